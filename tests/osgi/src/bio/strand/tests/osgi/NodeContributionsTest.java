// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.osgi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.junit.Test;
import org.knime.core.data.DataTypeRegistry;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.port.PortTypeRegistry;
import org.osgi.framework.Bundle;

/** What plugin.xml promises is there when the bundles are wired by OSGi. */
public class NodeContributionsTest {

    private static final String NODES = "org.knime.workbench.repository.nodes";

    private static final String CATEGORIES = "org.knime.workbench.repository.categories";

    private static final String BUNDLE = "bio.strand.nodes";

    @Test
    public void theNodesOfTheMissionAreContributed() throws Exception {
        Set<String> names = new TreeSet<>();
        for (NodeFactory<?> factory : factories()) {
            names.add(factory.getNodeName());
        }
        assertTrue(
                "contributed: " + names,
                names.containsAll(
                        Set.of(
                                "Sequence Reader",
                                "Sequence Writer",
                                "Sequence Simulator",
                                "Sequence Partitioner",
                                "Sequence Encoder",
                                "Sequence Windows",
                                "Time Series Encoder",
                                "Expression Reader",
                                "Expression Preprocessor",
                                "Expression Preprocessor (Apply)",
                                "RNN Learner",
                                "LSTM Predictor",
                                "GAN Learner",
                                "GAN Generator",
                                "Sequence Scorer")));
    }

    @Test
    public void everyNodeLiesInTheStrandCategory() {
        Set<String> categories = new TreeSet<>();
        for (IConfigurationElement category : elements(CATEGORIES)) {
            categories.add(
                    category.getAttribute("path").replaceAll("/$", "")
                            + "/"
                            + category.getAttribute("level-id"));
        }
        assertTrue("categories: " + categories, categories.contains("/community/strand"));
        for (IConfigurationElement node : elements(NODES)) {
            String path = node.getAttribute("category-path").replaceAll("/$", "");
            assertTrue(
                    node.getAttribute("factory-class") + " in " + path, categories.contains(path));
        }
    }

    @Test
    public void everyNodeDescribesItselfAndItsPorts() throws Exception {
        for (NodeFactory<?> factory : factories()) {
            String name = factory.getNodeName();
            Node node = new Node(cast(factory));
            assertTrue(name + " has ports", node.getNrInPorts() + node.getNrOutPorts() > 2);
            for (int port = 1; port < node.getNrInPorts(); port++) {
                assertFalse(name + " input " + port, node.getInportName(port).isBlank());
                assertTrue(
                        name + " describes input " + port,
                        factory.getInportDescription(port - 1).length() > 15);
            }
            for (int port = 1; port < node.getNrOutPorts(); port++) {
                assertFalse(name + " output " + port, node.getOutportName(port).isBlank());
                assertTrue(
                        name + " describes output " + port,
                        factory.getOutportDescription(port - 1).length() > 15);
            }
            assertTrue(name + " has keywords", factory.getKeywords().length >= 3);
        }
    }

    @Test
    public void everyNodeHasAnIconOfSixteenPixels() throws Exception {
        for (NodeFactory<?> factory : factories()) {
            assertNotNull(factory.getNodeName() + " has an icon", factory.getIcon());
            var image = ImageIO.read(factory.getIcon());
            assertNotNull(factory.getIcon() + " is an image", image);
            assertEquals(factory.getNodeName(), 16, image.getWidth());
            assertEquals(factory.getNodeName(), 16, image.getHeight());
        }
    }

    @Test
    public void portTypesAreRegistered() {
        List<String> missing = new ArrayList<>();
        for (IConfigurationElement type : elements("org.knime.core.PortType")) {
            String objectClass = type.getAttribute("objectClass");
            if (PortTypeRegistry.getInstance().getObjectClass(objectClass).isEmpty()) {
                missing.add(objectClass);
            }
        }
        assertEquals(List.of(), missing);
        assertFalse(elements("org.knime.core.PortType").isEmpty());
    }

    @Test
    public void cellTypesHaveSerializers() {
        List<IConfigurationElement> types = elements("org.knime.core.DataType");
        assertFalse(types.isEmpty());
        for (IConfigurationElement type : types) {
            String cellClass = type.getAttribute("cellClass");
            var cell = DataTypeRegistry.getInstance().getCellClass(cellClass);
            assertTrue(cellClass, cell.isPresent());
            assertTrue(
                    cellClass + " has a serializer",
                    DataTypeRegistry.getInstance().getSerializer(cell.get()).isPresent());
        }
    }

    private static List<NodeFactory<?>> factories() throws Exception {
        List<NodeFactory<?>> factories = new ArrayList<>();
        for (IConfigurationElement element : elements(NODES)) {
            NodeFactory<?> factory =
                    (NodeFactory<?>) element.createExecutableExtension("factory-class");
            factory.init();
            factories.add(factory);
        }
        assertTrue("at least seven nodes", factories.size() >= 7);
        return factories;
    }

    private static List<IConfigurationElement> elements(String extensionPoint) {
        Bundle bundle = Platform.getBundle(BUNDLE);
        assertNotNull(BUNDLE + " is installed", bundle);
        List<IConfigurationElement> elements = new ArrayList<>();
        for (IConfigurationElement element :
                Platform.getExtensionRegistry().getConfigurationElementsFor(extensionPoint)) {
            if (BUNDLE.equals(element.getContributor().getName())) {
                elements.add(element);
            }
        }
        return elements;
    }

    @SuppressWarnings("unchecked") // Node takes any factory; its model type is not used here
    private static <T extends org.knime.core.node.NodeModel> NodeFactory<T> cast(
            NodeFactory<?> factory) {
        return (NodeFactory<T>) factory;
    }
}
