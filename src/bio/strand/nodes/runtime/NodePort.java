// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.List;
import java.util.Objects;
import org.knime.core.node.port.PortType;
import org.knime.node.impl.description.PortDescription;

/**
 * A port of a node, as it is declared.
 *
 * @param name its name, which also identifies it in saved workflows
 * @param description its description; XHTML
 * @param type its type
 * @param isInput whether it is an input
 * @param isOptional whether the user adds it if wanted, by the dots of the node
 */
public record NodePort(
        String name, String description, PortType type, boolean isInput, boolean isOptional) {

    /** Nothing may be missing. */
    public NodePort {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(type, "type");
    }

    /**
     * The ports of one side for the description of their node.
     *
     * @param ports all ports of a node
     * @param inputs whether its inputs are wanted, or else its outputs
     * @return their descriptions in the same order
     */
    public static List<PortDescription> descriptions(List<NodePort> ports, boolean inputs) {
        return ports.stream()
                .filter(port -> port.isInput == inputs)
                .map(
                        port ->
                                port.isOptional
                                        ? PortDescription.dynamicPort(
                                                port.name, port.name, port.description)
                                        : PortDescription.fixedPort(port.name, port.description))
                .toList();
    }
}
