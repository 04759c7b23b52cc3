// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import java.util.Arrays;
import java.util.Objects;

/**
 * One sequence as codes, one or two bytes a position, or as steps of real values, four bytes a
 * value. What codes and values mean is stated by the {@link Encoding} that made them, which the
 * sequence does not carry.
 *
 * <p>Instances are immutable; two are equal when their codes are, or their features and values are.
 */
public final class EncodedSequence {

    /** The number of different codes there can be. */
    public static final int MAXIMUM_CODES = 1 << 16;

    private static final int NARROW_CODES = 1 << 8;
    private static final int SHOWN = 20;

    /** The codes as unsigned bytes where all are below 256; else null. */
    private final byte[] narrow;

    /** The codes as unsigned shorts where one is above 255; else null. */
    private final short[] wide;

    /** The values, step after step; null where there are codes. */
    private final float[] values;

    private final int features;

    private EncodedSequence(byte[] narrow, short[] wide, float[] values, int features) {
        this.narrow = narrow;
        this.wide = wide;
        this.values = values;
        this.features = features;
    }

    /** Takes the array over without a copy; the caller must not keep it. */
    static EncodedSequence wrap(byte[] codes) {
        return new EncodedSequence(codes, null, null, 0);
    }

    /** Takes values over without a copy; the caller must not keep the array. */
    static EncodedSequence wrapValues(int features, float[] values) {
        return new EncodedSequence(null, null, values, features);
    }

    /** The sequence of some unsigned shorts, which are copied. */
    static EncodedSequence ofWide(short[] codes, int offset, int length) {
        boolean fitsBytes = true;
        for (int i = offset; i < offset + length; i++) {
            fitsBytes &= (codes[i] & 0xFFFF) < NARROW_CODES;
        }
        if (!fitsBytes) {
            return new EncodedSequence(
                    null, Arrays.copyOfRange(codes, offset, offset + length), null, 0);
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) codes[offset + i];
        }
        return wrap(bytes);
    }

    /** The very array of a sequence whose codes are bytes, else null; not to be changed. */
    byte[] narrowCodes() {
        return narrow;
    }

    /** The very array of a sequence whose codes are shorts, else null; not to be changed. */
    short[] wideCodes() {
        return wide;
    }

    /** The very array of a sequence of values, else null; not to be changed. */
    float[] values() {
        return values;
    }

    /**
     * A sequence of given codes.
     *
     * @param codes the codes, each an unsigned byte; they are copied
     * @return the sequence
     */
    public static EncodedSequence of(byte... codes) {
        return wrap(codes.clone());
    }

    /**
     * A sequence of given codes.
     *
     * @param codes the codes, each 0 to 65535
     * @return the sequence
     * @throws IllegalArgumentException if a code is out of its range
     */
    public static EncodedSequence ofCodes(int... codes) {
        short[] shorts = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < 0 || codes[i] >= MAXIMUM_CODES) {
                throw new IllegalArgumentException(
                        "Code %d at position %d is not within 0 to %d."
                                .formatted(codes[i], i + 1, MAXIMUM_CODES - 1));
            }
            shorts[i] = (short) codes[i];
        }
        return ofWide(shorts, 0, shorts.length);
    }

    /**
     * A sequence of steps of real values.
     *
     * @param features the number of values of a step, at least 1
     * @param values the values, step after step, each finite or NaN for "not measured"; they are
     *     copied
     * @return the sequence
     * @throws IllegalArgumentException if the values do not fill their steps or one is infinite
     */
    public static EncodedSequence ofValues(int features, float... values) {
        if (features < 1) {
            throw new IllegalArgumentException(
                    "A step has at least 1 value, not " + features + ".");
        }
        if (values.length % features != 0) {
            throw new IllegalArgumentException(
                    "%d values do not make whole steps of %d values."
                            .formatted(values.length, features));
        }
        for (int i = 0; i < values.length; i++) {
            if (Float.isInfinite(values[i])) {
                throw new IllegalArgumentException(
                        "Value %d of step %d is infinite."
                                .formatted(i % features + 1, i / features + 1));
            }
        }
        return wrapValues(features, values.clone());
    }

    /**
     * Whether the steps are real values.
     *
     * @return false when they are codes
     */
    public boolean hasValues() {
        return values != null;
    }

    /**
     * The number of values of a step.
     *
     * @return at least 1; 0 when the steps are codes
     */
    public int features() {
        return features;
    }

    /**
     * The number of positions or steps.
     *
     * @return 0 or more
     */
    public int length() {
        if (values != null) {
            return values.length / features;
        }
        return narrow != null ? narrow.length : wide.length;
    }

    /**
     * The code at a position.
     *
     * @param position 0 to {@link #length()} - 1
     * @return the code, 0 to 65535
     * @throws IndexOutOfBoundsException if there is no such position
     * @throws IllegalStateException if the steps are values
     */
    public int codeAt(int position) {
        if (narrow != null) {
            return narrow[position] & 0xFF;
        }
        requireCodes();
        return wide[position] & 0xFFFF;
    }

    /**
     * A value of a step.
     *
     * @param step 0 to {@link #length()} - 1
     * @param feature 0 to {@link #features()} - 1
     * @return the value, finite or NaN
     * @throws IndexOutOfBoundsException if there is no such step or feature
     * @throws IllegalStateException if the steps are codes
     */
    public float valueAt(int step, int feature) {
        requireValues();
        Objects.checkIndex(feature, features);
        return values[step * features + feature];
    }

    /**
     * All codes.
     *
     * @return a new array of {@link #length()} unsigned bytes
     * @throws IllegalStateException if a code is above 255, or the steps are values
     */
    public byte[] toByteArray() {
        return requireNarrow().clone();
    }

    /**
     * Copies all codes into an array.
     *
     * @param target receives the codes as unsigned bytes
     * @param offset where the first one goes
     * @throws IndexOutOfBoundsException if they do not fit
     * @throws IllegalStateException if a code is above 255, or the steps are values
     */
    public void copyInto(byte[] target, int offset) {
        System.arraycopy(requireNarrow(), 0, target, offset, narrow.length);
    }

    /**
     * Copies all codes into an array.
     *
     * @param target receives the codes as unsigned shorts
     * @param offset where the first one goes
     * @throws IndexOutOfBoundsException if they do not fit
     * @throws IllegalStateException if the steps are values
     */
    public void copyCodes(short[] target, int offset) {
        requireCodes();
        if (wide != null) {
            System.arraycopy(wide, 0, target, offset, wide.length);
            return;
        }
        Objects.checkFromIndexSize(offset, narrow.length, target.length);
        for (int i = 0; i < narrow.length; i++) {
            target[offset + i] = (short) (narrow[i] & 0xFF);
        }
    }

    /**
     * Copies all values into an array, step after step.
     *
     * @param target receives the values
     * @param offset where the first one goes
     * @throws IndexOutOfBoundsException if they do not fit
     * @throws IllegalStateException if the steps are codes
     */
    public void copyValues(float[] target, int offset) {
        requireValues();
        System.arraycopy(values, 0, target, offset, values.length);
    }

    private byte[] requireNarrow() {
        requireCodes();
        if (narrow == null) {
            throw new IllegalStateException("A code of the sequence is above 255.");
        }
        return narrow;
    }

    private void requireCodes() {
        if (values != null) {
            throw new IllegalStateException("The sequence has values, not codes.");
        }
    }

    private void requireValues() {
        if (values == null) {
            throw new IllegalStateException("The sequence has codes, not values.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedSequence that
                && Arrays.equals(narrow, that.narrow)
                && Arrays.equals(wide, that.wide)
                && features == that.features
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        if (values != null) {
            return 31 * Arrays.hashCode(values) + features;
        }
        return narrow != null ? Arrays.hashCode(narrow) : Arrays.hashCode(wide);
    }

    /** The length and the first codes or values as numbers. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int shown;
        int count;
        if (hasValues()) {
            text.append(length()).append(" steps of ").append(features).append(" values");
            count = values.length;
        } else {
            text.append(length()).append(" codes");
            count = length();
        }
        shown = Math.min(SHOWN, count);
        for (int i = 0; i < shown; i++) {
            text.append(i == 0 ? ": " : " ");
            if (hasValues()) {
                text.append(values[i]);
            } else {
                text.append(codeAt(i));
            }
        }
        return text.append(count > SHOWN ? " ..." : "").toString();
    }
}
