// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.registry;

import java.util.List;

/** Everything that plug-ins contribute. */
@FunctionalInterface
public interface Contributions {
    /**
     * What is contributed to one extension point.
     *
     * @param extensionPointId full id of the point
     * @return the elements, empty if there are none or the point does not exist
     */
    List<Contribution> of(String extensionPointId);
}
