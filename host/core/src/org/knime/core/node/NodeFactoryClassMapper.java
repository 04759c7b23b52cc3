// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import bio.strand.host.core.registry.Contribution;
import bio.strand.host.core.registry.ContributionException;
import bio.strand.host.core.registry.ContributionRegistry;
import java.util.ArrayList;
import java.util.List;

/** Finds the factory of nodes whose factory had another name when the workflow was saved. */
public abstract class NodeFactoryClassMapper {
    private static final String EXTENSION_POINT = "org.knime.core.NodeFactoryClassMapper";

    /** For subclasses. */
    public NodeFactoryClassMapper() {
        super();
    }

    /**
     * Finds a factory.
     *
     * @param factoryClassName the old name
     * @return the factory, null if the name is unknown
     */
    public abstract NodeFactory<? extends NodeModel> mapFactoryClassName(String factoryClassName);

    /**
     * All mappers that are contributed to the extension point.
     *
     * @return the mappers
     */
    public static synchronized List<NodeFactoryClassMapper> getRegisteredMappers() {
        final List<NodeFactoryClassMapper> mappers = new ArrayList<>();
        for (Contribution element : ContributionRegistry.of(EXTENSION_POINT)) {
            try {
                mappers.add(element.instantiate("classMapper", NodeFactoryClassMapper.class));
            } catch (ContributionException e) {
                NodeLogger.getLogger(NodeFactoryClassMapper.class).error(e.getMessage(), e);
            }
        }
        return mappers;
    }
}
