// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.util.Objects;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/**
 * Shows the engine KNIME's execution monitor as the two things that it knows: where to report
 * progress and whether to stop.
 *
 * <p>Safe to use from any thread. Once it has seen the user cancel, it stays cancelled.
 */
public final class ExecutionProgress implements ProgressSink, CancellationToken {

    private final ExecutionMonitor monitor;
    private volatile boolean cancelled;

    private ExecutionProgress(ExecutionMonitor monitor) {
        this.monitor = Objects.requireNonNull(monitor, "monitor");
    }

    /**
     * Wraps a monitor.
     *
     * @param monitor the node's monitor, or a part of it made by {@code createSubProgress}
     * @return the engine's view of the monitor
     */
    public static ExecutionProgress of(ExecutionMonitor monitor) {
        return new ExecutionProgress(monitor);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A fraction that is not a number leaves the progress bar where it is; fractions outside 0
     * to 1 are moved to the nearer end.
     */
    @Override
    public void report(double fraction, String message) {
        if (Double.isNaN(fraction)) {
            monitor.setMessage(message);
        } else {
            monitor.setProgress(Math.max(0, Math.min(1, fraction)), message);
        }
    }

    @Override
    public boolean isCancelled() {
        if (!cancelled) {
            try {
                monitor.checkCanceled();
            } catch (CanceledExecutionException e) {
                // The exception is KNIME's way of answering yes; the engine ends the computation.
                cancelled = true;
            }
        }
        return cancelled;
    }
}
