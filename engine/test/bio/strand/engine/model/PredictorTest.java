// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancelledException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
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
}
