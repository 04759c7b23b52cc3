// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import bio.strand.engine.progress.CancelledException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;

/**
 * The one place where failures of the engine become failures of a node.
 *
 * <p>The engine's exceptions already name the place (file, row, symbol, position) and the remedy in
 * their message; that message is what the user reads. A runtime exception that says nothing to the
 * user (a programming error) is passed on unchanged, so that KNIME logs it with its stack trace.
 */
public final class EngineErrors {

    private EngineErrors() {}

    /**
     * Translates what the engine threw while a node was executing.
     *
     * @param exception what was caught; it becomes the cause of the result
     * @return the exception to throw from the node
     * @throws CanceledExecutionException instead, if the user has cancelled the computation
     */
    public static KNIMEException translate(Exception exception) throws CanceledExecutionException {
        if (exception instanceof CanceledExecutionException cancelled) {
            throw cancelled;
        }
        if (exception instanceof CancelledException) {
            throw new CanceledExecutionException("The execution was cancelled.");
        }
        if (exception instanceof KNIMEException known) {
            return known;
        }
        if (exception instanceof UncheckedIOException unchecked) {
            return translate(unchecked.getCause());
        }
        if (exception instanceof FileSystemException file) {
            return new KNIMEException(describe(file), file);
        }
        if (exception instanceof IOException || exception instanceof InvalidSettingsException) {
            return new KNIMEException(messageOf(exception), exception);
        }
        if (isForTheUser(exception)) {
            return new KNIMEException(messageOf(exception), exception);
        }
        if (exception instanceof RuntimeException programmingError) {
            throw programmingError;
        }
        return new KNIMEException(messageOf(exception), exception);
    }

    /**
     * Translates an engine record's refusal of its arguments into a refusal of the node's settings.
     *
     * @param exception what the record's constructor threw; its message names the setting and range
     * @return the exception to throw from {@code validate} or {@code configure}
     */
    public static InvalidSettingsException invalidSettings(IllegalArgumentException exception) {
        return new InvalidSettingsException(messageOf(exception), exception);
    }

    /** The engine's own unchecked exceptions, and its refusals of arguments, speak to the user. */
    private static boolean isForTheUser(Exception exception) {
        return exception instanceof IllegalArgumentException
                || exception.getClass().getName().startsWith("bio.strand.engine.");
    }

    /** The messages of file system exceptions are often nothing but the path. */
    private static String describe(FileSystemException exception) {
        String file = exception.getFile();
        if (exception instanceof NoSuchFileException) {
            return "The file " + file + " does not exist: check the path.";
        }
        if (exception instanceof AccessDeniedException) {
            return "The file " + file + " cannot be opened: check who may read or write it.";
        }
        String reason = exception.getReason();
        return reason == null
                ? "The file " + file + " cannot be used."
                : "The file " + file + " cannot be used: " + reason + ".";
    }

    private static String messageOf(Exception exception) {
        String message = exception.getMessage();
        return message == null || message.isBlank()
                ? exception.getClass().getSimpleName()
                : message;
    }
}
