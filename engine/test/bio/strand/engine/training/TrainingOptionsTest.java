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
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.network.CellActivation;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.LossSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.sequence.Alphabet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** Each training setting does what it says. */
public class TrainingOptionsTest {

    private static final NetworkSpec FORWARD =
            new NetworkSpec(
                    List.of(
                            new LayerSpec.Recurrent(
                                    CellType.LSTM, 6, false, 0, CellActivation.TANH),
                            new LayerSpec.Aggregation(Pooling.LAST)));

    private static final TrainingSpec ONE_EPOCH =
            TrainingSpec.defaults()
                    .withEpochs(1)
                    .withBatchSize(32)
                    .withLearningRate(0.01)
                    .withValidationShare(0)
                    .withPatience(0)
                    .withWorkers(1);

    private static SequenceModel train(
            SampleData data, NetworkSpec network, TrainingSpec spec, SequenceModel initial) {
        return SequenceTrainer.train(
                        data.toTrainingData(),
                        Optional.empty(),
                        SampleData.ENCODING,
                        network,
                        spec,
                        Optional.ofNullable(initial),
                        Optional.empty(),
                        ProgressSink.none(),
                        CancellationToken.never())
                .model();
    }

    private static float[] parameters(SampleData data, TrainingSpec spec) {
        return train(data, FORWARD, spec, null).parameters();
    }

    private static double largestDifference(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    @Test
    public void accumulatedBatchesStepAsOneLargerBatch() {
        SampleData data = SampleData.motifs(128, 20, 20, 1);
        for (boolean classWeights : new boolean[] {false, true}) {
            TrainingSpec spec = ONE_EPOCH.withClassWeights(classWeights).withEpochs(2);
            float[] large = parameters(data, spec.withBatchSize(64));
            float[] small = parameters(data, spec.withBatchSize(16).withAccumulationSteps(4));
            // The same sums in another order: float32 rounding.
            assertEquals(0, largestDifference(large, small), 1e-5);
            float[] alone = parameters(data, spec.withBatchSize(16));
            assertTrue(largestDifference(large, alone) > 1e-3);
        }
    }

    @Test
    public void lengthBucketsLeaveEveryRowItsShare() {
        SampleData data = SampleData.motifs(128, 8, 60, 2);
        TrainingSpec spec = ONE_EPOCH.withBatchSize(128);
        // One batch holds all rows, so that buckets can change nothing but the order of sums.
        assertEquals(
                0,
                largestDifference(
                        parameters(data, spec), parameters(data, spec.withBucketing(false))),
                1e-5);
    }

    @Test
    public void truncationBeyondTheLengthChangesNothingAndBelowItDoes() {
        SampleData data = SampleData.motifs(64, 20, 30, 3);
        float[] whole = parameters(data, ONE_EPOCH);
        assertEquals(
                0, largestDifference(whole, parameters(data, ONE_EPOCH.withTruncatedSteps(30))), 0);
        float[] truncated = parameters(data, ONE_EPOCH.withTruncatedSteps(5));
        assertTrue(largestDifference(whole, truncated) > 1e-6);
    }

    @Test
    public void longSequencesAreTrainedInPartsOfLittleMemory() {
        EncodedSequences rows = new EncodedSequences();
        byte[] codes = new byte[100_000];
        for (int i = 0; i < 2; i++) {
            Arrays.fill(codes, (byte) i);
            rows.add(codes, 0, codes.length);
        }
        SampleData data = new SampleData(rows, new int[] {0, 1});
        TrainingSpec spec = ONE_EPOCH.withTruncatedSteps(500);
        for (float parameter : parameters(data, spec)) {
            assertTrue(Float.isFinite(parameter));
        }
    }

    @Test
    public void aSequenceOfOnePositionAndABatchLargerThanTheDataAreFine() {
        SampleData data = SampleData.motifs(10, 6, 8, 4);
        EncodedSequences rows = new EncodedSequences();
        for (int i = 0; i < 10; i++) {
            rows.add(EncodedSequence.ofCodes(i % 4));
        }
        SampleData single = new SampleData(rows, data.targets());
        assertEquals(
                1, train(single, FORWARD, ONE_EPOCH.withBatchSize(5000), null).maximumLength());
    }

    @Test
    public void clippingByValueBoundsTheStepOfGradientDescent() {
        SampleData data = SampleData.motifs(32, 20, 20, 5);
        TrainingSpec spec =
                ONE_EPOCH
                        .withOptimizer(new OptimizerSpec.Sgd(0, false))
                        .withLearningRate(1)
                        .withClipNorm(0);
        float[] start = parameters(data, spec.withLearningRate(1e-30));
        float[] free = parameters(data, spec);
        float[] clipped = parameters(data, spec.withClipValue(0.001));
        assertTrue(largestDifference(start, free) > 0.01);
        assertEquals(0.001, largestDifference(start, clipped), 1e-6);
        float[] byNorm = parameters(data, spec.withClipNorm(0.001));
        double squares = 0;
        for (int i = 0; i < start.length; i++) {
            squares += Math.pow(byNorm[i] - start[i], 2);
        }
        assertEquals(0.001, Math.sqrt(squares), 1e-6);
    }

    @Test
    public void theOptimiserThatIsChosenIsUsed() {
        SampleData data = SampleData.motifs(64, 20, 20, 6);
        float[] adam = parameters(data, ONE_EPOCH.withOptimizer(OptimizerSpec.adam()));
        assertArrayEquals(adam, parameters(data, ONE_EPOCH), 0f);
        for (OptimizerSpec other : List.of(OptimizerSpec.sgd(), OptimizerSpec.rmsProp())) {
            assertTrue(
                    largestDifference(adam, parameters(data, ONE_EPOCH.withOptimizer(other)))
                            > 1e-4);
        }
    }

    @Test
    public void aWarmStartBeginsWithTheModelAndFrozenLayersStay() {
        SampleData data = SampleData.motifs(96, 12, 20, 7);
        SequenceModel first = train(data, FORWARD, ONE_EPOCH, null);
        TrainingSpec still = ONE_EPOCH.withLearningRate(1e-30).withSeed(99);
        assertArrayEquals(first.parameters(), train(data, FORWARD, still, first).parameters(), 0f);
        TrainingSpec frozen =
                ONE_EPOCH.withFrozenLayers(Set.of("recurrent1")).withWeightDecay(0.1).withSeed(99);
        SequenceModel second = train(data, FORWARD, frozen, first);
        for (ParameterBlock block : second.blocks()) {
            boolean same = Arrays.equals(first.parameters(block), second.parameters(block));
            assertEquals(block.name(), block.name().startsWith("recurrent1."), same);
        }
    }

    @Test
    public void aWarmStartWithOtherClassesDrawsTheOutputsAnew() {
        SampleData data = SampleData.motifs(96, 12, 20, 8);
        SequenceModel first = train(data, FORWARD, ONE_EPOCH, null);
        SequenceModel second =
                SequenceTrainer.train(
                                new TrainingData(
                                        data.sequences(),
                                        new Targets.Classes(List.of("a", "b"), data.targets())),
                                Optional.empty(),
                                SampleData.ENCODING,
                                FORWARD,
                                ONE_EPOCH.withLearningRate(1e-30),
                                Optional.of(first),
                                Optional.empty(),
                                ProgressSink.none(),
                                CancellationToken.never())
                        .model();
        for (ParameterBlock block : second.blocks()) {
            if (!block.isBias()) {
                boolean same = Arrays.equals(first.parameters(block), second.parameters(block));
                assertEquals(block.name(), block.name().startsWith("recurrent1."), same);
            }
        }
    }

    @Test
    public void initialModelsThatDoNotFitAreRefused() {
        SampleData data = SampleData.motifs(40, 12, 20, 9);
        SequenceModel first = train(data, FORWARD, ONE_EPOCH, null);
        NetworkSpec other =
                new NetworkSpec(
                        List.of(
                                new LayerSpec.Recurrent(
                                        CellType.GRU, 9, false, 0, CellActivation.TANH),
                                new LayerSpec.Aggregation(Pooling.LAST)));
        TrainingException e =
                assertThrows(TrainingException.class, () -> train(data, other, ONE_EPOCH, first));
        assertTrue(e.getMessage(), e.getMessage().contains("No layer of the initial model fits"));
        SequenceEncoding protein = SequenceEncoding.of(Alphabet.PROTEIN);
        TrainingException differs =
                assertThrows(
                        TrainingException.class,
                        () ->
                                SequenceTrainer.train(
                                        data.toTrainingData(),
                                        Optional.empty(),
                                        protein,
                                        FORWARD,
                                        ONE_EPOCH,
                                        Optional.of(first),
                                        Optional.empty(),
                                        ProgressSink.none(),
                                        CancellationToken.never()));
        assertTrue(differs.getMessage(), differs.getMessage().contains("differently encoded"));
        assertThrows(
                TrainingException.class,
                () ->
                        train(
                                data,
                                FORWARD,
                                ONE_EPOCH.withFrozenLayers(Set.of("recurrent1", "output")),
                                first));
    }

    @Test
    public void allStatesSideBySideKeepTheLengthOfTheInitialModel() {
        NetworkSpec all =
                new NetworkSpec(
                        List.of(
                                new LayerSpec.Recurrent(
                                        CellType.GRU, 4, false, 0, CellActivation.TANH),
                                new LayerSpec.Aggregation(Pooling.ALL)));
        SequenceModel first = train(SampleData.motifs(40, 12, 20, 10), all, ONE_EPOCH, null);
        SequenceModel shorter = train(SampleData.motifs(40, 8, 9, 11), all, ONE_EPOCH, first);
        assertEquals(first.maximumLength(), shorter.maximumLength());
        TrainingException e =
                assertThrows(
                        TrainingException.class,
                        () -> train(SampleData.motifs(40, 30, 30, 12), all, ONE_EPOCH, first));
        assertTrue(
                e.getMessage(), e.getMessage().contains("takes at most " + first.maximumLength()));
    }

    @Test
    public void reverseComplementsTeachTheOtherStrand() {
        // Two classes that differ by the strand-specific share of A and T.
        EncodedSequences rows = new EncodedSequences();
        int[] targets = new int[120];
        for (int i = 0; i < 120; i++) {
            targets[i] = i % 2;
            byte[] codes = new byte[12];
            Arrays.fill(codes, (byte) (i % 2 == 0 ? 0 : 1));
            codes[i % 12] = 2;
            rows.add(codes, 0, codes.length);
        }
        NetworkSpec composition = new NetworkSpec(List.of(new LayerSpec.Aggregation(Pooling.MEAN)));
        TrainingSpec spec = ONE_EPOCH.withEpochs(20).withLearningRate(0.1);
        SampleData data = new SampleData(rows, targets);
        // The complement of A (0) is T (3), which plain training has never seen.
        List<EncodedSequence> other =
                List.of(EncodedSequence.ofCodes(3, 3, 3, 3), EncodedSequence.ofCodes(2, 2, 2, 2));
        try (Predictor plain = train(data, composition, spec, null).predictor();
                Predictor both =
                        train(
                                        data,
                                        composition,
                                        spec.withAugmentation(
                                                new Augmentation.ReverseComplement(0.5)),
                                        null)
                                .predictor()) {
            assertTrue(both.predict(other)[0][0] > 0.9);
            assertTrue(both.predict(other)[0][0] > plain.predict(other)[0][0]);
        }
    }

    @Test
    public void labelSmoothingKeepsProbabilitiesFromTheExtremes() {
        EncodedSequences rows = new EncodedSequences();
        int[] targets = new int[100];
        for (int i = 0; i < 100; i++) {
            targets[i] = i % 2;
            rows.add(EncodedSequence.ofCodes(i % 2, i % 2));
        }
        NetworkSpec composition = new NetworkSpec(List.of(new LayerSpec.Aggregation(Pooling.MEAN)));
        TrainingSpec spec = ONE_EPOCH.withEpochs(150).withLearningRate(0.2);
        SampleData data = new SampleData(rows, targets);
        List<EncodedSequence> one = List.of(EncodedSequence.ofCodes(1, 1));
        try (Predictor plain = train(data, composition, spec, null).predictor();
                Predictor smooth =
                        train(
                                        data,
                                        composition,
                                        spec.withLoss(new LossSpec.CrossEntropy(0.2)),
                                        null)
                                .predictor()) {
            assertTrue(plain.predict(one)[0][1] > 0.99);
            // The optimum is 1 - 0.2 + 0.2 / 2.
            assertEquals(0.9, smooth.predict(one)[0][1], 0.01);
        }
    }

    @Test
    public void explodingLearningRatesEndWithTheAdviceForEveryOptimiser() {
        SampleData data = SampleData.motifs(64, 20, 20, 13);
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(new LayerSpec.Aggregation(Pooling.ALL));
        layers.addAll(Collections.nCopies(24, new LayerSpec.Dense(30)));
        NetworkSpec network = new NetworkSpec(layers);
        for (OptimizerSpec optimizer :
                List.of(
                        new OptimizerSpec.Sgd(0.99, false),
                        OptimizerSpec.rmsProp(),
                        OptimizerSpec.adam())) {
            TrainingSpec spec =
                    ONE_EPOCH
                            .withEpochs(3000)
                            .withOptimizer(optimizer)
                            .withLearningRate(10)
                            .withClipNorm(0);
            DivergedTrainingException e =
                    assertThrows(
                            DivergedTrainingException.class,
                            () -> train(data, network, spec, null));
            assertTrue(e.getMessage(), e.getMessage().contains("Lower the learning rate"));
        }
    }

    @Test
    public void theRunningAverageIsWhatIsKept() {
        SampleData data = SampleData.motifs(96, 20, 20, 14);
        float[] plain = parameters(data, ONE_EPOCH);
        float[] averaged = parameters(data, ONE_EPOCH.withWeightAveraging(0.9));
        assertFalse(Arrays.equals(plain, averaged));
        // Three steps: the average lies between start and end.
        float[] start = parameters(data, ONE_EPOCH.withLearningRate(1e-30));
        assertTrue(largestDifference(start, averaged) < largestDifference(start, plain));
        assertNotEquals(0, largestDifference(start, averaged), 1e-6);
    }
}
