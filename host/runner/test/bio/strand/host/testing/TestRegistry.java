// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.testing;

import bio.strand.host.registry.InstalledNode;
import bio.strand.host.registry.NodeContribution;
import bio.strand.host.registry.NodeRegistry;
import bio.strand.host.registry.NodeRegistryException;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;

/** The test nodes as if a bundle contributed them. */
public final class TestRegistry implements NodeRegistry {

    private static final String BUNDLE = "bio.strand.host.testing";

    private static final String VERSION = "1.2.0.v1";

    @Override
    public Optional<InstalledNode> find(String factoryClassName) throws NodeRegistryException {
        for (Class<? extends NodeFactory<? extends NodeModel>> factory : TestNodes.FACTORIES) {
            if (factory.getName().equals(factoryClassName)) {
                try {
                    return Optional.of(
                            new InstalledNode(
                                    factory.getDeclaredConstructor().newInstance(),
                                    BUNDLE,
                                    VERSION));
                } catch (ReflectiveOperationException e) {
                    throw new NodeRegistryException(factoryClassName, e);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public List<NodeContribution> contributions() {
        return TestNodes.FACTORIES.stream()
                .map(
                        factory ->
                                new NodeContribution(
                                        factory.getName(), List.of("Community", "Test"), BUNDLE))
                .toList();
    }
}
