// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class ParameterInitializerTest {

    private static final NetworkSpec SPEC =
            new NetworkSpec(
                    List.of(
                            new LayerSpec.Convolution(32, 5, 1),
                            new LayerSpec.Recurrent(CellType.LSTM, 12, false),
                            new LayerSpec.Recurrent(CellType.GRU, 7, true),
                            new LayerSpec.Aggregation(Pooling.MEAN),
                            new LayerSpec.Dense(20)));

    private final NetworkLayout layout =
            new NetworkLayout(SPEC, new NetworkInput.Values(4), new HeadSpec.Softmax(3), 10);
    private final float[] parameters = Network.initialParameters(layout, 1);

    private ParameterBlock block(String name) {
        return layout.blocks().stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private float[] values(String name) {
        ParameterBlock block = block(name);
        return Arrays.copyOfRange(parameters, block.offset(), block.offset() + block.count());
    }

    @Test
    public void blocksFollowEachOtherWithoutGaps() {
        int offset = 0;
        for (ParameterBlock block : layout.blocks()) {
            assertEquals(block.name(), offset, block.offset());
            offset += block.count();
        }
        assertEquals(offset, layout.parameterCount());
        assertEquals(
                List.of(
                        "convolution1.weights",
                        "convolution1.bias",
                        "recurrent1.forward.inputWeights",
                        "recurrent1.forward.bias",
                        "recurrent1.forward.recurrentWeights",
                        "recurrent2.forward.inputWeights",
                        "recurrent2.forward.bias",
                        "recurrent2.forward.recurrentWeights",
                        "recurrent2.forward.candidateBias",
                        "recurrent2.backward.inputWeights",
                        "recurrent2.backward.bias",
                        "recurrent2.backward.recurrentWeights",
                        "recurrent2.backward.candidateBias",
                        "dense1.weights",
                        "dense1.bias",
                        "output.weights",
                        "output.bias"),
                layout.blocks().stream().map(ParameterBlock::name).toList());
    }

    @Test
    public void recurrentWeightsAreOrthogonalForEachGate() {
        for (String name :
                List.of(
                        "recurrent1.forward.recurrentWeights",
                        "recurrent2.backward.recurrentWeights")) {
            ParameterBlock block = block(name);
            int size = block.rows();
            for (int gate = 0; gate < block.gates(); gate++) {
                for (int a = 0; a < size; a++) {
                    for (int b = 0; b < size; b++) {
                        double product = 0;
                        for (int j = 0; j < size; j++) {
                            int column = block.offset() + gate * size + j;
                            product +=
                                    (double) parameters[column + a * block.columns()]
                                            * parameters[column + b * block.columns()];
                        }
                        assertEquals(a == b ? 1 : 0, product, 1e-6);
                    }
                }
            }
        }
    }

    @Test
    public void forgetGateBeginsOpenAndOtherBiasesAtZero() {
        float[] expected = new float[48];
        Arrays.fill(expected, 12, 24, 1f);
        assertArrayEquals(expected, values("recurrent1.forward.bias"), 0f);
        assertArrayEquals(new float[21], values("recurrent2.forward.bias"), 0f);
        assertArrayEquals(new float[3], values("output.bias"), 0f);
    }

    @Test
    public void inputWeightsFillTheGlorotRangeOfEachGate() {
        double limit = Math.sqrt(6.0 / (32 + 12));
        double largest = 0;
        for (float w : values("recurrent1.forward.inputWeights")) {
            largest = Math.max(largest, Math.abs(w));
        }
        assertTrue(largest <= limit);
        assertTrue(largest > 0.98 * limit);
    }

    @Test
    public void rectifiedWeightsHaveTheVarianceOfHe() {
        double sum = 0;
        float[] weights = values("convolution1.weights");
        for (float w : weights) {
            sum += (double) w * w;
        }
        // 640 draws: the standard error of the variance is 5.6 %.
        assertEquals(2.0 / 20, sum / weights.length, 3 * 0.056 * 2 / 20);
    }

    @Test
    public void seedsDecide() {
        assertArrayEquals(parameters, Network.initialParameters(layout, 1), 0f);
        assertFalse(Arrays.equals(parameters, Network.initialParameters(layout, 2)));
    }
}
