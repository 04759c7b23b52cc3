// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port.inactive;

import javax.swing.JComponent;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/** Output of a branch that is not executed. */
public final class InactiveBranchPortObject implements PortObject {
    /** The only instance. */
    public static final InactiveBranchPortObject INSTANCE = new InactiveBranchPortObject();

    private InactiveBranchPortObject() {}

    @Override
    public String getSummary() {
        return "<inactive>";
    }

    @Override
    public PortObjectSpec getSpec() {
        return InactiveBranchPortObjectSpec.INSTANCE;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public String toString() {
        return "Inactive";
    }

    /** Writes nothing. */
    public static final class Serializer extends PortObjectSerializer<InactiveBranchPortObject> {
        /** Creates a serializer. */
        public Serializer() {
            super();
        }

        @Override
        public InactiveBranchPortObject loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec) {
            return INSTANCE;
        }

        @Override
        public void savePortObject(
                final InactiveBranchPortObject portObject,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec) {
            // There is nothing to write: the only instance has no content.
        }
    }
}
