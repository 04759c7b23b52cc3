// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.core.log.LogRecord;
import bio.strand.host.execution.ExecutionListener;
import bio.strand.host.execution.NodeResult;
import bio.strand.host.execution.NodeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Shows the progress of a run, one line for each node: {@code [ 40 %] RNN Learner (#5): epoch 4/10
 * | elapsed 0:12, remaining 0:18}. On a terminal the lines of the running nodes are rewritten in
 * place; elsewhere a line is printed when a node begins and ends, and in between at most every few
 * seconds.
 */
final class ConsoleProgress implements ExecutionListener {

    private static final long LIVE_INTERVAL_NANOS = 100_000_000L;

    private static final long LINE_INTERVAL_NANOS = 5_000_000_000L;

    /** Below this fraction an estimate of the remaining time is worth nothing. */
    private static final double LEAST_FRACTION_TO_ESTIMATE = 0.01;

    private static final String UP_AND_CLEAR = "\033[%dA\033[J";

    private final Console console;

    private final LongSupplier nanoTime;

    /** The line of each running node, by id. */
    private final Map<Integer, Line> running = new LinkedHashMap<>();

    private int linesOnScreen;

    private long lastDrawn;

    private boolean drawnBefore;

    private boolean closed;

    private static final class Line {
        private NodeResult result;
        private double fraction = Double.NaN;
        private String message = "";
        private long lastPrinted;
    }

    ConsoleProgress(Console console, LongSupplier nanoTime) {
        this.console = Objects.requireNonNull(console);
        this.nanoTime = Objects.requireNonNull(nanoTime);
    }

    @Override
    public synchronized void stateChanged(NodeResult result) {
        if (closed) {
            return;
        }
        int id = result.node().id();
        if (result.state() == NodeState.EXECUTING) {
            Line line = new Line();
            line.result = result;
            line.lastPrinted = nanoTime.getAsLong();
            running.put(id, line);
            if (!console.live()) {
                console.err().println(text(line));
            }
        } else {
            running.remove(id);
            erase();
            console.err().println(finalText(result));
            for (String warning : result.warnings()) {
                console.err().println("        warning: " + indented(warning));
            }
        }
        draw(true);
    }

    @Override
    public synchronized void progressed(NodeResult result, double fraction, String message) {
        Line line = running.get(result.node().id());
        if (line == null || closed) {
            return;
        }
        line.result = result;
        line.fraction = fraction;
        line.message = message;
        if (console.live()) {
            draw(false);
        } else if (nanoTime.getAsLong() - line.lastPrinted >= LINE_INTERVAL_NANOS) {
            line.lastPrinted = nanoTime.getAsLong();
            console.err().println(text(line));
        }
    }

    @Override
    public synchronized void warned(String warning) {
        erase();
        console.err().println("warning: " + indented(warning));
        draw(true);
    }

    /**
     * Shows a message of the log, above the lines of the running nodes.
     *
     * @param logRecord the message
     * @param trace whether to show where its cause came from
     */
    synchronized void logged(LogRecord logRecord, boolean trace) {
        erase();
        String logger = logRecord.logger();
        console.err()
                .println(
                        logRecord.level().name().toLowerCase(Locale.ROOT)
                                + ": "
                                + logger.substring(logger.lastIndexOf('.') + 1)
                                + ": "
                                + indented(String.valueOf(logRecord.message())));
        if (trace && logRecord.cause() != null) {
            logRecord.cause().printStackTrace(console.err());
        }
        draw(true);
    }

    /** Removes the lines of nodes that still run; nothing is shown any more. */
    synchronized void close() {
        erase();
        closed = true;
    }

    private void erase() {
        if (linesOnScreen > 0) {
            console.err().print(String.format(Locale.ROOT, UP_AND_CLEAR, linesOnScreen));
            linesOnScreen = 0;
        }
    }

    private void draw(boolean now) {
        if (!console.live() || closed) {
            return;
        }
        long time = nanoTime.getAsLong();
        if (!now && drawnBefore && time - lastDrawn < LIVE_INTERVAL_NANOS) {
            return;
        }
        lastDrawn = time;
        drawnBefore = true;
        erase();
        for (Line line : running.values()) {
            String text = text(line);
            // a line that wraps could not be rewritten
            boolean fits = text.length() < console.width();
            console.err().println(fits ? text : text.substring(0, console.width() - 2) + "…");
            linesOnScreen++;
        }
        console.err().flush();
    }

    private static String text(Line line) {
        NodeResult result = line.result;
        boolean known = line.fraction >= 0;
        List<String> times = new ArrayList<>();
        times.add("elapsed " + time(result.elapsed()));
        if (known && line.fraction >= LEAST_FRACTION_TO_ESTIMATE) {
            double share = (1 - Math.min(1, line.fraction)) / line.fraction;
            times.add(
                    "remaining "
                            + time(
                                    Duration.ofMillis(
                                            Math.round(result.elapsed().toMillis() * share))));
        }
        return percentage(known ? line.fraction : Double.NaN)
                + " "
                + result.node().label()
                + (line.message.isBlank() ? "" : ": " + oneLine(line.message))
                + " | "
                + String.join(", ", times);
    }

    private static String percentage(double fraction) {
        if (Double.isNaN(fraction)) {
            return "[  - %]";
        }
        int percent = (int) Math.floor(100 * Math.min(1, fraction));
        return String.format(Locale.ROOT, "[%3d %%]", percent);
    }

    private static String finalText(NodeResult result) {
        String label = result.node().label();
        String reason = oneLine(result.message().orElse(""));
        return switch (result.state()) {
            case EXECUTED ->
                    "[100 %] "
                            + label
                            + ": executed"
                            + (result.outputs().isEmpty()
                                    ? ""
                                    : ", " + String.join("; ", result.outputs()))
                            + " | elapsed "
                            + time(result.elapsed());
            case FAILED -> "[ fail] " + label + ": " + reason;
            case SKIPPED -> "[ skip] " + label + ": " + reason;
            case CANCELED -> "[ stop] " + label + ": cancelled";
            case IDLE, CONFIGURED, EXECUTING -> "[  - %] " + label + ": " + reason;
        };
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String indented(String text) {
        return text.strip().replaceAll("\\R", "\n        ");
    }

    /** Formats a time as minutes and seconds, with hours where there are any. */
    static String time(Duration duration) {
        long seconds = duration.toSeconds();
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
