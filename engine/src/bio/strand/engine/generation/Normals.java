// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.util.SplittableRandom;

/** Standard normal numbers that are the same on every machine and release of Java. */
final class Normals {

    private Normals() {}

    /** Draws normal numbers by the polar method (Marsaglia and Bray, SIAM Rev. 6:260-264, 1964). */
    static void draw(float[] target, int offset, int count, SplittableRandom random) {
        for (int i = 0; i < count; i += 2) {
            double x;
            double y;
            double squares;
            do {
                x = uniform(random);
                y = uniform(random);
                squares = x * x + y * y;
            } while (squares >= 1 || squares == 0);
            double scale = Math.sqrt(-2 * StrictMath.log(squares) / squares);
            target[offset + i] = (float) (x * scale);
            if (i + 1 < count) {
                target[offset + i + 1] = (float) (y * scale);
            }
        }
    }

    /** Draws normal numbers, each again and again until it is no further from 0 than the limit. */
    static void drawWithin(
            double limit, float[] target, int offset, int count, SplittableRandom random) {
        draw(target, offset, count, random);
        for (int i = offset; i < offset + count; i++) {
            while (Math.abs(target[i]) > limit) {
                draw(target, i, 1, random);
            }
        }
    }

    private static double uniform(SplittableRandom random) {
        return (random.nextLong() >> 10) * 0x1p-53;
    }
}
