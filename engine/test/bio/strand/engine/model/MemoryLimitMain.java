// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.backend.OffHeapMemoryException;
import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.Pooling;

/**
 * What {@link MemoryLimitTest} runs in a program of its own, with little memory outside the heap.
 */
final class MemoryLimitMain {

    private MemoryLimitMain() {}

    private static SequenceModel model(int hiddenSize) {
        return TestModels.untrained(
                10,
                new LayerSpec.Convolution(4, 3, 1),
                new LayerSpec.Recurrent(CellType.LSTM, 5, true),
                new LayerSpec.Recurrent(CellType.RNN, hiddenSize, false),
                new LayerSpec.Aggregation(Pooling.LAST));
    }

    public static void main(String[] arguments) {
        model(3).predictor().close();
        long before = CpuKernel.nativeBytes();
        try (Predictor predictor = model(600).predictor()) {
            System.out.println("opened " + predictor.embeddingSize());
        } catch (OffHeapMemoryException e) {
            System.out.println("refused: " + e.getMessage());
        }
        System.out.println("left over: " + (CpuKernel.nativeBytes() - before));
        try (Predictor predictor = model(3).predictor()) {
            float[] p = predictor.predict(TestModels.sequences(1, 5, 5, 1))[0];
            System.out.println("goes on: " + (p[0] + p[1] + p[2] > 0.99));
        }
    }
}
