// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads FASTA (Pearson and Lipman, PNAS 85:2444-2448, 1988), plain or gzip.
 *
 * <p>A record is a header line {@code >id description} and the lines up to the next header. White
 * space in and around sequence lines is dropped, as are blank lines and lines that begin with a
 * semicolon; everything else of a sequence is kept as it stands, case included. Lines may end in
 * LF, CR LF or CR. Text is UTF-8; bytes that are not are taken as Latin-1.
 *
 * <p>Attributes: pairs {@code key=value} of the header, where the key begins with a letter and
 * holds letters, digits, {@code _}, {@code -} and {@code .}, and the value has no blanks or stands
 * in double quotes; a repeated key keeps its last value. In headers of UniProt ({@code sp|...} and
 * {@code tr|...}), where values hold blanks without quotes, a value extends to the next pair of two
 * capital letters.
 */
public final class FastaReader implements SequenceReader {

    private static final int BUFFER_SIZE = 1 << 16;
    private static final int MAXIMUM_HEADER_BYTES = 1 << 20;

    private static final byte PLAIN = 0;
    private static final byte NEWLINE = 1;
    private static final byte RETURN = 2;
    private static final byte BLANK = 3;
    private static final byte HIGH = 4;
    private static final byte CONTROL = 5;
    private static final byte[] KINDS = kinds();

    private final Path file;
    private final SequenceReadOptions options;
    private final SequenceInput input;
    private final UniqueIdentifiers identifiers;

    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int limit;
    private boolean ended;

    private byte[] text = new byte[1 << 10];
    private int textLength;
    private boolean textHasHighBytes;

    private long line = 1;
    private long records;
    private boolean atHeader;

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        Arrays.fill(kinds, 0, ' ', CONTROL);
        kinds[0x7F] = CONTROL;
        kinds['\n'] = NEWLINE;
        kinds['\r'] = RETURN;
        kinds[' '] = BLANK;
        kinds['\t'] = BLANK;
        kinds['\f'] = BLANK;
        kinds[0x0B] = BLANK;
        Arrays.fill(kinds, 0x80, 0x100, HIGH);
        return kinds;
    }

    /**
     * Opens a file.
     *
     * @param file the file, plain or gzip
     * @param options how to read it
     * @param cancellation asked at every block of the file
     * @throws SequenceFormatException if the file is missing, a folder, empty, damaged, binary or
     *     does not begin with a header
     * @throws IOException if the file cannot be read
     */
    public FastaReader(Path file, SequenceReadOptions options, CancellationToken cancellation)
            throws IOException {
        this.file = file;
        this.options = options;
        identifiers =
                options.requiresUniqueIds()
                        ? new UniqueIdentifiers(
                                file, () -> new FastaReader(file, options.plain(), cancellation))
                        : null;
        input = new SequenceInput(file, cancellation);
        boolean ready = false;
        try {
            findFirstHeader();
            ready = true;
        } finally {
            if (!ready) {
                input.close();
            }
        }
    }

    private void findFirstHeader() throws IOException {
        skipByteOrderMark();
        while (true) {
            int b = peek();
            if (b < 0) {
                throw new SequenceFormatException(
                        file,
                        0,
                        0,
                        "the file is empty",
                        "name a FASTA file with at least one sequence");
            }
            switch (KINDS[b]) {
                case NEWLINE, RETURN -> skipLineEnd();
                case BLANK -> position++;
                case CONTROL -> throw binary();
                default -> {
                    if (b == '>') {
                        atHeader = true;
                        return;
                    }
                    if (b != ';') {
                        refuseBinaryAhead();
                        throw new SequenceFormatException(
                                file,
                                line,
                                0,
                                "text stands before the first header, which begins with '>'",
                                "begin the file with a header, or read it as delimited text");
                    }
                    skipLine();
                }
            }
        }
    }

    /** Tells a file of another kind from a text file whose first line is wrong. */
    private void refuseBinaryAhead() throws SequenceFormatException {
        for (int i = position; i < limit; i++) {
            if (KINDS[buffer[i] & 0xFF] == CONTROL) {
                throw binary();
            }
        }
    }

    private void skipByteOrderMark() throws IOException {
        if (peek() == 0xEF
                && limit - position >= 3
                && buffer[position + 1] == (byte) 0xBB
                && buffer[position + 2] == (byte) 0xBF) {
            position += 3;
        }
    }

    @Override
    public SequenceRecord next() throws IOException {
        if (!atHeader) {
            return null;
        }
        long headerLine = line;
        records++;
        position++;
        readLine(MAXIMUM_HEADER_BYTES);
        String header = text().strip();
        if (header.isEmpty()) {
            throw new SequenceFormatException(
                    file,
                    headerLine,
                    records,
                    "the header has no identifier",
                    "write one after '>'");
        }
        int idEnd = HeaderAttributes.wordEnd(header, 0);
        String id = header.substring(0, idEnd);
        String description = header.substring(idEnd).strip();
        readSequence(id, headerLine);
        String sequence = text();
        if (identifiers != null) {
            identifiers.check(id, "", headerLine, records);
        }
        Map<String, String> attributes =
                options.keepsAttributes() ? HeaderAttributes.of(id, description) : Map.of();
        return new SequenceRecord(id, description, sequence, attributes, headerLine);
    }

    private void readSequence(String id, long headerLine) throws IOException {
        textLength = 0;
        textHasHighBytes = false;
        atHeader = false;
        boolean lineStart = true;
        while (true) {
            if (position == limit && !fill()) {
                break;
            }
            if (lineStart && buffer[position] == '>') {
                atHeader = true;
                break;
            }
            if (lineStart && buffer[position] == ';') {
                skipLine();
                continue;
            }
            int start = position;
            int p = start;
            while (p < limit && KINDS[buffer[p] & 0xFF] == PLAIN) {
                p++;
            }
            position = p;
            if (p > start) {
                lineStart = false;
                append(start, p - start, options.maximumLength(), id, headerLine);
            }
            if (p == limit) {
                continue;
            }
            switch (KINDS[buffer[p] & 0xFF]) {
                case NEWLINE, RETURN -> {
                    skipLineEnd();
                    lineStart = true;
                }
                case BLANK -> position++;
                case HIGH -> {
                    textHasHighBytes = true;
                    append(p, 1, options.maximumLength(), id, headerLine);
                    position++;
                    lineStart = false;
                }
                default -> throw binary();
            }
        }
        if (textLength == 0) {
            throw new SequenceFormatException(
                    file,
                    headerLine,
                    records,
                    "the header of '" + id + "' has no sequence",
                    "add the sequence or remove the header");
        }
    }

    /** Reads from here to the end of the line into the text. */
    private void readLine(int maximumBytes) throws IOException {
        long startLine = line;
        textLength = 0;
        textHasHighBytes = false;
        while (true) {
            if (position == limit && !fill()) {
                line++;
                return;
            }
            int start = position;
            int p = start;
            byte kind = PLAIN;
            while (p < limit) {
                kind = KINDS[buffer[p] & 0xFF];
                if (kind == HIGH) {
                    textHasHighBytes = true;
                } else if (kind != PLAIN && kind != BLANK) {
                    break;
                }
                p++;
            }
            position = p;
            if (textLength + (p - start) > maximumBytes) {
                throw new SequenceFormatException(
                        file,
                        startLine,
                        records,
                        "the header line is longer than " + maximumBytes + " bytes",
                        "check that the file is FASTA");
            }
            append(start, p - start, Integer.MAX_VALUE, "", startLine);
            if (p < limit) {
                if (kind == CONTROL) {
                    throw binary();
                }
                skipLineEnd();
                return;
            }
        }
    }

    private void skipLine() throws IOException {
        while (position < limit || fill()) {
            byte kind = KINDS[buffer[position] & 0xFF];
            if (kind == NEWLINE || kind == RETURN) {
                skipLineEnd();
                return;
            }
            if (kind == CONTROL) {
                throw binary();
            }
            position++;
        }
    }

    /** Skips LF, CR LF or CR. */
    private void skipLineEnd() throws IOException {
        boolean wasReturn = buffer[position++] == '\r';
        if (wasReturn && peek() == '\n') {
            position++;
        }
        line++;
    }

    private void append(int start, int count, int maximum, String id, long headerLine)
            throws SequenceFormatException {
        if (count > maximum - textLength) {
            throw new SequenceFormatException(
                    file,
                    headerLine,
                    records,
                    "the sequence of '" + id + "' is longer than " + maximum + " symbols",
                    "split it or raise the maximum length");
        }
        if (text.length - textLength < count) {
            int wanted = Math.max(textLength + count, (int) Math.min(2L * text.length, maximum));
            text = Arrays.copyOf(text, wanted);
        }
        System.arraycopy(buffer, start, text, textLength, count);
        textLength += count;
    }

    private String text() {
        return TextDecoder.decode(text, textLength, textHasHighBytes);
    }

    private int peek() throws IOException {
        return position < limit || fill() ? buffer[position] & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        int n;
        do {
            n = input.read(buffer, 0, buffer.length);
        } while (n == 0);
        position = 0;
        limit = Math.max(n, 0);
        ended = n < 0;
        return !ended;
    }

    private SequenceFormatException binary() {
        return new SequenceFormatException(
                file,
                line,
                records,
                "a control character stands here, the file is binary or not UTF-8",
                "name a text file in FASTA format");
    }

    @Override
    public long bytesRead() {
        return input.bytesRead();
    }

    @Override
    public long totalBytes() {
        return input.totalBytes();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
