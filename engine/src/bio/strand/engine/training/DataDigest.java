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
     * SHA-256 over all rows in order: for each its length and its class as big-endian 32-bit
     * numbers and its codes.
     *
     * @return 64 lower-case hexadecimal digits
     */
    static String of(EncodedSequences sequences, int[] targets) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        byte[] codes = new byte[sequences.maximumLength()];
        ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES);
        for (int i = 0; i < sequences.size(); i++) {
            int length = sequences.copyInto(i, codes, 0);
            digest.update(head.clear().putInt(length).putInt(targets[i]).array());
            digest.update(codes, 0, length);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
