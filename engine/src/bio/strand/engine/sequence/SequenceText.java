// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.nio.file.Path;
import java.util.Arrays;

/** Collects the letters of a sequence from the lines of a file. */
final class SequenceText {

    private static final int INITIAL_CAPACITY = 1 << 10;

    private final Path file;
    private final int maximumLength;
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int length;
    private boolean hasHighBytes;

    SequenceText(Path file, int maximumLength) {
        this.file = file;
        this.maximumLength = maximumLength;
    }

    void clear() {
        length = 0;
        hasHighBytes = false;
    }

    int length() {
        return length;
    }

    /**
     * Appends the letters of a line; white space between them is dropped.
     *
     * @param id the record's identifier, for the error when there are too many letters
     */
    void append(LineReader lines, String id, long recordLine, long record)
            throws SequenceFormatException {
        reserve(lines.length(), id, recordLine, record);
        hasHighBytes |= lines.hasHighBytes();
        byte[] source = lines.bytes();
        int end = lines.start() + lines.length();
        int to = length;
        for (int i = lines.start(); i < end; i++) {
            byte b = source[i];
            if (!LineReader.isBlank(b)) {
                bytes[to++] = b;
            }
        }
        length = to;
        checkLength(id, recordLine, record);
    }

    /**
     * Appends the letters of a line that also holds the number of its first or last letter, as flat
     * files have it. A number among the letters is refused.
     *
     * @param numberFirst whether the number stands before the letters
     */
    void appendNumbered(
            LineReader lines, boolean numberFirst, String id, long recordLine, long record)
            throws SequenceFormatException {
        reserve(lines.length(), id, recordLine, record);
        byte[] source = lines.bytes();
        int end = lines.start() + lines.length();
        int to = length;
        boolean letters = false;
        boolean number = false;
        for (int i = lines.start(); i < end; i++) {
            byte b = source[i];
            if (b >= '0' && b <= '9') {
                if (numberFirst && letters) {
                    throw numberInside(lines.line(), id, record);
                }
                number = true;
            } else if (!LineReader.isBlank(b)) {
                if (!numberFirst && number) {
                    throw numberInside(lines.line(), id, record);
                }
                if (!isSymbol(b)) {
                    throw new SequenceFormatException(
                            file,
                            lines.line(),
                            record,
                            "the character %s stands inside the sequence of '%s'"
                                    .formatted(Alphabet.describe((char) (b & 0xFF)), id),
                            "remove it, or check that the whole file has the same format");
                }
                letters = true;
                bytes[to++] = b;
            }
        }
        length = to;
        checkLength(id, recordLine, record);
    }

    /** Letters, the stop and the ways to write a gap. */
    private static boolean isSymbol(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '*' || b == '-' || b == '.';
    }

    private SequenceFormatException numberInside(long line, String id, long record) {
        return new SequenceFormatException(
                file,
                line,
                record,
                "a number stands inside the sequence of '" + id + "'",
                "remove it, or copy the file again: the line may be damaged");
    }

    private void reserve(int more, String id, long line, long record)
            throws SequenceFormatException {
        if (bytes.length - length < more) {
            long wanted = Math.max((long) length + more, 2L * bytes.length);
            long most = Math.min(Integer.MAX_VALUE - 8L, (long) maximumLength + more);
            if (length + (long) more > Integer.MAX_VALUE - 8L) {
                throw tooLong(id, line, record);
            }
            bytes = Arrays.copyOf(bytes, (int) Math.max(length + more, Math.min(wanted, most)));
        }
    }

    private void checkLength(String id, long line, long record) throws SequenceFormatException {
        if (length > maximumLength) {
            throw tooLong(id, line, record);
        }
    }

    private SequenceFormatException tooLong(String id, long line, long record) {
        return new SequenceFormatException(
                file,
                line,
                record,
                "the sequence of '" + id + "' is longer than " + maximumLength + " symbols",
                "split it or raise the maximum length");
    }

    @Override
    public String toString() {
        return TextDecoder.decode(bytes, length, hasHighBytes);
    }
}
