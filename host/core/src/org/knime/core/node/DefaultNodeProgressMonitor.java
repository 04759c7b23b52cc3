// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.knime.core.node.message.Message;
import org.knime.core.node.workflow.NodeID;
import org.knime.core.node.workflow.NodeProgress;
import org.knime.core.node.workflow.NodeProgressEvent;
import org.knime.core.node.workflow.NodeProgressListener;

/**
 * Progress of a node. Listeners are told in the thread that reports, at most ten times a second and
 * whenever the execution is complete.
 */
public class DefaultNodeProgressMonitor implements NodeProgressMonitor {
    private static final long MIN_NANOS_BETWEEN_EVENTS = 100_000_000L;

    private final List<NodeProgressListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Message cancelMessage;
    private Double progress;
    private Supplier<String> message;
    private Supplier<String> partMessage;
    private long lastEvent = System.nanoTime() - MIN_NANOS_BETWEEN_EVENTS;

    /** Creates a monitor. */
    public DefaultNodeProgressMonitor() {
        super();
    }

    /**
     * Creates a monitor.
     *
     * @param l wants to know the progress
     */
    public DefaultNodeProgressMonitor(final NodeProgressListener l) {
        if (l != null) {
            listeners.add(l);
        }
    }

    @Override
    public synchronized void reset() {
        cancelMessage = null;
        progress = null;
        message = null;
        partMessage = null;
    }

    /**
     * Whether the user cancelled or the thread was interrupted.
     *
     * @return true if so
     */
    protected boolean isCanceled() {
        return cancelMessage != null || Thread.currentThread().isInterrupted();
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (isCanceled()) {
            throw new CanceledExecutionException(
                    cancelMessage == null
                            ? CanceledExecutionException.DEFAULT_CANCEL_MESSAGE
                            : cancelMessage);
        }
    }

    @Override
    public void setExecuteCanceled() {
        setExecuteCanceled(CanceledExecutionException.DEFAULT_CANCEL_MESSAGE);
    }

    /**
     * Asks the execution to end.
     *
     * @param reason tells the user why
     */
    public void setExecuteCanceled(final Message reason) {
        if (reason == null) {
            throw new IllegalArgumentException("Message must not be null");
        }
        cancelMessage = reason;
    }

    private synchronized void keepProgress(final double value) {
        if (value >= 0 && value <= 1) {
            progress = value;
        }
    }

    private synchronized void keepMessage(final Supplier<String> text) {
        message = text;
        partMessage = null;
    }

    final synchronized void keepPartMessage(final Supplier<String> text) {
        partMessage = text;
        tell();
    }

    private void tell() {
        final NodeProgress current;
        synchronized (this) {
            final long now = System.nanoTime();
            final boolean isComplete = progress != null && progress == 1;
            if (listeners.isEmpty()
                    || (!isComplete && now - lastEvent < MIN_NANOS_BETWEEN_EVENTS)) {
                return;
            }
            lastEvent = now;
            final String text = String.join(" - ", getMessages());
            current = new NodeProgress(progress, text.isEmpty() ? null : text);
        }
        for (NodeProgressListener listener : listeners) {
            try {
                listener.progressChanged(new NodeProgressEvent(new NodeID(0), current));
            } catch (RuntimeException e) {
                NodeLogger.getLogger(DefaultNodeProgressMonitor.class)
                        .error("Exception while notifying listeners", e);
            }
        }
    }

    @Override
    public synchronized void setProgress(final double value, final String text) {
        setProgress(value, () -> text);
    }

    @Override
    public synchronized void setProgress(final double value, final Supplier<String> text) {
        keepProgress(value);
        keepMessage(text);
        tell();
    }

    @Override
    public synchronized void setProgress(final double value) {
        keepProgress(value);
        tell();
    }

    @Override
    public synchronized void setMessage(final String text) {
        setMessage(() -> text);
    }

    @Override
    public synchronized void setMessage(final Supplier<String> text) {
        keepMessage(text);
        tell();
    }

    @Override
    public synchronized void setProgress(final String text) {
        setMessage(text);
    }

    @Override
    public synchronized Double getProgress() {
        return progress;
    }

    @Override
    public synchronized String getMessage() {
        return message == null ? null : message.get();
    }

    @Override
    public List<String> getMessages() {
        final Supplier<String> part;
        synchronized (this) {
            part = partMessage;
        }
        return Stream.of(String.valueOf(getMessage()), part == null ? "" : part.get())
                .filter(text -> text != null && !text.isEmpty() && !text.equals("null"))
                .toList();
    }

    @Override
    public void addProgressListener(final NodeProgressListener l) {
        if (l != null && !listeners.contains(l)) {
            listeners.add(l);
        }
    }

    @Override
    public void removeProgressListener(final NodeProgressListener l) {
        listeners.remove(l);
    }

    @Override
    public void removeAllProgressListener() {
        listeners.clear();
    }
}
