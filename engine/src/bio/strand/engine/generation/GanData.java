// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Rows to learn to generate: encoded sequences, or profiles of measured values, each with a class
 * or a number that it is generated for, or without. Immutable as long as the arrays that it was
 * made of are not changed, which are not copied.
 */
public final class GanData {

    private final Optional<EncodedSequences> sequences;
    private final Optional<SequenceEncoding> encoding;
    private final List<String> columns;
    private final float[][] profiles;
    private final String conditionColumn;
    private final List<String> labels;
    private final int[] classes;
    private final double[] numbers;

    private GanData(
            Optional<EncodedSequences> sequences,
            Optional<SequenceEncoding> encoding,
            List<String> columns,
            float[][] profiles,
            String conditionColumn,
            List<String> labels,
            int[] classes,
            double[] numbers) {
        this.sequences = sequences;
        this.encoding = encoding;
        this.columns = columns;
        this.profiles = profiles;
        this.conditionColumn = conditionColumn;
        this.labels = labels;
        this.classes = classes;
        this.numbers = numbers;
        int conditions = classes != null ? classes.length : numbers != null ? numbers.length : -1;
        if (conditions >= 0 && conditions != rows()) {
            throw new IllegalArgumentException(
                    "%d conditions for %d rows".formatted(conditions, rows()));
        }
    }

    /**
     * Rows of sequences.
     *
     * @param sequences the encoded rows
     * @param encoding the encoding that made them
     * @return data without a condition
     * @throws IllegalArgumentException if the rows are values instead of codes
     */
    public static GanData ofSequences(EncodedSequences sequences, SequenceEncoding encoding) {
        Objects.requireNonNull(encoding, "encoding");
        if (sequences.hasValues()) {
            throw new IllegalArgumentException("the rows are values, not codes of sequences");
        }
        return new GanData(
                Optional.of(sequences),
                Optional.of(encoding),
                List.of(),
                new float[0][],
                "",
                List.of(),
                null,
                null);
    }

    /**
     * Rows of profiles.
     *
     * @param columns names of the features, at least one
     * @param rows the values in their own units, {@code [rows][columns]}
     * @return data without a condition
     * @throws IllegalArgumentException if a row has another number of values
     */
    public static GanData ofProfiles(List<String> columns, float[][] rows) {
        List<String> names = List.copyOf(columns);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("profiles need at least one column");
        }
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != names.size()) {
                throw new IllegalArgumentException(
                        "row %d has %d values for %d columns"
                                .formatted(row + 1, rows[row].length, names.size()));
            }
        }
        return new GanData(
                Optional.empty(), Optional.empty(), names, rows, "", List.of(), null, null);
    }

    /**
     * These rows, each to be generated for its class.
     *
     * @param column name of the column of the classes
     * @param classLabels the classes, all different
     * @param classOfRow for each row the index of its class
     * @return data with a condition
     * @throws IllegalArgumentException if a row has no class
     */
    public GanData withClasses(String column, List<String> classLabels, int[] classOfRow) {
        for (int row = 0; row < classOfRow.length; row++) {
            if (classOfRow[row] < 0 || classOfRow[row] >= classLabels.size()) {
                throw new IllegalArgumentException("row %d has no class".formatted(row + 1));
            }
        }
        return new GanData(
                sequences,
                encoding,
                columns,
                profiles,
                Objects.requireNonNull(column, "column"),
                List.copyOf(classLabels),
                classOfRow,
                null);
    }

    /**
     * These rows, each to be generated for its number.
     *
     * @param column name of the column of the numbers
     * @param numberOfRow a number for each row
     * @return data with a condition
     */
    public GanData withNumbers(String column, double[] numberOfRow) {
        return new GanData(
                sequences,
                encoding,
                columns,
                profiles,
                Objects.requireNonNull(column, "column"),
                List.of(),
                null,
                numberOfRow);
    }

    /**
     * The number of rows.
     *
     * @return 0 or more
     */
    public int rows() {
        return sequences.map(EncodedSequences::size).orElse(profiles.length);
    }

    /**
     * The sequences.
     *
     * @return empty for profiles
     */
    public Optional<EncodedSequences> sequences() {
        return sequences;
    }

    /**
     * The encoding of the sequences.
     *
     * @return empty for profiles
     */
    public Optional<SequenceEncoding> encoding() {
        return encoding;
    }

    /**
     * The names of the features of profiles.
     *
     * @return empty for sequences
     */
    public List<String> columns() {
        return columns;
    }

    /** The profiles themselves; not to be changed. */
    float[][] profiles() {
        return profiles;
    }

    /** The class of each row; null unless the condition is a class. */
    int[] classes() {
        return classes;
    }

    /** The number of each row; null unless the condition is a number. */
    double[] numbers() {
        return numbers;
    }

    /** The classes' labels; empty unless the condition is a class. */
    List<String> labels() {
        return labels;
    }

    /** Name of the column of the condition; empty without one. */
    String conditionColumn() {
        return conditionColumn;
    }
}
