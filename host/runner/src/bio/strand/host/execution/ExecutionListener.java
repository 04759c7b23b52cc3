// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

/**
 * Hears of a run while it happens. Calls come from several threads at once; they must return
 * quickly and not throw.
 */
public interface ExecutionListener {

    /**
     * A node's state has changed.
     *
     * @param result the node with its new state
     */
    void stateChanged(NodeResult result);

    /**
     * A node that is being executed got further.
     *
     * @param result the node
     * @param fraction how much of its work is done, 0 to 1, or NaN if that is not known
     * @param message what it is doing, or the empty string
     */
    void progressed(NodeResult result, double fraction, String message);

    /**
     * Something the user should know that is no failure.
     *
     * @param warning the text
     */
    void warned(String warning);
}
