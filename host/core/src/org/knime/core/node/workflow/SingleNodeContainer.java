// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

/** A node in a workflow that is no workflow itself. */
public abstract class SingleNodeContainer extends NodeContainer {
    SingleNodeContainer() {}

    /** Where the output tables of a node are kept. */
    public enum MemoryPolicy {
        /** All in memory. */
        CacheInMemory,
        /** Small ones in memory, others on disk. */
        CacheSmallInMemory,
        /** All on disk. */
        CacheOnDisc
    }
}
