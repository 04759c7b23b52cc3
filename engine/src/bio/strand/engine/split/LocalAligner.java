// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import java.util.Arrays;

/**
 * Best local alignments of two sequences (Smith and Waterman, J. Mol. Biol. 147:195-197, 1981; gap
 * costs after Gotoh, J. Mol. Biol. 162:705-708, 1982), as score and number of identical positions.
 *
 * <p>Score and identical positions are computed together as one number, the score in its upper
 * part: so the maximum of two such numbers is the better alignment, and among equally good ones
 * that with more identical positions, without any tracing back. Time is the product of the lengths
 * (or length times band), memory the length of one sequence.
 *
 * <p>Holds buffers: one object a thread.
 */
final class LocalAligner {

    private static final int SHIFT = 13;
    private static final int MASK = (1 << SHIFT) - 1;
    private static final int NEVER = Integer.MIN_VALUE / 4;

    private final int[][] pairs;
    private final int open;
    private final int extend;
    private int[] best = new int[1024];
    private int[] gapped = new int[1024];

    LocalAligner(SequenceKind kind) {
        int codes = kind.letters() + 1;
        pairs = new int[codes][codes];
        for (int a = 0; a < codes; a++) {
            for (int b = 0; b < codes; b++) {
                boolean identical = a == b && a < kind.letters();
                pairs[a][b] = (kind.scores[a][b] << SHIFT) + (identical ? 1 : 0);
            }
        }
        open = -((kind.gapOpen + kind.gapExtend) << SHIFT);
        extend = -(kind.gapExtend << SHIFT);
    }

    /** The score of an alignment. */
    static int score(int alignment) {
        return alignment >> SHIFT;
    }

    /** The number of identical positions of an alignment. */
    static int identical(int alignment) {
        return alignment & MASK;
    }

    /** Compares two sequences as a whole. */
    int align(byte[] a, byte[] b) {
        int columns = b.length;
        ensure(columns + 1);
        Arrays.fill(best, 0, columns, 0);
        Arrays.fill(gapped, 0, columns, NEVER);
        int maximum = 0;
        for (byte letter : a) {
            int[] row = pairs[letter];
            int diagonal = 0;
            int left = 0;
            int inRow = NEVER;
            for (int j = 0; j < columns; j++) {
                int above = best[j];
                int inColumn = Math.max(gapped[j] + extend, above + open);
                gapped[j] = inColumn;
                inRow = Math.max(inRow + extend, left + open);
                int cell = Math.max(Math.max(diagonal + row[b[j]], 0), Math.max(inColumn, inRow));
                best[j] = cell;
                diagonal = above;
                left = cell;
                maximum = Math.max(maximum, cell);
            }
        }
        return maximum;
    }

    /**
     * Compares two sequences near a diagonal.
     *
     * @param diagonal position in b less position in a of the middle of the band
     * @param halfWidth how far the alignment may leave the middle to either side
     */
    int alignNear(byte[] a, byte[] b, int diagonal, int halfWidth) {
        int width = 2 * halfWidth + 1;
        ensure(width + 1);
        Arrays.fill(best, 0, width + 1, 0);
        Arrays.fill(gapped, 0, width + 1, NEVER);
        int maximum = 0;
        int firstRow = Math.max(0, -diagonal - halfWidth);
        int lastRow = Math.min(a.length, b.length - diagonal + halfWidth);
        for (int i = firstRow; i < lastRow; i++) {
            int[] row = pairs[a[i]];
            // Cell k of this row is column j = start + k; above it stands cell k + 1 of the last.
            int start = i + diagonal - halfWidth;
            int from = Math.max(0, -start);
            int to = Math.min(width, b.length - start);
            int left = 0;
            int inRow = NEVER;
            for (int k = from; k < to; k++) {
                int above = best[k + 1];
                int inColumn = Math.max(gapped[k + 1] + extend, above + open);
                gapped[k] = inColumn;
                inRow = Math.max(inRow + extend, left + open);
                int cell =
                        Math.max(
                                Math.max(best[k] + row[b[start + k]], 0),
                                Math.max(inColumn, inRow));
                best[k] = cell;
                left = cell;
                maximum = Math.max(maximum, cell);
            }
        }
        return maximum;
    }

    private void ensure(int length) {
        if (best.length < length) {
            best = new int[length + length / 2];
            gapped = new int[length + length / 2];
        }
    }
}
