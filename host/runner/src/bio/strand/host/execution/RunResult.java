// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param nodes every node of the workflow, in the order of their dependencies
 * @param canceled whether it was cancelled
 * @param outputFailure why output could not be stored, or empty
 */
public record RunResult(
        List<NodeResult> nodes, boolean canceled, Optional<IOException> outputFailure) {

    /** Copies the list. */
    public RunResult {
        nodes = List.copyOf(nodes);
        Objects.requireNonNull(outputFailure);
    }

    /**
     * Whether every node was executed and all output stored.
     *
     * @return true if so
     */
    public boolean complete() {
        return outputFailure.isEmpty()
                && nodes.stream().allMatch(node -> node.state() == NodeState.EXECUTED);
    }
}
