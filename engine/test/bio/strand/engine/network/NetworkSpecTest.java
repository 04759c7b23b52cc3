// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class NetworkSpecTest {

    private static final LayerSpec LAST = new LayerSpec.Aggregation(Pooling.LAST);
    private static final LayerSpec GRU = new LayerSpec.Recurrent(CellType.GRU, 4, false);

    private static void assertRefused(String messagePart, LayerSpec... layers) {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class, () -> new NetworkSpec(List.of(layers)));
        assertTrue(e.getMessage(), e.getMessage().contains(messagePart));
    }

    @Test
    public void layersMustStandOnTheirSideOfTheAggregation() {
        assertRefused("needs an aggregation", GRU);
        assertRefused("layer 2 (Recurrent", LAST, GRU);
        assertRefused("layer 2 (Aggregation", LAST, LAST);
        assertRefused("layer 1 (Dense", new LayerSpec.Dense(3), LAST);
        assertRefused("needs an aggregation");
    }

    @Test
    public void dropoutMayStandAnywhere() {
        LayerSpec dropout = new LayerSpec.Dropout(0.5);
        NetworkSpec spec = new NetworkSpec(List.of(dropout, GRU, dropout, LAST, dropout));
        assertEquals(Pooling.LAST, spec.pooling());
    }

    @Test
    public void sizesOutOfRangeAreRefusedWithTheRange() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class, () -> new LayerSpec.Convolution(0, 3, 1));
        assertEquals("the number of filters must be 1 to 16384, not 0", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new LayerSpec.Convolution(1, 4, 1));
        assertThrows(IllegalArgumentException.class, () -> new LayerSpec.Convolution(1, 3, 0));
        assertThrows(IllegalArgumentException.class, () -> new LayerSpec.Dropout(1));
        assertThrows(IllegalArgumentException.class, () -> new LayerSpec.Dropout(Double.NaN));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LayerSpec.Recurrent(CellType.RNN, 0, true));
    }

    @Test
    public void usualClassifierHasDropoutBetweenLayersAndBeforeTheSoftmax() {
        NetworkSpec spec =
                NetworkSpec.recurrent(
                        RecurrentDefaults.convolutions(1, 8, 5, 2),
                        CellType.LSTM,
                        2,
                        16,
                        true,
                        Pooling.ALL,
                        0.25);
        LayerSpec lstm = new LayerSpec.Recurrent(CellType.LSTM, 16, true);
        LayerSpec dropout = new LayerSpec.Dropout(0.25);
        assertEquals(
                List.of(
                        new LayerSpec.Convolution(8, 5, 2),
                        lstm,
                        dropout,
                        lstm,
                        new LayerSpec.Aggregation(Pooling.ALL),
                        dropout),
                spec.layers());
    }

    @Test
    public void absurdNetworksAreRefusedBeforeMemoryIsTaken() {
        NetworkSpec spec =
                new NetworkSpec(
                        List.of(
                                new LayerSpec.Recurrent(CellType.LSTM, 16_384, true),
                                new LayerSpec.Aggregation(Pooling.ALL)));
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class, () -> new NetworkLayout(spec, 4, 100, 2));
        assertTrue(e.getMessage(), e.getMessage().contains("fewer filters or units"));
    }
}
