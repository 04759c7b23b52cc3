// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Decodes bytes as UTF-8 and takes those that are not as Latin-1, so that a file of either kind
 * reads well and nothing is lost.
 *
 * <p>As a {@link Reader} for delimited text it also refuses binary content and follows the double
 * quotes, because the parser behind it closes an open quote at the end of the file without a word.
 */
public final class TextDecoder extends Reader {

    private static final int BUFFER_SIZE = 1 << 16;

    private final Path file;
    private final InputStream input;
    private final char separator;
    private final boolean followsQuotes;
    private final CharsetDecoder decoder = newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_SIZE).limit(0);
    private boolean ended;
    private boolean atStart = true;
    private int pending = -1;

    private long line = 1;
    private boolean fieldStart = true;
    private boolean quoted;
    private boolean lastWasReturn;
    private long quoteLine;

    /**
     * A decoder of delimited text.
     *
     * @param file names the file in errors
     * @param input its bytes; closed with this reader
     * @param separator what separates the columns, after which a double quote opens a text
     */
    public TextDecoder(Path file, InputStream input, char separator) {
        this(file, input, separator, true);
    }

    /**
     * A decoder of delimited text in which double quotes need not be balanced.
     *
     * @param file names the file in errors
     * @param input its bytes; closed with this reader
     * @return the reader
     */
    public static TextDecoder withoutQuotes(Path file, InputStream input) {
        return new TextDecoder(file, input, '\t', false);
    }

    private TextDecoder(Path file, InputStream input, char separator, boolean followsQuotes) {
        this.file = file;
        this.input = input;
        this.separator = separator;
        this.followsQuotes = followsQuotes;
    }

    private static CharsetDecoder newDecoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Decodes the first bytes of an array; pure ASCII when no byte has its high bit set. */
    static String decode(byte[] text, int length, boolean hasHighBytes) {
        if (!hasHighBytes) {
            return new String(text, 0, length, StandardCharsets.ISO_8859_1);
        }
        CharBuffer chars = CharBuffer.allocate(length);
        decode(newDecoder(), ByteBuffer.wrap(text, 0, length), chars, true);
        return chars.flip().toString();
    }

    private static void decode(
            CharsetDecoder decoder, ByteBuffer from, CharBuffer to, boolean isEnd) {
        while (true) {
            CoderResult result = decoder.decode(from, to, isEnd);
            if (!result.isError()) {
                return;
            }
            for (int i = 0; i < result.length(); i++) {
                if (!to.hasRemaining()) {
                    return;
                }
                to.put((char) (from.get() & 0xFF));
            }
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (pending >= 0) {
            target[offset] = (char) pending;
            pending = -1;
            return 1;
        }
        if (length == 1) {
            // A character outside the basic plane is two units, which do not fit.
            char[] two = new char[2];
            int count = read(two, 0, 2);
            target[offset] = two[0];
            pending = count == 2 ? two[1] : -1;
            return Math.min(count, 1);
        }
        CharBuffer chars = CharBuffer.wrap(target, offset, length).slice();
        while (true) {
            decode(decoder, bytes, chars, ended);
            int count = chars.position();
            if (count > 0) {
                int mark = atStart && target[offset] == '\uFEFF' ? 1 : 0;
                atStart = false;
                if (mark == 1) {
                    System.arraycopy(target, offset + 1, target, offset, --count);
                }
                if (count > 0) {
                    follow(target, offset, count);
                    return count;
                }
                chars.clear();
            }
            if (ended) {
                if (quoted) {
                    throw openQuote();
                }
                return -1;
            }
            bytes.compact();
            int n = input.read(bytes.array(), bytes.position(), bytes.remaining());
            if (n < 0) {
                ended = true;
            } else {
                bytes.position(bytes.position() + n);
            }
            bytes.flip();
        }
    }

    /** Counts lines, follows quotes and refuses what cannot be text. */
    private void follow(char[] text, int offset, int count) throws SequenceFormatException {
        for (int i = offset; i < offset + count; i++) {
            char c = text[i];
            if (c == '\n' || c == '\r') {
                if (c == '\r' || !lastWasReturn) {
                    line++;
                }
                fieldStart = true;
            } else if (c == '"' && followsQuotes) {
                if (quoted) {
                    // A doubled quote closes here and opens again at the next character.
                    quoted = false;
                    fieldStart = true;
                } else if (fieldStart) {
                    quoted = true;
                    quoteLine = line;
                }
                lastWasReturn = false;
                continue;
            } else if (c == separator) {
                fieldStart = true;
            } else if (c < ' ' && c != '\t' && c != '\f' && c != 0x0B) {
                throw new SequenceFormatException(
                        file,
                        line,
                        0,
                        "a control character (0x%02X) stands here, the file is binary or not UTF-8"
                                .formatted((int) c),
                        "name a text file with columns");
            } else {
                fieldStart = false;
            }
            lastWasReturn = c == '\r';
        }
    }

    private SequenceFormatException openQuote() {
        return new SequenceFormatException(
                file,
                quoteLine,
                0,
                "a double quote opens here and is never closed",
                "close it, or double it if it belongs to the text");
    }

    /** The number of the line that is being read. */
    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
