// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * Standard normal numbers by the polar method (Marsaglia and Bray, SIAM Rev. 6:260-264, 1964), from
 * strict arithmetic alone: the same on every machine and release of Java. Not safe for use by
 * several threads.
 *
 * <p>Single numbers and those that fill arrays read a random generator differently. Saved models,
 * tables and scores depend on either, so neither changes.
 */
public final class Normals {

    /** Numbers evenly between -1 and 1. */
    private final DoubleSupplier uniform;

    /** The second number of the last pair; NaN when it has been given out. */
    private double spare = Double.NaN;

    /**
     * Single numbers.
     *
     * @param random read as they are asked for
     */
    public Normals(SplittableRandom random) {
        this(() -> 2 * random.nextDouble() - 1);
    }

    private Normals(DoubleSupplier uniform) {
        this.uniform = uniform;
    }

    /**
     * Draws a number.
     *
     * @return the next number
     */
    public double next() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        double x;
        double y;
        double squares;
        do {
            x = uniform.getAsDouble();
            y = uniform.getAsDouble();
            squares = x * x + y * y;
        } while (squares >= 1 || squares == 0);
        double scale = StrictMath.sqrt(-2 * StrictMath.log(squares) / squares);
        spare = y * scale;
        return x * scale;
    }

    /**
     * Fills a part of an array.
     *
     * @param target receives the numbers
     * @param offset the first place
     * @param count how many; of an odd number the last one's pair is thrown away
     * @param random read until there are enough
     */
    public static void draw(float[] target, int offset, int count, SplittableRandom random) {
        Normals normals = new Normals(() -> (random.nextLong() >> 10) * 0x1p-53);
        for (int i = 0; i < count; i++) {
            target[offset + i] = (float) normals.next();
        }
    }

    /**
     * Fills a part of an array, drawing each number again and again until it is no further from 0
     * than a limit.
     *
     * @param limit the limit, above 0; infinite for none
     * @param target receives the numbers
     * @param offset the first place
     * @param count how many
     * @param random read until there are enough
     */
    public static void drawWithin(
            double limit, float[] target, int offset, int count, SplittableRandom random) {
        draw(target, offset, count, random);
        for (int i = offset; i < offset + count; i++) {
            while (Math.abs(target[i]) > limit) {
                draw(target, i, 1, random);
            }
        }
    }
}
