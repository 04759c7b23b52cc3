// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.registry;

import java.util.Objects;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;

/**
 * A factory of nodes and where it comes from.
 *
 * @param factory a factory of its own for each caller
 * @param bundleSymbolicName the bundle that contributes it
 * @param bundleVersion that bundle's version, such as {@code 1.0.0.v2026}
 */
public record InstalledNode(
        NodeFactory<? extends NodeModel> factory, String bundleSymbolicName, String bundleVersion) {

    /** Checks the components. */
    public InstalledNode {
        Objects.requireNonNull(factory);
        Objects.requireNonNull(bundleSymbolicName);
        Objects.requireNonNull(bundleVersion);
    }
}
