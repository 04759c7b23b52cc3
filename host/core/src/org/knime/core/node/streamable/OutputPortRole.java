// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

/** How an output takes part in streaming. */
public final class OutputPortRole extends PortRole {
    /** Made on several machines. */
    public static final OutputPortRole DISTRIBUTED = new OutputPortRole(true);

    /** Made on one machine. */
    public static final OutputPortRole NONDISTRIBUTED = new OutputPortRole(false);

    private OutputPortRole(final boolean isDistributable) {
        super(isDistributable);
    }
}
