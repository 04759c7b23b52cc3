// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import bio.strand.engine.encoding.EncodedSequence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bytes in which an encoded sequence is stored, the same in every kind of table. All numbers
 * are big-endian, texts are UTF-16 units. (Texts are not written by {@code writeUTF}, which KNIME's
 * streams implement in a way of their own.)
 *
 * <p>Version 1, for codes that read as letters: the byte 1; the number of letters (two bytes); each
 * letter; the number of positions (four bytes); one byte a position.
 *
 * <p>Version 2, for everything else: the byte 2; one byte for the kind, and then
 *
 * <ul>
 *   <li>words (1): the number of symbols (two bytes) and the symbols; the symbols of a word (one
 *       byte); the number of wildcards, 0 or 1 (one byte), and the wildcard; the codes;
 *   <li>tokens (2): the number of characters between two tokens, 0 or 1 (one byte), and that
 *       character; the number of different tokens of this sequence (four bytes), for each in
 *       ascending order its code (two bytes), the length of its text (two bytes) and the text; the
 *       codes;
 *   <li>values (3): the number of values of a step (four bytes), the number of steps (four bytes),
 *       the values (four bytes each).
 * </ul>
 *
 * <p>The codes: the bytes of a code, 1 or 2 (one byte); the number of positions (four bytes); the
 * codes.
 *
 * <p>Reading checks every part and never trusts a length, so that a damaged file gives an error,
 * not a crash. Released versions stay readable.
 */
final class EncodedSequenceFormat {

    private static final int VERSION_1 = 1;
    private static final int VERSION_2 = 2;
    private static final int WORDS = 1;
    private static final int TOKENS = 2;
    private static final int VALUES = 3;

    /** A damaged length must not claim memory that the file does not hold. */
    private static final int CHUNK = 1 << 16;

    private EncodedSequenceFormat() {}

    static void write(EncodedSequenceCell cell, DataOutput output) throws IOException {
        EncodedSequence sequence = cell.getEncodedSequence();
        SequenceLegend legend = cell.getLegend();
        if (legend instanceof SequenceLegend.Letters letters) {
            output.writeByte(VERSION_1);
            output.writeShort(letters.letters().length());
            output.writeChars(letters.letters());
            byte[] codes = sequence.toByteArray();
            output.writeInt(codes.length);
            output.write(codes);
            return;
        }
        output.writeByte(VERSION_2);
        if (legend instanceof SequenceLegend.Words words) {
            output.writeByte(WORDS);
            output.writeShort(words.symbols().length());
            output.writeChars(words.symbols());
            output.writeByte(words.length());
            output.writeByte(words.wildcard().length());
            output.writeChars(words.wildcard());
            writeCodes(sequence, output);
        } else if (legend instanceof SequenceLegend.Tokens tokens) {
            output.writeByte(TOKENS);
            output.writeByte(tokens.separator().length());
            output.writeChars(tokens.separator());
            writeTokens(sequence, tokens, output);
            writeCodes(sequence, output);
        } else {
            output.writeByte(VALUES);
            writeValues(sequence, output);
        }
    }

    private static void writeTokens(
            EncodedSequence sequence, SequenceLegend.Tokens tokens, DataOutput output)
            throws IOException {
        int[] used =
                IntStream.range(0, sequence.length())
                        .map(sequence::codeAt)
                        .sorted()
                        .distinct()
                        .toArray();
        output.writeInt(used.length);
        for (int code : used) {
            String text = tokens.text(code);
            output.writeShort(code);
            output.writeShort(text.length());
            output.writeChars(text);
        }
    }

    private static void writeCodes(EncodedSequence sequence, DataOutput output) throws IOException {
        short[] codes = new short[sequence.length()];
        sequence.copyCodes(codes, 0);
        boolean wide = false;
        for (short code : codes) {
            wide |= (code & 0xFFFF) > 0xFF;
        }
        output.writeByte(wide ? 2 : 1);
        output.writeInt(codes.length);
        ByteBuffer bytes = ByteBuffer.allocate(codes.length * (wide ? 2 : 1));
        for (short code : codes) {
            if (wide) {
                bytes.putShort(code);
            } else {
                bytes.put((byte) code);
            }
        }
        output.write(bytes.array());
    }

    private static void writeValues(EncodedSequence sequence, DataOutput output)
            throws IOException {
        output.writeInt(sequence.features());
        output.writeInt(sequence.length());
        float[] values = new float[sequence.length() * sequence.features()];
        sequence.copyValues(values, 0);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        output.write(bytes.array());
    }

    static EncodedSequenceCell read(DataInput input) throws IOException {
        int version = input.readUnsignedByte();
        try {
            return switch (version) {
                case VERSION_1 -> readLetters(input);
                case VERSION_2 -> readVersion2(input);
                default ->
                        throw new IOException(
                                "This encoded sequence has the storage version %d, which this release cannot read; update Strand or encode the sequences again."
                                        .formatted(version));
            };
        } catch (IllegalArgumentException e) {
            throw damaged(e.getMessage());
        }
    }

    private static EncodedSequenceCell readLetters(DataInput input) throws IOException {
        int count = input.readUnsignedShort();
        if (count == 0 || count > SequenceLegend.Letters.MAXIMUM) {
            throw damaged("it names " + count + " letters");
        }
        // One column's cells share their letters.
        String letters = readText(input, count).intern();
        byte[] codes = readBytes(input, readLength(input, 1));
        return new EncodedSequenceCell(EncodedSequence.of(codes), letters);
    }

    private static EncodedSequenceCell readVersion2(DataInput input) throws IOException {
        int kind = input.readUnsignedByte();
        return switch (kind) {
            case WORDS -> {
                String symbols = readText(input, input.readUnsignedShort()).intern();
                int length = input.readUnsignedByte();
                String wildcard = readText(input, input.readUnsignedByte()).intern();
                SequenceLegend legend = new SequenceLegend.Words(symbols, length, wildcard);
                yield new EncodedSequenceCell(readCodes(input), legend);
            }
            case TOKENS -> {
                SequenceLegend legend = readTokens(input);
                yield new EncodedSequenceCell(readCodes(input), legend);
            }
            case VALUES -> {
                int features = input.readInt();
                if (features < 1) {
                    throw damaged("its steps have " + features + " values");
                }
                byte[] bytes = readBytes(input, readLength(input, (long) features * Float.BYTES));
                float[] values = new float[bytes.length / Float.BYTES];
                ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
                yield new EncodedSequenceCell(
                        EncodedSequence.ofValues(features, values), new SequenceLegend.Values());
            }
            default -> throw damaged("its kind is " + kind);
        };
    }

    private static SequenceLegend readTokens(DataInput input) throws IOException {
        String separator = readText(input, input.readUnsignedByte()).intern();
        int count = input.readInt();
        if (count < 0 || count > EncodedSequence.MAXIMUM_CODES) {
            throw damaged("it names " + count + " tokens");
        }
        int[] codes = new int[count];
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            codes[i] = input.readUnsignedShort();
            if (i > 0 && codes[i] <= codes[i - 1]) {
                throw damaged("its tokens are out of order");
            }
            texts.add(readText(input, input.readUnsignedShort()).intern());
        }
        return new SequenceLegend.Tokens(codes, texts, separator);
    }

    private static EncodedSequence readCodes(DataInput input) throws IOException {
        int width = input.readUnsignedByte();
        if (width != 1 && width != 2) {
            throw damaged("its codes have " + width + " bytes");
        }
        byte[] bytes = readBytes(input, readLength(input, width));
        if (width == 1) {
            return EncodedSequence.of(bytes);
        }
        int[] codes = new int[bytes.length / 2];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Arrays.setAll(codes, i -> buffer.getShort() & 0xFFFF);
        return EncodedSequence.ofCodes(codes);
    }

    /** The number of bytes of some positions, of so many bytes each. */
    private static int readLength(DataInput input, long width) throws IOException {
        int length = input.readInt();
        if (length < 0 || length > Integer.MAX_VALUE / width) {
            throw damaged("its length is " + length);
        }
        return (int) (length * width);
    }

    private static byte[] readBytes(DataInput input, int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, CHUNK)];
        int filled = 0;
        while (filled < length) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
            }
            input.readFully(bytes, filled, bytes.length - filled);
            filled = bytes.length;
        }
        return bytes;
    }

    private static String readText(DataInput input, int length) throws IOException {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = input.readChar();
        }
        return new String(text);
    }

    static byte[] toBytes(EncodedSequenceCell cell) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(cell.getEncodedSequence().length() + 64);
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            write(cell, output);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written.", e);
        }
        return bytes.toByteArray();
    }

    static EncodedSequenceCell fromBytes(byte[] bytes) {
        try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes))) {
            EncodedSequenceCell cell = read(input);
            if (input.read() >= 0) {
                throw damaged("it has more bytes than it states");
            }
            return cell;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IOException damaged(String what) {
        return new IOException(
                "A stored encoded sequence is damaged (" + what + "); execute its node again.");
    }
}
