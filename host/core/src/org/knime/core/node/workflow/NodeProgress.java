// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

/** How far a node is. */
public final class NodeProgress {
    private final Double progress;
    private final String message;

    /**
     * Creates a progress.
     *
     * @param progress between 0 and 1, null if unknown
     * @param message what the node does, may be null
     */
    public NodeProgress(final Double progress, final String message) {
        this.progress = progress;
        this.message = message;
    }

    /**
     * Whether it is known how far the node is.
     *
     * @return true if it is
     */
    public boolean hasProgress() {
        return progress != null;
    }

    /**
     * How far the node is.
     *
     * @return between 0 and 1, null if unknown
     */
    public Double getProgress() {
        return progress;
    }

    /**
     * What the node does.
     *
     * @return the text, may be null
     */
    public String getMessage() {
        return message;
    }

    /**
     * Whether the node says what it does.
     *
     * @return true if it does
     */
    public boolean hasMessage() {
        return message != null;
    }

    @Override
    public String toString() {
        return progress + ": " + message;
    }
}
