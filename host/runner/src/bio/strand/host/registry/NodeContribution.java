// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.registry;

import java.util.List;
import java.util.Objects;

/**
 * A node in the node repository.
 *
 * @param factoryClassName class name of its factory
 * @param categories names of the categories it stands in, from the outermost inwards; empty for the
 *     root
 * @param bundleSymbolicName the bundle that contributes it
 */
public record NodeContribution(
        String factoryClassName, List<String> categories, String bundleSymbolicName) {

    /** Copies the list. */
    public NodeContribution {
        Objects.requireNonNull(factoryClassName);
        Objects.requireNonNull(bundleSymbolicName);
        categories = List.copyOf(categories);
    }
}
