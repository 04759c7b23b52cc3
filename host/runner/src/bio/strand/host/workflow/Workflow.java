// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.knime.core.node.workflow.FlowVariable;

/**
 * A workflow as it was saved: its nodes, connections and variables, and the complete settings they
 * were read from.
 *
 * @param name the workflow's name, which is the name of its folder
 * @param folder where it was read from
 * @param file its {@code workflow.knime}, complete
 * @param nodes its nodes, by ascending id; ids are unique
 * @param connections its connections; every one joins two of the nodes, no input has two
 * @param variables the workflow's own flow variables with their saved values
 * @param warnings what was odd about the files but is no obstacle, for the user
 */
public record Workflow(
        String name,
        Path folder,
        SettingsFile file,
        List<WorkflowNode> nodes,
        List<Connection> connections,
        List<FlowVariable> variables,
        List<String> warnings) {

    /** Copies the lists. */
    public Workflow {
        Objects.requireNonNull(name);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(file);
        nodes = List.copyOf(nodes);
        connections = List.copyOf(connections);
        variables = List.copyOf(variables);
        warnings = List.copyOf(warnings);
    }

    /**
     * The nodes so ordered that each one comes after all that it depends on; among those that are
     * free the one with the lowest id comes first.
     *
     * @return all nodes
     * @throws WorkflowLoadException if the connections form a cycle; names the nodes in it
     */
    public List<WorkflowNode> inDependencyOrder() throws WorkflowLoadException {
        Map<Integer, WorkflowNode> byId = new HashMap<>();
        Map<Integer, Integer> waitingFor = new HashMap<>();
        for (WorkflowNode node : nodes) {
            byId.put(node.id(), node);
            waitingFor.put(node.id(), 0);
        }
        for (Connection connection : connections) {
            waitingFor.merge(connection.destinationId(), 1, Integer::sum);
        }
        PriorityQueue<Integer> free = new PriorityQueue<>();
        waitingFor.forEach(
                (id, count) -> {
                    if (count == 0) {
                        free.add(id);
                    }
                });
        List<WorkflowNode> order = new ArrayList<>();
        while (!free.isEmpty()) {
            int id = free.remove();
            order.add(byId.get(id));
            waitingFor.remove(id);
            for (Connection connection : connections) {
                if (connection.sourceId() == id
                        && waitingFor.merge(connection.destinationId(), -1, Integer::sum) == 0) {
                    free.add(connection.destinationId());
                }
            }
        }
        if (order.size() < nodes.size()) {
            List<String> cycle =
                    nodes.stream()
                            .filter(node -> waitingFor.containsKey(node.id()))
                            .map(WorkflowNode::label)
                            .toList();
            throw new WorkflowLoadException(
                    file.path(),
                    file.lineOf("connections"),
                    "the connections form a cycle among " + String.join(", ", cycle),
                    "Open the workflow in KNIME and remove the connection that leads back.");
        }
        return order;
    }
}
