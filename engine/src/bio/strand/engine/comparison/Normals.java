// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.SplittableRandom;

/** Standard normal numbers by the polar method (Marsaglia and Bray, SIAM Rev. 6:260-264, 1964). */
final class Normals {

    private final SplittableRandom random;
    private double spare = Double.NaN;

    Normals(SplittableRandom random) {
        this.random = random;
    }

    double next() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * random.nextDouble() - 1;
            y = 2 * random.nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * factor;
        return x * factor;
    }
}
