// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.model.ModelWriter;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.CellActivation;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.LossSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.Test;

/** The tasks other than classification, on small data whose best possible score is known. */
public class TaskTrainingTest {

    private static final TrainingSpec QUICK =
            TrainingSpec.defaults()
                    .withEpochs(12)
                    .withBatchSize(32)
                    .withLearningRate(0.02)
                    .withValidationShare(0.2)
                    .withPatience(0)
                    .withWorkers(1);

    private static final NetworkSpec COMPOSITION =
            new NetworkSpec(List.of(new LayerSpec.Aggregation(Pooling.MEAN)));

    private static final NetworkSpec BY_POSITION = new NetworkSpec(List.of(recurrent(8, true)));

    private static final NetworkSpec CAUSAL = new NetworkSpec(List.of(recurrent(12, false)));

    private static LayerSpec recurrent(int size, boolean bidirectional) {
        return new LayerSpec.Recurrent(CellType.GRU, size, bidirectional, 0, CellActivation.TANH);
    }

    private static TrainingResult train(
            TrainingData data, Encoding encoding, NetworkSpec network, TrainingSpec spec) {
        return SequenceTrainer.train(
                data, encoding, network, spec, ProgressSink.none(), CancellationToken.never());
    }

    private static byte[] bytes(TrainingResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelWriter.write(result.model(), out);
        return out.toByteArray();
    }

    /** Share of A of each sequence, which the mean of one-hot rows gives exactly. */
    private static double[] shareOfA(EncodedSequences sequences) {
        double[] shares = new double[sequences.size()];
        for (int i = 0; i < shares.length; i++) {
            for (int t = 0; t < sequences.length(i); t++) {
                shares[i] += sequences.code(i, t) == 0 ? 1.0 / sequences.length(i) : 0;
            }
        }
        return shares;
    }

    private static TrainingData numbers(SampleData rows, double[]... columns) {
        List<String> names = List.of("first", "second", "third").subList(0, columns.length);
        return new TrainingData(rows.sequences(), new Targets.Numbers(names, columns));
    }

    @Test
    public void learnsANumberAndPredictsItInItsOwnUnit() {
        SampleData rows = SampleData.motifs(300, 10, 30, 1);
        double[] target =
                Arrays.stream(shareOfA(rows.sequences())).map(s -> 1000 + 50 * s).toArray();
        TrainingResult result =
                train(
                        numbers(rows, target),
                        SampleData.ENCODING,
                        COMPOSITION,
                        QUICK.withEpochs(60).withLearningRate(0.1));
        TrainingHistory history = result.history();
        assertEquals(Metric.RMSE, history.metric());
        Baseline mean = history.baselines().get(0);
        Baseline linear = history.baselines().get(1);
        assertEquals(Baseline.MEAN, mean.name());
        assertEquals(Baseline.LINEAR_COMPOSITION, linear.name());
        assertTrue(mean.toString(), mean.validationScore() > 3);
        assertTrue(linear.toString(), linear.validationScore() < 1);
        assertTrue(history.best().toString(), history.best().validationScore() < 0.6);
        try (Predictor predictor = result.model().predictor()) {
            float[][] p =
                    predictor.predict(
                            List.of(
                                    EncodedSequence.ofCodes(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3),
                                    EncodedSequence.ofCodes(0, 0, 2, 3, 0, 0, 2, 3, 0, 0, 2, 3)));
            assertEquals(1012.5, p[0][0], 1.5);
            assertEquals(1025, p[1][0], 1.5);
        }
    }

    @Test
    public void missingNumbersAreMaskedTargetByTarget() {
        SampleData rows = SampleData.motifs(300, 10, 30, 2);
        double[] share = shareOfA(rows.sequences());
        double[] second = Arrays.stream(share).map(s -> -s).toArray();
        for (int i = 0; i < 300; i++) {
            if (i % 3 == 0) {
                share[i] = Double.NaN;
            }
            if (i % 3 == 1 || i < 9) {
                second[i] = Double.NaN;
            }
        }
        TrainingResult result =
                train(
                        numbers(rows, share, second),
                        SampleData.ENCODING,
                        COMPOSITION,
                        QUICK.withEpochs(40).withLearningRate(0.1));
        assertTrue(
                result.history().warnings().toString(),
                result.history()
                        .warnings()
                        .contains("3 of 300 rows have no known target and were left out."));
        assertEquals(297, result.history().trainingRows() + result.history().validationRows());
        // In units of the targets' standard deviations, of which the mean has exactly about 1.
        assertEquals(1, result.history().baselines().get(0).validationScore(), 0.25);
        assertTrue(result.history().best().validationScore() < 0.3);
    }

    @Test
    public void aMissingTargetDoesNotBearOnTheGradient() throws IOException {
        SampleData rows = SampleData.motifs(64, 10, 30, 3);
        double[] first = shareOfA(rows.sequences());
        double[] second = new double[64];
        Arrays.fill(second, Double.NaN);
        second[5] = 1;
        second[6] = 2;
        TrainingSpec spec = QUICK.withEpochs(2).withValidationShare(0);
        float[] both =
                train(numbers(rows, first, second), SampleData.ENCODING, COMPOSITION, spec)
                        .model()
                        .parameters();
        double[] changed = second.clone();
        changed[6] = Double.NaN;
        float[] one =
                train(numbers(rows, first, changed), SampleData.ENCODING, COMPOSITION, spec)
                        .model()
                        .parameters();
        assertFalse(Arrays.equals(both, one));
    }

    @Test
    public void learnsSeveralAnswersWithGaps() {
        SampleData rows = SampleData.motifs(400, 10, 30, 4);
        double[] share = shareOfA(rows.sequences());
        float[][] columns = new float[2][400];
        for (int i = 0; i < 400; i++) {
            columns[0][i] = i % 4 == 0 ? Float.NaN : share[i] > 0.3 ? 1 : 0;
            columns[1][i] = i % 4 == 1 ? Float.NaN : share[i] < 0.2 ? 1 : 0;
        }
        TrainingData data =
                new TrainingData(
                        rows.sequences(), new Targets.MultiLabel(List.of("rich", "poor"), columns));
        TrainingResult result =
                train(
                        data,
                        SampleData.ENCODING,
                        COMPOSITION,
                        QUICK.withEpochs(30).withLearningRate(0.1));
        TrainingHistory history = result.history();
        assertEquals(Metric.MEAN_ROC_AUC, history.metric());
        assertEquals(Baseline.PRIOR, history.baselines().get(0).name());
        assertEquals(0.5, history.baselines().get(0).validationScore(), 0);
        assertTrue(history.baselines().get(1).validationScore() > 0.95);
        assertTrue(history.best().toString(), history.best().validationScore() > 0.95);
        assertTrue(result.model().task() instanceof Task.MultiLabel);
    }

    /** Label 1 where the symbol two positions before is A; every third position is masked. */
    private static TrainingData labelled(int rows, long seed) {
        SampleData data = SampleData.motifs(rows, 10, 40, seed);
        EncodedSequences labels = new EncodedSequences();
        for (int i = 0; i < rows; i++) {
            int[] codes = new int[data.sequences().length(i)];
            for (int t = 0; t < codes.length; t++) {
                boolean marked = t >= 2 && data.sequences().code(i, t - 2) == 0;
                codes[t] = t % 3 == 2 ? 2 : marked ? 1 : 0;
            }
            labels.add(EncodedSequence.ofCodes(codes));
        }
        return new TrainingData(
                data.sequences(), new Targets.PositionLabels(List.of("no", "yes"), labels));
    }

    @Test
    public void learnsLabelsByPositionAndLeavesOutMaskedOnes() {
        TrainingResult result =
                train(labelled(200, 5), SampleData.ENCODING, BY_POSITION, QUICK.withEpochs(15));
        TrainingHistory history = result.history();
        assertEquals(Metric.POSITION_ACCURACY, history.metric());
        assertEquals(
                List.of(
                        Baseline.MAJORITY_CLASS,
                        Baseline.SYMBOL_MAJORITY,
                        Baseline.LOGISTIC_WINDOW),
                history.baselines().stream().map(Baseline::name).toList());
        assertEquals(0.75, history.baselines().get(0).validationScore(), 0.1);
        // The window sees the symbol two positions before.
        assertTrue(history.baselines().get(2).validationScore() > 0.95);
        assertTrue(history.best().toString(), history.best().validationScore() > 0.97);
    }

    @Test
    public void maskedLabelsBearOnNothing() throws IOException {
        TrainingData data = labelled(60, 6);
        Targets.PositionLabels labels = (Targets.PositionLabels) data.targets();
        EncodedSequences other = new EncodedSequences();
        for (int i = 0; i < 60; i++) {
            int[] codes = new int[labels.codes().length(i)];
            for (int t = 0; t < codes.length; t++) {
                int code = labels.codes().code(i, t);
                codes[t] = code == 2 ? 7 : code;
            }
            other.add(EncodedSequence.ofCodes(codes));
        }
        TrainingSpec spec = QUICK.withEpochs(2);
        float[] masked = train(data, SampleData.ENCODING, BY_POSITION, spec).model().parameters();
        float[] marked =
                train(
                                new TrainingData(
                                        data.sequences(),
                                        new Targets.PositionLabels(labels.labels(), other)),
                                SampleData.ENCODING,
                                BY_POSITION,
                                spec)
                        .model()
                        .parameters();
        assertArrayEquals(masked, marked, 0f);
    }

    /** x[t] = 0.9 x[t-1] - 0.5 x[t-2] with noise of 0.1; some values were not measured. */
    private static TrainingData series(int rows, int steps, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EncodedSequences sequences = new EncodedSequences();
        for (int i = 0; i < rows; i++) {
            float[] x = new float[steps];
            for (int t = 0; t < steps; t++) {
                double noise = 0.2 * (random.nextDouble() + random.nextDouble() - 1);
                x[t] =
                        (float)
                                (t < 2
                                        ? 2 * random.nextDouble() - 1
                                        : 0.9 * x[t - 1] - 0.5 * x[t - 2] + noise);
            }
            if (i % 5 == 0) {
                x[steps - 1] = Float.NaN;
            }
            sequences.add(EncodedSequence.ofValues(1, x));
        }
        return new TrainingData(sequences, new Targets.NextStep());
    }

    private static final SeriesEncoding SERIES = SeriesEncoding.of(List.of("value"));

    @Test
    public void learnsToForecastAboutAsWellAsTheProcessAllows() {
        TrainingResult result =
                train(
                        series(300, 16, 7),
                        SERIES,
                        CAUSAL,
                        QUICK.withEpochs(40).withAugmentation(new Augmentation.RandomStart(4)));
        TrainingHistory history = result.history();
        assertEquals(
                List.of("Zero", "Persistence", "Pooled AR(2)"),
                history.baselines().stream().map(Baseline::name).toList());
        double best = history.baselines().get(2).validationScore();
        // The sum of two uniform numbers, scaled: standard deviation 0.2 / sqrt(6).
        assertEquals(0.2 / Math.sqrt(6), best, 0.01);
        assertTrue(
                history.best().toString() + history.baselines(),
                history.best().validationScore() < 1.35 * best);
        assertTrue(
                history.best().validationScore()
                        < 0.6 * history.baselines().get(1).validationScore());
    }

    @Test
    public void everyTaskGivesEqualBytesWhateverTheNumberOfWorkers() throws IOException {
        SampleData rows = SampleData.motifs(150, 10, 30, 8);
        TrainingSpec spec = QUICK.withEpochs(2).withBatchSize(100);
        TrainingData numbers = numbers(rows, shareOfA(rows.sequences()));
        NetworkSpec deep =
                new NetworkSpec(
                        List.of(
                                recurrent(8, true),
                                new LayerSpec.Dropout(0.2),
                                new LayerSpec.Aggregation(Pooling.ATTENTION)));
        assertArrayEquals(
                bytes(train(numbers, SampleData.ENCODING, deep, spec)),
                bytes(train(numbers, SampleData.ENCODING, deep, spec.withWorkers(4))));
        TrainingData labelled = labelled(150, 9);
        assertArrayEquals(
                bytes(train(labelled, SampleData.ENCODING, BY_POSITION, spec)),
                bytes(train(labelled, SampleData.ENCODING, BY_POSITION, spec.withWorkers(4))));
        TrainingData series = series(150, 12, 10);
        TrainingSpec cropped = spec.withAugmentation(new Augmentation.RandomStart(4));
        assertArrayEquals(
                bytes(train(series, SERIES, CAUSAL, cropped)),
                bytes(train(series, SERIES, CAUSAL, cropped.withWorkers(4))));
    }

    private static void assertRefused(
            String part, TrainingData data, Encoding encoding, NetworkSpec network) {
        assertRefused(part, data, encoding, network, QUICK);
    }

    private static void assertRefused(
            String part,
            TrainingData data,
            Encoding encoding,
            NetworkSpec network,
            TrainingSpec spec) {
        TrainingException e =
                assertThrows(TrainingException.class, () -> train(data, encoding, network, spec));
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }

    @Test
    public void labelsOfAnotherLengthThanTheSequenceAreRefusedWithTheRow() {
        TrainingData data = labelled(5, 11);
        EncodedSequences labels = new EncodedSequences();
        for (int i = 0; i < 5; i++) {
            labels.add(
                    EncodedSequence.ofCodes(
                            new int[data.sequences().length(i) + (i == 3 ? 1 : 0)]));
        }
        assertRefused(
                "The sequence of row 4 has %d positions but %d labels."
                        .formatted(data.sequences().length(3), data.sequences().length(3) + 1),
                new TrainingData(
                        data.sequences(), new Targets.PositionLabels(List.of("no", "yes"), labels)),
                SampleData.ENCODING,
                BY_POSITION);
    }

    @Test
    public void targetsThatAreAllMissingAreRefused() {
        SampleData rows = SampleData.motifs(20, 10, 30, 12);
        double[] nothing = new double[20];
        Arrays.fill(nothing, Double.NaN);
        assertRefused(
                "All targets of the rows are missing",
                numbers(rows, nothing),
                SampleData.ENCODING,
                COMPOSITION);
        double[] one = nothing.clone();
        Arrays.fill(one, 1);
        assertRefused(
                "Target 'second' is missing in all training rows",
                numbers(rows, one, nothing),
                SampleData.ENCODING,
                COMPOSITION);
        EncodedSequences unmeasured = new EncodedSequences();
        unmeasured.add(EncodedSequence.ofValues(1, 1f, Float.NaN, Float.NaN));
        unmeasured.add(EncodedSequence.ofValues(1, 1f));
        assertRefused(
                "nothing to forecast",
                new TrainingData(unmeasured, new Targets.NextStep()),
                SERIES,
                CAUSAL);
    }

    @Test
    public void infiniteNumbersAndAnswersOtherThanYesAndNoAreRefusedWithTheRow() {
        SampleData rows = SampleData.motifs(20, 10, 30, 13);
        double[] column = new double[20];
        column[7] = Double.NEGATIVE_INFINITY;
        assertRefused(
                "Target 'first' of row 8 is infinite",
                numbers(rows, column),
                SampleData.ENCODING,
                COMPOSITION);
        float[][] answers = new float[1][20];
        answers[0][2] = 0.5f;
        assertRefused(
                "Target 'active' of row 3 is 0.5",
                new TrainingData(
                        rows.sequences(), new Targets.MultiLabel(List.of("active"), answers)),
                SampleData.ENCODING,
                COMPOSITION);
    }

    @Test
    public void aTargetThatNeverChangesIsNamed() {
        SampleData rows = SampleData.motifs(40, 10, 30, 14);
        double[] column = new double[40];
        Arrays.fill(column, 3.5);
        TrainingResult result =
                train(numbers(rows, column), SampleData.ENCODING, COMPOSITION, QUICK.withEpochs(1));
        assertTrue(
                result.history().warnings().toString(),
                result.history().warnings().get(0).startsWith("Target 'first' is 3.5 in all"));
    }

    @Test
    public void networksAndSettingsThatDoNotFitTheTaskAreRefused() {
        SampleData rows = SampleData.motifs(20, 10, 30, 15);
        TrainingData numbers = numbers(rows, shareOfA(rows.sequences()));
        assertRefused("aggregation", numbers, SampleData.ENCODING, BY_POSITION);
        assertRefused("aggregation", labelled(20, 16), SampleData.ENCODING, COMPOSITION);
        assertRefused("one direction", series(20, 8, 17), SERIES, BY_POSITION);
        assertRefused(
                "Forecasting needs series of numbers",
                new TrainingData(rows.sequences(), new Targets.NextStep()),
                SampleData.ENCODING,
                CAUSAL);
        assertRefused(
                "The loss CrossEntropy does not fit the task",
                numbers,
                SampleData.ENCODING,
                COMPOSITION,
                QUICK.withLoss(new LossSpec.CrossEntropy(0.1)));
        assertRefused(
                "no reverse complement",
                series(20, 8, 18),
                SERIES,
                CAUSAL,
                QUICK.withAugmentation(new Augmentation.ReverseComplement(0.5)));
        assertRefused(
                "Truncated back-propagation needs",
                labelled(20, 19),
                SampleData.ENCODING,
                BY_POSITION,
                QUICK.withTruncatedSteps(5));
        assertRefused(
                "There is no layer 'recurrent7' to freeze; the network has recurrent1, output.",
                labelled(20, 20),
                SampleData.ENCODING,
                BY_POSITION,
                QUICK.withFrozenLayers(Set.of("recurrent7")));
    }

    @Test
    public void lossesOfEveryKindAreMadeSmall() {
        SampleData rows = SampleData.motifs(200, 10, 30, 21);
        TrainingData numbers = numbers(rows, shareOfA(rows.sequences()));
        for (LossSpec loss :
                List.of(
                        new LossSpec.SquaredError(),
                        new LossSpec.AbsoluteError(),
                        new LossSpec.Huber(0.5))) {
            TrainingHistory history =
                    train(
                                    numbers,
                                    SampleData.ENCODING,
                                    COMPOSITION,
                                    QUICK.withEpochs(30).withLearningRate(0.1).withLoss(loss))
                            .history();
            assertTrue(
                    loss + ": " + history.best(),
                    history.best().validationLoss()
                            < 0.35 * history.epochs().get(0).trainingLoss());
            // The baseline's loss is of the same kind: that of the mean is near the first one.
            assertTrue(
                    history.baselines().toString(),
                    history.baselines().get(0).validationLoss()
                            > 2 * history.best().validationLoss());
        }
    }

    @Test
    public void aValidationTableChoosesTheEpochAndNoRowIsHeldBack() {
        TrainingData data = labelled(80, 22);
        TrainingData others = labelled(30, 23);
        TrainingResult result =
                SequenceTrainer.train(
                        data,
                        Optional.of(others),
                        SampleData.ENCODING,
                        BY_POSITION,
                        QUICK.withEpochs(3),
                        Optional.empty(),
                        Optional.empty(),
                        ProgressSink.none(),
                        CancellationToken.never());
        assertEquals(80, result.history().trainingRows());
        assertEquals(30, result.history().validationRows());
        assertEquals(40, result.model().maximumLength(), 1);
        assertFalse(Double.isNaN(result.history().best().validationLoss()));
    }
}
