// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads FASTQ (Cock et al., Nucleic Acids Res. 38:1767-1771, 2010), plain or gzip.
 *
 * <p>A record is {@code @id description}, the sequence, {@code +} (with or without the identifier
 * once more), and as many quality characters as symbols; sequence and qualities may be wrapped.
 * Blank lines between records are skipped. Attributes are the pairs {@code key=value} of the
 * header, as in FASTA.
 */
public final class FastqReader implements SequenceReader {

    private static final String KIND = "FASTQ";
    private static final int LOWEST_CHARACTER = '!';
    private static final int HIGHEST_CHARACTER = '~';

    private static final int SAMPLED_RECORDS = 1000;
    private static final long SAMPLED_BYTES = 4L << 20;

    /** Solexa's scores begin at -5, so that offset 64 has no character below this one. */
    private static final int LOWEST_OF_OFFSET_64 = 64 - 5;

    /** Beyond Q42 only reads of another kind go, whose characters reach much higher. */
    private static final int USUAL_HIGHEST_OF_OFFSET_33 = 33 + 42;

    private static final int HIGHEST_OF_OFFSET_64 = 64 + 45;

    private final Path file;
    private final SequenceReadOptions options;
    private final LineReader lines;
    private final SequenceText symbols;
    private final UniqueIdentifiers identifiers;
    private long records;

    /**
     * Opens a file.
     *
     * @param file the file, plain or gzip
     * @param options how to read it
     * @param cancellation asked at every block of the file
     * @throws SequenceFormatException if the file is missing, a folder, empty, damaged or binary,
     *     does not begin with a header, or its qualities seem to have another offset
     * @throws IOException if the file cannot be read
     */
    public FastqReader(Path file, SequenceReadOptions options, CancellationToken cancellation)
            throws IOException {
        this.file = file;
        this.options = options;
        symbols = new SequenceText(file, options.maximumLength());
        identifiers =
                options.requiresUniqueIds()
                        ? new UniqueIdentifiers(
                                file, () -> new FastqReader(file, options.plain(), cancellation))
                        : null;
        lines = new LineReader(file, KIND, options.maximumLength(), cancellation);
        boolean ready = false;
        try {
            if (!nextHeader()) {
                throw new SequenceFormatException(
                        file,
                        0,
                        0,
                        "the file is empty",
                        "name a FASTQ file with at least one read");
            }
            lines.repeat();
            if (options.qualityOffset() == QualityOffset.CHECKED) {
                checkOffset(cancellation);
            }
            ready = true;
        } finally {
            if (!ready) {
                lines.close();
            }
        }
    }

    /** Looks at the first reads, which are read a second time for that. */
    private void checkOffset(CancellationToken cancellation) throws IOException {
        int lowest = HIGHEST_CHARACTER;
        int highest = LOWEST_CHARACTER;
        long place = 0;
        long record = 0;
        try (FastqReader sample = new FastqReader(file, options.plain(), cancellation)) {
            SequenceRecord read;
            while (sample.records < SAMPLED_RECORDS
                    && sample.bytesRead() <= SAMPLED_BYTES
                    && (read = sample.next()) != null) {
                int before = highest;
                lowest = Math.min(lowest, read.quality().chars().min().orElse(lowest));
                highest = Math.max(highest, read.quality().chars().max().orElse(highest));
                if (highest > before) {
                    place = read.line();
                    record = sample.records;
                }
            }
        } catch (SequenceFormatException e) {
            // The real reading meets the same error in its turn, after the reads before it.
            return;
        }
        if (lowest >= LOWEST_OF_OFFSET_64
                && highest > USUAL_HIGHEST_OF_OFFSET_33
                && highest <= HIGHEST_OF_OFFSET_64) {
            throw new SequenceFormatException(
                    file,
                    place,
                    record,
                    ("the qualities seem to be written with offset 64, as by Illumina 1.3 to 1.7:"
                                    + " none is below '%c', this read has '%c'")
                            .formatted((char) lowest, (char) highest),
                    "set the quality offset to 64, or to 33 if you know that it is right");
        }
    }

    /** Goes to the header of the next record; false if there is none. */
    private boolean nextHeader() throws IOException {
        while (lines.next()) {
            if (!lines.isBlank()) {
                if (lines.at(0) != '@') {
                    throw new SequenceFormatException(
                            file,
                            lines.line(),
                            records + 1,
                            "a header, which begins with '@', should stand here",
                            "check that every record has as many qualities as letters, and that"
                                    + " the file is FASTQ");
                }
                return true;
            }
        }
        return false;
    }

    @Override
    public SequenceRecord next() throws IOException {
        if (!nextHeader()) {
            return null;
        }
        records++;
        long headerLine = lines.line();
        String header = lines.text(1);
        int idEnd = HeaderAttributes.wordEnd(header, 0);
        String id = header.substring(0, idEnd);
        if (id.isEmpty()) {
            throw new SequenceFormatException(
                    file,
                    headerLine,
                    records,
                    "the header has no identifier",
                    "write one after '@'");
        }
        String description = header.substring(idEnd).strip();
        int sequenceLines = readSymbols(id, headerLine);
        checkSeparator(header, id);
        String quality = readQuality(id, symbols.length(), sequenceLines > 1);
        String sequence = symbols.toString();
        if (identifiers != null) {
            identifiers.check(id, "", headerLine, records);
        }
        Map<String, String> attributes =
                options.keepsAttributes() ? HeaderAttributes.of(id, description) : Map.of();
        return new SequenceRecord(
                id, description, sequence, attributes, quality, List.of(), headerLine);
    }

    /** Reads up to the line that begins with '+'; how many lines there were. */
    private int readSymbols(String id, long headerLine) throws IOException {
        symbols.clear();
        int count = 0;
        while (true) {
            if (!lines.next()) {
                throw new SequenceFormatException(
                        file,
                        headerLine,
                        records,
                        "the file ends within the record '" + id + "'",
                        "copy or download it again, or complete the record");
            }
            if (lines.at(0) == '+') {
                break;
            }
            if (lines.hasHighBytes()) {
                // Letters of more than one byte would not fit their qualities.
                throw new SequenceFormatException(
                        file,
                        lines.line(),
                        records,
                        "the read '%s' has a letter that is not plain ASCII in the line '%s'"
                                .formatted(id, lines.text(0)),
                        "correct it, or check that the file is FASTQ and not damaged");
            }
            symbols.append(lines, id, headerLine, records);
            count++;
        }
        if (symbols.length() == 0) {
            throw new SequenceFormatException(
                    file,
                    headerLine,
                    records,
                    "the read '" + id + "' has no letters",
                    "remove it, for example with a minimum length when trimming");
        }
        return count;
    }

    private void checkSeparator(String header, String id) throws SequenceFormatException {
        String repeated = lines.text(1);
        if (!repeated.isEmpty() && !repeated.equals(header) && !repeated.equals(id)) {
            throw new SequenceFormatException(
                    file,
                    lines.line(),
                    records,
                    "the second header '%s' is not that of the read '%s'".formatted(repeated, id),
                    "make them equal, or leave the second one empty");
        }
    }

    private String readQuality(String id, int length, boolean wrapped) throws IOException {
        byte[] quality = new byte[length];
        int found = 0;
        do {
            long before = lines.line();
            if (!lines.next()) {
                throw unequal(id, length, found, before);
            }
            byte[] bytes = lines.bytes();
            int from = lines.start();
            int to = from + lines.length();
            while (to > from && LineReader.isBlank(bytes[to - 1])) {
                to--;
            }
            if (to - from > length - found || !wrapped && to - from < length) {
                throw unequal(id, length, found + (to - from), lines.line());
            }
            for (int i = from; i < to; i++) {
                int score = (bytes[i] & 0xFF) - options.qualityOffset().offset();
                if (score < 0 || score + PhredQuality.OFFSET > HIGHEST_CHARACTER) {
                    throw outOfRange(id, bytes[i] & 0xFF, found + 1);
                }
                quality[found++] = (byte) (score + PhredQuality.OFFSET);
            }
        } while (found < length);
        return new String(quality, StandardCharsets.ISO_8859_1);
    }

    private SequenceFormatException unequal(String id, int symbolCount, int found, long line) {
        return new SequenceFormatException(
                file,
                line,
                records,
                "the read '%s' has %d letters but %d qualities".formatted(id, symbolCount, found),
                "copy or download the file again, or complete the record");
    }

    private SequenceFormatException outOfRange(String id, int character, int position) {
        int offset = options.qualityOffset().offset();
        return new SequenceFormatException(
                file,
                lines.line(),
                records,
                "the read '%s' has at position %d the quality character %s, which is no score with offset %d"
                        .formatted(id, position, Alphabet.describe((char) character), offset),
                offset == PhredQuality.OFFSET
                        ? "check that the file is FASTQ and not damaged"
                        : "set the quality offset to 33");
    }

    @Override
    public long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public long totalBytes() {
        return lines.totalBytes();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
