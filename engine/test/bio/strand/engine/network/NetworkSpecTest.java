// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class NetworkSpecTest {

    private static final LayerSpec LAST = new LayerSpec.Aggregation(Pooling.LAST);
    private static final LayerSpec GRU = new LayerSpec.Recurrent(CellType.GRU, 4, false);

    private static final NetworkInput SYMBOLS = new NetworkInput.Codes(new float[5][4]);

    private static NetworkLayout layout(NetworkSpec spec, NetworkInput input, HeadSpec head) {
        return new NetworkLayout(spec, input, head, 100);
    }

    private static void assertUnfit(
            String messagePart, NetworkInput input, HeadSpec head, LayerSpec... layers) {
        NetworkSpec spec = new NetworkSpec(List.of(layers));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> layout(spec, input, head));
        assertTrue(e.getMessage(), e.getMessage().contains(messagePart));
    }

    @Test
    public void networksMustFitTheirHeadAndInput() {
        HeadSpec classes = new HeadSpec.Softmax(2);
        HeadSpec labels = new HeadSpec.PositionSoftmax(2);
        HeadSpec forecast = new HeadSpec.PositionLinear(2);
        NetworkInput values = new NetworkInput.Values(2);
        LayerSpec both = new LayerSpec.Recurrent(CellType.GRU, 4, true);
        assertUnfit("needs an aggregation", SYMBOLS, classes, GRU);
        assertUnfit("has no aggregation", SYMBOLS, labels, GRU, LAST);
        assertUnfit("cannot pool", SYMBOLS, labels, new LayerSpec.Convolution(2, 3, 2));
        assertUnfit("must not see the future", values, forecast, both);
        assertUnfit(
                "must not see the future", values, forecast, new LayerSpec.Convolution(2, 3, 1));
        assertUnfit("reads codes", values, classes, new LayerSpec.Embedding(2), LAST);
        assertUnfit("begin with an embedding", new NetworkInput.Tokens(7), classes, GRU, LAST);
    }

    @Test
    public void onlyTheSimpleCellHasAChoiceOfActivation() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new LayerSpec.Recurrent(CellType.LSTM, 2, false, 0, CellActivation.RELU));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LayerSpec.Recurrent(CellType.RNN, 2, false, 1, CellActivation.RELU));
    }

    @Test
    public void blocksAreNamedByTheirLayer() {
        NetworkSpec spec =
                new NetworkSpec(
                        List.of(
                                new LayerSpec.Embedding(3),
                                new LayerSpec.Convolution(2, 3, 1),
                                GRU,
                                new LayerSpec.Recurrent(CellType.LSTM, 4, true),
                                new LayerSpec.Aggregation(Pooling.ATTENTION),
                                new LayerSpec.Dense(5)));
        NetworkLayout layout = layout(spec, SYMBOLS, new HeadSpec.Linear(1));
        assertEquals(
                List.of(
                        "embedding",
                        "convolution1",
                        "recurrent1",
                        "recurrent2",
                        "attention",
                        "dense1",
                        "output"),
                layout.layerNames());
        assertTrue(
                layout.blocks().stream()
                        .anyMatch(b -> b.name().equals("recurrent2.backward.recurrentWeights")));
    }

    private static void assertRefused(String messagePart, LayerSpec... layers) {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class, () -> new NetworkSpec(List.of(layers)));
        assertTrue(e.getMessage(), e.getMessage().contains(messagePart));
    }

    @Test
    public void layersMustStandOnTheirSideOfTheAggregation() {
        assertRefused("layer 2 (Recurrent", LAST, GRU);
        assertRefused("layer 2 (Aggregation", LAST, LAST);
        assertRefused("layer 2 (Aggregation", new LayerSpec.Dense(3), LAST);
        assertRefused("before the dense layers", new LayerSpec.Dense(3), GRU);
        assertRefused("must be the first layer", GRU, new LayerSpec.Embedding(3), LAST);
    }

    @Test
    public void dropoutMayStandAnywhere() {
        LayerSpec dropout = new LayerSpec.Dropout(0.5);
        NetworkSpec spec = new NetworkSpec(List.of(dropout, GRU, dropout, LAST, dropout));
        assertEquals(Optional.of(Pooling.LAST), spec.pooling());
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
                        IllegalArgumentException.class,
                        () -> layout(spec, SYMBOLS, new HeadSpec.Softmax(2)));
        assertTrue(e.getMessage(), e.getMessage().contains("fewer filters or units"));
    }
}
