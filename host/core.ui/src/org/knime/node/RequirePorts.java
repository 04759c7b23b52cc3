// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

import java.util.function.Consumer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode.RequireModel;

/** The stage of a {@link DefaultNode} that declares its ports. */
public interface RequirePorts {

    /**
     * Declares the ports of the node. Ports appear in the order in which they are added.
     *
     * @param ports adds the ports
     * @return the next stage
     */
    default RequireModel ports(Consumer<PortsAdder> ports) {
        // not abstract in KNIME, where it leads to the configurable ports that this host leaves out
        throw new UnsupportedOperationException(
                "Ports are declared on the stage that DefaultNode.create() leads to.");
    }

    /** Adds ports to a node. */
    interface PortsAdder {

        /**
         * Adds an input port.
         *
         * @param name its name
         * @param description its description; XHTML
         * @param portType its type
         * @return this
         */
        PortsAdder addInputPort(String name, String description, PortType portType);

        /**
         * Adds an output port.
         *
         * @param name its name
         * @param description its description; XHTML
         * @param portType its type
         * @return this
         */
        PortsAdder addOutputPort(String name, String description, PortType portType);

        /**
         * Adds an input table.
         *
         * @param name its name
         * @param description its description; XHTML
         * @return this
         */
        default PortsAdder addInputTable(String name, String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        /**
         * Adds an output table.
         *
         * @param name its name
         * @param description its description; XHTML
         * @return this
         */
        default PortsAdder addOutputTable(String name, String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }
}
