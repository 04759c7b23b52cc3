// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Architectures in a few words. */
public final class NetworkSummary {

    private NetworkSummary() {}

    /**
     * An architecture in a few words, for the model port.
     *
     * @param network the architecture
     * @return for example "1 convolution (64 filters of width 9), 1 bidirectional GRU layer (32),
     *     all states"
     */
    public static String of(NetworkSpec network) {
        List<String> parts = new ArrayList<>();
        List<LayerSpec> same = new ArrayList<>();
        for (LayerSpec layer : network.layers()) {
            if (layer instanceof LayerSpec.Dropout) {
                continue;
            }
            if (!same.isEmpty() && !isLike(same.get(0), layer)) {
                parts.add(describe(same));
                same.clear();
            }
            same.add(layer);
        }
        if (!same.isEmpty()) {
            parts.add(describe(same));
        }
        if (network.pooling().isEmpty()) {
            parts.add("each position");
        }
        return String.join(", ", parts);
    }

    private static boolean isLike(LayerSpec one, LayerSpec other) {
        if (one instanceof LayerSpec.Recurrent a && other instanceof LayerSpec.Recurrent b) {
            return a.cell() == b.cell() && a.bidirectional() == b.bidirectional();
        }
        return one instanceof LayerSpec.Convolution && one.equals(other);
    }

    private static String describe(List<LayerSpec> same) {
        int count = same.size();
        LayerSpec layer = same.get(0);
        if (layer instanceof LayerSpec.Convolution convolution) {
            return "%d %s (%d filters of width %d)"
                    .formatted(
                            count,
                            count == 1 ? "convolution" : "convolutions",
                            convolution.filters(),
                            convolution.width());
        }
        if (layer instanceof LayerSpec.Recurrent recurrent) {
            String sizes =
                    same.stream()
                            .map(one -> Integer.toString(((LayerSpec.Recurrent) one).hiddenSize()))
                            .distinct()
                            .collect(Collectors.joining(", "));
            return "%d %s%s %s (%s)"
                    .formatted(
                            count,
                            recurrent.bidirectional() ? "bidirectional " : "",
                            recurrent.cell().name(),
                            count == 1 ? "layer" : "layers",
                            sizes);
        }
        if (layer instanceof LayerSpec.Embedding embedding) {
            return "embedding of %d".formatted(embedding.size());
        }
        if (layer instanceof LayerSpec.Dense dense) {
            return "dense layer (%d)".formatted(dense.units());
        }
        return switch (((LayerSpec.Aggregation) layer).pooling()) {
            case ALL -> "all states";
            case MAX -> "maximum of the states";
            case MEAN -> "mean of the states";
            case LAST -> "last state";
            case ATTENTION -> "attention to the states";
        };
    }
}
