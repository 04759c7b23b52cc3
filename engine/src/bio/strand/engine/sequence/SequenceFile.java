// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What kind of sequence file a file is, judged by its content alone.
 *
 * @param path the file
 * @param format its format
 * @param compressed whether it is gzip
 */
public record SequenceFile(Path path, Format format, boolean compressed) {

    private static final int SAMPLE_BYTES = 1 << 12;

    /** The formats that can be read. */
    public enum Format {
        /** FASTA: headers that begin with {@code >}. */
        FASTA,
        /** Text in columns with a header, such as CSV and TSV. */
        DELIMITED
    }

    /**
     * Looks at the first bytes of a file: FASTA when the first line that is neither blank nor a
     * comment ({@code ;}) begins with {@code >}, delimited text otherwise.
     *
     * @param path the file, plain or gzip
     * @return what it is
     * @throws SequenceFormatException if the file is missing, a folder, empty, damaged or binary
     * @throws IOException if the file cannot be read
     */
    public static SequenceFile detect(Path path) throws IOException {
        try (SequenceInput input = new SequenceInput(path, CancellationToken.never())) {
            byte[] sample = input.readNBytes(SAMPLE_BYTES);
            for (byte b : sample) {
                if (b >= 0 && b < ' ' && (b < '\t' || b > '\r')) {
                    throw new SequenceFormatException(
                            path,
                            0,
                            0,
                            sample[0] == 'P' && sample[1] == 'K'
                                    ? "this is a zip archive or an office document"
                                    : "the file is binary or not UTF-8",
                            "name a FASTA or delimited text file, plain or gzip");
                }
            }
            List<String> lines =
                    TextDecoder.decode(sample, sample.length, true)
                            .replace("\uFEFF", "")
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList();
            if (lines.isEmpty()) {
                throw new SequenceFormatException(
                        path, 0, 0, "the file is empty", "name a file with at least one sequence");
            }
            boolean fasta =
                    lines.stream()
                            .filter(line -> !line.startsWith(";"))
                            .findFirst()
                            .map(line -> line.startsWith(">"))
                            .orElse(true);
            Format format = fasta ? Format.FASTA : Format.DELIMITED;
            return new SequenceFile(path, format, input.isCompressed());
        }
    }

    /**
     * Opens the file with a guessed layout.
     *
     * @param options how to read it
     * @param cancellation asked at every block of the file
     * @return the reader of its format
     * @throws SequenceFormatException if the file is not as it should be
     * @throws IllegalArgumentException if no sequence column can be guessed
     * @throws IOException if the file cannot be read
     */
    public SequenceReader open(SequenceReadOptions options, CancellationToken cancellation)
            throws IOException {
        return switch (format) {
            case FASTA -> new FastaReader(path, options, cancellation);
            case DELIMITED ->
                    new DelimitedReader(path, DelimitedFormat.detect(path), options, cancellation);
        };
    }
}
