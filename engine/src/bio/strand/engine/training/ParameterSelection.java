// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.ParameterBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Which parameters are trained: all but those of the layers that are frozen by name. */
final class ParameterSelection {

    private final List<ParameterBlock> frozen;
    private final List<ParameterBlock> decayed;

    /**
     * Selects parameters.
     *
     * @throws TrainingException if a frozen layer does not exist or nothing is left to train
     */
    ParameterSelection(NetworkLayout layout, TrainingSpec spec) {
        Set<String> names = spec.frozenLayers();
        for (String name : names) {
            if (!layout.layerNames().contains(name)) {
                throw new TrainingException(
                        "There is no layer '%s' to freeze; the network has %s."
                                .formatted(name, String.join(", ", layout.layerNames())));
            }
        }
        frozen = layout.blocks().stream().filter(block -> isFrozen(block, names)).toList();
        decayed =
                layout.blocks().stream()
                        .filter(block -> !isFrozen(block, names) && !block.isBias())
                        .toList();
        if (frozen.size() == layout.blocks().size()) {
            throw new TrainingException(
                    "All layers are frozen; nothing is left to train. Leave at least one out.");
        }
    }

    private static boolean isFrozen(ParameterBlock block, Set<String> names) {
        return names.stream().anyMatch(name -> block.name().startsWith(name + "."));
    }

    /** Blocks that weight decay acts on: the trained matrices. */
    List<ParameterBlock> decayed() {
        return decayed;
    }

    /** Makes the gradient of frozen parameters zero. */
    void freeze(float[] gradient) {
        for (ParameterBlock block : frozen) {
            Arrays.fill(gradient, block.offset(), block.offset() + block.count(), 0f);
        }
    }
}
