// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.log;

import java.util.function.Consumer;
import org.knime.core.node.NodeLogger.LEVEL;

/**
 * Takes log messages from a level upwards; warnings and worse go to standard error unless the
 * program decides otherwise.
 */
public final class LogSink {
    private static volatile LEVEL threshold = LEVEL.WARN;
    private static volatile Consumer<LogRecord> target = LogSink::print;

    private LogSink() {}

    /**
     * Sets where messages go.
     *
     * @param least the least level that is logged; ALL for everything, OFF for nothing
     * @param newTarget gets the messages, from any thread
     */
    public static void set(final LEVEL least, final Consumer<LogRecord> newTarget) {
        threshold = least;
        target = newTarget;
    }

    /** Lets warnings and worse go to standard error again. */
    public static void reset() {
        set(LEVEL.WARN, LogSink::print);
    }

    /**
     * The least level that is logged.
     *
     * @return the level
     */
    public static LEVEL threshold() {
        return threshold;
    }

    /**
     * Whether messages of a level are logged.
     *
     * @param level the level
     * @return true if they are
     */
    public static boolean accepts(final LEVEL level) {
        return threshold == LEVEL.ALL
                || (threshold != LEVEL.OFF && level.compareTo(threshold) >= 0);
    }

    /**
     * Logs a message.
     *
     * @param logRecord the message
     */
    public static void write(final LogRecord logRecord) {
        target.accept(logRecord);
    }

    private static void print(final LogRecord logRecord) {
        final String simpleName =
                logRecord.logger().substring(logRecord.logger().lastIndexOf('.') + 1);
        System.err.println(logRecord.level() + "\t" + simpleName + "\t" + logRecord.message());
        if (logRecord.cause() != null && accepts(LEVEL.DEBUG)) {
            logRecord.cause().printStackTrace(System.err);
        }
    }
}
