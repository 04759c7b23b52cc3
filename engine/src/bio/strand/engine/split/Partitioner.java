// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Chooses which rows go to the first part.
 *
 * <p>Every choice of the wanted size is equally likely (selection sampling: Fan, Muller and
 * Rezucha, J. Am. Stat. Assoc. 57:387-402, 1962; Knuth, TAOCP 2, algorithm 3.4.2 S). Rows keep
 * their order. The same seed, size and rows give the same choice on every machine; random numbers
 * come from {@link SplittableRandom}. Memory: a few bytes a row.
 */
public final class Partitioner {

    private Partitioner() {}

    /**
     * Chooses rows regardless of their class.
     *
     * @param rows the number of rows, 0 or more
     * @param size how many to choose
     * @param seed the seed of the random numbers
     * @return the chosen rows: exactly {@code size.of(rows)} bits are set
     * @throws IllegalArgumentException if the number of rows is negative
     */
    public static BitSet random(int rows, PartitionSize size, long seed) {
        if (rows < 0) {
            throw new IllegalArgumentException("There cannot be " + rows + " rows.");
        }
        return stratified(new int[rows], size, seed);
    }

    /**
     * Chooses rows so that every class keeps its share. The size is divided among the classes in
     * proportion to their rows; what rounding down leaves over goes to the classes with the largest
     * remainders, to the smaller class index where they are equal (Hamilton's method), so that the
     * parts have the wanted size exactly and no class is off by a whole row.
     *
     * @param classes the class of each row, any numbers; rows without a class may share one of
     *     their own, such as -1
     * @param size how many to choose
     * @param seed the seed of the random numbers
     * @return the chosen rows: exactly {@code size.of(classes.length)} bits are set
     */
    public static BitSet stratified(int[] classes, PartitionSize size, long seed) {
        int[] distinct = Arrays.stream(classes).distinct().sorted().toArray();
        int[] remaining = new int[distinct.length];
        for (int c : classes) {
            remaining[Arrays.binarySearch(distinct, c)]++;
        }
        int[] wanted = apportion(remaining, size.of(classes.length), classes.length);
        SplittableRandom random = new SplittableRandom(seed);
        BitSet chosen = new BitSet(classes.length);
        for (int row = 0; row < classes.length; row++) {
            int c = Arrays.binarySearch(distinct, classes[row]);
            if (random.nextInt(remaining[c]) < wanted[c]) {
                chosen.set(row);
                wanted[c]--;
            }
            remaining[c]--;
        }
        return chosen;
    }

    /**
     * Deals rows out to folds of equal size; every fold keeps the share of every class. Sizes
     * differ by one row at most, and so do the numbers of rows of a class.
     *
     * @param classes the class of each row, any numbers; all the same if there are none
     * @param folds how many, 2 or more
     * @param seed the seed of the random numbers
     * @return the fold of each row, from 0
     * @throws IllegalArgumentException if there are fewer than two folds, or fewer rows than folds
     *     though there are rows; the message names both numbers
     */
    public static int[] folds(int[] classes, int folds, long seed) {
        if (folds < 2) {
            throw new IllegalArgumentException(
                    "The number of folds must be at least 2, not " + folds + ".");
        }
        if (classes.length > 0 && classes.length < folds) {
            throw new IllegalArgumentException(
                    "There are only " + classes.length + " rows for " + folds + " folds.");
        }
        int[] distinct = Arrays.stream(classes).distinct().sorted().toArray();
        int[] sizes = new int[distinct.length];
        for (int c : classes) {
            sizes[Arrays.binarySearch(distinct, c)]++;
        }
        // What a class has left over goes to the folds after those that the last class favoured.
        int[][] wanted = new int[distinct.length][folds];
        int next = 0;
        for (int c = 0; c < distinct.length; c++) {
            Arrays.fill(wanted[c], sizes[c] / folds);
            for (int extra = 0; extra < sizes[c] % folds; extra++) {
                wanted[c][next]++;
                next = (next + 1) % folds;
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] fold = new int[classes.length];
        for (int row = 0; row < classes.length; row++) {
            int c = Arrays.binarySearch(distinct, classes[row]);
            int draw = random.nextInt(sizes[c]--);
            int at = 0;
            while (draw >= wanted[c][at]) {
                draw -= wanted[c][at++];
            }
            wanted[c][at]--;
            fold[row] = at;
        }
        return fold;
    }

    /** Divides a number of seats among classes in proportion to their sizes. */
    private static int[] apportion(int[] sizes, int seats, int total) {
        int[] shares = new int[sizes.length];
        Integer[] order = new Integer[sizes.length];
        long[] remainders = new long[sizes.length];
        int given = 0;
        for (int c = 0; c < sizes.length; c++) {
            long exact = (long) sizes[c] * seats;
            shares[c] = (int) (exact / total);
            remainders[c] = exact % total;
            given += shares[c];
            order[c] = c;
        }
        // The sort is stable, so equal remainders stay in the order of the classes.
        Arrays.sort(order, (a, b) -> Long.compare(remainders[b], remainders[a]));
        for (int i = 0; given < seats; i++) {
            shares[order[i]]++;
            given++;
        }
        return shares;
    }
}
