// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.Platform;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeFactoryClassMapper;
import org.knime.core.node.NodeModel;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The nodes that installed bundles contribute to the extension points of KNIME. */
public final class ExtensionNodeRegistry implements NodeRegistry {

    private static final String NODES = "org.knime.workbench.repository.nodes";

    private static final String CATEGORIES = "org.knime.workbench.repository.categories";

    private static final String FACTORY_CLASS = "factory-class";

    private final IExtensionRegistry registry;

    /** A view of the running platform's extension registry. */
    public ExtensionNodeRegistry() {
        this(Platform.getExtensionRegistry());
    }

    /**
     * A view of an extension registry.
     *
     * @param registry where nodes and categories are contributed
     */
    public ExtensionNodeRegistry(IExtensionRegistry registry) {
        this.registry = Objects.requireNonNull(registry);
    }

    @Override
    public Optional<InstalledNode> find(String factoryClassName) throws NodeRegistryException {
        for (IConfigurationElement element : registry.getConfigurationElementsFor(NODES)) {
            if (factoryClassName.equals(element.getAttribute(FACTORY_CLASS))) {
                return Optional.of(installed(create(element), element.getContributor().getName()));
            }
        }
        for (NodeFactoryClassMapper mapper : NodeFactoryClassMapper.getRegisteredMappers()) {
            NodeFactory<? extends NodeModel> successor =
                    mapper.mapFactoryClassName(factoryClassName);
            if (successor != null) {
                initialize(successor);
                Bundle bundle = FrameworkUtil.getBundle(successor.getClass());
                return Optional.of(
                        installed(successor, bundle == null ? "" : bundle.getSymbolicName()));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<NodeContribution> contributions() {
        Map<String, String> names = new HashMap<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(CATEGORIES)) {
            String path = element.getAttribute("path");
            String levelId = element.getAttribute("level-id");
            if (levelId != null) {
                names.put(normalized(path) + "/" + levelId, element.getAttribute("name"));
            }
        }
        List<NodeContribution> contributions = new ArrayList<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(NODES)) {
            String factory = element.getAttribute(FACTORY_CLASS);
            if (factory != null) {
                contributions.add(
                        new NodeContribution(
                                factory,
                                categoryNames(element.getAttribute("category-path"), names),
                                element.getContributor().getName()));
            }
        }
        contributions.sort(
                Comparator.comparing(contribution -> String.join("/", contribution.categories())));
        return contributions;
    }

    private static List<String> categoryNames(String path, Map<String, String> names) {
        List<String> result = new ArrayList<>();
        StringBuilder prefix = new StringBuilder();
        for (String level : levels(path)) {
            prefix.append('/').append(level);
            result.add(names.getOrDefault(prefix.toString(), level));
        }
        return result;
    }

    private static String normalized(String path) {
        List<String> levels = levels(path);
        return levels.isEmpty() ? "" : "/" + String.join("/", levels);
    }

    private static List<String> levels(String path) {
        if (path == null) {
            return List.of();
        }
        return Arrays.stream(path.split("/")).filter(level -> !level.isEmpty()).toList();
    }

    private static NodeFactory<? extends NodeModel> create(IConfigurationElement element)
            throws NodeRegistryException {
        try {
            Object extension = element.createExecutableExtension(FACTORY_CLASS);
            if (extension instanceof NodeFactory<?> factory) {
                initialize(factory);
                return factory;
            }
            throw new NodeRegistryException(
                    element.getAttribute(FACTORY_CLASS) + " is no node factory", null);
        } catch (CoreException | LinkageError e) {
            Throwable reason = e;
            while (reason.getCause() != null) {
                reason = reason.getCause();
            }
            throw new NodeRegistryException(
                    "Node factory "
                            + element.getAttribute(FACTORY_CLASS)
                            + " of bundle "
                            + element.getContributor().getName()
                            + " cannot be loaded: "
                            + (reason == e ? e.getMessage() : reason),
                    e);
        }
    }

    /** Factories that defer reading their description are to be told when it is needed. */
    private static void initialize(NodeFactory<?> factory) {
        if (factory.isLazilyInitialized()) {
            factory.init();
        }
    }

    private static InstalledNode installed(
            NodeFactory<? extends NodeModel> factory, String contributor) {
        Bundle bundle = FrameworkUtil.getBundle(factory.getClass());
        return new InstalledNode(
                factory, contributor, bundle == null ? "" : bundle.getVersion().toString());
    }
}
