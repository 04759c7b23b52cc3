// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port.inactive;

import javax.swing.JComponent;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

/** Spec of the output of a branch that is not executed. */
public final class InactiveBranchPortObjectSpec implements PortObjectSpec {
    /** The only instance. */
    public static final InactiveBranchPortObjectSpec INSTANCE = new InactiveBranchPortObjectSpec();

    private InactiveBranchPortObjectSpec() {}

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public String toString() {
        return "<inactive>";
    }

    /** Writes nothing. */
    public static final class Serializer
            extends PortObjectSpecSerializer<InactiveBranchPortObjectSpec> {
        /** Creates a serializer. */
        public Serializer() {
            super();
        }

        @Override
        public InactiveBranchPortObjectSpec loadPortObjectSpec(
                final PortObjectSpecZipInputStream in) {
            return INSTANCE;
        }

        @Override
        public void savePortObjectSpec(
                final InactiveBranchPortObjectSpec portObjectSpec,
                final PortObjectSpecZipOutputStream out) {
            // There is nothing to write: the only instance has no content.
        }
    }
}
