// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.testing.TestNodeFactory;
import java.util.Optional;
import org.junit.Test;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.NodeCreationConfiguration;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.image.ImagePortObject;

/** Nodes whose ports the user configures. */
public class ConfigurableNodeFactoryTest {
    /** One fixed, one optional input, any number of further ones, one output. */
    private static final class Factory extends ConfigurableNodeFactory<NodeModel> {
        Factory() {
            super(false);
        }

        @Override
        protected Optional<PortsConfigurationBuilder> createPortsConfigBuilder() {
            final PortsConfigurationBuilder ports = new PortsConfigurationBuilder();
            ports.addFixedInputPortGroup("Data", BufferedDataTable.TYPE);
            ports.addOptionalInputPortGroup("Image", ImagePortObject.TYPE);
            ports.addExtendableInputPortGroup("More", BufferedDataTable.TYPE);
            ports.addFixedOutputPortGroup("Result", BufferedDataTable.TYPE);
            return Optional.of(ports);
        }

        @Override
        protected NodeModel createNodeModel(final NodeCreationConfiguration creationConfig) {
            final PortsConfiguration ports = creationConfig.getPortConfig().orElseThrow();
            return new TestNodeFactory(
                            ports.getInputPorts(),
                            ports.getOutputPorts(),
                            (m, specs) -> new PortObjectSpec[1],
                            (m, in, exec) -> new PortObject[0])
                    .createNodeModel();
        }

        @Override
        protected NodeDescription createNodeDescription() {
            return Node.invokeGetNodeDescription(
                    new TestNodeFactory(new PortType[0], new PortType[0], null, null));
        }

        @Override
        protected NodeDialogPane createNodeDialogPane(
                final NodeCreationConfiguration creationConfig) {
            return null;
        }

        @Override
        protected int getNrNodeViews() {
            return 0;
        }

        @Override
        public NodeView<NodeModel> createNodeView(final int viewIndex, final NodeModel nodeModel) {
            return null;
        }

        @Override
        protected boolean hasDialog() {
            return false;
        }
    }

    private static ModifiablePortsConfiguration ports(
            final ModifiableNodeCreationConfiguration configuration) {
        return configuration.getPortConfig().orElseThrow();
    }

    private static void add(
            final ModifiableNodeCreationConfiguration configuration,
            final String group,
            final PortType type) {
        ((ExtendablePortGroup) ports(configuration).getGroup(group)).addPort(type);
    }

    @Test
    public void aNewNodeHasOnlyTheFixedPorts() {
        final ModifiableNodeCreationConfiguration creation =
                new Factory().createNodeCreationConfig();

        assertArrayEquals(new PortType[] {BufferedDataTable.TYPE}, ports(creation).getInputPorts());
        assertEquals(1, ports(creation).getOutputPorts().length);
        assertEquals(2, new Node(new Factory(), creation).getNrInPorts());
    }

    @Test
    public void addedPortsFollowTheOrderOfTheGroups() {
        final ModifiableNodeCreationConfiguration creation =
                new Factory().createNodeCreationConfig();
        add(creation, "More", BufferedDataTable.TYPE);
        add(creation, "Image", ImagePortObject.TYPE);

        assertArrayEquals(
                new PortType[] {
                    BufferedDataTable.TYPE, ImagePortObject.TYPE, BufferedDataTable.TYPE
                },
                ports(creation).getInputPorts());
        assertArrayEquals(new int[] {2}, ports(creation).getInputPortLocation().get("More"));
        assertEquals(4, new Node(new Factory(), creation).getNrInPorts());
    }

    @Test
    public void anOptionalPortCanBeAddedOnce() {
        final ModifiableNodeCreationConfiguration creation =
                new Factory().createNodeCreationConfig();
        final ExtendablePortGroup image = (ExtendablePortGroup) ports(creation).getGroup("Image");
        assertTrue(image.canAddPort());
        image.addPort(ImagePortObject.TYPE);
        assertFalse(image.canAddPort());
        assertEquals(ImagePortObject.TYPE, image.removeLastPort());
        assertTrue(image.canAddPort());
    }

    @Test
    public void addedPortsAreSavedAndLoaded() throws Exception {
        final ModifiableNodeCreationConfiguration creation =
                new Factory().createNodeCreationConfig();
        add(creation, "More", BufferedDataTable.TYPE);
        add(creation, "More", BufferedDataTable.TYPE);
        final NodeSettings settings = new NodeSettings("node_creation_config");
        creation.saveSettingsTo(settings);
        final ModifiableNodeCreationConfiguration loaded = new Factory().createNodeCreationConfig();
        loaded.loadSettingsFrom(settings);

        assertArrayEquals(ports(creation).getInputPorts(), ports(loaded).getInputPorts());
        final NodeSettings again = new NodeSettings("node_creation_config");
        loaded.saveSettingsTo(again);
        assertEquals(settings, again);
    }

    @Test
    public void aCopyIsIndependent() {
        final ModifiableNodeCreationConfiguration creation =
                new Factory().createNodeCreationConfig();
        add(creation.copy(), "More", BufferedDataTable.TYPE);

        assertEquals(1, ports(creation).getInputPorts().length);
    }

    @Test
    public void twoGroupsOfTheSameNameAreRefused() {
        final ConfigurableNodeFactory.PortsConfigurationBuilder ports =
                new ConfigurableNodeFactory.PortsConfigurationBuilder();
        ports.addFixedInputPortGroup("Data", BufferedDataTable.TYPE);

        assertThrows(
                IllegalArgumentException.class,
                () -> ports.addExtendableInputPortGroup("Data", BufferedDataTable.TYPE));
    }
}
