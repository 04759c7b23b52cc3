// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.SplittableRandom;

/** Random choices. */
final class Draws {

    private Draws() {}

    /** The value of a discrete distribution at a uniform number in [0, 1). */
    static int draw(double[] probabilities, double uniform) {
        double rest = uniform;
        int last = 0;
        for (int k = 0; k < probabilities.length; k++) {
            if (probabilities[k] > 0) {
                last = k;
                rest -= probabilities[k];
                if (rest < 0) {
                    return k;
                }
            }
        }
        // Rounding may leave a sliver above the last probability.
        return last;
    }

    /** The numbers 0 to n - 1 in random order (Fisher and Yates; Durstenfeld, 1964). */
    static int[] permutation(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }
}
