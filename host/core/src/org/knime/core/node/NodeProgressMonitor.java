// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.List;
import java.util.function.Supplier;
import org.knime.core.node.workflow.NodeProgressListener;

/** Takes the progress of an execution and tells whether it is to be cancelled. */
public interface NodeProgressMonitor {
    /**
     * Ends the execution if the user cancelled.
     *
     * @throws CanceledExecutionException if the user cancelled
     */
    void checkCanceled() throws CanceledExecutionException;

    /**
     * Sets how far the execution is.
     *
     * @param progress between 0 and 1; other values are ignored
     */
    void setProgress(double progress);

    /**
     * How far the execution is.
     *
     * @return between 0 and 1, null if unknown
     */
    Double getProgress();

    /**
     * Sets how far the execution is and what it does.
     *
     * @param progress between 0 and 1; other values are ignored
     * @param message what it does
     */
    void setProgress(double progress, String message);

    /**
     * Sets how far the execution is and what it does.
     *
     * @param progress between 0 and 1; other values are ignored
     * @param message makes the text when it is shown
     */
    default void setProgress(final double progress, final Supplier<String> message) {
        setProgress(progress, message.get());
    }

    /**
     * Sets what the execution does.
     *
     * @param message the text
     */
    void setMessage(String message);

    /**
     * Sets what the execution does.
     *
     * @param message makes the text when it is shown
     */
    default void setMessage(final Supplier<String> message) {
        setMessage(message.get());
    }

    /**
     * Sets what the execution does.
     *
     * @param message the text
     */
    void setProgress(String message);

    /**
     * What the execution does.
     *
     * @return the text, may be null
     */
    String getMessage();

    /**
     * What the execution and its parts do.
     *
     * @return the texts, from the whole to the part
     */
    default List<String> getMessages() {
        return getMessage() == null ? List.of() : List.of(getMessage());
    }

    /** Asks the execution to end. */
    void setExecuteCanceled();

    /** Forgets progress, text and cancellation. */
    void reset();

    /**
     * Adds someone who wants to know the progress.
     *
     * @param l the listener, null is ignored
     */
    void addProgressListener(NodeProgressListener l);

    /**
     * Removes someone who wants to know the progress.
     *
     * @param l the listener, null is ignored
     */
    void removeProgressListener(NodeProgressListener l);

    /** Removes everyone who wants to know the progress. */
    void removeAllProgressListener();
}
