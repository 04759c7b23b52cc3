// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A workflow cannot be read or prepared. The message names the place (file and, where known, line),
 * the problem and the remedy, and is meant to be shown to the user as it is.
 */
public final class WorkflowLoadException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Value of {@link #line()} when no line is known. */
    public static final int UNKNOWN_LINE = 0;

    private final transient Path file;

    private final int line;

    private final String problem;

    private final String remedy;

    /**
     * Creates the exception.
     *
     * @param file the file or folder at fault, or {@code null} when the problem is in none
     * @param line the line in it counted from 1, or {@link #UNKNOWN_LINE}
     * @param problem what is wrong, without a final full stop
     * @param remedy what the user can do about it, one sentence
     */
    public WorkflowLoadException(Path file, int line, String problem, String remedy) {
        this(file, line, problem, remedy, null);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param file the file or folder at fault, or {@code null} when the problem is in none
     * @param line the line in it counted from 1, or {@link #UNKNOWN_LINE}
     * @param problem what is wrong, without a final full stop
     * @param remedy what the user can do about it, one sentence
     * @param cause the original failure, or {@code null}
     */
    public WorkflowLoadException(
            Path file, int line, String problem, String remedy, Throwable cause) {
        super(place(file, line) + problem + ". " + remedy, cause);
        this.file = file;
        this.line = line;
        this.problem = Objects.requireNonNull(problem);
        this.remedy = Objects.requireNonNull(remedy);
    }

    private static String place(Path file, int line) {
        if (file == null) {
            return "";
        }
        return file + (line > UNKNOWN_LINE ? ", line " + line : "") + ": ";
    }

    /**
     * The file or folder at fault.
     *
     * @return the path as it was given, empty when the problem lies in no single file
     */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * The line in {@link #file()}.
     *
     * @return the line counted from 1, or {@link #UNKNOWN_LINE}
     */
    public int line() {
        return line;
    }

    /**
     * What is wrong.
     *
     * @return a phrase without place and remedy
     */
    public String problem() {
        return problem;
    }

    /**
     * What the user can do.
     *
     * @return one sentence
     */
    public String remedy() {
        return remedy;
    }
}
