// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class PositionScoresTest {

    @Test
    public void countsResiduesOverAllSequencesAndLeavesOutUnresolvedOnes() {
        PositionScores scores = new PositionScores(List.of("C", "E", "H"));
        scores.add(new int[] {0, 1, -1, 2, 2}, new int[] {0, 1, 0, 2, 0});
        scores.add(new int[] {1, -1}, new int[] {0, 1});
        scores.add(new int[] {-1, -1}, new int[] {0, 1});
        assertEquals(3 / 5.0, scores.accuracy(), 1e-12);
        assertEquals((3 / 4.0 + 0) / 2, scores.meanAccuracyOfSequences(), 1e-12);
        assertEquals(2, scores.sequences());
        ConfusionMatrix matrix = scores.confusionMatrix();
        assertEquals(5, matrix.total());
        List<ClassScores> classes = ClassificationScores.of(matrix).classes();
        // Class H: one hit, one residue missed, none called in vain.
        assertEquals(2 / 3.0, classes.get(2).f1(), 1e-12);
        // Class C: one hit, two called in vain.
        assertEquals(0.5, classes.get(0).f1(), 1e-12);
    }

    @Test
    public void nothingScoredIsNotANumber() {
        PositionScores scores = new PositionScores(List.of("C", "H"));
        assertTrue(Double.isNaN(scores.accuracy()));
        assertTrue(Double.isNaN(scores.meanAccuracyOfSequences()));
    }

    @Test
    public void differentLengthsAreRefused() {
        PositionScores scores = new PositionScores(List.of("C", "H"));
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class, () -> scores.add(new int[3], new int[2]));
        assertTrue(e.getMessage(), e.getMessage().contains("3 labels but 2 predictions"));
    }
}
