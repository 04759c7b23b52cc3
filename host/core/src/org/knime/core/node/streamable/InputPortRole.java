// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

/** How an input takes part in streaming. */
public final class InputPortRole extends PortRole {
    /** Row by row, on several machines. */
    public static final InputPortRole DISTRIBUTED_STREAMABLE = new InputPortRole(true, true);

    /** As a whole, on several machines. */
    public static final InputPortRole DISTRIBUTED_NONSTREAMABLE = new InputPortRole(true, false);

    /** Row by row, on one machine. */
    public static final InputPortRole NONDISTRIBUTED_STREAMABLE = new InputPortRole(false, true);

    /** As a whole, on one machine. */
    public static final InputPortRole NONDISTRIBUTED_NONSTREAMABLE =
            new InputPortRole(false, false);

    private final boolean isStreamable;

    private InputPortRole(final boolean isDistributable, final boolean isStreamable) {
        super(isDistributable);
        this.isStreamable = isStreamable;
    }

    /**
     * Whether the rows come one by one.
     *
     * @return true if they do
     */
    public boolean isStreamable() {
        return isStreamable;
    }

    /**
     * The role with given properties.
     *
     * @param isDistributable whether the rows may be divided among several machines
     * @param isStreamable whether the rows come one by one
     * @return the role
     */
    public static InputPortRole get(final boolean isDistributable, final boolean isStreamable) {
        if (isDistributable) {
            return isStreamable ? DISTRIBUTED_STREAMABLE : DISTRIBUTED_NONSTREAMABLE;
        }
        return isStreamable ? NONDISTRIBUTED_STREAMABLE : NONDISTRIBUTED_NONSTREAMABLE;
    }
}
