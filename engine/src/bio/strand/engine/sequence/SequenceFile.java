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
    private static final int LINES_OF_FASTQ = 3;

    /** The formats that can be read. */
    public enum Format {
        /** FASTA: headers that begin with {@code >}. */
        FASTA("FASTA", List.of(), false),
        /** FASTQ: headers that begin with {@code @}, qualities after {@code +}. */
        FASTQ("FASTQ", List.of(), false),
        /** GenBank and GenPept flat files: records that begin with {@code LOCUS}. */
        GENBANK("GenBank", NucleotideAttributes.ALL, true),
        /** EMBL flat files: records that begin with {@code ID} and count base pairs. */
        EMBL("EMBL", NucleotideAttributes.ALL, true),
        /** UniProtKB text: records that begin with {@code ID} and count amino acids. */
        UNIPROT("UniProt text", UniProtReader.ATTRIBUTES, true),
        /** Text in columns with a header, such as CSV and TSV. */
        DELIMITED("delimited text", List.of(), false);

        private final String title;
        private final List<String> attributes;
        private final boolean features;

        Format(String title, List<String> attributes, boolean features) {
            this.title = title;
            this.attributes = attributes;
            this.features = features;
        }

        /**
         * What users call it.
         *
         * @return for example "GenBank"
         */
        public String title() {
            return title;
        }

        /**
         * The names of the attributes that every record of this format has, empty values included.
         *
         * @return the names in their order; empty where the file decides
         */
        public List<String> attributes() {
            return attributes;
        }

        /**
         * Whether its records have features.
         *
         * @return true for GenBank, EMBL and UniProt text
         */
        public boolean hasFeatures() {
            return features;
        }
    }

    /**
     * Looks at the first bytes of a file. The first line that is neither blank nor a comment
     * ({@code ;}) decides: {@code >} is FASTA, {@code @} with a line {@code +} further on FASTQ,
     * {@code LOCUS} GenBank, {@code ID} EMBL or, if it counts amino acids, UniProt text. Everything
     * else is delimited text, unless a line {@code LOCUS} follows, as in GenBank's release files.
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
            return new SequenceFile(path, formatOf(lines), input.isCompressed());
        }
    }

    private static Format formatOf(List<String> lines) {
        String first = lines.stream().filter(line -> !line.startsWith(";")).findFirst().orElse(">");
        if (first.startsWith(">")) {
            return Format.FASTA;
        }
        boolean separated = lines.stream().anyMatch(line -> line.startsWith("+"));
        if (first.startsWith("@") && (separated || lines.size() < LINES_OF_FASTQ)) {
            return Format.FASTQ;
        }
        if (first.matches("ID   .*\\d+\\s*AA\\.?")) {
            return Format.UNIPROT;
        }
        if (first.matches("ID   .*;.*(BP\\.?|XXX;?)")) {
            return Format.EMBL;
        }
        return lines.stream().anyMatch(line -> line.matches("LOCUS {2,}\\S.*"))
                ? Format.GENBANK
                : Format.DELIMITED;
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
            case FASTQ -> new FastqReader(path, options, cancellation);
            case GENBANK -> new GenBankReader(path, options, cancellation);
            case EMBL -> new EmblReader(path, options, cancellation);
            case UNIPROT -> new UniProtReader(path, options, cancellation);
            case DELIMITED ->
                    new DelimitedReader(path, DelimitedFormat.detect(path), options, cancellation);
        };
    }
}
