// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** How a network is used; what it computes is the matter of {@link NetworkGradientTest}. */
public class NetworkTest {

    private static final NetworkInput SYMBOLS =
            new NetworkInput.Codes(new float[][] {{1, 0}, {0, 1}, {0, 0}});
    private static final HeadSpec LABELS = new HeadSpec.PositionSoftmax(2);
    private static final HeadSpec CLASSES = new HeadSpec.Softmax(2);
    private static final LayerSpec LSTM = new LayerSpec.Recurrent(CellType.LSTM, 3, false);
    private static final LossSpec LOSS = new LossSpec.CrossEntropy(0);

    private static Network open(
            NetworkInput input, HeadSpec head, int partSteps, LayerSpec... layers) {
        NetworkSpec spec = new NetworkSpec(List.of(layers));
        Kernel kernel = new CpuKernel(CancellationToken.never());
        Network network = new Network(spec, input, head, 20, kernel, partSteps);
        network.load(Network.initialParameters(network.layout(), 1));
        return network;
    }

    private static float[] outputs(Network network, int positions) {
        float[] outputs = new float[positions * 2];
        for (int t = 0; t < positions; t++) {
            System.arraycopy(network.outputs(), t * Kernel.ROWS * 2, outputs, 2 * t, 2);
        }
        return outputs;
    }

    @Test
    public void allWaysToSetARowAreTheSame() {
        EncodedSequence sequence = EncodedSequence.of((byte) 1, (byte) 0, (byte) 2, (byte) 1);
        EncodedSequences store = new EncodedSequences();
        store.add(EncodedSequence.of((byte) 0, (byte) 1, (byte) 0, (byte) 2, (byte) 1, (byte) 1));
        try (Network network = open(SYMBOLS, LABELS, 0, LSTM)) {
            network.begin(4);
            network.setRow(0, new short[] {1, 0, 2, 1, 0}, 4);
            network.forward();
            float[] expected = outputs(network, 4);
            network.begin(4);
            network.setRow(0, sequence);
            network.forward();
            assertArrayEquals(expected, outputs(network, 4), 0f);
            network.begin(4);
            network.setRow(0, store, 0, 1, 4);
            network.forward();
            assertArrayEquals(expected, outputs(network, 4), 0f);
            assertThrows(IndexOutOfBoundsException.class, () -> network.setRow(0, store, 0, 4, 3));
        }
    }

    @Test
    public void allWaysToSetARowOfValuesAreTheSame() {
        float[] values = {1, 2, Float.NaN, 4, 5, 6};
        EncodedSequences store = new EncodedSequences();
        store.add(EncodedSequence.ofValues(2, 9, 9, 1, 2, Float.NaN, 4, 5, 6));
        try (Network network = open(new NetworkInput.Values(2), LABELS, 0, LSTM)) {
            network.begin(3);
            network.setRow(0, values, 3);
            network.forward();
            float[] expected = outputs(network, 3);
            network.begin(3);
            network.setRow(0, EncodedSequence.ofValues(2, values));
            network.forward();
            assertArrayEquals(expected, outputs(network, 3), 0f);
            network.begin(3);
            network.setRow(0, store, 0, 1, 3);
            network.forward();
            assertArrayEquals(expected, outputs(network, 3), 0f);
        }
    }

    @Test
    public void aComputationGoesOnWhereTheLastOneEnded() {
        short[] codes = {1, 0, 2, 1, 0, 0, 1};
        try (Network network = open(SYMBOLS, LABELS, 3, LSTM, LSTM)) {
            network.begin(7);
            network.setRow(0, codes, 7);
            network.forward();
            float[] whole = outputs(network, 7);
            network.begin(5);
            network.setRow(0, codes, 5);
            network.forward();
            network.begin(2);
            network.setRow(0, Arrays.copyOfRange(codes, 5, 7), 2);
            network.forwardContinued();
            assertArrayEquals(Arrays.copyOfRange(whole, 10, 14), outputs(network, 2), 0f);
        }
    }

    @Test
    public void onlyDivisibleNetworksWithAHeadPerPositionAreContinued() {
        LayerSpec last = new LayerSpec.Aggregation(Pooling.LAST);
        try (Network whole = open(SYMBOLS, LABELS, 0, LSTM);
                Network aggregated = open(SYMBOLS, CLASSES, 3, LSTM, last)) {
            assertThrows(IllegalStateException.class, whole::forwardContinued);
            assertThrows(IllegalStateException.class, aggregated::forwardContinued);
            assertThrows(IllegalStateException.class, whole::attention);
        }
    }

    @Test
    public void targetsOfAnotherHeadOrShorterSequencesAreRefused() {
        try (Network network = open(SYMBOLS, LABELS, 0, LSTM)) {
            network.begin(7);
            double[] losses = new double[Kernel.ROWS];
            BatchTargets other = new BatchTargets(CLASSES);
            other.begin(7);
            assertThrows(
                    IllegalArgumentException.class, () -> network.evaluate(other, LOSS, losses));
            BatchTargets shorter = new BatchTargets(LABELS);
            shorter.begin(6);
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> network.evaluate(shorter, LOSS, losses));
            assertTrue(e.getMessage(), e.getMessage().contains("the targets are for"));
            assertThrows(
                    IllegalArgumentException.class, () -> shorter.setOutputWeights(new double[3]));
        }
    }

    @Test
    public void hitsAreCountedOverKnownTargets() {
        try (Network network = open(SYMBOLS, LABELS, 0, LSTM)) {
            BatchTargets targets = new BatchTargets(LABELS);
            targets.begin(3);
            network.begin(3);
            network.setRow(2, new short[] {0, 1, 0}, 3);
            network.forward();
            for (int t = 0; t < 3; t++) {
                int entry = t * Kernel.ROWS + 2;
                boolean second = network.outputs()[2 * entry + 1] > network.outputs()[2 * entry];
                targets.classes()[entry] = second ? 1 : 0;
            }
            double[] losses = new double[Kernel.ROWS];
            assertEquals(3, network.evaluate(targets, LOSS, losses));
            targets.classes()[2] = -1;
            targets.classes()[Kernel.ROWS + 2] = 1 - targets.classes()[Kernel.ROWS + 2];
            assertEquals(1, network.evaluate(targets, LOSS, losses));
        }
    }

    @Test
    public void dropoutIsForTrainingOnlyAndFollowsItsKey() {
        LayerSpec dropping =
                new LayerSpec.Recurrent(CellType.GRU, 8, false, 0.5, CellActivation.TANH);
        LayerSpec last = new LayerSpec.Aggregation(Pooling.LAST);
        for (LayerSpec[] layers :
                new LayerSpec[][] {
                    {dropping, last}, {LSTM, new LayerSpec.Dropout(0.5), LSTM, last}
                }) {
            try (Network network = open(SYMBOLS, CLASSES, 0, layers)) {
                BatchTargets targets = new BatchTargets(CLASSES);
                targets.begin(5);
                network.begin(5);
                for (int b = 0; b < 8; b++) {
                    network.setRow(b, new short[] {0, 1, 0, 1, 1}, 5);
                    targets.classes()[b] = 1;
                }
                int count = network.layout().parameterCount();
                double[][] losses = new double[4][Kernel.ROWS];
                network.gradient(targets, LOSS, 1, new float[count], losses[0]);
                network.gradient(targets, LOSS, 1, new float[count], losses[1]);
                network.gradient(targets, LOSS, 2, new float[count], losses[2]);
                network.evaluate(targets, LOSS, losses[3]);
                assertArrayEquals(losses[0], losses[1], 0);
                assertFalse(Arrays.equals(losses[0], losses[2]));
                assertTrue("rows are dropped from by themselves", losses[0][0] != losses[0][1]);
                assertEquals("equal rows", losses[3][0], losses[3][1], 0);
            }
        }
    }
}
