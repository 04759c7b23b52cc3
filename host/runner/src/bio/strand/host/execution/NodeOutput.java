// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.webui.page.Page;

/**
 * What an executed node delivers.
 *
 * @param ports its output ports; ports without an object are left out
 * @param view the page that its view shows; empty if it has no view
 */
public record NodeOutput(List<OutputPort> ports, Optional<Page> view) {

    /** Copies the list. */
    public NodeOutput {
        ports = List.copyOf(ports);
        Objects.requireNonNull(view, "view");
    }

    /**
     * Whether there is nothing to store.
     *
     * @return true if there is neither an object nor a view
     */
    public boolean isEmpty() {
        return ports.isEmpty() && view.isEmpty();
    }
}
