// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.function.Supplier;

/** Takes the progress of a task and tells whether it is to be cancelled. */
public class ExecutionMonitor {
    private final NodeProgressMonitor progress;

    /** Creates a monitor that nobody looks at. */
    public ExecutionMonitor() {
        this(null);
    }

    /**
     * Creates a monitor.
     *
     * @param progress takes the progress, may be null
     */
    public ExecutionMonitor(final NodeProgressMonitor progress) {
        this.progress = progress == null ? new DefaultNodeProgressMonitor() : progress;
    }

    /**
     * What takes the progress.
     *
     * @return the monitor
     */
    public final NodeProgressMonitor getProgressMonitor() {
        return progress;
    }

    /**
     * Ends the task if the user cancelled; to be called often.
     *
     * @throws CanceledExecutionException if the user cancelled
     */
    public void checkCanceled() throws CanceledExecutionException {
        progress.checkCanceled();
    }

    /**
     * Sets how far the task is.
     *
     * @param value between 0 and 1
     */
    public void setProgress(final double value) {
        progress.setProgress(value);
    }

    /**
     * Sets how far the task is and what it does.
     *
     * @param value between 0 and 1
     * @param message what it does
     */
    public void setProgress(final double value, final String message) {
        progress.setProgress(value, message);
    }

    /**
     * Sets how far the task is and what it does.
     *
     * @param value between 0 and 1
     * @param messageSupplier makes the text when it is shown
     */
    public void setProgress(final double value, final Supplier<String> messageSupplier) {
        progress.setProgress(value, messageSupplier);
    }

    /**
     * Sets what the task does.
     *
     * @param message the text
     */
    public void setMessage(final String message) {
        progress.setMessage(message);
    }

    /**
     * Sets what the task does.
     *
     * @param messageSupplier makes the text when it is shown
     */
    public void setMessage(final Supplier<String> messageSupplier) {
        progress.setMessage(messageSupplier);
    }

    /**
     * Sets what the task does.
     *
     * @param message the text
     */
    public void setProgress(final String message) {
        progress.setProgress(message);
    }

    /**
     * A monitor for a part of the task.
     *
     * @param maxProg share of the part, between 0 and 1
     * @return the monitor
     */
    public ExecutionMonitor createSubProgress(final double maxProg) {
        return new ExecutionMonitor(part(maxProg, false));
    }

    /**
     * A monitor for a part of the task whose texts are not shown.
     *
     * @param maxProg share of the part, between 0 and 1
     * @return the monitor
     */
    public ExecutionMonitor createSilentSubProgress(final double maxProg) {
        return new ExecutionMonitor(part(maxProg, true));
    }

    /**
     * A monitor for this task that does not end it when the user cancels.
     *
     * @return the monitor
     */
    public ExecutionMonitor createNonCancelableSubProgress() {
        return new ExecutionMonitor(new PartProgressMonitor(progress, 1, false, false));
    }

    final NodeProgressMonitor part(final double share, final boolean isSilent) {
        return new PartProgressMonitor(progress, share, isSilent, true);
    }
}
