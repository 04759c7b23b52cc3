// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.knime.core.node.workflow.NodeProgressListener;

/** Progress of a part: adds its share to the whole, and its text to that of the whole. */
final class PartProgressMonitor implements NodeProgressMonitor {
    private final NodeProgressMonitor whole;
    private final double share;
    private final boolean isSilent;
    private final boolean isCancelable;
    private double progress;
    private Supplier<String> message = () -> null;
    private Supplier<String> partMessage = () -> null;

    PartProgressMonitor(
            final NodeProgressMonitor whole,
            final double share,
            final boolean isSilent,
            final boolean isCancelable) {
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException("Invalid sub progress size: " + share);
        }
        this.whole = whole;
        this.share = share;
        this.isSilent = isSilent;
        this.isCancelable = isCancelable;
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (isCancelable) {
            whole.checkCanceled();
        }
    }

    @Override
    public void setProgress(final double value) {
        synchronized (whole) {
            final double bounded = Math.max(0, Math.min(1, value));
            if (bounded > progress) {
                final double before = whole.getProgress() == null ? 0 : whole.getProgress();
                whole.setProgress(Math.min(1, before + share * (bounded - progress)));
                progress = bounded;
            }
        }
    }

    @Override
    public Double getProgress() {
        return progress;
    }

    @Override
    public void setProgress(final double value, final String text) {
        setProgress(value, () -> text);
    }

    @Override
    public void setProgress(final double value, final Supplier<String> text) {
        synchronized (whole) {
            setMessage(text);
            setProgress(value);
        }
    }

    @Override
    public void setMessage(final String text) {
        setMessage(() -> text);
    }

    @Override
    public void setMessage(final Supplier<String> text) {
        if (!isSilent) {
            synchronized (whole) {
                message = text;
                partMessage = () -> null;
                passOn();
            }
        }
    }

    private void keepPartMessage(final Supplier<String> text) {
        if (!isSilent) {
            partMessage = text;
            passOn();
        }
    }

    private void passOn() {
        final Supplier<String> joined = () -> String.join(" - ", getMessages());
        if (whole instanceof DefaultNodeProgressMonitor top) {
            top.keepPartMessage(joined);
        } else if (whole instanceof PartProgressMonitor outer) {
            outer.keepPartMessage(joined);
        } else {
            whole.setMessage(joined);
        }
    }

    @Override
    public void setProgress(final String text) {
        setMessage(text);
    }

    @Override
    public String getMessage() {
        return message.get();
    }

    @Override
    public List<String> getMessages() {
        final List<String> texts = new ArrayList<>();
        for (Supplier<String> text : List.of(message, partMessage)) {
            final String shown = text.get();
            if (shown != null && !shown.isEmpty()) {
                texts.add(shown);
            }
        }
        return texts;
    }

    private static IllegalStateException notHere() {
        return new IllegalStateException("Only the monitor of the whole node offers this");
    }

    @Override
    public void setExecuteCanceled() {
        throw notHere();
    }

    @Override
    public void reset() {
        throw notHere();
    }

    @Override
    public void addProgressListener(final NodeProgressListener l) {
        throw notHere();
    }

    @Override
    public void removeProgressListener(final NodeProgressListener l) {
        throw notHere();
    }

    @Override
    public void removeAllProgressListener() {
        throw notHere();
    }
}
