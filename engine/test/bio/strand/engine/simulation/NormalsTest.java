// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.Test;

public final class NormalsTest {

    /** Moments 0, 1, 0 and 3; standard errors of a million draws are below 0.01. */
    @Test
    public void drawsHaveTheMomentsOfTheStandardNormalDistribution() {
        float[] drawn = new float[1_000_001];
        Normals.draw(drawn, 1, 1_000_000, new SplittableRandom(1));
        double[] sums = new double[5];
        for (int i = 1; i < drawn.length; i++) {
            for (int power = 1; power <= 4; power++) {
                sums[power] += Math.pow(drawn[i], power) / 1_000_000;
            }
        }

        assertEquals(0, drawn[0], 0);
        assertArrayEquals(new double[] {0, 0, 1, 0, 3}, sums, 0.02);
    }

    @Test
    public void truncatedDrawsStayWithinTheLimitAndAreOtherwiseTheSame() {
        float[] all = new float[1000];
        float[] within = new float[1000];
        Normals.drawWithin(Double.POSITIVE_INFINITY, all, 0, 1000, new SplittableRandom(1));
        Normals.drawWithin(1, within, 0, 1000, new SplittableRandom(1));

        for (int i = 0; i < all.length; i++) {
            assertTrue(Math.abs(within[i]) <= 1);
            if (Math.abs(all[i]) <= 1) {
                assertEquals(all[i], within[i], 0);
            }
        }
    }

    @Test
    public void anOddNumberIsDrawnWithoutTouchingTheRest() {
        float[] drawn = {9, 9, 9, 9};
        Normals.draw(drawn, 0, 3, new SplittableRandom(1));

        assertEquals(9, drawn[3], 0);
    }

    /** Models, tables and scores that are saved depend on these bits. */
    @Test
    public void theNumbersOfASeedNeverChange() {
        float[] filled = new float[1001];
        Normals.draw(filled, 0, filled.length, new SplittableRandom(7));
        assertEquals(0.9950125f, filled[0], 0);
        assertEquals(1760098652, Arrays.hashCode(filled));

        Normals.drawWithin(1, filled, 0, filled.length, new SplittableRandom(7));
        assertEquals(-1974533035, Arrays.hashCode(filled));

        Normals normals = new Normals(new SplittableRandom(7));
        double[] single = new double[1001];
        Arrays.setAll(single, i -> normals.next());
        assertEquals(-0.04174152338145233, single[0], 0);
        assertEquals(1131445669, Arrays.hashCode(single));
    }
}
