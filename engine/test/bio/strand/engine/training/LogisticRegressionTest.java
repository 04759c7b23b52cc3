// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import java.util.stream.IntStream;
import org.junit.Test;

public class LogisticRegressionTest {

    private static final double[] EQUAL = {1, 1};

    /** Rows of one position: 30 A of which 20 are of class 1, and 10 C of which 1 is. */
    private static SampleData counts() {
        EncodedSequences sequences = new EncodedSequences();
        int[] targets = new int[40];
        for (int i = 0; i < 40; i++) {
            sequences.add(new byte[] {(byte) (i < 30 ? 0 : 1)}, 0, 1);
            targets[i] = i < 20 || i == 30 ? 1 : 0;
        }
        return new SampleData(sequences, targets);
    }

    private static LogisticRegression fit(SampleData data, int[] rows) {
        return LogisticRegression.fit(
                features(data), rows, data.targets(), EQUAL, CancellationToken.never());
    }

    private static RowFeatures features(SampleData data) {
        StepFeatures steps = new StepFeatures(data.sequences(), SampleData.ENCODING);
        return new RowFeatures.Positional(steps, data.sequences().maximumLength());
    }

    /** The mean loss and the share of right rows. */
    private static double[] evaluate(LogisticRegression model, SampleData data, int[] rows) {
        double[] logarithms = new double[2];
        double loss = 0;
        double correct = 0;
        for (int row : rows) {
            model.predict(features(data), row, logarithms);
            int target = data.targets()[row];
            loss -= logarithms[target] / rows.length;
            correct += logarithms[target] > logarithms[1 - target] ? 1 : 0;
        }
        return new double[] {loss, correct / rows.length};
    }

    @Test
    public void theOptimumIsThatOfAnIndependentMinimisation() {
        SampleData data = counts();
        int[] rows = IntStream.range(0, 40).toArray();
        double loss = 40 * evaluate(fit(data, rows), data, rows)[0];
        // By symmetry the classes' weights are +-a for A, +-c for C and +-b for the bias, with
        // a + c = 0 (gradient of the free bias); a grid search over two numbers is the truth.
        double best = Double.POSITIVE_INFINITY;
        double bestFit = 0;
        for (double a = -0.5; a < 2; a += 0.01) {
            for (double c = -2; c < 0.5; c += 0.01) {
                double low = Double.POSITIVE_INFINITY;
                double lowFit = 0;
                for (double b = -0.6; b < 0.6; b += 0.05) {
                    double fit =
                            20 * softplus(-2 * (a + b))
                                    + 10 * softplus(2 * (a + b))
                                    + softplus(-2 * (c + b))
                                    + 9 * softplus(2 * (c + b));
                    double value = fit + a * a + c * c;
                    if (value < low) {
                        low = value;
                        lowFit = fit;
                    }
                }
                if (low < best) {
                    best = low;
                    bestFit = lowFit;
                }
            }
        }
        assertEquals(bestFit, loss, 0.02);
    }

    private static double softplus(double x) {
        return Math.log1p(Math.exp(x));
    }

    @Test
    public void separableRowsAreAllRight() {
        SampleData data = SampleData.motifs(100, 8, 8, 1);
        EncodedSequences sequences = new EncodedSequences();
        for (int i = 0; i < 100; i++) {
            byte[] codes = data.sequences().get(i).toByteArray();
            codes[3] = (byte) data.targets()[i];
            sequences.add(codes, 0, codes.length);
        }
        SampleData marked = new SampleData(sequences, data.targets());
        int[] training = IntStream.range(0, 60).toArray();
        int[] rest = IntStream.range(60, 100).toArray();
        double[] scores = evaluate(fit(marked, training), marked, rest);
        assertEquals(1, scores[1], 0);
        assertTrue(scores[0] < 0.2);
    }

    @Test
    public void cancellationLeaves() {
        SampleData data = counts();
        assertThrows(
                CancelledException.class,
                () ->
                        LogisticRegression.fit(
                                features(data),
                                new int[] {0, 35},
                                data.targets(),
                                EQUAL,
                                () -> true));
    }
}
