// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

/** The plain models beside networks, what they read, and how they are scored. */
public class PlainModelsTest {

    private static final RowFeatures NUMBERS =
            new RowFeatures() {
                private final double[][] rows = {{1, 0}, {2, 1}, {3, 0}, {4, 1}, {5, 1}};

                @Override
                public int count() {
                    return 2;
                }

                @Override
                public void read(int row, SparseRow target) {
                    target.clear();
                    target.add(0, (float) rows[row][0]);
                    target.add(1, (float) rows[row][1]);
                }

                @Override
                public int cost() {
                    return 2;
                }
            };

    /** By the normal equations: centred X'X + I = [[11, 1], [1, 2.2]], X'y = [19.5, 2.1]. */
    @Test
    public void ridgeRegressionEqualsItsClosedForm() {
        double[] y = {1, 4, 4, 9, 10};
        RidgeRegression model =
                RidgeRegression.fit(
                        NUMBERS, new int[] {0, 1, 2, 3, 4}, y, CancellationToken.never());
        double[] x = {1, 2, 3, 4, 5};
        double[] z = {0, 1, 0, 1, 1};
        double xx = 1;
        double xz = 0;
        double zz = 1;
        double xy = 0;
        double zy = 0;
        double meanX = 3;
        double meanZ = 0.6;
        double meanY = 5.6;
        for (int i = 0; i < 5; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xz += (x[i] - meanX) * (z[i] - meanZ);
            zz += (z[i] - meanZ) * (z[i] - meanZ);
            xy += (x[i] - meanX) * (y[i] - meanY);
            zy += (z[i] - meanZ) * (y[i] - meanY);
        }
        double determinant = xx * zz - xz * xz;
        double a = (xy * zz - zy * xz) / determinant;
        double b = (zy * xx - xy * xz) / determinant;
        for (int i = 0; i < 5; i++) {
            double expected = meanY + a * (x[i] - meanX) + b * (z[i] - meanZ);
            assertEquals(expected, model.predict(NUMBERS, i), 1e-3);
        }
    }

    @Test
    public void compositionIsTheShareOfEachSymbolAndTheLength() {
        EncodedSequences rows = new EncodedSequences();
        rows.add(EncodedSequence.ofCodes(0, 0, 1, 3));
        rows.add(EncodedSequence.ofCodes(2, 2, 2, 2, 2, 2, 2, 2));
        RowFeatures features =
                new RowFeatures.Composition(new StepFeatures(rows, SampleData.ENCODING), 8);
        assertEquals(5, features.count());
        SparseRow row = new SparseRow();
        features.read(0, row);
        assertEquals("(0:5.0)(1:2.5)(3:2.5)(4:5.0)", text(row));
        features.read(1, row);
        assertEquals("(2:10.0)(4:10.0)", text(row));
    }

    @Test
    public void windowsLeaveOutWhatLiesBeyondTheEnds() {
        EncodedSequences rows = new EncodedSequences();
        rows.add(EncodedSequence.ofCodes(0, 1, 2));
        RowFeatures features =
                new RowFeatures.Window(
                        new StepFeatures(rows, SampleData.ENCODING),
                        1,
                        new int[] {0, 0},
                        new int[] {0, 1});
        SparseRow row = new SparseRow();
        features.read(0, row);
        assertEquals("(4:1.0)(9:1.0)", text(row));
        features.read(1, row);
        assertEquals("(0:1.0)(5:1.0)(10:1.0)", text(row));
    }

    @Test
    public void missingValuesOfSeriesCountAsZero() {
        EncodedSequences rows = new EncodedSequences();
        rows.add(EncodedSequence.ofValues(2, 1f, Float.NaN, 3f, 4f));
        SeriesEncoding encoding = SeriesEncoding.of(List.of("a", "b"));
        RowFeatures features = new RowFeatures.Positional(new StepFeatures(rows, encoding), 2);
        SparseRow row = new SparseRow();
        features.read(0, row);
        assertEquals("(0:1.0)(2:3.0)(3:4.0)", text(row));
    }

    private static String text(SparseRow row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            text.append('(').append(row.index(i)).append(':').append(row.value(i)).append(')');
        }
        return text.toString();
    }

    @Test
    public void quasiNewtonFindsTheMinimumOfAQuadratic() {
        // f = (x - 3)^2 + 10 (y + x)^2 with the minimum at (3, -3).
        double[] minimum =
                QuasiNewton.minimize(
                        (p, gradient) -> {
                            double sum = p[1] + p[0];
                            gradient[0] = 2 * (p[0] - 3) + 20 * sum;
                            gradient[1] = 20 * sum;
                            return (p[0] - 3) * (p[0] - 3) + 10 * sum * sum;
                        },
                        new double[2],
                        50);
        assertEquals(3, minimum[0], 1e-4);
        assertEquals(-3, minimum[1], 1e-4);
    }

    @Test
    public void scoresAreAddedUpAndCompared() {
        Metric.Sum accuracy = new Metric.Sum(Metric.ACCURACY, 3);
        assertTrue(Double.isNaN(accuracy.value()));
        accuracy.add(new double[] {1, 1, 0, 1, 1, 1}, 4);
        accuracy.add(new double[] {1, 1}, 2);
        assertEquals(2 / 3.0, accuracy.value(), 1e-12);
        Metric.Sum rmse = new Metric.Sum(Metric.RMSE, 1);
        rmse.add(new double[] {9, 1, 7, 3}, 4);
        assertEquals(2, rmse.value(), 1e-12);
        // Target 1: positive above negative; target 2: one known label alone.
        Metric.Sum area = new Metric.Sum(Metric.MEAN_ROC_AUC, 2);
        area.add(new double[] {0.1, 0, 0.3, 1, 0.9, 1, 0.2, Double.NaN}, 8);
        assertEquals(1, area.value(), 0);
        assertTrue(Metric.RMSE.compare(0.5, 0.7) > 0);
        assertTrue(Metric.ACCURACY.compare(0.5, 0.7) < 0);
        assertEquals(0, Metric.ACCURACY.compare(Double.NaN, 0.7));
        assertEquals("70.2 %", Metric.POSITION_ACCURACY.text(0.7023));
        assertEquals("0.702", Metric.RMSE.text(0.7023));
        assertEquals("mean ROC AUC", Metric.MEAN_ROC_AUC.inSentence());
        assertEquals("RMSE", Metric.RMSE.inSentence());
    }

    @Test
    public void theDigestDependsOnEverySequenceAndTarget() {
        SampleData rows = SampleData.motifs(20, 8, 20, 1);
        String digest = DataDigest.of(rows.toTrainingData());
        assertEquals(64, digest.length());
        assertEquals(digest, DataDigest.of(SampleData.motifs(20, 8, 20, 1).toTrainingData()));
        assertFalse(digest.equals(DataDigest.of(SampleData.motifs(20, 8, 20, 2).toTrainingData())));
        rows.targets()[19] ^= 1;
        assertNotEquals(digest, DataDigest.of(rows.toTrainingData()));
        double[] column = new double[20];
        Targets numbers = new Targets.Numbers(List.of("x"), new double[][] {column});
        String zero = DataDigest.of(new TrainingData(rows.sequences(), numbers));
        column[3] = Double.NaN;
        assertNotEquals(zero, DataDigest.of(new TrainingData(rows.sequences(), numbers)));
    }

    @Test
    public void rowsAreThinnedEvenly() {
        int[] rows = IntStream.range(0, 10_000_000).toArray();
        int[] part = LogisticRegression.thinned(rows, NUMBERS);
        assertEquals(2_000_000, part.length);
        assertEquals(0, part[0]);
        assertEquals(5, part[1]);
        assertEquals(9_999_995, Arrays.stream(part).max().orElseThrow());
    }
}
