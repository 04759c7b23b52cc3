// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

/** How a port takes part in streaming. */
public class PortRole {
    private final boolean isDistributable;

    PortRole(final boolean isDistributable) {
        this.isDistributable = isDistributable;
    }

    /**
     * Whether the rows may be divided among several machines.
     *
     * @return true if they may
     */
    public boolean isDistributable() {
        return isDistributable;
    }
}
