// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.EmblReader;
import bio.strand.engine.sequence.FastaReader;
import bio.strand.engine.sequence.FastqReader;
import bio.strand.engine.sequence.GenBankReader;
import bio.strand.engine.sequence.QualityOffset;
import bio.strand.engine.sequence.SequenceFile;
import bio.strand.engine.sequence.SequenceFiles;
import bio.strand.engine.sequence.SequenceFormatException;
import bio.strand.engine.sequence.SequenceReadOptions;
import bio.strand.engine.sequence.SequenceReader;
import bio.strand.engine.sequence.UniProtReader;
import bio.strand.nodes.io.reader.SequenceReaderNodeParameters.FileFormat;
import bio.strand.nodes.io.reader.SequenceReaderNodeParameters.RowIdSource;
import bio.strand.nodes.io.reader.SequenceReaderNodeParameters.Source;
import bio.strand.nodes.runtime.LocalFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.knime.core.node.InvalidSettingsException;

/** The files that the settings name, their common format, and how to open them. */
final class ReaderInput {

    private static final String WHAT = "a FASTA, CSV or TSV file";

    /**
     * A reader at its first record.
     *
     * @param reader gives the records of all files
     * @param file tells which file the record given last is from
     */
    record Opened(SequenceReader reader, Supplier<Path> file) {}

    private final List<Path> files;
    private final boolean single;
    private final SequenceFile.Format format;
    private final boolean detected;
    private final SequenceReaderNodeParameters parameters;

    private ReaderInput(
            List<Path> files,
            boolean single,
            SequenceFile.Format format,
            SequenceReaderNodeParameters parameters) {
        this.files = files;
        this.single = single;
        this.format = format;
        detected = parameters.format == FileFormat.AUTO;
        this.parameters = parameters;
    }

    /**
     * Finds the files and looks at the first one.
     *
     * @param parameters the settings
     * @return the files
     * @throws IOException if the first file, or the folder, cannot be read
     * @throws InvalidSettingsException if no file is named, or the format does not fit
     */
    static ReaderInput of(SequenceReaderNodeParameters parameters)
            throws IOException, InvalidSettingsException {
        List<Path> files =
                switch (parameters.source) {
                    case FILE -> List.of(LocalFile.resolve(parameters.inputFile, WHAT));
                    case FOLDER -> filesOfFolder(parameters);
                    case LIST -> filesOfList(parameters.fileList);
                };
        SequenceFile.Format format = formatOf(files.get(0), parameters.format);
        return new ReaderInput(files, parameters.source == Source.FILE, format, parameters);
    }

    private static List<Path> filesOfFolder(SequenceReaderNodeParameters parameters)
            throws IOException, InvalidSettingsException {
        Path folder = LocalFile.resolve(parameters.inputFolder, "a folder with the files to read");
        try {
            return SequenceFiles.inFolder(
                    folder, parameters.filePattern.strip(), parameters.includeSubfolders);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    "File names: " + e.getMessage() + " Correct it in the dialog.", e);
        }
    }

    private static List<Path> filesOfList(String list) throws InvalidSettingsException {
        List<Path> files = new ArrayList<>();
        for (String line : list.lines().filter(text -> !text.isBlank()).toList()) {
            files.add(LocalFile.resolve(line, WHAT));
        }
        if (files.isEmpty()) {
            throw new InvalidSettingsException(
                    "No file is listed: open the dialog and write the path of each file on a line"
                            + " of its own.");
        }
        return files;
    }

    private static SequenceFile.Format formatOf(Path file, FileFormat chosen)
            throws IOException, InvalidSettingsException {
        return switch (chosen) {
            case FASTA -> SequenceFile.Format.FASTA;
            case FASTQ -> SequenceFile.Format.FASTQ;
            case GENBANK -> SequenceFile.Format.GENBANK;
            case EMBL -> SequenceFile.Format.EMBL;
            case UNIPROT -> SequenceFile.Format.UNIPROT;
            case AUTO -> SequenceFile.detect(file).format();
            case DELIMITED -> {
                SequenceFile.Format found = SequenceFile.detect(file).format();
                if (found != SequenceFile.Format.DELIMITED) {
                    throw new InvalidSettingsException(
                            String.format(
                                    "File '%s' begins like %s, but the format is set to delimited"
                                            + " text: set \"Format\" to %s or automatic.",
                                    file, found.title(), found.title()));
                }
                yield found;
            }
        };
    }

    /**
     * The format of the first file, which all must have.
     *
     * @return the format
     */
    SequenceFile.Format format() {
        return format;
    }

    /**
     * The file by which the columns are chosen.
     *
     * @return the first file
     */
    Path first() {
        return files.get(0);
    }

    /**
     * Whether more than one file may be read.
     *
     * @return true for a folder or list, even of one file
     */
    boolean isSeveral() {
        return !single;
    }

    /** Opens one file for reading. */
    @FunctionalInterface
    interface Opener {
        SequenceReader open(Path file, SequenceReadOptions options, CancellationToken token)
                throws IOException;
    }

    /**
     * The way to open a file of a format with records.
     *
     * @param format any but delimited text, which needs its columns
     * @return the opener
     */
    static Opener openerOf(SequenceFile.Format format) {
        return switch (format) {
            case FASTA -> FastaReader::new;
            case FASTQ -> FastqReader::new;
            case GENBANK -> GenBankReader::new;
            case EMBL -> EmblReader::new;
            case UNIPROT -> UniProtReader::new;
            case DELIMITED ->
                    throw new IllegalArgumentException("Delimited text is opened by its columns.");
        };
    }

    /**
     * Opens the files to be read from the first to the last.
     *
     * @param opener opens one
     * @param keepsAttributes whether records get attributes
     * @param token asked while reading
     * @return a reader at the first record, to be closed
     * @throws IOException if a file cannot be read or is not as it should be
     */
    Opened open(Opener opener, boolean keepsAttributes, CancellationToken token)
            throws IOException {
        boolean unique = parameters.rowIds == RowIdSource.IDENTIFIER;
        return open(opener, options(keepsAttributes, unique), unique, token);
    }

    /**
     * Opens the files to look at their beginning: with attributes, without a check of identifiers.
     *
     * @param opener opens one
     * @return a reader at the first record, to be closed
     * @throws IOException if a file cannot be read or is not as it should be
     */
    Opened sample(Opener opener) throws IOException {
        return open(opener, options(true, false), false, CancellationToken.never());
    }

    private Opened open(
            Opener opener, SequenceReadOptions options, boolean unique, CancellationToken token)
            throws IOException {
        if (single) {
            Path file = files.get(0);
            return new Opened(opener.open(file, options, token), () -> file);
        }
        SequenceReadOptions unchecked = options(options.keepsAttributes(), false);
        SequenceFiles reader =
                new SequenceFiles(
                        files,
                        file -> {
                            checkFormat(file);
                            return opener.open(file, unchecked, token);
                        },
                        unique);
        return new Opened(reader, reader::file);
    }

    private void checkFormat(Path file) throws IOException {
        if (!detected) {
            return;
        }
        SequenceFile.Format found = SequenceFile.detect(file).format();
        if (found != format) {
            throw new SequenceFormatException(
                    file,
                    0,
                    0,
                    "this file is %s, but '%s' is %s"
                            .formatted(found.title(), files.get(0).getFileName(), format.title()),
                    "read files of different formats by a node for each format, or correct the"
                            + " pattern of file names");
        }
    }

    private SequenceReadOptions options(boolean keepsAttributes, boolean requiresUniqueIds) {
        QualityOffset offset =
                switch (parameters.qualities) {
                    case CHECKED -> QualityOffset.CHECKED;
                    case OFFSET_33 -> QualityOffset.PHRED_33;
                    case OFFSET_64 -> QualityOffset.PHRED_64;
                };
        return new SequenceReadOptions(
                keepsAttributes,
                requiresUniqueIds,
                SequenceReadOptions.DEFAULT_MAXIMUM_LENGTH,
                offset);
    }
}
