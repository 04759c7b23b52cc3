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
