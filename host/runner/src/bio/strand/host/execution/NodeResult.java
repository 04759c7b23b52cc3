// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

import bio.strand.host.workflow.WorkflowNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a node came out of a run.
 *
 * @param node the node
 * @param state its state; {@link NodeState#EXECUTING} while it is being executed
 * @param message why it failed, was skipped or is not configured; empty otherwise
 * @param remedy what the user can do about the message, or empty
 * @param warnings what the node warned of, in order
 * @param elapsed how long it was executed
 * @param outputs one short summary for each output port, the one of flow variables left out; empty
 *     unless executed
 */
public record NodeResult(
        WorkflowNode node,
        NodeState state,
        Optional<String> message,
        Optional<String> remedy,
        List<String> warnings,
        Duration elapsed,
        List<String> outputs) {

    /** Copies the lists. */
    public NodeResult {
        Objects.requireNonNull(node);
        Objects.requireNonNull(state);
        Objects.requireNonNull(message);
        Objects.requireNonNull(remedy);
        Objects.requireNonNull(elapsed);
        warnings = List.copyOf(warnings);
        outputs = List.copyOf(outputs);
    }
}
