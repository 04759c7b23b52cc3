// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.model;

import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.exchange.Dl4jModelReader;
import bio.strand.engine.exchange.Dl4jModelWriter;
import bio.strand.engine.files.BoundedZip;
import bio.strand.engine.files.StagedFile;
import bio.strand.engine.model.ModelArchiveWriter;
import bio.strand.engine.model.ModelReader;
import bio.strand.engine.model.ModelWriter;
import bio.strand.engine.model.SequenceModel;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/** Reads and writes models in either file format. */
final class ModelFiles {

    /** The entry by which a zip shows that DL4J wrote it. */
    private static final String DL4J_ENTRY = "configuration.json";

    /** More than the entries before that one ever have, in bytes. */
    private static final long MOST_SKIPPED = 1L << 31;

    private ModelFiles() {}

    /** The form of a model file. */
    enum Format {
        /** Strand's own. */
        STRAND,
        /** The zip of Eclipse Deeplearning4j. */
        DL4J
    }

    /**
     * Tells the format of a file from its content.
     *
     * @param file the file
     * @return the format; Strand's for anything unknown, whose reader says what is wrong
     * @throws IOException if the file cannot be read
     */
    static Format formatOf(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder: choose the model file in it.");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            BoundedZip zip = new BoundedZip(in);
            for (Optional<String> entry = zip.next(); entry.isPresent(); entry = zip.next()) {
                if (entry.get().equals(DL4J_ENTRY)) {
                    return Format.DL4J;
                }
                if (entry.get().equals(ModelArchiveWriter.FORMAT_ENTRY)) {
                    return Format.STRAND;
                }
                zip.skip(MOST_SKIPPED, entry.get());
            }
        } catch (ZipException | EOFException e) {
            // The reader of the format says what is damaged, and where.
            return Format.STRAND;
        }
        return Format.STRAND;
    }

    /**
     * Reads a model.
     *
     * @param file the file
     * @param encoding how sequences are encoded, for DL4J files that do not say it
     * @param names what the outputs are called, for DL4J files that do not say it; empty for
     *     numbered ones
     * @return the model
     * @throws IOException if the file cannot be read, is damaged or of a later version, or needs an
     *     encoding; says what to do
     */
    static SequenceModel read(Path file, Optional<Encoding> encoding, List<String> names)
            throws IOException {
        Format format = formatOf(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return format == Format.DL4J
                    ? Dl4jModelReader.read(in, file.toString(), encoding, names)
                    : ModelReader.read(in, file.toString());
        }
    }

    /**
     * Writes a model: to a file beside the one wanted, which takes its place once it is complete.
     *
     * @param model the model
     * @param format the form
     * @param file the file
     * @param overwrite whether a file of that name may be replaced
     * @throws FileAlreadyExistsException if there is one and it may not
     * @throws IOException if it cannot be written, or the format has no place for a layer; nothing
     *     is left behind then
     */
    static void write(SequenceModel model, Format format, Path file, boolean overwrite)
            throws IOException {
        try (StagedFile staged =
                overwrite ? StagedFile.replacing(file) : StagedFile.refusing(file)) {
            if (format == Format.DL4J) {
                Dl4jModelWriter.write(model, staged.output());
            } else {
                ModelWriter.write(model, staged.output());
            }
            staged.finish();
        }
    }
}
