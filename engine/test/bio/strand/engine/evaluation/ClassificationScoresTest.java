// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;

/** Truth: worked examples of the literature and of the documentation of scikit-learn. */
public class ClassificationScoresTest {

    private static final double EXACT = 1e-12;

    private static ClassificationScores scores(int classes, int[] actual, int[] predicted) {
        List<String> labels = IntStream.range(0, classes).mapToObj(i -> "c" + i).toList();
        return ClassificationScores.of(ConfusionMatrix.of(labels, actual, predicted));
    }

    private static ClassificationScores binary(int tp, int fn, int fp, int tn) {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("positive", "negative"));
        int[][] cells = {{tp, fn}, {fp, tn}};
        for (int a = 0; a < 2; a++) {
            for (int p = 0; p < 2; p++) {
                for (int n = 0; n < cells[a][p]; n++) {
                    matrix.add(a, p);
                }
            }
        }
        return ClassificationScores.of(matrix);
    }

    /** Twelve pictures of cats and dogs: phi coefficient 0.478, by hand 16 / sqrt(1120). */
    @Test
    public void agreesWithTheTextbookExampleOfTwoClasses() {
        ClassificationScores scores = binary(6, 2, 1, 3);
        ClassScores cats = scores.classes().get(0);
        assertEquals(6.0 / 7, cats.precision(), EXACT);
        assertEquals(0.75, cats.recall(), EXACT);
        assertEquals(0.75, cats.specificity(), EXACT);
        assertEquals(0.8, cats.f1(), EXACT);
        assertEquals(8, cats.support());
        assertEquals(3, cats.trueNegatives());
        assertEquals(0.75, scores.accuracy(), EXACT);
        assertEquals(0.75, scores.balancedAccuracy(), EXACT);
        assertEquals(16 / Math.sqrt(1120), scores.matthewsCorrelation(), EXACT);
        assertEquals(0.478, scores.matthewsCorrelation(), 5e-4);
    }

    /** Grant proposals read by two readers: kappa 0.4. */
    @Test
    public void agreesWithTheTextbookExampleOfKappa() {
        assertEquals(0.4, binary(20, 5, 10, 15).cohensKappa(), EXACT);
    }

    /** The example of scikit-learn's classification_report. */
    @Test
    public void agreesWithAPublishedReportOfThreeClasses() {
        ClassificationScores scores =
                scores(3, new int[] {0, 1, 2, 2, 2}, new int[] {0, 0, 2, 2, 1});
        double[][] expected = {{0.5, 1, 2.0 / 3, 1}, {0, 0, 0, 1}, {1, 2.0 / 3, 0.8, 3}};
        for (int c = 0; c < 3; c++) {
            ClassScores s = scores.classes().get(c);
            assertEquals(expected[c][0], s.precision(), EXACT);
            assertEquals(expected[c][1], s.recall(), EXACT);
            assertEquals(expected[c][2], s.f1(), EXACT);
            assertEquals((long) expected[c][3], s.support());
        }
        assertEquals(0.6, scores.accuracy(), EXACT);
        assertEquals(0.5, scores.macroPrecision(), EXACT);
        assertEquals(5.0 / 9, scores.macroRecall(), EXACT);
        assertEquals(22.0 / 45, scores.macroF1(), EXACT);
    }

    /** The examples of scikit-learn's balanced_accuracy_score and matthews_corrcoef. */
    @Test
    public void agreesWithPublishedBalancedAccuracyAndCorrelation() {
        ClassificationScores a =
                scores(2, new int[] {0, 1, 0, 0, 1, 0}, new int[] {0, 1, 0, 0, 0, 1});
        assertEquals(0.625, a.balancedAccuracy(), EXACT);
        ClassificationScores b = scores(2, new int[] {1, 1, 1, 0}, new int[] {1, 0, 1, 1});
        assertEquals(-1.0 / 3, b.matthewsCorrelation(), EXACT);
    }

    /** Gorodkin's definition itself: the correlation of the two indicator matrices. */
    @Test
    public void multiClassCorrelationIsTheCorrelationOfIndicators() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            int classes = 2 + random.nextInt(5);
            int n = 5 + random.nextInt(100);
            int[] actual = random.ints(n, 0, classes).toArray();
            int[] predicted =
                    IntStream.of(actual)
                            .map(c -> random.nextInt(3) > 0 ? c : random.nextInt(classes))
                            .toArray();
            double expected =
                    covariance(actual, predicted, classes)
                            / Math.sqrt(covariance(actual, actual, classes))
                            / Math.sqrt(covariance(predicted, predicted, classes));
            double found = scores(classes, actual, predicted).matthewsCorrelation();
            assertEquals(Double.isNaN(expected) ? 0 : expected, found, 1e-9);
        }
    }

    private static double covariance(int[] x, int[] y, int classes) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            int c = k;
            double meanX = IntStream.of(x).filter(v -> v == c).count() / (double) x.length;
            double meanY = IntStream.of(y).filter(v -> v == c).count() / (double) y.length;
            for (int i = 0; i < x.length; i++) {
                sum += ((x[i] == c ? 1 : 0) - meanX) * ((y[i] == c ? 1 : 0) - meanY);
            }
        }
        return sum;
    }

    @Test
    public void perfectPredictionsScoreOne() {
        ClassificationScores scores = scores(3, new int[] {0, 1, 2, 1}, new int[] {0, 1, 2, 1});
        assertEquals(1, scores.accuracy(), 0);
        assertEquals(1, scores.balancedAccuracy(), 0);
        assertEquals(1, scores.matthewsCorrelation(), EXACT);
        assertEquals(1, scores.cohensKappa(), EXACT);
        assertEquals(1, scores.macroF1(), 0);
    }

    @Test
    public void scoresThatDoNotExistAreNaN() {
        // Class 1 is never predicted, class 2 never occurs nor is predicted.
        ClassificationScores scores = scores(3, new int[] {0, 0, 1}, new int[] {0, 0, 0});
        assertEquals(Double.NaN, scores.classes().get(1).precision(), 0);
        assertEquals(0, scores.classes().get(1).recall(), 0);
        assertEquals(0, scores.classes().get(1).f1(), 0);
        assertEquals(Double.NaN, scores.classes().get(2).recall(), 0);
        assertEquals(Double.NaN, scores.classes().get(2).f1(), 0);
        assertEquals(0.5, scores.balancedAccuracy(), EXACT);
        assertEquals((2.0 / 3 + 0) / 2, scores.macroPrecision(), EXACT);
        assertEquals(0.4, scores.macroF1(), EXACT);
        assertEquals(0, scores.matthewsCorrelation(), 0);

        ClassificationScores none = scores(2, new int[0], new int[0]);
        assertEquals(0, none.total());
        for (double score :
                new double[] {
                    none.accuracy(),
                    none.balancedAccuracy(),
                    none.matthewsCorrelation(),
                    none.cohensKappa(),
                    none.macroPrecision(),
                    none.macroRecall(),
                    none.macroF1()
                }) {
            assertEquals(Double.NaN, score, 0);
        }
        assertEquals(Double.NaN, binary(5, 0, 0, 0).cohensKappa(), 0);
    }

    @Test
    public void matrixCountsRowsAndColumns() {
        ConfusionMatrix matrix =
                ConfusionMatrix.of(
                        List.of("a", "b", "c"), new int[] {0, 0, 1, 2}, new int[] {0, 1, 1, 1});
        assertEquals(3, matrix.size());
        assertEquals(1, matrix.count(0, 1));
        assertEquals(2, matrix.actualCount(0));
        assertEquals(3, matrix.predictedCount(1));
        assertEquals(4, matrix.total());
        assertEquals(2, matrix.correct());
        assertEquals(List.of("a", "b", "c"), matrix.labels());
    }

    @Test
    public void largeCountsDoNotOverflow() {
        // 3 * 10^5 rows: the products of the correlation exceed 2^31.
        int[] actual = IntStream.range(0, 300_000).map(i -> i % 2).toArray();
        int[] predicted = IntStream.range(0, 300_000).map(i -> i % 4 == 0 ? 1 : i % 2).toArray();
        assertEquals(1 / Math.sqrt(3), scores(2, actual, predicted).matthewsCorrelation(), 1e-9);
    }

    @Test
    public void matrixRefusesWhatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new ConfusionMatrix(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new ConfusionMatrix(List.of("a", "a")));
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b"));
        assertThrows(IllegalArgumentException.class, () -> matrix.add(2, 0));
        assertThrows(IllegalArgumentException.class, () -> matrix.add(0, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> ConfusionMatrix.of(List.of("a"), new int[1], new int[2]));
    }
}
