// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import bio.strand.host.core.log.LogRecord;
import bio.strand.host.core.log.LogSink;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Log of nodes. What becomes of the messages is decided by {@link LogSink}. */
public final class NodeLogger {
    private static final Map<String, NodeLogger> LOGGERS = new ConcurrentHashMap<>();

    private final String name;

    /** Importance of a message. */
    public enum LEVEL {
        /** Details for developers. */
        DEBUG,
        /** Progress. */
        INFO,
        /** Something that users should look at. */
        WARN,
        /** A failure. */
        ERROR,
        /** A failure after which nothing works. */
        FATAL,
        /** As a limit: everything. */
        ALL,
        /** As a limit: nothing. */
        OFF
    }

    private NodeLogger(final String name) {
        this.name = name;
    }

    /**
     * The logger of a class.
     *
     * @param c the class
     * @return the logger
     */
    public static NodeLogger getLogger(final Class<?> c) {
        return getLogger(c.getName());
    }

    /**
     * The logger of a name.
     *
     * @param s the name
     * @return the logger
     */
    public static NodeLogger getLogger(final String s) {
        return LOGGERS.computeIfAbsent(s, NodeLogger::new);
    }

    private void log(final LEVEL level, final Object message, final Throwable cause) {
        if (LogSink.accepts(level)) {
            LogSink.write(new LogRecord(level, name, String.valueOf(message), cause));
        }
    }

    private void log(final LEVEL level, final Supplier<Object> message, final Throwable cause) {
        if (LogSink.accepts(level)) {
            log(level, message.get(), cause);
        }
    }

    /**
     * Logs details for developers.
     *
     * @param o the message
     */
    public void debug(final Object o) {
        log(LEVEL.DEBUG, o, null);
    }

    /**
     * Logs details for developers.
     *
     * @param t what was thrown
     */
    public void debug(final Throwable t) {
        log(LEVEL.DEBUG, (Object) t.getMessage(), t);
    }

    /**
     * Logs details for developers.
     *
     * @param messageSupplier makes the message if it is logged
     */
    public void debug(final Supplier<Object> messageSupplier) {
        log(LEVEL.DEBUG, messageSupplier, null);
    }

    /**
     * Logs details for developers.
     *
     * @param o the message
     * @param t the cause
     */
    public void debug(final Object o, final Throwable t) {
        log(LEVEL.DEBUG, o, t);
    }

    /**
     * Logs details for developers.
     *
     * @param messageSupplier makes the message if it is logged
     * @param t the cause
     */
    public void debug(final Supplier<Object> messageSupplier, final Throwable t) {
        log(LEVEL.DEBUG, messageSupplier, t);
    }

    /**
     * Logs details for developers.
     *
     * @param format a pattern of {@link String#format}
     * @param args values in the text
     */
    public void debugWithFormat(final String format, final Object... args) {
        if (LogSink.accepts(LEVEL.DEBUG)) {
            log(LEVEL.DEBUG, (Object) String.format(format, args), null);
        }
    }

    /**
     * Logs progress.
     *
     * @param o the message
     */
    public void info(final Object o) {
        log(LEVEL.INFO, o, null);
    }

    /**
     * Logs progress.
     *
     * @param t what was thrown
     */
    public void info(final Throwable t) {
        log(LEVEL.INFO, (Object) t.getMessage(), t);
    }

    /**
     * Logs progress.
     *
     * @param messageSupplier makes the message if it is logged
     */
    public void info(final Supplier<Object> messageSupplier) {
        log(LEVEL.INFO, messageSupplier, null);
    }

    /**
     * Logs progress.
     *
     * @param o the message
     * @param t the cause
     */
    public void info(final Object o, final Throwable t) {
        log(LEVEL.INFO, o, t);
    }

    /**
     * Logs progress.
     *
     * @param messageSupplier makes the message if it is logged
     * @param t the cause
     */
    public void info(final Supplier<Object> messageSupplier, final Throwable t) {
        log(LEVEL.INFO, messageSupplier, t);
    }

    /**
     * Logs progress.
     *
     * @param format a pattern of {@link String#format}
     * @param args values in the text
     */
    public void infoWithFormat(final String format, final Object... args) {
        if (LogSink.accepts(LEVEL.INFO)) {
            log(LEVEL.INFO, (Object) String.format(format, args), null);
        }
    }

    /**
     * Logs something that users should look at.
     *
     * @param o the message
     */
    public void warn(final Object o) {
        log(LEVEL.WARN, o, null);
    }

    /**
     * Logs something that users should look at.
     *
     * @param t what was thrown
     */
    public void warn(final Throwable t) {
        log(LEVEL.WARN, (Object) t.getMessage(), t);
    }

    /**
     * Logs something that users should look at.
     *
     * @param messageSupplier makes the message if it is logged
     */
    public void warn(final Supplier<Object> messageSupplier) {
        log(LEVEL.WARN, messageSupplier, null);
    }

    /**
     * Logs something that users should look at.
     *
     * @param o the message
     * @param t the cause
     */
    public void warn(final Object o, final Throwable t) {
        log(LEVEL.WARN, o, t);
    }

    /**
     * Logs something that users should look at.
     *
     * @param messageSupplier makes the message if it is logged
     * @param t the cause
     */
    public void warn(final Supplier<Object> messageSupplier, final Throwable t) {
        log(LEVEL.WARN, messageSupplier, t);
    }

    /**
     * Logs something that users should look at.
     *
     * @param format a pattern of {@link String#format}
     * @param args values in the text
     */
    public void warnWithFormat(final String format, final Object... args) {
        if (LogSink.accepts(LEVEL.WARN)) {
            log(LEVEL.WARN, (Object) String.format(format, args), null);
        }
    }

    /**
     * Logs a failure.
     *
     * @param o the message
     */
    public void error(final Object o) {
        log(LEVEL.ERROR, o, null);
    }

    /**
     * Logs a failure.
     *
     * @param t what was thrown
     */
    public void error(final Throwable t) {
        log(LEVEL.ERROR, (Object) t.getMessage(), t);
    }

    /**
     * Logs a failure.
     *
     * @param messageSupplier makes the message if it is logged
     */
    public void error(final Supplier<Object> messageSupplier) {
        log(LEVEL.ERROR, messageSupplier, null);
    }

    /**
     * Logs a failure.
     *
     * @param o the message
     * @param t the cause
     */
    public void error(final Object o, final Throwable t) {
        log(LEVEL.ERROR, o, t);
    }

    /**
     * Logs a failure.
     *
     * @param messageSupplier makes the message if it is logged
     * @param t the cause
     */
    public void error(final Supplier<Object> messageSupplier, final Throwable t) {
        log(LEVEL.ERROR, messageSupplier, t);
    }

    /**
     * Logs a failure.
     *
     * @param format a pattern of {@link String#format}
     * @param args values in the text
     */
    public void errorWithFormat(final String format, final Object... args) {
        if (LogSink.accepts(LEVEL.ERROR)) {
            log(LEVEL.ERROR, (Object) String.format(format, args), null);
        }
    }

    /**
     * Logs a failure after which nothing works.
     *
     * @param o the message
     */
    public void fatal(final Object o) {
        log(LEVEL.FATAL, o, null);
    }

    /**
     * Logs a failure after which nothing works.
     *
     * @param t what was thrown
     */
    public void fatal(final Throwable t) {
        log(LEVEL.FATAL, (Object) t.getMessage(), t);
    }

    /**
     * Logs a failure after which nothing works.
     *
     * @param messageSupplier makes the message if it is logged
     */
    public void fatal(final Supplier<Object> messageSupplier) {
        log(LEVEL.FATAL, messageSupplier, null);
    }

    /**
     * Logs a failure after which nothing works.
     *
     * @param o the message
     * @param t the cause
     */
    public void fatal(final Object o, final Throwable t) {
        log(LEVEL.FATAL, o, t);
    }

    /**
     * Logs a failure after which nothing works.
     *
     * @param messageSupplier makes the message if it is logged
     * @param t the cause
     */
    public void fatal(final Supplier<Object> messageSupplier, final Throwable t) {
        log(LEVEL.FATAL, messageSupplier, t);
    }

    /**
     * Logs a failure after which nothing works.
     *
     * @param format a pattern of {@link String#format}
     * @param args values in the text
     */
    public void fatalWithFormat(final String format, final Object... args) {
        if (LogSink.accepts(LEVEL.FATAL)) {
            log(LEVEL.FATAL, (Object) String.format(format, args), null);
        }
    }

    /**
     * Logs an error in the program.
     *
     * @param o the message
     */
    public void coding(final Object o) {
        coding(o, null);
    }

    /**
     * Logs an error in the program.
     *
     * @param o the message
     * @param t the cause, may be null
     */
    public void coding(final Object o, final Throwable t) {
        log(LEVEL.ERROR, "CODING PROBLEM\t" + o, t);
    }

    /**
     * Logs an error in the program.
     *
     * @param format a pattern of {@link String#format}
     * @param args values in the text
     */
    public void codingWithFormat(final String format, final Object... args) {
        coding(String.format(format, args));
    }

    /**
     * Logs if a condition does not hold.
     *
     * @param b the condition
     * @param m the message
     */
    public void assertLog(final boolean b, final String m) {
        if (!b) {
            coding("ASSERT " + m);
        }
    }

    /**
     * The least level that is logged.
     *
     * @return the level
     */
    public LEVEL getLevel() {
        return LogSink.threshold();
    }

    /**
     * Whether details are logged.
     *
     * @return true if they are
     */
    public boolean isDebugEnabled() {
        return isEnabledFor(LEVEL.DEBUG);
    }

    /**
     * Whether progress is logged.
     *
     * @return true if it is
     */
    public boolean isInfoEnabled() {
        return isEnabledFor(LEVEL.INFO);
    }

    /**
     * Whether a level is logged.
     *
     * @param level the level
     * @return true if it is
     */
    public boolean isEnabledFor(final LEVEL level) {
        return LogSink.accepts(level);
    }
}
