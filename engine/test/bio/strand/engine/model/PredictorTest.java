// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Assume;
import org.junit.Test;

public class PredictorTest {

    private static SequenceModel convolutionalGru() {
        return TestModels.untrained(
                90,
                new LayerSpec.Convolution(24, 5, 1),
                new LayerSpec.Convolution(20, 3, 2),
                new LayerSpec.Recurrent(CellType.GRU, 33, true),
                new LayerSpec.Aggregation(Pooling.ALL),
                new LayerSpec.Dropout(0.5),
                new LayerSpec.Dense(10));
    }

    private static SequenceModel stackedLstm() {
        return TestModels.untrained(
                90,
                new LayerSpec.Recurrent(CellType.LSTM, 70, true),
                new LayerSpec.Recurrent(CellType.LSTM, 40, false),
                new LayerSpec.Aggregation(Pooling.LAST));
    }

    private static SequenceModel simpleRecurrent() {
        return TestModels.untrained(
                90,
                new LayerSpec.Recurrent(CellType.RNN, 17, true),
                new LayerSpec.Recurrent(CellType.RNN, 19, true),
                new LayerSpec.Aggregation(Pooling.MAX));
    }

    @Test
    public void probabilitiesDoNotDependOnTheSequencesBeside() {
        for (SequenceModel model : List.of(convolutionalGru(), stackedLstm(), simpleRecurrent())) {
            List<EncodedSequence> sequences = TestModels.sequences(150, 1, 90, 3);
            try (Predictor predictor = model.predictor()) {
                float[][] together = predictor.predict(sequences);
                for (int i = 0; i < sequences.size(); i++) {
                    float[][] alone = predictor.predict(List.of(sequences.get(i)));
                    assertArrayEquals("sequence " + i, together[i], alone[0], 0f);
                }
                List<Integer> order = new ArrayList<>();
                for (int i = 0; i < sequences.size(); i++) {
                    order.add(i);
                }
                Collections.shuffle(order, new Random(7));
                for (int size : new int[] {7, 64}) {
                    for (int from = 0; from < order.size(); from += size) {
                        List<Integer> part =
                                order.subList(from, Math.min(order.size(), from + size));
                        float[][] result =
                                predictor.predict(part.stream().map(sequences::get).toList());
                        for (int i = 0; i < part.size(); i++) {
                            assertArrayEquals(together[part.get(i)], result[i], 0f);
                        }
                    }
                }
            }
        }
    }

    @Test
    public void twoPredictorsAgreeAndRowsSumToOne() {
        SequenceModel model = convolutionalGru();
        List<EncodedSequence> sequences = TestModels.sequences(40, 20, 90, 4);
        try (Predictor first = model.predictor();
                Predictor second = model.predictor()) {
            float[][] a = first.predict(sequences);
            float[][] b = second.predict(sequences);
            for (int i = 0; i < a.length; i++) {
                assertArrayEquals(a[i], b[i], 0f);
                assertEquals(1, a[i][0] + a[i][1] + a[i][2], 1e-6);
            }
            assertTrue(Math.abs(a[0][0] - a[1][0]) > 1e-4);
        }
    }

    @Test
    public void emptyAndTooLongSequencesAreRefusedWithTheReason() {
        try (Predictor predictor = convolutionalGru().predictor()) {
            EncodedSequence empty = EncodedSequence.of();
            EncodedSequence tooLong = TestModels.sequences(1, 91, 91, 1).get(0);
            EncodedSequence longest = TestModels.sequences(1, 90, 90, 1).get(0);
            assertTrue(predictor.refusal(empty).orElseThrow().contains("empty"));
            assertTrue(predictor.refusal(tooLong).orElseThrow().contains("91 positions"));
            assertTrue(predictor.refusal(longest).isEmpty());
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> predictor.predict(List.of(longest, tooLong)));
            assertTrue(e.getMessage(), e.getMessage().startsWith("sequence 2: "));
        }
    }

    @Test
    public void longSequencesAreTakenWhereTheAggregationAllowsThem() {
        try (Predictor predictor = stackedLstm().predictor()) {
            EncodedSequence sequence = TestModels.sequences(1, 500, 500, 1).get(0);
            assertTrue(predictor.refusal(sequence).isEmpty());
            assertEquals(1, predictor.predict(List.of(sequence)).length);
        }
    }

    @Test
    public void noSequencesGiveNoRows() {
        try (Predictor predictor = simpleRecurrent().predictor()) {
            assertEquals(0, predictor.predict(List.of()).length);
        }
    }

    @Test
    public void codesOfAnotherEncodingAreRefused() {
        try (Predictor predictor = simpleRecurrent().predictor()) {
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> predictor.predict(List.of(EncodedSequence.of((byte) 200))));
            assertTrue(e.getMessage(), e.getMessage().contains("code 200 at position 1"));
        }
    }

    @Test
    public void cancellationLeavesAPredictorThatCanGoOn() {
        AtomicBoolean cancelled = new AtomicBoolean(true);
        List<EncodedSequence> sequences = TestModels.sequences(3, 20, 40, 4);
        try (Predictor predictor = stackedLstm().predictor(cancelled::get)) {
            assertThrows(CancelledException.class, () -> predictor.predict(sequences));
            cancelled.set(false);
            float[][] after = predictor.predict(sequences);
            try (Predictor fresh = stackedLstm().predictor()) {
                assertArrayEquals(fresh.predict(sequences)[1], after[1], 0f);
            }
        }
    }

    @Test
    public void memoryOutsideTheHeapIsFreedAndDoesNotGrow() {
        long before = CpuKernel.nativeBytes();
        try (Predictor predictor = convolutionalGru().predictor()) {
            predictor.predict(TestModels.sequences(3, 20, 40, 4));
            long open = CpuKernel.nativeBytes();
            assertTrue(open > before);
            predictor.predict(TestModels.sequences(500, 1, 90, 4));
            assertEquals(open, CpuKernel.nativeBytes());
        }
        assertEquals(before, CpuKernel.nativeBytes());
    }

    @Test
    public void closingTwiceDoesNothing() {
        long before = CpuKernel.nativeBytes();
        Predictor predictor = simpleRecurrent().predictor();
        predictor.close();
        predictor.close();
        assertEquals(before, CpuKernel.nativeBytes());
    }

    private static final LayerSpec FORWARD = new LayerSpec.Recurrent(CellType.LSTM, 20, false);
    private static final LayerSpec BOTH = new LayerSpec.Recurrent(CellType.GRU, 11, true);
    private static final Set<Prediction.Detail> ALL_DETAILS =
            EnumSet.allOf(Prediction.Detail.class);

    /** One model for each task, and each kind of input. */
    private static List<SequenceModel> modelsOfAllTasks() {
        Task.Regression regression =
                new Task.Regression(List.of("x", "y"), List.of(10.0, 0.0), List.of(2.0, 1.0));
        LayerSpec attention = new LayerSpec.Aggregation(Pooling.ATTENTION);
        return List.of(
                TestModels.untrained(90, BOTH, attention),
                TestModels.untrained(
                        new Task.MultiLabel(List.of("p", "q")),
                        TestModels.ENCODING,
                        90,
                        new LayerSpec.Embedding(5),
                        BOTH,
                        new LayerSpec.Aggregation(Pooling.MEAN)),
                TestModels.untrained(
                        regression,
                        TestModels.SERIES,
                        90,
                        new LayerSpec.Convolution(6, 3, 3),
                        BOTH,
                        attention),
                TestModels.untrained(
                        new Task.PositionLabels(List.of("H", "E", "C")),
                        TestModels.ENCODING,
                        90,
                        new LayerSpec.Convolution(6, 5, 1),
                        BOTH),
                TestModels.untrained(
                        new Task.Forecast(List.of("a", "b")), TestModels.SERIES, 90, FORWARD));
    }

    private static List<EncodedSequence> inputs(SequenceModel model, int count) {
        return model.encoding().hasValues()
                ? TestModels.series(count, 1, 90, 6)
                : TestModels.sequences(count, 1, 90, 6);
    }

    @Test
    public void predictionsOfAllTasksDoNotDependOnTheSequencesBeside() {
        for (SequenceModel model : modelsOfAllTasks()) {
            List<EncodedSequence> sequences = inputs(model, 70);
            try (Predictor predictor = model.predictor()) {
                List<Prediction> together = predictor.predict(sequences, ALL_DETAILS);
                for (int i = 0; i < sequences.size(); i += 3) {
                    Prediction alone =
                            predictor.predict(List.of(sequences.get(i)), ALL_DETAILS).get(0);
                    assertArrayEquals(together.get(i).outputs(), alone.outputs(), 0f);
                    assertArrayEquals(together.get(i).embedding(), alone.embedding(), 0f);
                    assertArrayEquals(together.get(i).attention(), alone.attention(), 0f);
                }
            }
        }
    }

    @Test
    public void predictionsHaveTheShapeOfTheirTask() {
        for (SequenceModel model : modelsOfAllTasks()) {
            List<EncodedSequence> sequences = inputs(model, 10);
            boolean labels = model.task() instanceof Task.PositionLabels;
            boolean positions = labels || model.task() instanceof Task.Forecast;
            int outputs = model.task().names().size();
            try (Predictor predictor = model.predictor()) {
                List<Prediction> predictions = predictor.predict(sequences, ALL_DETAILS);
                for (int i = 0; i < 10; i++) {
                    int length = sequences.get(i).length();
                    Prediction prediction = predictions.get(i);
                    assertEquals((positions ? length : 1) * outputs, prediction.outputs().length);
                    if (labels || model.task() instanceof Task.Classification) {
                        for (int at = 0; at < prediction.outputs().length; at += outputs) {
                            float[] p = prediction.outputs();
                            assertEquals(1, p[at] + p[at + 1] + p[at + 2], 1e-6);
                        }
                    }
                    assertEquals(predictor.embeddingSize(), prediction.embedding().length);
                    if (predictor.hasAttention()) {
                        int window = model.task() instanceof Task.Regression ? 3 : 1;
                        assertEquals((length + window - 1) / window, prediction.attention().length);
                        double sum = 0;
                        for (float weight : prediction.attention()) {
                            assertTrue(weight > 0);
                            sum += weight;
                        }
                        assertEquals(1, sum, 1e-5);
                    } else {
                        assertNull(prediction.attention());
                    }
                }
                Prediction plain = predictor.predict(sequences, Set.of()).get(0);
                assertNull(plain.embedding());
                assertNull(plain.attention());
            }
        }
    }

    @Test
    public void numbersAreInTheUnitOfTheirTargets() {
        SequenceModel scaled = modelsOfAllTasks().get(2);
        SequenceModel bare =
                new SequenceModel(
                        scaled.network(),
                        scaled.encoding(),
                        new Task.Regression(
                                List.of("x", "y"), List.of(0.0, 0.0), List.of(1.0, 1.0)),
                        scaled.maximumLength(),
                        scaled.parameters(),
                        scaled.provenance());
        List<EncodedSequence> series = inputs(scaled, 5);
        try (Predictor first = scaled.predictor();
                Predictor second = bare.predictor()) {
            float[][] values = first.predict(series);
            float[][] outputs = second.predict(series);
            for (int i = 0; i < 5; i++) {
                assertEquals(10 + 2 * outputs[i][0], values[i][0], 1e-5);
                assertEquals(outputs[i][1], values[i][1], 0);
            }
        }
    }

    /** What the last position's state is made into is by definition the state there. */
    @Test
    public void theEmbeddingIsTheVectorInFrontOfTheHead() {
        for (Pooling pooling : new Pooling[] {Pooling.LAST, Pooling.ALL}) {
            SequenceModel model =
                    TestModels.untrained(30, FORWARD, new LayerSpec.Aggregation(pooling));
            EncodedSequence sequence = TestModels.sequences(1, 30, 30, 2).get(0);
            try (Predictor predictor = model.predictor()) {
                Prediction prediction = predictor.predict(List.of(sequence), ALL_DETAILS).get(0);
                assertEquals(20, prediction.embedding().length);
                if (pooling == Pooling.LAST) {
                    assertArrayEquals(
                            prediction.outputs(), headOf(model, prediction.embedding()), 1e-6f);
                }
            }
        }
    }

    private static float[] headOf(SequenceModel model, float[] vector) {
        List<ParameterBlock> blocks = model.blocks();
        float[] weights = model.parameters(blocks.get(blocks.size() - 2));
        float[] outputs = model.parameters(blocks.get(blocks.size() - 1));
        for (int i = 0; i < weights.length; i++) {
            outputs[i % outputs.length] += vector[i / outputs.length] * weights[i];
        }
        double[] p = new double[outputs.length];
        model.task().head().activate(outputs, 0, p, 0);
        return new float[] {(float) p[0], (float) p[1], (float) p[2]};
    }

    @Test
    public void partsGiveWhatTheWholeGives() {
        SequenceModel tagger =
                TestModels.untrained(
                        new Task.PositionLabels(List.of("a", "b")),
                        TestModels.ENCODING,
                        90,
                        FORWARD,
                        FORWARD);
        for (SequenceModel model : List.of(modelsOfAllTasks().get(4), tagger)) {
            List<EncodedSequence> sequences = inputs(model, 40);
            try (Predictor whole = new Predictor(model, CancellationToken.never(), 0);
                    Predictor parts = new Predictor(model, CancellationToken.never(), 13)) {
                List<Prediction> a = whole.predict(sequences, ALL_DETAILS);
                List<Prediction> b = parts.predict(sequences, ALL_DETAILS);
                for (int i = 0; i < 40; i++) {
                    assertArrayEquals(a.get(i).outputs(), b.get(i).outputs(), 0f);
                    assertArrayEquals(a.get(i).embedding(), b.get(i).embedding(), 0f);
                }
            }
        }
    }

    @Test
    public void aForecastIsThePredictionForTheSeriesWithTheForecastsAppended() {
        SequenceModel model = modelsOfAllTasks().get(4);
        List<EncodedSequence> series = TestModels.series(40, 1, 30, 9);
        int steps = 4;
        int features = TestModels.SERIES.features();
        try (Predictor predictor = model.predictor()) {
            float[][] forecasts = predictor.forecast(series, steps);
            for (int i = 0; i < series.size(); i++) {
                EncodedSequence known = series.get(i);
                for (int s = 0; s < steps; s++) {
                    float[] outputs = predictor.predict(List.of(known))[0];
                    int last = (known.length() - 1) * 2;
                    assertEquals(outputs[last], forecasts[i][2 * s], 1e-6);
                    assertEquals(outputs[last + 1], forecasts[i][2 * s + 1], 1e-6);
                    float[] longer = new float[(known.length() + 1) * features];
                    known.copyValues(longer, 0);
                    int end = known.length() * features;
                    // Two values, two indicators that say measured, the time difference as before.
                    longer[end] = forecasts[i][2 * s];
                    longer[end + 1] = forecasts[i][2 * s + 1];
                    longer[end + 4] = known.valueAt(known.length() - 1, 4);
                    known = EncodedSequence.ofValues(features, longer);
                }
            }
        }
    }

    @Test
    public void missingValuesReadAsZero() {
        SequenceModel model = modelsOfAllTasks().get(2);
        try (Predictor predictor = model.predictor()) {
            float[][] p =
                    predictor.predict(
                            List.of(
                                    EncodedSequence.ofValues(5, 1, Float.NaN, 0, 1, 1),
                                    EncodedSequence.ofValues(5, 1, 0, 0, 1, 1)));
            assertArrayEquals(p[1], p[0], 0f);
        }
    }

    @Test
    public void otherKindsOfInputAndTaskAreRefused() {
        SequenceModel forecasting = modelsOfAllTasks().get(4);
        try (Predictor predictor = forecasting.predictor()) {
            EncodedSequence codes = TestModels.sequences(1, 5, 5, 1).get(0);
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> predictor.predict(List.of(codes)));
            assertEquals(
                    "sequence 1 has codes; the model's encoding has steps of 5 values",
                    e.getMessage());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> predictor.predict(List.of(EncodedSequence.ofValues(2, 1, 2))));
            assertThrows(IllegalArgumentException.class, () -> predictor.forecast(List.of(), 0));
        }
        try (Predictor predictor = simpleRecurrent().predictor()) {
            assertThrows(IllegalStateException.class, () -> predictor.forecast(List.of(), 3));
        }
    }

    @Test
    public void aHundredThousandPositionsCanBePredicted() {
        SequenceModel model =
                TestModels.untrained(
                        90,
                        new LayerSpec.Recurrent(CellType.RNN, 2, false),
                        new LayerSpec.Aggregation(Pooling.MEAN));
        try (Predictor predictor = model.predictor()) {
            EncodedSequence sequence = TestModels.sequences(1, 100_000, 100_000, 1).get(0);
            assertTrue(predictor.refusal(sequence).isEmpty());
            assertEquals(3, predictor.predict(List.of(sequence))[0].length);
        }
    }

    @Test
    public void tooLittleMemoryIsSaidWithTheSettingAndLeavesAPredictorThatCanGoOn() {
        long bytesOfPosition = 4L * 16_384 * Predictor.BATCH_ROWS;
        int length = (int) Math.min(4000, Runtime.getRuntime().maxMemory() / bytesOfPosition + 1);
        Assume.assumeTrue("the heap is smaller than the largest array", length < 4000);
        SequenceModel model =
                TestModels.untrained(
                        10,
                        new LayerSpec.Convolution(16_384, 3, 1),
                        new LayerSpec.Aggregation(Pooling.MAX));
        try (Predictor predictor = model.predictor()) {
            List<EncodedSequence> large = TestModels.sequences(1, length, length, 1);
            PredictionMemoryException e =
                    assertThrows(PredictionMemoryException.class, () -> predictor.predict(large));
            assertTrue(e.getMessage(), e.getMessage().contains("-Xmx"));
            assertTrue(e.getMessage(), e.getMessage().contains(length + " positions"));
            assertEquals(1, predictor.predict(TestModels.sequences(1, 3, 3, 1)).length);
        }
    }
}
