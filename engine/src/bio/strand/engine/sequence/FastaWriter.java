// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.files.StagedFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes FASTA: {@code >id description}, then the sequence in lines of a fixed width, in UTF-8 with
 * LF.
 *
 * <p>The file appears only when it is complete, by {@link #finish}, as {@link StagedFile} states
 * it. What {@link FastaReader} would not read back as it was given is refused, white space in
 * sequences apart, which is dropped. The same records give the same bytes, compressed or not. Not
 * safe for use by several threads.
 */
public final class FastaWriter implements Closeable {

    private static final int BUFFER_SIZE = 1 << 16;

    private final StagedFile file;
    private final FastaWriteOptions options;
    private final OutputStream output;
    private byte[] line = new byte[1 << 10];
    private long records;

    /**
     * Starts a file.
     *
     * @param file where the file shall be; its folder must exist
     * @param options how to write it
     * @throws FileAlreadyExistsException if it exists and must not be replaced
     * @throws IOException if nothing can be written there
     */
    public FastaWriter(Path file, FastaWriteOptions options) throws IOException {
        this.options = options;
        this.file = options.replaces() ? StagedFile.replacing(file) : StagedFile.refusing(file);
        output = options.gzip() ? compressed() : this.file.output();
    }

    private OutputStream compressed() throws IOException {
        try {
            return new GZIPOutputStream(file.output(), BUFFER_SIZE);
        } catch (IOException e) {
            try {
                file.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /**
     * Writes a record.
     *
     * @param id the identifier: not empty, without white space
     * @param description the rest of the header, one line; empty for none
     * @param sequence the symbols; white space is dropped, something must be left
     * @throws IllegalArgumentException if FASTA cannot hold one of them; the message says what and
     *     names the record
     * @throws IOException if it cannot be written
     */
    public void write(String id, String description, String sequence) throws IOException {
        records++;
        if (id.isEmpty() || id.chars().anyMatch(FastaWriter::isBlankOrControl)) {
            throw new IllegalArgumentException(
                    id.isEmpty()
                            ? "Record %d has an empty identifier; give every sequence one."
                                    .formatted(records)
                            : ("The identifier '%s' (record %d) holds white space or a control"
                                            + " character, where FASTA ends it; replace it, for"
                                            + " example by '_'.")
                                    .formatted(id, records));
        }
        if (description.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F)) {
            throw new IllegalArgumentException(
                    "The description of '%s' (record %d) holds a line end or control character; FASTA has one line for it."
                            .formatted(id, records));
        }
        String header = description.isBlank() ? id : id + " " + description.strip();
        output.write('>');
        output.write(header.getBytes(StandardCharsets.UTF_8));
        output.write('\n');
        writeSequence(id, sequence);
    }

    private static boolean isBlankOrControl(int c) {
        return Character.isWhitespace(c) || c < ' ' || c == 0x7F;
    }

    private void writeSequence(String id, String sequence) throws IOException {
        int length = 0;
        int width =
                options.lineWidth() == FastaWriteOptions.UNWRAPPED
                        ? Integer.MAX_VALUE
                        : options.lineWidth();
        int written = 0;
        for (int i = 0; i < sequence.length(); i++) {
            char c = sequence.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            if (c <= ' ' || c >= 0x7F || c == '>' || c == ';') {
                throw new IllegalArgumentException(
                        "The sequence of '%s' (record %d) holds at position %d %s, which a FASTA sequence cannot have; remove it, or choose the column with the sequences."
                                .formatted(id, records, written + 1, Alphabet.describe(c)));
            }
            if (length == line.length) {
                output.write(line, 0, length);
                length = 0;
            }
            line[length++] = (byte) c;
            written++;
            if (written % width == 0) {
                output.write(line, 0, length);
                output.write('\n');
                length = 0;
            }
        }
        if (written == 0) {
            throw new IllegalArgumentException(
                    "The sequence of '%s' (record %d) is empty; fill it in or remove the row."
                            .formatted(id, records));
        }
        output.write(line, 0, length);
        if (written % width != 0) {
            output.write('\n');
        }
    }

    /**
     * How many records have been written.
     *
     * @return the number
     */
    public long records() {
        return records;
    }

    /**
     * Completes the file and puts it into its place, in one step where the file system can.
     *
     * @throws FileAlreadyExistsException if the file has come into being meanwhile and must not be
     *     replaced
     * @throws IOException if it cannot be written
     */
    public void finish() throws IOException {
        output.close();
        file.finish();
    }

    /** Gives up the file unless it is finished. */
    @Override
    public void close() throws IOException {
        try (file) {
            output.close();
        }
    }
}
