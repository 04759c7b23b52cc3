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
import java.util.Arrays;

/**
 * The bytes in which an encoded sequence is stored, the same in every kind of table.
 *
 * <p>Version 1: the byte 1; the number of letters (two bytes); each letter as a UTF-16 unit (two
 * bytes); the number of positions (four bytes); one byte a position; all numbers big-endian. (Texts
 * are not written by {@code writeUTF}, which KNIME's streams implement in a way of their own.)
 * Reading checks every part and never trusts a length, so that a damaged file gives an error, not a
 * crash. Released versions stay readable.
 */
final class EncodedSequenceFormat {

    private static final int VERSION = 1;
    private static final int MAXIMUM_LETTERS = 256;

    /** A damaged length must not claim memory that the file does not hold. */
    private static final int CHUNK = 1 << 16;

    private EncodedSequenceFormat() {}

    static void write(EncodedSequenceCell cell, DataOutput output) throws IOException {
        output.writeByte(VERSION);
        output.writeShort(cell.getLetters().length());
        output.writeChars(cell.getLetters());
        byte[] codes = cell.getEncodedSequence().toByteArray();
        output.writeInt(codes.length);
        output.write(codes);
    }

    static EncodedSequenceCell read(DataInput input) throws IOException {
        int version = input.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException(
                    "This encoded sequence has the storage version %d, which this release cannot read; update Strand or encode the sequences again."
                            .formatted(version));
        }
        String letters = readLetters(input);
        int length = input.readInt();
        if (length < 0) {
            throw damaged("its length is " + length);
        }
        byte[] codes = new byte[Math.min(length, CHUNK)];
        int filled = 0;
        while (filled < length) {
            if (filled == codes.length) {
                codes = Arrays.copyOf(codes, (int) Math.min(length, 2L * codes.length));
            }
            input.readFully(codes, filled, codes.length - filled);
            filled = codes.length;
        }
        try {
            return new EncodedSequenceCell(EncodedSequence.of(codes), letters);
        } catch (IllegalArgumentException e) {
            throw damaged(e.getMessage());
        }
    }

    private static String readLetters(DataInput input) throws IOException {
        int count = input.readUnsignedShort();
        if (count == 0 || count > MAXIMUM_LETTERS) {
            throw damaged("it names " + count + " letters");
        }
        char[] letters = new char[count];
        for (int i = 0; i < count; i++) {
            letters[i] = input.readChar();
        }
        // One column's cells share their letters.
        return new String(letters).intern();
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
