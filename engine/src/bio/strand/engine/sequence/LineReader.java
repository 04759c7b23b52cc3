// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import bio.strand.engine.progress.CancellationToken;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The lines of a text file, plain or gzip, as bytes: ended by LF, CR LF or CR, numbered from 1,
 * without their ends. A byte order mark at the beginning is dropped; a control character ends the
 * reading, because the file is binary.
 */
final class LineReader implements Closeable {

    private static final int BUFFER_SIZE = 1 << 16;

    private final Path file;
    private final String kind;
    private final int maximumBytes;
    private final SequenceInput input;

    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int limit;
    private boolean ended;
    private boolean started;
    private boolean skipsLineFeed;
    private boolean repeats;

    private byte[] overflow = new byte[0];
    private byte[] bytes = buffer;
    private int start;
    private int length;
    private boolean hasHighBytes;
    private long line;

    /**
     * Opens a file.
     *
     * @param file the file
     * @param kind what it should be, for errors: "FASTQ", "GenBank"
     * @param maximumBytes the longest line that is read
     * @param cancellation asked at every block of the file
     */
    LineReader(Path file, String kind, int maximumBytes, CancellationToken cancellation)
            throws IOException {
        this.file = file;
        this.kind = kind;
        this.maximumBytes = maximumBytes;
        input = new SequenceInput(file, cancellation);
    }

    /** Goes to the next line; false after the last one. */
    boolean next() throws IOException {
        if (repeats) {
            repeats = false;
            return true;
        }
        if (!started) {
            started = true;
            skipByteOrderMark();
        }
        if (!ready() || skipsLineFeed && buffer[position] == '\n' && skipOne() && !ready()) {
            length = 0;
            return false;
        }
        skipsLineFeed = false;
        line++;
        hasHighBytes = false;
        int stored = 0;
        while (true) {
            int p = position;
            byte kindOfByte = 0;
            while (p < limit) {
                byte b = buffer[p];
                if (b < ' ' && b != '\t') {
                    if (b < 0) {
                        hasHighBytes = true;
                    } else if (b == '\n' || b == '\r') {
                        kindOfByte = b;
                        break;
                    } else if (b != '\f' && b != 0x0B) {
                        throw binary();
                    }
                } else if (b == 0x7F) {
                    throw binary();
                }
                p++;
            }
            int count = p - position;
            if (count > maximumBytes - stored) {
                throw new SequenceFormatException(
                        file,
                        line,
                        0,
                        "the line is longer than " + maximumBytes + " characters",
                        "check that the file is " + kind);
            }
            if (kindOfByte != 0 && stored == 0) {
                bytes = buffer;
                start = position;
                length = count;
            } else {
                keep(stored, count);
            }
            stored += count;
            position = p;
            if (kindOfByte != 0) {
                position++;
                skipsLineFeed = kindOfByte == '\r';
                return true;
            }
            if (!ready()) {
                return true;
            }
        }
    }

    private void keep(int stored, int count) {
        if (overflow.length - stored < count) {
            overflow = Arrays.copyOf(overflow, Math.max(stored + count, 2 * overflow.length));
        }
        System.arraycopy(buffer, position, overflow, stored, count);
        bytes = overflow;
        start = 0;
        length = stored + count;
    }

    private boolean skipOne() {
        position++;
        return true;
    }

    private void skipByteOrderMark() throws IOException {
        if (ready()
                && limit >= 3
                && buffer[0] == (byte) 0xEF
                && buffer[1] == (byte) 0xBB
                && buffer[2] == (byte) 0xBF) {
            position = 3;
        }
    }

    /** Whether there is a byte to look at. */
    private boolean ready() throws IOException {
        if (position < limit) {
            return true;
        }
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
                0,
                "a control character stands here, the file is binary or not UTF-8",
                "name a text file in " + kind + " format");
    }

    /** Lets {@link #next} give the present line once more. */
    void repeat() {
        repeats = true;
    }

    /** The array that holds the present line; valid until the next call of {@link #next}. */
    byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes} the line begins. */
    int start() {
        return start;
    }

    int length() {
        return length;
    }

    boolean hasHighBytes() {
        return hasHighBytes;
    }

    /** The number of the present line, from 1; 0 before the first. */
    long line() {
        return line;
    }

    /** The character at an index of the line, or 0 past its end. */
    int at(int index) {
        return index < length ? bytes[start + index] & 0xFF : 0;
    }

    boolean startsWith(String ascii) {
        if (length < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[start + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isBlank() {
        for (int i = start; i < start + length; i++) {
            if (!isBlank(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\f' || b == 0x0B;
    }

    /** The line from an index on, decoded, without white space around it. */
    String text(int from) {
        if (from >= length) {
            return "";
        }
        byte[] part = Arrays.copyOfRange(bytes, start + from, start + length);
        return TextDecoder.decode(part, part.length, hasHighBytes).strip();
    }

    long bytesRead() {
        return input.bytesRead();
    }

    long totalBytes() {
        return input.totalBytes();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
