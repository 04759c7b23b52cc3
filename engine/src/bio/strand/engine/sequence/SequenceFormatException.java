// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A data file that cannot be read as what it claims to be, with the place and the remedy. The
 * message holds all of it in one sentence.
 */
public final class SequenceFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final long record;
    private final String remedy;

    /**
     * An exception with a cause.
     *
     * @param file the file at fault
     * @param line the line at fault, 1 for the first; 0 when none can be named
     * @param record the record at fault, 1 for the first; 0 when none can be named
     * @param problem what is wrong, as half a sentence without a stop
     * @param remedy what the user can do about it, in the imperative, without a stop
     * @param cause what was thrown, or null
     */
    public SequenceFormatException(
            Path file, long line, long record, String problem, String remedy, Throwable cause) {
        super(message(file, line, record, problem, remedy), cause);
        this.file = file.toString();
        this.line = line;
        this.record = record;
        this.remedy = remedy;
    }

    /**
     * An exception without a cause.
     *
     * @param file the file at fault
     * @param line the line at fault, 1 for the first; 0 when none can be named
     * @param record the record at fault, 1 for the first; 0 when none can be named
     * @param problem what is wrong, as half a sentence without a stop
     * @param remedy what the user can do about it, in the imperative, without a stop
     */
    public SequenceFormatException(
            Path file, long line, long record, String problem, String remedy) {
        this(file, line, record, problem, remedy, null);
    }

    private static String message(
            Path file, long line, long record, String problem, String remedy) {
        StringBuilder text = new StringBuilder("File '").append(file).append("'");
        if (line > 0) {
            text.append(", line ").append(line);
        }
        if (record > 0) {
            text.append(", record ").append(record);
        }
        return text.append(": ").append(problem).append("; ").append(remedy).append(".").toString();
    }

    /**
     * The file at fault.
     *
     * @return its path as it was given
     */
    public String file() {
        return file;
    }

    /**
     * The line at fault.
     *
     * @return 1 for the first line, 0 when no line can be named
     */
    public long line() {
        return line;
    }

    /**
     * The record at fault.
     *
     * @return 1 for the first record, 0 when no record can be named
     */
    public long record() {
        return record;
    }

    /**
     * What the user can do about it.
     *
     * @return half a sentence in the imperative
     */
    public String remedy() {
        return remedy;
    }
}
