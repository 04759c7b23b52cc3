// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import java.util.Arrays;

/**
 * One sequence as codes, one byte a position. What the codes mean is stated by the {@link
 * SequenceEncoding} that made them, which the sequence does not carry.
 *
 * <p>Instances are immutable; two are equal when their codes are.
 */
public final class EncodedSequence {

    private static final int SHOWN_CODES = 20;

    private final byte[] codes;

    private EncodedSequence(byte[] codes) {
        this.codes = codes;
    }

    /** Takes the array over without a copy; the caller must not keep it. */
    static EncodedSequence wrap(byte[] codes) {
        return new EncodedSequence(codes);
    }

    /** The very array of this sequence; the caller must not change it. */
    byte[] codes() {
        return codes;
    }

    /**
     * A sequence of given codes.
     *
     * @param codes the codes, each an unsigned byte; they are copied
     * @return the sequence
     */
    public static EncodedSequence of(byte... codes) {
        return new EncodedSequence(codes.clone());
    }

    /**
     * The number of positions.
     *
     * @return 0 or more
     */
    public int length() {
        return codes.length;
    }

    /**
     * The code at a position.
     *
     * @param position 0 to {@link #length()} - 1
     * @return the code, 0 to 255
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public int codeAt(int position) {
        return codes[position] & 0xFF;
    }

    /**
     * All codes.
     *
     * @return a new array of {@link #length()} unsigned bytes
     */
    public byte[] toByteArray() {
        return codes.clone();
    }

    /**
     * Copies all codes into an array.
     *
     * @param target receives the codes as unsigned bytes
     * @param offset where the first one goes
     * @throws IndexOutOfBoundsException if they do not fit
     */
    public void copyInto(byte[] target, int offset) {
        System.arraycopy(codes, 0, target, offset, codes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedSequence that && Arrays.equals(codes, that.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }

    /** The length and the first codes as numbers; letters need a {@link SequenceEncoder}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(codes.length).append(" codes");
        for (int i = 0; i < Math.min(SHOWN_CODES, codes.length); i++) {
            text.append(i == 0 ? ": " : " ").append(codeAt(i));
        }
        return text.append(codes.length > SHOWN_CODES ? " ..." : "").toString();
    }
}
