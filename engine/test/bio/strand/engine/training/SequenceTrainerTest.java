// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.model.ModelWriter;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.progress.ProgressSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class SequenceTrainerTest {

    private static final NetworkSpec SMALL =
            new NetworkSpec(
                    List.of(
                            new LayerSpec.Convolution(8, 7, 1),
                            new LayerSpec.Recurrent(CellType.GRU, 8, true),
                            new LayerSpec.Aggregation(Pooling.MAX),
                            new LayerSpec.Dropout(0.1)));

    private static final TrainingSpec QUICK =
            TrainingSpec.defaults()
                    .withEpochs(3)
                    .withBatchSize(96)
                    .withLearningRate(0.01)
                    .withSchedule(new LearningRateSchedule.Constant())
                    .withValidationShare(0.2)
                    .withPatience(0)
                    .withWorkers(1);

    private static TrainingResult train(SampleData data, NetworkSpec network, TrainingSpec spec) {
        return SequenceTrainer.train(
                data.toTrainingData(),
                SampleData.ENCODING,
                network,
                spec,
                ProgressSink.none(),
                CancellationToken.never());
    }

    private static byte[] bytes(TrainingResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelWriter.write(result.model(), out);
        return out.toByteArray();
    }

    @Test
    public void learnsAMotifAtAnyPlaceAndPredictsNewSequences() {
        SampleData data = SampleData.motifs(600, 12, 24, 1);
        TrainingResult result = train(data, SMALL, QUICK.withEpochs(10));
        SampleData fresh = SampleData.motifs(200, 12, 24, 2);
        List<EncodedSequence> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(fresh.sequences().get(i));
        }
        int correct = 0;
        try (Predictor predictor = result.model().predictor()) {
            float[][] p = predictor.predict(rows);
            for (int i = 0; i < 200; i++) {
                correct += (p[i][1] > p[i][0] ? 1 : 0) == fresh.targets()[i] ? 1 : 0;
            }
        }
        // A random 24-mer holds the motif by chance in 1 of 215 cases.
        assertTrue("correct: " + correct, correct >= 170);
        Baseline majority = result.history().baselines().get(0);
        Baseline regression = result.history().baselines().get(1);
        assertEquals(Baseline.MAJORITY_CLASS, majority.name());
        assertEquals(Baseline.LOGISTIC_REGRESSION, regression.name());
        assertEquals(0.5, majority.validationScore(), 1e-9);
        assertEquals(Math.log(2), majority.validationLoss(), 1e-9);
        assertTrue(
                regression.toString(),
                result.history().best().validationScore() > regression.validationScore() + 0.05);
        assertTrue(result.history().warnings().toString(), result.history().warnings().size() <= 1);
    }

    @Test
    public void equalSeedsGiveEqualBytesWhateverTheNumberOfWorkers() throws IOException {
        SampleData data = SampleData.motifs(230, 8, 20, 3);
        TrainingSpec spec = QUICK.withEpochs(2);
        byte[] one = bytes(train(data, SMALL, spec.withWorkers(1)));
        assertArrayEquals(one, bytes(train(data, SMALL, spec.withWorkers(1))));
        assertArrayEquals(one, bytes(train(data, SMALL, spec.withWorkers(2))));
        assertArrayEquals(one, bytes(train(data, SMALL, spec.withWorkers(5))));
        assertFalse(Arrays.equals(one, bytes(train(data, SMALL, spec.withSeed(2)))));
    }

    @Test
    public void theModelHasTheParametersOfTheBestEpoch() {
        SampleData data = SampleData.motifs(300, 20, 20, 4);
        TrainingResult result = train(data, SMALL, QUICK.withEpochs(8).withLearningRate(0.03));
        TrainingHistory history = result.history();
        double lowest =
                history.epochs().stream()
                        .mapToDouble(EpochRecord::validationLoss)
                        .min()
                        .getAsDouble();
        assertEquals(lowest, history.best().validationLoss(), 0);
        TrainingResult shorter =
                train(data, SMALL, QUICK.withEpochs(history.bestEpoch()).withLearningRate(0.03));
        assertArrayEquals(shorter.model().parameters(), result.model().parameters(), 0f);
    }

    @Test
    public void stopsAfterPatienceEpochsWithoutImprovement() {
        SampleData data = SampleData.noise(200, 5);
        TrainingHistory history =
                train(data, SMALL, QUICK.withEpochs(200).withPatience(4)).history();
        assertEquals(history.bestEpoch() + 4, history.epochs().size());
        assertTrue(history.epochs().size() < 200);
    }

    @Test
    public void warnsWhenTheNetworkDoesNotBeatABaselineAndWhenItOverfits() {
        SampleData data = SampleData.noise(120, 6);
        NetworkSpec large =
                new NetworkSpec(
                        List.of(
                                new LayerSpec.Recurrent(CellType.LSTM, 32, false),
                                new LayerSpec.Aggregation(Pooling.ALL)));
        List<String> warnings =
                train(data, large, QUICK.withEpochs(20).withBatchSize(32)).history().warnings();
        assertTrue(
                warnings.toString(),
                warnings.stream().anyMatch(w -> w.contains("does not beat the baseline")));
    }

    @Test
    public void saysThatNothingWasValidated() {
        SampleData data = SampleData.motifs(60, 20, 20, 7);
        TrainingHistory history = train(data, SMALL, QUICK.withValidationShare(0)).history();
        assertEquals(0, history.validationRows());
        assertEquals(60, history.trainingRows());
        assertEquals(3, history.bestEpoch());
        assertTrue(history.baselines().isEmpty());
        assertTrue(Double.isNaN(history.best().validationLoss()));
        assertTrue(Double.isNaN(history.best().validationScore()));
        assertTrue(history.warnings().get(0).contains("no validation rows"));
    }

    @Test
    public void validationRowsAreStratifiedAndLeaveEachClassARow() {
        SampleData data = SampleData.motifs(50, 20, 20, 8);
        Arrays.fill(data.targets(), 0);
        data.targets()[17] = 1;
        TrainingHistory history = train(data, SMALL, QUICK.withValidationShare(0.9)).history();
        assertEquals(50, history.trainingRows() + history.validationRows());
        assertTrue(
                history.warnings().toString(),
                history.warnings()
                        .contains("Class 'motif' has only 1 training rows; too few to learn it."));
    }

    @Test
    public void classWeightsMakeARareClassCount() {
        SampleData data = SampleData.noise(400, 9);
        for (int i = 0; i < 400; i++) {
            data.targets()[i] = i % 10 == 0 ? 1 : 0;
        }
        List<EncodedSequence> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(data.sequences().get(i));
        }
        NetworkSpec composition = new NetworkSpec(List.of(new LayerSpec.Aggregation(Pooling.MEAN)));
        TrainingSpec spec = QUICK.withEpochs(15).withLearningRate(0.1);
        double[] rare = new double[2];
        for (int k = 0; k < 2; k++) {
            try (Predictor predictor =
                    train(data, composition, spec.withClassWeights(k == 1)).model().predictor()) {
                float[][] p = predictor.predict(rows);
                rare[k] = Arrays.stream(p).mapToDouble(row -> row[1]).average().orElseThrow();
            }
        }
        assertEquals(0.1, rare[0], 0.03);
        assertEquals(0.5, rare[1], 0.05);
    }

    @Test
    public void divergenceIsNamedWithEpochBatchAndAdvice() {
        SampleData data = SampleData.motifs(200, 20, 20, 10);
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(new LayerSpec.Aggregation(Pooling.ALL));
        layers.addAll(Collections.nCopies(24, new LayerSpec.Dense(30)));
        NetworkSpec explosive = new NetworkSpec(layers);
        DivergedTrainingException e =
                assertThrows(
                        DivergedTrainingException.class,
                        () ->
                                train(
                                        data,
                                        explosive,
                                        QUICK.withEpochs(500)
                                                .withLearningRate(10)
                                                .withClipNorm(0)));
        assertTrue(e.getMessage(), e.getMessage().contains("Lower the learning rate"));
        assertTrue(e.epoch() >= 1);
        assertTrue(e.batch() >= 1);
        assertTrue(e.getMessage(), e.getMessage().contains("epoch " + e.epoch()));
    }

    @Test
    public void cancellationLeavesInTheMiddleOfAnEpochAndFreesMemory() {
        long before = CpuKernel.nativeBytes();
        SampleData data = SampleData.motifs(4000, 60, 60, 11);
        AtomicInteger asked = new AtomicInteger();
        List<String> messages = Collections.synchronizedList(new ArrayList<>());
        for (int workers = 1; workers <= 2; workers++) {
            asked.set(0);
            TrainingSpec spec = QUICK.withValidationShare(0).withWorkers(workers);
            assertThrows(
                    CancelledException.class,
                    () ->
                            SequenceTrainer.train(
                                    data.toTrainingData(),
                                    SampleData.ENCODING,
                                    SMALL,
                                    spec,
                                    (fraction, message) -> messages.add(message),
                                    () -> asked.incrementAndGet() > 40));
            assertTrue(
                    messages.toString(), messages.stream().allMatch(m -> m.startsWith("Epoch 1/")));
            assertEquals(before, CpuKernel.nativeBytes());
        }
    }

    @Test
    public void anInterruptOfTheCallerCancels() {
        SampleData data = SampleData.motifs(400, 60, 60, 11);
        Thread.currentThread().interrupt();
        assertThrows(CancelledException.class, () -> train(data, SMALL, QUICK));
        assertTrue("the interrupt stays visible", Thread.interrupted());
    }

    @Test
    public void memoryOutsideTheHeapIsFreed() {
        long before = CpuKernel.nativeBytes();
        train(SampleData.motifs(60, 20, 20, 7), SMALL, QUICK.withEpochs(1));
        assertEquals(before, CpuKernel.nativeBytes());
    }

    @Test
    public void aBatchLargerThanTheDataIsTheWholeData() {
        SampleData data = SampleData.motifs(40, 20, 20, 12);
        TrainingHistory history =
                train(data, SMALL, QUICK.withBatchSize(60_000).withEpochs(1)).history();
        assertEquals(1, history.epochs().size());
    }

    @Test
    public void progressEndsWithTheLastEpochAndNeverFallsBack() {
        List<Double> fractions = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        SampleData data = SampleData.motifs(200, 20, 20, 13);
        SequenceTrainer.train(
                data.toTrainingData(),
                SampleData.ENCODING,
                SMALL,
                QUICK,
                (fraction, message) -> {
                    fractions.add(fraction);
                    messages.add(message);
                },
                CancellationToken.never());
        assertEquals("Fitting the baselines", messages.get(0));
        assertTrue(messages.get(1), messages.get(1).startsWith("Epoch 1/3 (CPU), loss 0."));
        List<Double> sorted = new ArrayList<>(fractions);
        Collections.sort(sorted);
        assertEquals(sorted, fractions);
        assertTrue(fractions.get(fractions.size() - 1) <= 1);
    }

    private static void assertRefused(
            String messagePart, EncodedSequences rows, int[] targets, String... labels) {
        TrainingException e =
                assertThrows(
                        TrainingException.class,
                        () ->
                                SequenceTrainer.train(
                                        new TrainingData(
                                                rows,
                                                new Targets.Classes(List.of(labels), targets)),
                                        SampleData.ENCODING,
                                        SMALL,
                                        QUICK,
                                        ProgressSink.none(),
                                        CancellationToken.never()));
        assertTrue(e.getMessage(), e.getMessage().contains(messagePart));
    }

    @Test
    public void dataThatCannotBeLearnedFromAreRefusedWithTheRemedy() {
        EncodedSequences rows = SampleData.motifs(3, 20, 20, 1).sequences();
        assertRefused("only one class, 'a'", rows, new int[3], "a");
        assertRefused("only one class;", rows, new int[3]);
        assertRefused("3 rows for 4 classes", rows, new int[] {0, 1, 2}, "a", "b", "c", "d");
        assertRefused("Class 'b' has no row", rows, new int[] {0, 0, 2}, "a", "b", "c");
        rows.add(EncodedSequence.of());
        assertRefused("row 4 is empty", rows, new int[] {0, 1, 0, 1}, "a", "b");
        assertRefused("There are 0 rows", new EncodedSequences(), new int[0], "a", "b");
    }

    @Test
    public void networksTooLargeForTheSequencesAreRefusedBeforeMemoryIsTaken() {
        EncodedSequences rows = new EncodedSequences();
        byte[] codes = new byte[1_000_000];
        rows.add(codes, 0, codes.length);
        rows.add(codes, 0, codes.length);
        for (Pooling pooling : new Pooling[] {Pooling.ALL, Pooling.MEAN}) {
            NetworkSpec network =
                    new NetworkSpec(
                            List.of(
                                    new LayerSpec.Recurrent(CellType.LSTM, 256, true),
                                    new LayerSpec.Aggregation(pooling)));
            TrainingException e =
                    assertThrows(
                            TrainingException.class,
                            () -> train(new SampleData(rows, new int[] {0, 1}), network, QUICK));
            assertTrue(e.getMessage(), e.getMessage().contains("1000000 positions"));
            assertTrue(e.getMessage(), e.getMessage().contains("fewer filters or units"));
        }
    }

    @Test
    public void provenanceNamesSeedDataAndSettings() {
        SampleData data = SampleData.motifs(60, 20, 20, 7);
        TrainingResult first = train(data, SMALL, QUICK.withEpochs(1).withSeed(77));
        assertEquals(77, first.model().provenance().seed());
        assertEquals("0.01", first.model().provenance().settings().get("learningRate"));
        assertEquals(first.history().epochs(), first.model().provenance().history());
        assertEquals(64, first.model().provenance().dataDigest().length());
        data.targets()[0] = 1;
        TrainingResult second = train(data, SMALL, QUICK.withEpochs(1).withSeed(77));
        assertNotEquals(
                first.model().provenance().dataDigest(), second.model().provenance().dataDigest());
    }
}
