// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** What the rows should give; the kind of target decides the task that is learned. */
public sealed interface Targets {

    /**
     * One class a row.
     *
     * @param labels the names of the classes, all different
     * @param classes the class of each row, an index into {@code labels}; not copied
     */
    record Classes(List<String> labels, int[] classes) implements Targets {
        /** Checks the names. */
        public Classes {
            labels = distinct("class labels", labels);
            Objects.requireNonNull(classes, "classes");
        }

        @Override
        public int rows() {
            return classes.length;
        }
    }

    /**
     * Several yes/no answers a row, some of them possibly unknown.
     *
     * @param names the targets, at least one, all different
     * @param columns {@code [target][row]}: 1, 0, or NaN where the answer is not known; not copied
     */
    record MultiLabel(List<String> names, float[][] columns) implements Targets {
        /** Checks the names and the columns' lengths. */
        public MultiLabel {
            names = distinct("targets", names);
            requireColumns(names, columns.length);
            for (float[] column : columns) {
                requireLength(column.length, columns[0].length);
            }
        }

        @Override
        public int rows() {
            return columns[0].length;
        }
    }

    /**
     * One or several numbers a row, some of them possibly unknown.
     *
     * @param names the targets, at least one, all different
     * @param columns {@code [target][row]}: finite, or NaN where the number is not known; not
     *     copied
     */
    record Numbers(List<String> names, double[][] columns) implements Targets {
        /** Checks the names and the columns' lengths. */
        public Numbers {
            names = distinct("targets", names);
            requireColumns(names, columns.length);
            for (double[] column : columns) {
                requireLength(column.length, columns[0].length);
            }
        }

        @Override
        public int rows() {
            return columns[0].length;
        }
    }

    /**
     * A class for each position of each row.
     *
     * @param labels the names of the classes, all different
     * @param codes rows as long as their sequences: an index into {@code labels}, or {@code
     *     labels.size()} where the position must neither be learned from nor scored
     */
    record PositionLabels(List<String> labels, EncodedSequences codes) implements Targets {
        /** Checks the names. */
        public PositionLabels {
            labels = distinct("class labels", labels);
            Objects.requireNonNull(codes, "codes");
        }

        @Override
        public int rows() {
            return codes.size();
        }
    }

    /**
     * The measured features of the next step of series of values. A value that is NaN, or whose
     * indicator says that it was not measured, is neither learned from nor scored.
     */
    record NextStep() implements Targets {
        @Override
        public int rows() {
            return -1;
        }
    }

    /**
     * The number of rows that have a target, or an entry for one.
     *
     * @return the rows; -1 where the sequences themselves are the targets
     */
    int rows();

    private static List<String> distinct(String what, List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("two " + what + " have the same name");
        }
        return List.copyOf(names);
    }

    private static void requireColumns(List<String> names, int columns) {
        if (names.isEmpty() || columns != names.size()) {
            throw new IllegalArgumentException(
                    "%d targets have %d columns".formatted(names.size(), columns));
        }
    }

    private static void requireLength(int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(
                    "a column of targets has %d rows, the first one %d"
                            .formatted(length, expected));
        }
    }
}
