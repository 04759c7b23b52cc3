// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class MultiLabelScoresTest {

    private static final double NAN = Double.NaN;

    /** The example of scikit-learn's average_precision_score and roc_auc_score. */
    @Test
    public void agreesWithPublishedValues() {
        TargetScores scores =
                TargetScores.of("t", new double[] {0, 0, 1, 1}, new double[] {0.1, 0.4, 0.35, 0.8});
        assertEquals(0.75, scores.rocArea(), 0);
        assertEquals("published as 0.83", 5 / 6.0, scores.averagePrecision(), 1e-12);
        assertEquals(0.75, scores.accuracy(), 0);
        assertEquals(2, scores.positives());
        assertEquals(2, scores.negatives());
    }

    @Test
    public void rowsOfEqualScoreAreTakenTogether() {
        // One threshold: precision 1 / 3 at recall 1.
        TargetScores scores =
                TargetScores.of("t", new double[] {1, 0, 0}, new double[] {0.2, 0.2, 0.2});
        assertEquals(1 / 3.0, scores.averagePrecision(), 1e-12);
        assertEquals(0.5, scores.rocArea(), 0);
    }

    @Test
    public void missingLabelsAndPredictionsDoNotCount() {
        TargetScores scores =
                TargetScores.of(
                        "t",
                        new double[] {0, NAN, 1, 1, 0},
                        new double[] {0.1, NAN, 0.7, NAN, 0.9});
        assertEquals(1, scores.positives());
        assertEquals(2, scores.negatives());
        assertEquals(0.5, scores.rocArea(), 0);
        assertEquals(2 / 3.0, scores.accuracy(), 1e-12);
    }

    @Test
    public void targetsWithOneKindOfRowDoNotEnterTheMean() {
        MultiLabelScores scores =
                MultiLabelScores.of(
                        List.of("a", "b", "c"),
                        new double[][] {{0, 1, 1}, {0, 0, NAN}, {NAN, NAN, NAN}},
                        new double[][] {{0.1, 0.9, 0.8}, {0.5, 0.4, 0.3}, {0.5, 0.5, 0.5}});
        assertEquals(1, scores.meanRocArea(), 0);
        assertEquals(1, scores.meanAveragePrecision(), 0);
        assertTrue(Double.isNaN(scores.targets().get(1).rocArea()));
        assertTrue(Double.isNaN(scores.targets().get(1).averagePrecision()));
        assertEquals(0.5, scores.targets().get(1).accuracy(), 0);
        assertTrue(Double.isNaN(scores.targets().get(2).accuracy()));
        MultiLabelScores none =
                MultiLabelScores.of(List.of("a"), new double[1][0], new double[1][0]);
        assertTrue(Double.isNaN(none.meanRocArea()));
    }

    @Test
    public void wrongLabelsAndShapesAreRefused() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> TargetScores.of("NR-AR", new double[] {2}, new double[] {0.5}));
        assertTrue(e.getMessage(), e.getMessage().contains("NR-AR"));
        assertThrows(
                IllegalArgumentException.class,
                () -> TargetScores.of("t", new double[2], new double[1]));
        assertThrows(
                IllegalArgumentException.class,
                () -> MultiLabelScores.of(List.of("a"), new double[2][1], new double[1][1]));
    }
}
