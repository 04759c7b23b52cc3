// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.simulation.Normals;
import java.util.SplittableRandom;
import org.junit.Test;

/** Truth: two normal distributions, whose log odds are known. */
public final class CalibrationFitTest {

    private static double[] normals(int count, double mean, long seed) {
        float[] drawn = new float[count];
        Normals.draw(drawn, 0, count, new SplittableRandom(seed));
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            scores[i] = mean + drawn[i];
        }
        return scores;
    }

    /** N(1, 1) against N(-1, 1): the log odds at s are 2 s. Standard errors are below 0.05. */
    @Test
    public void findsTheLogOddsOfTwoNormalDistributions() {
        CriticCalibration found = CalibrationFit.fit(normals(10_000, 1, 1), normals(20_000, -1, 2));

        assertEquals(2, found.slope(), 0.15);
        assertEquals(0, found.intercept(), 0.1);
    }

    @Test
    public void acceptsTheBestRowAlwaysAndOthersByTheirOdds() {
        CriticCalibration calibration = new CriticCalibration(1, 0, 2);

        assertEquals(1, calibration.acceptance(2), 1e-12);
        assertEquals(1, calibration.acceptance(5), 1e-12);
        assertEquals(Math.exp(-3), calibration.acceptance(-1), 1e-12);
    }

    @Test
    public void acceptsAllRowsWhereTheScoreSaysNothing() {
        CriticCalibration same = CalibrationFit.fit(new double[] {1, 1}, new double[] {1, 1, 1});
        CriticCalibration wrong = CalibrationFit.fit(normals(100, -1, 1), normals(100, 1, 2));

        assertEquals(1, same.acceptance(-100), 0);
        assertEquals(1, wrong.acceptance(-100), 0);
    }

    @Test
    public void separableScoresHaveFiniteOdds() {
        CriticCalibration found =
                CalibrationFit.fit(new double[] {5, 6, 7}, new double[] {-5, -6, -7});

        assertTrue(found.slope() > 0);
        assertTrue(Double.isFinite(found.highest()));
    }
}
