// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port.flowvariable;

import javax.swing.JComponent;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** Stands for flow variables at a port; the variables themselves are on the stack of the node. */
public class FlowVariablePortObject implements PortObject {
    /** Type of flow variable ports. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(FlowVariablePortObject.class);

    /** Type of flow variable ports that need not be connected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(FlowVariablePortObject.class, true);

    /** The only instance. */
    public static final FlowVariablePortObject INSTANCE = new FlowVariablePortObject();

    private FlowVariablePortObject() {}

    @Override
    public PortObjectSpec getSpec() {
        return FlowVariablePortObjectSpec.INSTANCE;
    }

    @Override
    public String getSummary() {
        return "Variables connection";
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public String toString() {
        return "Flow Variable Port Object";
    }

    /** Writes nothing. */
    public static final class Serializer extends PortObjectSerializer<FlowVariablePortObject> {
        /** Creates a serializer. */
        public Serializer() {
            super();
        }

        @Override
        public FlowVariablePortObject loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec) {
            return INSTANCE;
        }

        @Override
        public void savePortObject(
                final FlowVariablePortObject portObject,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec) {
            // There is nothing to write: the only instance has no content.
        }
    }
}
