// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import java.util.Arrays;
import java.util.Objects;

/**
 * Many encoded sequences in little memory: one byte a position and eight bytes a sequence, in
 * blocks that never move, so that growing copies nothing of size.
 *
 * <p>A million sequences of 200 positions take 208 MB. Sequences can be added, never changed.
 * Reading is safe from several threads once adding has ended.
 */
public final class EncodedSequences {

    /**
     * A block is a quarter of a mebibyte: large enough that the blocks are few, small enough that
     * the garbage collector does not treat it as an oversized object.
     */
    private static final int BLOCK_BITS = 18;

    private static final int BLOCK_SIZE = 1 << BLOCK_BITS;
    private static final int BLOCK_MASK = BLOCK_SIZE - 1;
    private static final int INDEX_BITS = 15;
    private static final int INDEX_SIZE = 1 << INDEX_BITS;
    private static final int INDEX_MASK = INDEX_SIZE - 1;
    private static final int ARRAY_HEADER_BYTES = 16;
    private static final int REFERENCE_BYTES = 8;

    private byte[][] blocks = new byte[16][];
    private long[][] ends = new long[16][];
    private long positions;
    private int size;
    private int minimumLength = Integer.MAX_VALUE;
    private int maximumLength;

    /** Creates an empty store. */
    public EncodedSequences() {}

    /**
     * Adds a sequence at the end.
     *
     * @param sequence its codes are copied
     * @throws IllegalStateException if the store holds 2^31 - 1 sequences already
     */
    public void add(EncodedSequence sequence) {
        byte[] codes = sequence.codes();
        add(codes, 0, codes.length);
    }

    /**
     * Adds a sequence at the end.
     *
     * @param codes an array that holds the codes as unsigned bytes; they are copied
     * @param offset where the first code stands
     * @param length the number of codes
     * @throws IndexOutOfBoundsException if the range is not within the array
     * @throws IllegalStateException if the store holds 2^31 - 1 sequences already
     */
    public void add(byte[] codes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, codes.length);
        if (size == Integer.MAX_VALUE) {
            throw new IllegalStateException("The store is full: it holds 2^31 - 1 sequences.");
        }
        int copied = 0;
        while (copied < length) {
            int block = Math.toIntExact(positions >>> BLOCK_BITS);
            int start = (int) positions & BLOCK_MASK;
            if (start == 0) {
                if (block == blocks.length) {
                    blocks = Arrays.copyOf(blocks, block * 2);
                }
                blocks[block] = new byte[BLOCK_SIZE];
            }
            int count = Math.min(length - copied, BLOCK_SIZE - start);
            System.arraycopy(codes, offset + copied, blocks[block], start, count);
            copied += count;
            positions += count;
        }
        int index = size >>> INDEX_BITS;
        if ((size & INDEX_MASK) == 0) {
            if (index == ends.length) {
                ends = Arrays.copyOf(ends, index * 2);
            }
            ends[index] = new long[INDEX_SIZE];
        }
        ends[index][size & INDEX_MASK] = positions;
        size++;
        minimumLength = Math.min(minimumLength, length);
        maximumLength = Math.max(maximumLength, length);
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
     * The number of positions of all sequences together.
     *
     * @return 0 or more
     */
    public long positions() {
        return positions;
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
     * @return its number of positions
     * @throws IndexOutOfBoundsException if there is no such sequence
     */
    public int length(int index) {
        return (int) (end(index) - start(index));
    }

    /**
     * The code of a sequence at a position.
     *
     * @param index 0 to {@link #size()} - 1
     * @param position 0 to {@code length(index)} - 1
     * @return the code, 0 to 255
     * @throws IndexOutOfBoundsException if there is no such sequence or position
     */
    public int code(int index, int position) {
        long start = start(index);
        Objects.checkIndex(position, (int) (end(index) - start));
        long at = start + position;
        return blocks[(int) (at >>> BLOCK_BITS)][(int) at & BLOCK_MASK] & 0xFF;
    }

    /**
     * Copies the codes of a sequence into an array.
     *
     * @param index 0 to {@link #size()} - 1
     * @param target receives the codes as unsigned bytes
     * @param offset where the first one goes
     * @return the number of codes copied, which is {@code length(index)}
     * @throws IndexOutOfBoundsException if there is no such sequence or the codes do not fit
     */
    public int copyInto(int index, byte[] target, int offset) {
        long start = start(index);
        int length = (int) (end(index) - start);
        Objects.checkFromIndexSize(offset, length, target.length);
        int copied = 0;
        while (copied < length) {
            long at = start + copied;
            int from = (int) at & BLOCK_MASK;
            int count = Math.min(length - copied, BLOCK_SIZE - from);
            System.arraycopy(
                    blocks[(int) (at >>> BLOCK_BITS)], from, target, offset + copied, count);
            copied += count;
        }
        return length;
    }

    /**
     * A sequence by itself.
     *
     * @param index 0 to {@link #size()} - 1
     * @return a copy of its codes
     * @throws IndexOutOfBoundsException if there is no such sequence
     */
    public EncodedSequence get(int index) {
        byte[] codes = new byte[length(index)];
        copyInto(index, codes, 0);
        return EncodedSequence.wrap(codes);
    }

    /**
     * The memory this store occupies on the heap.
     *
     * @return bytes, computed from the sizes of its arrays
     */
    public long memoryBytes() {
        long bytes = arrayBytes((long) blocks.length * REFERENCE_BYTES);
        bytes += arrayBytes((long) ends.length * REFERENCE_BYTES);
        for (byte[] block : blocks) {
            bytes += block == null ? 0 : arrayBytes(block.length);
        }
        for (long[] part : ends) {
            bytes += part == null ? 0 : arrayBytes((long) part.length * Long.BYTES);
        }
        return bytes;
    }

    private static long arrayBytes(long payload) {
        return ARRAY_HEADER_BYTES + payload;
    }

    private long start(int index) {
        return index == 0 ? 0 : end(index - 1);
    }

    private long end(int index) {
        Objects.checkIndex(index, size);
        return ends[index >>> INDEX_BITS][index & INDEX_MASK];
    }
}
