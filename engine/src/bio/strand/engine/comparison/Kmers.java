// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

/** How k-mers are numbered: as numbers of k digits, the first symbol in front. */
final class Kmers {

    /** Loops over rows ask for cancellation so often; so many rows take some milliseconds. */
    static final int ROWS_BETWEEN_CHECKS = 1024;

    private Kmers() {}

    /** The number of different k-mers; -1 if they cannot be numbered beside positions. */
    static long number(int symbols, int k) {
        long number = 1;
        for (int i = 0; i < k; i++) {
            number *= symbols;
            if (number > 1L << 40) {
                return -1;
            }
        }
        return number;
    }

    static void check(int symbols, int k, int maximum) {
        if (symbols < 1) {
            throw new IllegalArgumentException("there is at least one symbol, not " + symbols);
        }
        if (k < 1 || k > maximum) {
            throw new IllegalArgumentException("k is 1 to %d, not %d".formatted(maximum, k));
        }
        if (number(symbols + 1, k) < 0) {
            throw new IllegalArgumentException(
                    "%d symbols have too many %d-mers; choose a smaller k".formatted(symbols, k));
        }
    }
}
