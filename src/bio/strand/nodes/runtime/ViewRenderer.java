// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.Optional;

/**
 * Makes the page of a view from its data. The data may come from a workflow that a stranger saved:
 * whatever it is, the page must not let it act.
 */
@FunctionalInterface
public interface ViewRenderer {

    /**
     * Makes the page.
     *
     * @param data the data as it was shown, see {@link ViewSink}; empty if the node is not
     *     executed, or was by a version that had no view
     * @return one HTML document that loads nothing else
     */
    String toHtml(Optional<String> data);
}
