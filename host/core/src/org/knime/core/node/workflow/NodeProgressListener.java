// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.EventListener;

/** Wants to know how far a node is. */
public interface NodeProgressListener extends EventListener {
    /**
     * The node got further.
     *
     * @param pe tells how far
     */
    void progressChanged(NodeProgressEvent pe);
}
