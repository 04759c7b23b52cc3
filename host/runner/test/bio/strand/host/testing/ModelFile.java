// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.testing;

import java.util.List;
import javax.swing.JComponent;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** A model that keeps its data in one file. */
public final class ModelFile extends FileStorePortObject {

    static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(ModelFile.class);

    static final PortObjectSpec SPEC = new Spec();

    /** A spec that says nothing. */
    public static final class Spec implements PortObjectSpec {

        @Override
        public JComponent[] getViews() {
            return new JComponent[0];
        }
    }

    ModelFile(FileStore store) {
        super(List.of(store));
    }

    @Override
    public String getSummary() {
        return "Weights";
    }

    @Override
    public PortObjectSpec getSpec() {
        return SPEC;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
