// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.Arrays;

/**
 * The edit distance of one sequence to many, bit-parallel: the differences between neighbouring
 * rows of the matrix of dynamic programming, which are -1, 0 or 1, are kept in the bits of words,
 * and one column is computed from the one before by some twenty operations for 64 rows (Myers, J.
 * ACM 46:395-415, 1999; block form by Hyyr&ouml;, Nordic J. Comput. 10:29-39, 2003). For one thread
 * at a time.
 */
final class EditDistance {

    private static final int WORD = Long.SIZE;

    private final int length;
    private final int blocks;

    /** {@code [code][block]}: where the sequence has a code; null for codes that it lacks. */
    private final long[][] matches;

    private final long[] none;
    private final long[] positive;
    private final long[] negative;

    EditDistance(short[] codes) {
        length = codes.length;
        blocks = (length + WORD - 1) / WORD;
        int largest = -1;
        for (short code : codes) {
            largest = Math.max(largest, code & 0xFFFF);
        }
        matches = new long[largest + 1][];
        for (int i = 0; i < length; i++) {
            int code = codes[i] & 0xFFFF;
            if (matches[code] == null) {
                matches[code] = new long[blocks];
            }
            matches[code][i / WORD] |= 1L << i;
        }
        none = new long[blocks];
        positive = new long[blocks];
        negative = new long[blocks];
    }

    int to(short[] other) {
        if (length == 0) {
            return other.length;
        }
        return blocks == 1 ? shortDistance(other) : longDistance(other);
    }

    private long[] matchesOf(int code) {
        return code < matches.length && matches[code] != null ? matches[code] : none;
    }

    private int shortDistance(short[] other) {
        long up = -1;
        long down = 0;
        int distance = length;
        long last = 1L << (length - 1);
        for (short code : other) {
            long equal = matchesOf(code & 0xFFFF)[0];
            long diagonal = (((equal & up) + up) ^ up) | equal | down;
            long right = down | ~(diagonal | up);
            long left = up & diagonal;
            distance += (right & last) != 0 ? 1 : 0;
            distance -= (left & last) != 0 ? 1 : 0;
            right = (right << 1) | 1;
            left <<= 1;
            up = left | ~(diagonal | right);
            down = right & diagonal;
        }
        return distance;
    }

    private int longDistance(short[] other) {
        Arrays.fill(positive, -1);
        Arrays.fill(negative, 0);
        int distance = length;
        long last = 1L << (length - 1);
        for (short code : other) {
            long[] equals = matchesOf(code & 0xFFFF);
            // The row above the first one grows by one from column to column.
            long rightIn = 1;
            long leftIn = 0;
            for (int block = 0; block < blocks; block++) {
                long up = positive[block];
                long down = negative[block];
                long equal = equals[block] | leftIn;
                long diagonal = (((equal & up) + up) ^ up) | equal | down;
                long right = down | ~(diagonal | up);
                long left = up & diagonal;
                if (block == blocks - 1) {
                    distance += (right & last) != 0 ? 1 : 0;
                    distance -= (left & last) != 0 ? 1 : 0;
                }
                long rightOut = right >>> (WORD - 1);
                long leftOut = left >>> (WORD - 1);
                right = (right << 1) | rightIn;
                left = (left << 1) | leftIn;
                positive[block] = left | ~(diagonal | right);
                negative[block] = right & diagonal;
                rightIn = rightOut;
                leftIn = leftOut;
            }
        }
        return distance;
    }
}
