// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static bio.strand.engine.comparison.SequenceSamples.uniform;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.simulation.Normals;
import java.util.SplittableRandom;
import org.junit.Test;

public class TwoSampleTestTest {

    @Test
    public void areaAndItsErrorFollowTheDefinitions() {
        TwoSampleScore score = TwoSampleScore.of(new double[] {0, 1, 2}, new double[] {1, 3, 2.5});
        // Pairs won: 1.5 (of 1), 3, 3 of 3 each.
        assertEquals(7.5 / 9, score.area(), 1e-12);
        // Shares of each generated row: 1/2, 1, 1; of each real row above it: 1, 5/6, 2/3.
        double generated = (1 / 36.0 * 4 + 1 / 36.0 + 1 / 36.0) / 2;
        double real = (1 / 36.0 + 0 + 1 / 36.0) / 2;
        assertEquals(Math.sqrt(generated / 3 + real / 3), score.standardError(), 1e-12);
        assertEquals(1, TwoSampleScore.of(new double[] {0}, new double[] {1}).area(), 0);
        assertEquals(
                Double.NaN,
                TwoSampleScore.of(new double[] {0}, new double[] {1}).standardError(),
                0);
    }

    @Test
    public void regressionCannotTellSamplesOfOneDistributionApart() {
        TwoSampleScore score =
                TwoSampleTest.ofSequences(
                                new TwoSampleData(
                                        uniform(600, 12, 4, 1),
                                        uniform(600, 12, 4, 2),
                                        uniform(400, 12, 4, 3),
                                        uniform(400, 12, 4, 4)),
                                4)
                        .byLogisticRegression(CancellationToken.never());
        assertEquals(Math.sqrt(1 / 12.0 * (1 / 400.0 + 1 / 400.0)), score.standardError(), 2e-3);
        assertEquals(0.5, score.area(), 3 * score.standardError());
    }

    @Test
    public void regressionFindsWhatStandsWhereAndWhichWordsAreRare() {
        assertTrue(area(planted(600, 1), planted(300, 2), true) > 0.85);
        // The same composition everywhere, but no C after an A.
        assertTrue(area(avoiding(600, 1), avoiding(300, 2), true) > 0.85);
    }

    @Test
    public void networkFindsItToo() {
        assertTrue(area(planted(600, 1), planted(300, 2), false) > 0.85);
    }

    private static double area(EncodedSequences learned, EncodedSequences judged, boolean linear) {
        TwoSampleTest test =
                TwoSampleTest.ofSequences(
                        new TwoSampleData(
                                uniform(600, 12, 4, 11), learned, uniform(300, 12, 4, 12), judged),
                        4);
        return (linear
                        ? test.byLogisticRegression(CancellationToken.never())
                        : test.byNetwork(1, 1, ProgressSink.none(), CancellationToken.never()))
                .area();
    }

    /** Positions 3 and 4 are always A and C. */
    private static EncodedSequences planted(int rows, long seed) {
        EncodedSequences free = uniform(rows, 12, 4, seed);
        EncodedSequences planted = new EncodedSequences();
        for (int i = 0; i < rows; i++) {
            byte[] row = free.get(i).toByteArray();
            row[3] = 0;
            row[4] = 1;
            planted.add(row, 0, row.length);
        }
        return planted;
    }

    private static EncodedSequences avoiding(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EncodedSequences result = new EncodedSequences();
        while (result.size() < rows) {
            byte[] row = new byte[12];
            boolean found = false;
            for (int t = 0; t < row.length; t++) {
                row[t] = (byte) random.nextInt(4);
                found |= t > 0 && row[t - 1] <= 1 && row[t] == 1 - row[t - 1];
            }
            if (!found) {
                result.add(row, 0, row.length);
            }
        }
        return result;
    }

    @Test
    public void profilesOfOneDistributionAreNotToldApart() {
        TwoSampleTest test =
                TwoSampleTest.ofProfiles(
                        new TwoSampleData(
                                normal(400, 1, 0),
                                normal(400, 2, 0),
                                normal(300, 3, 0),
                                normal(300, 4, 0)));
        TwoSampleScore linear = test.byLogisticRegression(CancellationToken.never());
        assertEquals(0.5, linear.area(), 3 * linear.standardError());
        TwoSampleScore network =
                test.byNetwork(1, 1, ProgressSink.none(), CancellationToken.never());
        assertEquals(0.5, network.area(), 3 * network.standardError());
    }

    @Test
    public void correlationsGiveProfilesAway() {
        TwoSampleTest test =
                TwoSampleTest.ofProfiles(
                        new TwoSampleData(
                                normal(600, 1, 0),
                                normal(600, 2, 0.9),
                                normal(300, 3, 0),
                                normal(300, 4, 0.9)));
        assertTrue(test.byLogisticRegression(CancellationToken.never()).area() > 0.75);
        assertTrue(
                test.byNetwork(1, 1, ProgressSink.none(), CancellationToken.never()).area() > 0.75);
    }

    /** Three values with mean 5 and deviation 2, of which two are correlated. */
    private static EncodedSequences normal(int rows, long seed, double correlation) {
        Normals normals = new Normals(new SplittableRandom(seed));
        EncodedSequences profiles = new EncodedSequences();
        for (int i = 0; i < rows; i++) {
            double x = normals.next();
            double y = correlation * x + Math.sqrt(1 - correlation * correlation) * normals.next();
            profiles.add(
                    EncodedSequence.ofValues(
                            3,
                            (float) (5 + 2 * x),
                            (float) (5 + 2 * y),
                            (float) (5 + 2 * normals.next())));
        }
        return profiles;
    }

    @Test
    public void longerShorterAndUnknownSequencesAreJudged() {
        EncodedSequences odd = new EncodedSequences();
        for (int i = 0; i < 60; i++) {
            odd.add(EncodedSequence.ofCodes(i % 2 == 0 ? new int[20] : new int[] {4, 4, 9}));
        }
        odd.add(EncodedSequence.ofCodes());
        TwoSampleTest test =
                TwoSampleTest.ofSequences(
                        new TwoSampleData(uniform(60, 12, 4, 1), uniform(60, 12, 4, 2), odd, odd),
                        4);
        assertEquals(0.5, test.byLogisticRegression(CancellationToken.never()).area(), 1e-12);
        assertEquals(
                0.5,
                test.byNetwork(1, 1, ProgressSink.none(), CancellationToken.never()).area(),
                1e-12);
    }

    @Test
    public void equalSeedsGiveEqualScores() {
        assertEquals(
                area(planted(200, 5), planted(100, 6), false),
                area(planted(200, 5), planted(100, 6), false),
                0);
    }

    @Test
    public void refusesEmptyAndUnequalParts() {
        EncodedSequences some = uniform(5, 3, 4, 1);
        EncodedSequences none = new EncodedSequences();
        assertThrows(
                IllegalArgumentException.class, () -> new TwoSampleData(some, some, some, none));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TwoSampleData(some, some, some, normal(5, 1, 0)));
        TwoSampleData sequences = new TwoSampleData(some, some, some, some);
        assertThrows(IllegalArgumentException.class, () -> TwoSampleTest.ofProfiles(sequences));
        assertThrows(IllegalArgumentException.class, () -> TwoSampleTest.ofSequences(sequences, 0));
    }

    @Test
    public void stopsWhenCancelled() {
        EncodedSequences some = uniform(60, 12, 4, 1);
        TwoSampleTest test =
                TwoSampleTest.ofSequences(new TwoSampleData(some, some, some, some), 4);
        assertThrows(CancelledException.class, () -> test.byLogisticRegression(() -> true));
        assertThrows(
                CancelledException.class,
                () -> test.byNetwork(1, 1, ProgressSink.none(), () -> true));
    }
}
