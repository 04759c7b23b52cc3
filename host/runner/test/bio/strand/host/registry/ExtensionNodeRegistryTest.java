// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.registry.ContributionRegistry;
import bio.strand.host.core.registry.ListedContributions;
import bio.strand.host.testing.TestNodes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.spi.RegistryContributor;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeFactoryClassMapper;
import org.knime.core.node.NodeModel;

public final class ExtensionNodeRegistryTest {

    private static final Object TOKEN = new Object();

    private IExtensionRegistry eclipse;

    /** Loads classes from the class path, where a platform would ask the contributing bundle. */
    private static final class ClassPathStrategy extends RegistryStrategy {

        ClassPathStrategy() {
            super(null, null);
        }

        @Override
        public Object createExecutableExtension(
                RegistryContributor contributor, String className, String overridden)
                throws CoreException {
            try {
                return Class.forName(className).getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new CoreException(Status.error("cannot create " + className, e));
            }
        }
    }

    @Before
    public void contribute() throws CoreException {
        eclipse = RegistryFactory.createRegistry(new ClassPathStrategy(), TOKEN, TOKEN);
        contribute(
                "org.knime.workbench.repository",
                "<plugin>"
                        + "<extension-point id='nodes' name='n'/>"
                        + "<extension-point id='categories'"
                        + " name='c'/>"
                        + "</plugin>");
        contribute(
                "bio.strand.example",
                "<plugin>"
                        + "<extension point='org.knime.workbench.repository.categories'>"
                        + "<category path='/community' level-id='strand' name='Strand'/>"
                        + "<category path='/' level-id='community' name='Community Nodes'/>"
                        + "</extension>"
                        + "<extension point='org.knime.workbench.repository.nodes'>"
                        + "<node category-path='/community/strand/other' factory-class='"
                        + TestNodes.NumbersFactory.class.getName()
                        + "'/>"
                        + "<node category-path='/community' factory-class='no.such.Factory'/>"
                        + "<node category-path='/community' factory-class='java.lang.Object'/>"
                        + "</extension>"
                        + "</plugin>");
    }

    @After
    public void stop() {
        eclipse.stop(TOKEN);
    }

    private void contribute(String bundle, String plugin) {
        IContributor contributor = new RegistryContributor(bundle, bundle, null, null);
        assertTrue(
                eclipse.addContribution(
                        new ByteArrayInputStream(plugin.getBytes(StandardCharsets.UTF_8)),
                        contributor,
                        false,
                        bundle,
                        null,
                        TOKEN));
    }

    @Test
    public void createsContributedFactories() throws Exception {
        NodeRegistry registry = new ExtensionNodeRegistry(eclipse);
        InstalledNode node = registry.find(TestNodes.NumbersFactory.class.getName()).orElseThrow();
        assertEquals(TestNodes.NumbersFactory.class, node.factory().getClass());
        assertEquals("bio.strand.example", node.bundleSymbolicName());
        assertTrue(registry.find("org.example.UnknownFactory").isEmpty());
    }

    /** Knows the former name of a factory. */
    public static final class FormerNames extends NodeFactoryClassMapper {

        @Override
        public NodeFactory<? extends NodeModel> mapFactoryClassName(String factoryClassName) {
            return factoryClassName.equals("org.example.FormerNumbersFactory")
                    ? new TestNodes.NumbersFactory()
                    : null;
        }
    }

    @Test
    public void findsTheSuccessorOfAFactoryThatWasRenamed() throws Exception {
        ContributionRegistry.install(
                new ListedContributions()
                        .add(
                                "org.knime.core.NodeFactoryClassMapper",
                                new ListedContributions.Listed("NodeFactoryClassMapper")
                                        .type("classMapper", FormerNames.class)));
        try {
            InstalledNode node =
                    new ExtensionNodeRegistry(eclipse)
                            .find("org.example.FormerNumbersFactory")
                            .orElseThrow();
            assertEquals(TestNodes.NumbersFactory.class, node.factory().getClass());
        } finally {
            ContributionRegistry.install(null);
        }
    }

    @Test
    public void reportsFactoriesThatCannotBeMade() {
        NodeRegistry registry = new ExtensionNodeRegistry(eclipse);
        NodeRegistryException missing =
                assertThrows(NodeRegistryException.class, () -> registry.find("no.such.Factory"));
        assertTrue(missing.getMessage(), missing.getMessage().contains("bio.strand.example"));
        assertTrue(missing.getMessage(), missing.getMessage().contains("no.such.Factory"));
        NodeRegistryException wrong =
                assertThrows(NodeRegistryException.class, () -> registry.find("java.lang.Object"));
        assertTrue(wrong.getMessage(), wrong.getMessage().contains("is no node factory"));
    }

    @Test
    public void listsNodesByTheNamesOfTheirCategories() {
        List<NodeContribution> contributions = new ExtensionNodeRegistry(eclipse).contributions();
        assertEquals(3, contributions.size());
        assertEquals(List.of("Community Nodes"), contributions.get(0).categories());
        assertEquals(
                "a level without a category keeps its id",
                new NodeContribution(
                        TestNodes.NumbersFactory.class.getName(),
                        List.of("Community Nodes", "Strand", "other"),
                        "bio.strand.example"),
                contributions.get(2));
    }
}
