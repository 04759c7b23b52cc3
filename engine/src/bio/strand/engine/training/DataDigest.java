// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The fingerprint of training data. */
final class DataDigest {

    private DataDigest() {}

    /**
     * SHA-256 over all rows in order: for each its length as a big-endian 32-bit number, its
     * targets (a class as a 32-bit number, yes/no answers as 32-bit floats, numbers as 64-bit ones,
     * labels by position as bytes), and its codes as bytes, or as 16-bit numbers if one of all rows
     * is above 255, or its values as 32-bit floats.
     *
     * @return 64 lower-case hexadecimal digits
     */
    static String of(TrainingData data) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        EncodedSequences sequences = data.sequences();
        boolean wide = isWide(sequences);
        int longest = sequences.maximumLength();
        short[] codes = new short[sequences.hasValues() ? 0 : longest];
        float[] values = new float[longest * sequences.features()];
        for (int i = 0; i < sequences.size(); i++) {
            int length = sequences.length(i);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
            digest.update(targets(data.targets(), i, length));
            ByteBuffer content;
            if (sequences.hasValues()) {
                sequences.copyValues(i, values, 0);
                int count = length * sequences.features();
                content = ByteBuffer.allocate(count * Float.BYTES);
                content.asFloatBuffer().put(values, 0, count);
            } else {
                sequences.copyCodes(i, codes, 0);
                content = ByteBuffer.allocate(wide ? length * Short.BYTES : length);
                for (int t = 0; t < length; t++) {
                    if (wide) {
                        content.putShort(codes[t]);
                    } else {
                        content.put((byte) codes[t]);
                    }
                }
            }
            digest.update(content.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean isWide(EncodedSequences sequences) {
        if (sequences.hasValues()) {
            return false;
        }
        short[] codes = new short[sequences.maximumLength()];
        for (int i = 0; i < sequences.size(); i++) {
            int length = sequences.copyCodes(i, codes, 0);
            for (int t = 0; t < length; t++) {
                if ((codes[t] & 0xFFFF) > 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] targets(Targets targets, int row, int length) {
        if (targets instanceof Targets.Classes classes) {
            return ByteBuffer.allocate(Integer.BYTES).putInt(classes.classes()[row]).array();
        } else if (targets instanceof Targets.MultiLabel labels) {
            ByteBuffer buffer = ByteBuffer.allocate(labels.columns().length * Float.BYTES);
            for (float[] column : labels.columns()) {
                buffer.putFloat(column[row]);
            }
            return buffer.array();
        } else if (targets instanceof Targets.Numbers numbers) {
            ByteBuffer buffer = ByteBuffer.allocate(numbers.columns().length * Double.BYTES);
            for (double[] column : numbers.columns()) {
                buffer.putDouble(column[row]);
            }
            return buffer.array();
        } else if (targets instanceof Targets.PositionLabels labels) {
            byte[] codes = new byte[length];
            for (int t = 0; t < length; t++) {
                codes[t] = (byte) labels.codes().code(row, t);
            }
            return codes;
        }
        return new byte[0];
    }
}
