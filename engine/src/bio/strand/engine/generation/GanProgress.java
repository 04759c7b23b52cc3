// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.progress.ProgressSink;
import java.util.Locale;

/**
 * Turns the state of training into messages like "Iteration 1200/20000 (CPU), generator loss 0.712,
 * discriminator loss 1.301, divergence 0.0213, 12:30 left".
 */
final class GanProgress {

    private static final long REPORT_EVERY_NANOS = 200_000_000L;

    private final ProgressSink sink;
    private final int iterations;
    private final String device;
    private final long start = System.nanoTime();
    private final double startFraction;
    private long lastReport = start - REPORT_EVERY_NANOS;

    /**
     * Begins to count the time.
     *
     * @param startFraction the part of the training that is done already, 0 to 1
     * @param device what computes, in the fewest letters
     */
    GanProgress(ProgressSink sink, int iterations, double startFraction, String device) {
        this.sink = sink;
        this.iterations = iterations;
        this.device = device;
        this.startFraction = startFraction;
    }

    /** Reports, unless the last report is very recent. */
    void report(GanState state, double generatorLoss, double criticLoss, double fraction) {
        long now = System.nanoTime();
        if (now - lastReport >= REPORT_EVERY_NANOS) {
            lastReport = now;
            double seconds = (now - start) * 1e-9;
            sink.report(fraction, message(state, generatorLoss, criticLoss, fraction, seconds));
        }
    }

    String message(
            GanState state,
            double generatorLoss,
            double criticLoss,
            double fraction,
            double elapsedSeconds) {
        StringBuilder text = new StringBuilder();
        text.append("Iteration ").append(state.iteration).append('/').append(iterations);
        text.append(" (").append(device).append(')');
        text.append(
                String.format(
                        Locale.ROOT,
                        ", generator loss %.3f, discriminator loss %.3f",
                        generatorLoss,
                        criticLoss));
        if (!state.history.isEmpty()) {
            GanCheck last = state.history.get(state.history.size() - 1);
            text.append(String.format(Locale.ROOT, ", divergence %.4f", last.divergence()));
        }
        double done = fraction - startFraction;
        if (done > 0) {
            long left = Math.round(elapsedSeconds * (1 - fraction) / done);
            text.append(String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60));
        }
        return text.toString();
    }
}
