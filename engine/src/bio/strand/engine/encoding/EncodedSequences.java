// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import java.util.Arrays;
import java.util.Objects;

/**
 * Many encoded sequences in little memory: one byte a position (two when there are codes above 255,
 * four a value when steps are real values) and eight bytes a sequence, in blocks that never move,
 * so that growing copies nothing of size.
 *
 * <p>A million sequences of 200 positions take 208 MB. All sequences of a store have codes, or all
 * have values with the same number of features. The first code above 255 makes the store copy what
 * it holds, once. Sequences can be added, never changed. Reading is safe from several threads once
 * adding has ended.
 */
public final class EncodedSequences {

    /**
     * A block holds a quarter of a million elements: large enough that the blocks are few, small
     * enough (a quarter of a mebibyte, or one of values) that they are found without a search for
     * free memory.
     */
    private static final int BLOCK_BITS = 18;

    private static final int BLOCK_SIZE = 1 << BLOCK_BITS;
    private static final int BLOCK_MASK = BLOCK_SIZE - 1;
    private static final int INDEX_BITS = 15;
    private static final int INDEX_SIZE = 1 << INDEX_BITS;
    private static final int INDEX_MASK = INDEX_SIZE - 1;
    private static final int ARRAY_HEADER_BYTES = 16;
    private static final int REFERENCE_BYTES = 8;

    /** Codes as unsigned bytes; null once one did not fit, or when there are values. */
    private byte[][] narrow = new byte[16][];

    /** Codes as unsigned shorts; null until one needs it. */
    private short[][] wide;

    /** Values; null unless the first sequence had values. */
    private float[][] values;

    private int features;
    private long[][] ends = new long[16][];
    private long elements;
    private int size;
    private int minimumLength = Integer.MAX_VALUE;
    private int maximumLength;

    /** Creates an empty store. */
    public EncodedSequences() {}

    /**
     * Adds a sequence at the end.
     *
     * @param sequence its codes or values are copied
     * @throws IllegalArgumentException if the store holds codes and the sequence values, or the
     *     other way round, or values of another number of features
     * @throws IllegalStateException if the store holds 2^31 - 1 sequences already
     */
    public void add(EncodedSequence sequence) {
        if (sequence.hasValues()) {
            addValues(sequence.features(), sequence.values());
        } else if (sequence.narrowCodes() != null) {
            add(sequence.narrowCodes(), 0, sequence.length());
        } else {
            addWide(sequence.wideCodes());
        }
    }

    /**
     * Adds a sequence at the end.
     *
     * @param codes an array that holds the codes as unsigned bytes; they are copied
     * @param offset where the first code stands
     * @param length the number of codes
     * @throws IndexOutOfBoundsException if the range is not within the array
     * @throws IllegalArgumentException if the store holds values
     * @throws IllegalStateException if the store holds 2^31 - 1 sequences already
     */
    public void add(byte[] codes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, codes.length);
        begin(0);
        if (wide != null) {
            short[] shorts = new short[length];
            for (int i = 0; i < length; i++) {
                shorts[i] = (short) (codes[offset + i] & 0xFF);
            }
            append(shorts, 0, length);
        } else {
            append(codes, offset, length);
        }
        end(length);
    }

    private void addWide(short[] codes) {
        begin(0);
        if (wide == null) {
            widen();
        }
        append(codes, 0, codes.length);
        end(codes.length);
    }

    private void addValues(int stepFeatures, float[] given) {
        begin(stepFeatures);
        append(given, 0, given.length);
        end(given.length / stepFeatures);
    }

    /** Checks that a sequence of so many features (0 for codes) may be added. */
    private void begin(int stepFeatures) {
        if (size == Integer.MAX_VALUE) {
            throw new IllegalStateException("The store is full: it holds 2^31 - 1 sequences.");
        }
        if (size == 0 && stepFeatures > 0 && values == null) {
            narrow = null;
            values = new float[16][];
            features = stepFeatures;
        }
        if (stepFeatures != features) {
            throw new IllegalArgumentException(
                    "The store holds %s, the sequence has %s."
                            .formatted(kind(features), kind(stepFeatures)));
        }
    }

    private static String kind(int stepFeatures) {
        return stepFeatures == 0 ? "codes" : "steps of " + stepFeatures + " values";
    }

    private void append(Object source, int offset, int length) {
        int copied = 0;
        while (copied < length) {
            int block = Math.toIntExact(elements >>> BLOCK_BITS);
            int start = (int) elements & BLOCK_MASK;
            Object target = start == 0 ? newBlock(block) : block(block);
            int count = Math.min(length - copied, BLOCK_SIZE - start);
            System.arraycopy(source, offset + copied, target, start, count);
            copied += count;
            elements += count;
        }
    }

    private Object newBlock(int block) {
        if (values != null) {
            values = block == values.length ? Arrays.copyOf(values, block * 2) : values;
            return values[block] = new float[BLOCK_SIZE];
        }
        if (wide != null) {
            wide = block == wide.length ? Arrays.copyOf(wide, block * 2) : wide;
            return wide[block] = new short[BLOCK_SIZE];
        }
        narrow = block == narrow.length ? Arrays.copyOf(narrow, block * 2) : narrow;
        return narrow[block] = new byte[BLOCK_SIZE];
    }

    private Object block(int block) {
        if (values != null) {
            return values[block];
        }
        return wide != null ? wide[block] : narrow[block];
    }

    private void end(int length) {
        int index = size >>> INDEX_BITS;
        if ((size & INDEX_MASK) == 0) {
            if (index == ends.length) {
                ends = Arrays.copyOf(ends, index * 2);
            }
            ends[index] = new long[INDEX_SIZE];
        }
        ends[index][size & INDEX_MASK] = elements;
        size++;
        minimumLength = Math.min(minimumLength, length);
        maximumLength = Math.max(maximumLength, length);
    }

    /** From one byte a code to two; each block is given up as soon as it is copied. */
    private void widen() {
        wide = new short[narrow.length][];
        for (int block = 0; block < narrow.length; block++) {
            if (narrow[block] != null) {
                wide[block] = new short[BLOCK_SIZE];
                for (int i = 0; i < BLOCK_SIZE; i++) {
                    wide[block][i] = (short) (narrow[block][i] & 0xFF);
                }
                narrow[block] = null;
            }
        }
        narrow = null;
    }

    /**
     * The number of sequences.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Whether the sequences are steps of real values.
     *
     * @return false when they are codes, or there is none yet
     */
    public boolean hasValues() {
        return values != null;
    }

    /**
     * The number of values of a step.
     *
     * @return at least 1; 0 when the sequences are codes, or there is none yet
     */
    public int features() {
        return features;
    }

    /**
     * The number of positions of all sequences together.
     *
     * @return 0 or more
     */
    public long positions() {
        return features == 0 ? elements : elements / features;
    }

    /**
     * The length of the shortest sequence.
     *
     * @return its length; 0 when there is none
     */
    public int minimumLength() {
        return size == 0 ? 0 : minimumLength;
    }

    /**
     * The length of the longest sequence.
     *
     * @return its length; 0 when there is none
     */
    public int maximumLength() {
        return maximumLength;
    }

    /**
     * The length of a sequence.
     *
     * @param index 0 to {@link #size()} - 1
     * @return its number of positions or steps
     * @throws IndexOutOfBoundsException if there is no such sequence
     */
    public int length(int index) {
        int count = (int) (endOf(index) - start(index));
        return features == 0 ? count : count / features;
    }

    /**
     * The code of a sequence at a position.
     *
     * @param index 0 to {@link #size()} - 1
     * @param position 0 to {@code length(index)} - 1
     * @return the code, 0 to 65535
     * @throws IndexOutOfBoundsException if there is no such sequence or position
     * @throws IllegalStateException if the sequences are values
     */
    public int code(int index, int position) {
        requireCodes();
        long at = start(index) + Objects.checkIndex(position, length(index));
        int block = (int) (at >>> BLOCK_BITS);
        int place = (int) at & BLOCK_MASK;
        return wide != null ? wide[block][place] & 0xFFFF : narrow[block][place] & 0xFF;
    }

    /**
     * A value of a step of a sequence.
     *
     * @param index 0 to {@link #size()} - 1
     * @param step 0 to {@code length(index)} - 1
     * @param feature 0 to {@link #features()} - 1
     * @return the value, finite or NaN
     * @throws IndexOutOfBoundsException if there is no such sequence, step or feature
     * @throws IllegalStateException if the sequences are codes
     */
    public float value(int index, int step, int feature) {
        requireValues();
        Objects.checkIndex(step, length(index));
        long at = start(index) + (long) step * features + Objects.checkIndex(feature, features);
        return values[(int) (at >>> BLOCK_BITS)][(int) at & BLOCK_MASK];
    }

    /**
     * Copies the codes of a sequence into an array.
     *
     * @param index 0 to {@link #size()} - 1
     * @param target receives the codes as unsigned bytes
     * @param offset where the first one goes
     * @return the number of codes copied, which is {@code length(index)}
     * @throws IndexOutOfBoundsException if there is no such sequence or the codes do not fit
     * @throws IllegalStateException if the store holds a code above 255, or values
     */
    public int copyInto(int index, byte[] target, int offset) {
        requireCodes();
        if (wide != null) {
            throw new IllegalStateException("A code of the store is above 255.");
        }
        return copy(index, target, target.length, offset);
    }

    /**
     * Copies the codes of a sequence into an array.
     *
     * @param index 0 to {@link #size()} - 1
     * @param target receives the codes as unsigned shorts
     * @param offset where the first one goes
     * @return the number of codes copied, which is {@code length(index)}
     * @throws IndexOutOfBoundsException if there is no such sequence or the codes do not fit
     * @throws IllegalStateException if the sequences are values
     */
    public int copyCodes(int index, short[] target, int offset) {
        requireCodes();
        if (wide != null) {
            return copy(index, target, target.length, offset);
        }
        long start = start(index);
        int length = (int) (endOf(index) - start);
        Objects.checkFromIndexSize(offset, length, target.length);
        int copied = 0;
        while (copied < length) {
            long at = start + copied;
            byte[] block = narrow[(int) (at >>> BLOCK_BITS)];
            int from = (int) at & BLOCK_MASK;
            int count = Math.min(length - copied, BLOCK_SIZE - from);
            for (int i = 0; i < count; i++) {
                target[offset + copied + i] = (short) (block[from + i] & 0xFF);
            }
            copied += count;
        }
        return length;
    }

    /**
     * Copies the values of a sequence into an array, step after step.
     *
     * @param index 0 to {@link #size()} - 1
     * @param target receives the values
     * @param offset where the first one goes
     * @return the number of values copied, which is {@code length(index) * features()}
     * @throws IndexOutOfBoundsException if there is no such sequence or the values do not fit
     * @throws IllegalStateException if the sequences are codes
     */
    public int copyValues(int index, float[] target, int offset) {
        requireValues();
        return copy(index, target, target.length, offset);
    }

    private int copy(int index, Object target, int targetLength, int offset) {
        long start = start(index);
        int length = (int) (endOf(index) - start);
        Objects.checkFromIndexSize(offset, length, targetLength);
        int copied = 0;
        while (copied < length) {
            long at = start + copied;
            int from = (int) at & BLOCK_MASK;
            int count = Math.min(length - copied, BLOCK_SIZE - from);
            System.arraycopy(
                    block((int) (at >>> BLOCK_BITS)), from, target, offset + copied, count);
            copied += count;
        }
        return length;
    }

    /**
     * A sequence by itself.
     *
     * @param index 0 to {@link #size()} - 1
     * @return a copy of its codes or values
     * @throws IndexOutOfBoundsException if there is no such sequence
     */
    public EncodedSequence get(int index) {
        int length = length(index);
        if (values != null) {
            float[] copied = new float[length * features];
            copyValues(index, copied, 0);
            return EncodedSequence.wrapValues(features, copied);
        }
        if (wide != null) {
            short[] codes = new short[length];
            copyCodes(index, codes, 0);
            return EncodedSequence.ofWide(codes, 0, length);
        }
        byte[] codes = new byte[length];
        copyInto(index, codes, 0);
        return EncodedSequence.wrap(codes);
    }

    /**
     * The memory this store occupies on the heap.
     *
     * @return bytes, computed from the sizes of its arrays
     */
    public long memoryBytes() {
        Object[] blocks = values != null ? values : wide != null ? wide : narrow;
        int elementBytes = values != null ? Float.BYTES : wide != null ? Short.BYTES : Byte.BYTES;
        long bytes = arrayBytes((long) blocks.length * REFERENCE_BYTES);
        bytes += arrayBytes((long) ends.length * REFERENCE_BYTES);
        for (Object block : blocks) {
            bytes += block == null ? 0 : arrayBytes((long) BLOCK_SIZE * elementBytes);
        }
        for (long[] part : ends) {
            bytes += part == null ? 0 : arrayBytes((long) part.length * Long.BYTES);
        }
        return bytes;
    }

    private static long arrayBytes(long payload) {
        return ARRAY_HEADER_BYTES + payload;
    }

    private void requireCodes() {
        if (values != null) {
            throw new IllegalStateException("The store has values, not codes.");
        }
    }

    private void requireValues() {
        if (values == null) {
            throw new IllegalStateException("The store has codes, not values.");
        }
    }

    private long start(int index) {
        return index == 0 ? 0 : endOf(index - 1);
    }

    private long endOf(int index) {
        Objects.checkIndex(index, size);
        return ends[index >>> INDEX_BITS][index & INDEX_MASK];
    }
}
