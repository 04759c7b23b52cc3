// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.vector.bytevector;

import java.util.Arrays;
import java.util.StringJoiner;

/** Mutable vector of counts between 0 and 255, one byte each. */
public class DenseByteVector {
    private static final int MAX_COUNT = 255;
    private static final int MAX_SHOWN = 30000;

    private final byte[] counts;

    /**
     * Creates a vector of zeros.
     *
     * @param length its length
     */
    public DenseByteVector(final int length) {
        counts = new byte[length];
    }

    /**
     * Creates a vector.
     *
     * @param counts the elements as unsigned bytes; copied
     */
    public DenseByteVector(final byte[] counts) {
        this.counts = counts.clone();
    }

    /**
     * Copies a vector.
     *
     * @param other the vector
     */
    public DenseByteVector(final DenseByteVector other) {
        this(other.counts);
    }

    /**
     * The number of elements.
     *
     * @return the number
     */
    public int length() {
        return counts.length;
    }

    private static byte checked(final int count) {
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException(
                    "Only values 0..." + MAX_COUNT + " can be stored in the vector");
        }
        return (byte) count;
    }

    /**
     * Sets an element.
     *
     * @param index its index
     * @param count its value, 0 to 255
     */
    public void set(final int index, final int count) {
        counts[index] = checked(count);
    }

    /**
     * Sets a range of elements.
     *
     * @param startIdx first index
     * @param endIdx index behind the last
     * @param count their value, 0 to 255
     */
    public void fill(final int startIdx, final int endIdx, final int count) {
        Arrays.fill(counts, startIdx, endIdx, checked(count));
    }

    /**
     * Sets an element to zero.
     *
     * @param index its index
     */
    public void clear(final int index) {
        set(index, 0);
    }

    /**
     * Sets a range of elements to zero.
     *
     * @param startIdx first index
     * @param endIdx index behind the last
     */
    public void clear(final int startIdx, final int endIdx) {
        fill(startIdx, endIdx, 0);
    }

    /**
     * One element.
     *
     * @param index its index
     * @return its value, 0 to 255
     */
    public int get(final int index) {
        return counts[index] & 0xFF;
    }

    /**
     * The next element that is not zero.
     *
     * @param startIdx where to start
     * @return its index, -1 if there is none
     */
    public int nextCountIndex(final int startIdx) {
        for (int i = startIdx; i < counts.length; i++) {
            if (counts[i] != 0) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The next element that is zero.
     *
     * @param startIdx where to start
     * @return its index, -1 if there is none
     */
    public int nextZeroIndex(final int startIdx) {
        for (int i = startIdx; i < counts.length; i++) {
            if (counts[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The elements of this and another vector, one behind the other.
     *
     * @param other the other vector
     * @return a new vector
     */
    public DenseByteVector concatenate(final DenseByteVector other) {
        final byte[] all = Arrays.copyOf(counts, counts.length + other.counts.length);
        System.arraycopy(other.counts, 0, all, counts.length, other.counts.length);
        return new DenseByteVector(all);
    }

    /**
     * A part of this vector.
     *
     * @param startIdx first index
     * @param endIdx index behind the last
     * @return a new vector
     */
    public DenseByteVector subSequence(final int startIdx, final int endIdx) {
        if (startIdx < 0 || endIdx > counts.length || endIdx < startIdx) {
            throw new IllegalArgumentException(
                    "Illegal range of subsequences: [" + startIdx + "; " + endIdx + ")");
        }
        return new DenseByteVector(Arrays.copyOfRange(counts, startIdx, endIdx));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj instanceof DenseByteVector other && Arrays.equals(counts, other.counts));
    }

    @Override
    public String toString() {
        final int shown = Math.min(MAX_SHOWN, counts.length);
        final StringJoiner text = new StringJoiner(", ", "{", "}");
        for (int i = 0; i < shown; i++) {
            text.add(Integer.toString(get(i)));
        }
        if (shown < counts.length) {
            text.add("... ");
        }
        return text.toString();
    }

    /**
     * All elements as unsigned bytes.
     *
     * @return a copy
     */
    public byte[] getAllCountsAsBytes() {
        return counts.clone();
    }

    /**
     * All elements.
     *
     * @return a copy with values between 0 and 255
     */
    public int[] getAllCounts() {
        final int[] all = new int[counts.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = get(i);
        }
        return all;
    }

    /**
     * The sum of all elements.
     *
     * @return the sum
     */
    public long sumOfAllCounts() {
        long sum = 0;
        for (byte count : counts) {
            sum += count & 0xFF;
        }
        return sum;
    }

    /**
     * The number of elements that are not zero.
     *
     * @return the number
     */
    public int cardinality() {
        int number = 0;
        for (byte count : counts) {
            number += count == 0 ? 0 : 1;
        }
        return number;
    }

    /**
     * Whether all elements are zero.
     *
     * @return true if they are
     */
    public boolean isEmpty() {
        return nextCountIndex(0) < 0;
    }
}
