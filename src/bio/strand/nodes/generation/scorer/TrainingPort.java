// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.node.parameters.NodeParametersInput;

/** Where the input port stands that the user may have added. */
final class TrainingPort {

    private TrainingPort() {}

    static OptionalInt index(PortsConfiguration ports) {
        int[] indices =
                ports.getInputPortLocation().get(GenerationScorerNodeParameters.TRAINING_PORT);
        return indices == null || indices.length == 0
                ? OptionalInt.empty()
                : OptionalInt.of(indices[0]);
    }

    static OptionalInt index(NodeParametersInput input) {
        return index(input.getPortsConfiguration());
    }

    static Optional<DataTableSpec> tableSpec(NodeParametersInput input) {
        OptionalInt index = index(input);
        return index.isPresent() ? input.getInTableSpec(index.getAsInt()) : Optional.empty();
    }
}
