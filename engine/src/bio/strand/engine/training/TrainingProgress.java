// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.progress.ProgressSink;
import java.util.Locale;

/**
 * Turns the state of training into messages like "Epoch 4/30 (CPU), loss 0.123, validation accuracy
 * 0.951, 0:21 left". The time left assumes that all planned epochs are run.
 */
final class TrainingProgress implements TrainingListener {

    private static final long REPORT_EVERY_NANOS = 200_000_000L;

    private final ProgressSink sink;
    private final int epochs;
    private final String device;
    private final long start = System.nanoTime();
    private long lastReport = start - REPORT_EVERY_NANOS;
    private final Metric metric;
    private double validationScore = Double.NaN;

    TrainingProgress(ProgressSink sink, int epochs, Metric metric, String device) {
        this.sink = sink;
        this.epochs = epochs;
        this.metric = metric;
        this.device = device;
    }

    /** Notes the validation score that the following messages show. */
    @Override
    public void epochEnded(TrainingState state, EpochRecord outcome) {
        validationScore = outcome.validationScore();
    }

    @Override
    public void stepped(TrainingState state, int batches) {
        report(state.epoch, state.batch / (double) batches, state.loss / state.entries);
    }

    /**
     * Reports, unless the last report is very recent.
     *
     * @param epoch the current epoch, from 1
     * @param part the part of the epoch that is done, 0 to 1
     * @param loss the mean training loss so far in this epoch
     */
    void report(int epoch, double part, double loss) {
        long now = System.nanoTime();
        if (now - lastReport >= REPORT_EVERY_NANOS) {
            lastReport = now;
            double fraction = (epoch - 1 + part) / epochs;
            sink.report(fraction, message(epoch, loss, (now - start) * 1e-9, fraction));
        }
    }

    String message(int epoch, double loss, double elapsedSeconds, double fraction) {
        StringBuilder text = new StringBuilder();
        text.append("Epoch ")
                .append(epoch)
                .append('/')
                .append(epochs)
                .append(" (")
                .append(device)
                .append(')');
        text.append(String.format(Locale.ROOT, ", loss %.3f", loss));
        if (!Double.isNaN(validationScore)) {
            text.append(", validation ").append(metric.inSentence());
            text.append(String.format(Locale.ROOT, " %.3f", validationScore));
        }
        if (fraction > 0) {
            long left = Math.round(elapsedSeconds * (1 - fraction) / fraction);
            text.append(", ").append(duration(left)).append(" left");
        }
        return text.toString();
    }

    private static String duration(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }
}
