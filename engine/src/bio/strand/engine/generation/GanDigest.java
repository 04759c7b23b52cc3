// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The fingerprint of the rows that a model is trained on and compared with. */
final class GanDigest {

    private GanDigest() {}

    /**
     * SHA-256 over what is generated, then training and held-out rows in order: for each its
     * condition as 32-bit floats, and its codes as 16-bit numbers or its standardised values as
     * 32-bit floats, all big-endian.
     *
     * @return 64 lower-case hexadecimal digits
     */
    static String of(GanRows rows) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        String kind =
                rows.kind() instanceof GeneratedKind.Sequences sequences
                        ? sequences.encoding().toJson().toString()
                        : rows.kind().toString();
        digest.update(kind.getBytes(StandardCharsets.UTF_8));
        digest.update(rows.condition().toString().getBytes(StandardCharsets.UTF_8));
        add(rows.training(), digest);
        add(rows.heldOut(), digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(GanRows.Part part, MessageDigest digest) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.rows()).array());
        for (int row = 0; row < part.rows(); row++) {
            addFloats(part.conditions()[row], digest);
            if (row < part.codes().length) {
                short[] codes = part.codes()[row];
                ByteBuffer buffer = ByteBuffer.allocate(codes.length * Short.BYTES);
                buffer.asShortBuffer().put(codes);
                digest.update(buffer.array());
            } else {
                addFloats(part.values()[row], digest);
            }
        }
    }

    private static void addFloats(float[] values, MessageDigest digest) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        digest.update(buffer.array());
    }
}
