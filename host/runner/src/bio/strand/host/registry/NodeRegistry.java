// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.registry;

import java.util.List;
import java.util.Optional;

/** The nodes that are installed. */
public interface NodeRegistry {

    /**
     * Finds the factory of a node by the class name that a workflow names. A name that was given up
     * is mapped to its successor, as the installed bundles declare.
     *
     * @param factoryClassName fully qualified class name
     * @return a new factory, ready to make nodes, with the bundle it comes from; empty if no
     *     installed bundle contributes it
     * @throws NodeRegistryException if the factory is contributed but cannot be made
     */
    Optional<InstalledNode> find(String factoryClassName) throws NodeRegistryException;

    /**
     * All nodes that are contributed to the node repository.
     *
     * @return the contributions, in the order of their categories and then as contributed
     */
    List<NodeContribution> contributions();
}
