// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port.flowvariable;

import javax.swing.JComponent;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

/** Spec of flow variables at a port. */
public final class FlowVariablePortObjectSpec implements PortObjectSpec {
    /** The only instance. */
    public static final FlowVariablePortObjectSpec INSTANCE = new FlowVariablePortObjectSpec();

    private FlowVariablePortObjectSpec() {}

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public String toString() {
        return "Flow Variable Port Object Spec";
    }

    /** Writes nothing. */
    public static final class Serializer
            extends PortObjectSpecSerializer<FlowVariablePortObjectSpec> {
        /** Creates a serializer. */
        public Serializer() {
            super();
        }

        @Override
        public FlowVariablePortObjectSpec loadPortObjectSpec(
                final PortObjectSpecZipInputStream in) {
            return INSTANCE;
        }

        @Override
        public void savePortObjectSpec(
                final FlowVariablePortObjectSpec portObjectSpec,
                final PortObjectSpecZipOutputStream out) {
            // There is nothing to write: the only instance has no content.
        }
    }
}
