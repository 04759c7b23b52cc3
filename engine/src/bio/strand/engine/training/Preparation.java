// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.model.Task;
import bio.strand.engine.split.PartitionSize;
import bio.strand.engine.split.Partitioner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * From tables to what the loop needs: checks the data, divides the rows, and derives task, weights
 * and scale from the training rows.
 */
final class Preparation {

    private final TrainingData data;
    private final TrainingData validationData;
    private final Encoding encoding;
    private final TrainingSpec spec;
    private final Optional<SequenceModel> initial;
    private final List<String> warnings = new ArrayList<>();

    private int[] trainingRows;
    private int[] validationRows;
    private Objective training;
    private Objective validation;

    /**
     * Checks and divides the data.
     *
     * @throws TrainingException if they cannot be trained on, with the row and the remedy
     */
    Preparation(
            TrainingData data,
            Optional<TrainingData> validationData,
            Encoding encoding,
            TrainingSpec spec,
            Optional<SequenceModel> initial) {
        this.data = data;
        this.validationData = validationData.orElse(data);
        this.encoding = encoding;
        this.spec = spec;
        this.initial = initial;
        check(data, "");
        if (validationData.isPresent()) {
            check(this.validationData, "validation ");
            requireSameNames();
        }
        requireAugmentable();
        // Weights and scale matter only once the training rows are known.
        Objective plain = objective(data, plainTask(), null);
        int[] usable = usable(plain, "");
        if (validationData.isPresent()) {
            trainingRows = usable;
            Objective others = objective(this.validationData, plainTask(), null);
            validationRows = usable(others, "validation ");
        } else {
            hold(plain, usable);
        }
        Task task = task();
        double[] weights = spec.classWeights() ? classWeights(task) : null;
        training = objective(data, task, weights);
        validation = objective(this.validationData, task, weights);
    }

    TrainingData data() {
        return data;
    }

    TrainingData validationData() {
        return validationData;
    }

    Objective training() {
        return training;
    }

    Objective validation() {
        return validation;
    }

    int[] trainingRows() {
        return trainingRows;
    }

    int[] validationRows() {
        return validationRows;
    }

    /** What the user should know about the data. */
    List<String> warnings() {
        return warnings;
    }

    /** Longest sequence of both tables. */
    int maximumLength() {
        return Math.max(
                data.sequences().maximumLength(), validationData.sequences().maximumLength());
    }

    /** Training rows of each class; empty for other tasks. */
    int[] trainingRowsOfClass() {
        if (!(data.targets() instanceof Targets.Classes classes)) {
            return new int[0];
        }
        return counts(classes, trainingRows);
    }

    private static int[] counts(Targets.Classes classes, int[] rows) {
        int[] counts = new int[classes.labels().size()];
        for (int row : rows) {
            counts[classes.classes()[row]]++;
        }
        return counts;
    }

    private void check(TrainingData table, String which) {
        EncodedSequences sequences = table.sequences();
        if (sequences.size() > 0 && sequences.hasValues() != encoding.hasValues()) {
            throw new IllegalArgumentException("the encoding did not make these rows");
        }
        if (table.targets() instanceof Targets.Classes classes) {
            checkClasses(classes, sequences.size(), which);
        }
        if (sequences.size() == 0) {
            throw new TrainingException(
                    "There are 0 %srows; training needs at least one.".formatted(which));
        }
        for (int i = 0; i < sequences.size(); i++) {
            if (sequences.length(i) < 1) {
                throw new TrainingException(
                        "The sequence of %srow %d is empty; remove the row."
                                .formatted(which, i + 1));
            }
        }
        if (table.targets() instanceof Targets.PositionLabels labels) {
            checkPositions(labels, sequences, which);
        } else if (table.targets() instanceof Targets.Numbers numbers) {
            checkNumbers(numbers, which);
        } else if (table.targets() instanceof Targets.MultiLabel labels) {
            checkAnswers(labels, which);
        } else if (table.targets() instanceof Targets.NextStep && !encoding.hasValues()) {
            throw new TrainingException(
                    "Forecasting needs series of numbers, not sequences of symbols. Encode them"
                            + " with the Time Series Encoder.");
        }
    }

    private static void checkClasses(Targets.Classes targets, int rows, String which) {
        int classes = targets.labels().size();
        if (classes < 2) {
            throw new TrainingException(
                    "There is only one class%s; a classifier needs at least two. Check the target column."
                            .formatted(classes == 1 ? ", '" + targets.labels().get(0) + "'" : ""));
        }
        for (int i = 0; i < rows; i++) {
            int target = targets.classes()[i];
            if (target < 0 || target >= classes) {
                throw new IllegalArgumentException(
                        "%srow %d has target %d of %d classes"
                                .formatted(which, i + 1, target, classes));
            }
        }
        if (!which.isEmpty()) {
            return;
        }
        if (rows < classes) {
            throw new TrainingException(
                    "There are %d rows for %d classes; each class needs rows of its own. Check the target column."
                            .formatted(rows, classes));
        }
        int[] counts = new int[classes];
        for (int i = 0; i < rows; i++) {
            counts[targets.classes()[i]]++;
        }
        for (int c = 0; c < classes; c++) {
            if (counts[c] == 0) {
                throw new TrainingException(
                        "Class '%s' has no row; remove it or add rows."
                                .formatted(targets.labels().get(c)));
            }
        }
    }

    private static void checkPositions(
            Targets.PositionLabels targets, EncodedSequences sequences, String which) {
        if (targets.labels().size() < 2) {
            throw new TrainingException(
                    "There is only one label by position%s; a network needs at least two to tell"
                                    .formatted(
                                            targets.labels().isEmpty()
                                                    ? ""
                                                    : ", '" + targets.labels().get(0) + "'")
                            + " apart. Check the target column.");
        }
        for (int i = 0; i < sequences.size(); i++) {
            if (targets.codes().length(i) != sequences.length(i)) {
                throw new TrainingException(
                        ("The sequence of %srow %d has %d positions but %d labels. Each position"
                                        + " needs a label; check that sequence and labels belong"
                                        + " together and were not cut or padded.")
                                .formatted(
                                        which,
                                        i + 1,
                                        sequences.length(i),
                                        targets.codes().length(i)));
            }
        }
    }

    private static void checkNumbers(Targets.Numbers targets, String which) {
        for (int k = 0; k < targets.columns().length; k++) {
            for (int i = 0; i < targets.columns()[k].length; i++) {
                if (Double.isInfinite(targets.columns()[k][i])) {
                    throw new TrainingException(
                            ("Target '%s' of %srow %d is infinite; correct it, or make it missing,"
                                            + " which leaves it out.")
                                    .formatted(targets.names().get(k), which, i + 1));
                }
            }
        }
    }

    private static void checkAnswers(Targets.MultiLabel targets, String which) {
        for (int k = 0; k < targets.columns().length; k++) {
            for (int i = 0; i < targets.columns()[k].length; i++) {
                float answer = targets.columns()[k][i];
                if (!Float.isNaN(answer) && answer != 0 && answer != 1) {
                    throw new TrainingException(
                            "Target '%s' of %srow %d is %s; it must be 0, 1 or missing."
                                    .formatted(targets.names().get(k), which, i + 1, answer));
                }
            }
        }
    }

    private void requireSameNames() {
        List<String> names = names(data.targets());
        List<String> others = names(validationData.targets());
        if (data.targets().getClass() != validationData.targets().getClass()
                || !names.equals(others)) {
            throw new IllegalArgumentException(
                    "the validation rows have the targets %s, the training rows %s"
                            .formatted(others, names));
        }
    }

    private static List<String> names(Targets targets) {
        if (targets instanceof Targets.Classes classes) {
            return classes.labels();
        } else if (targets instanceof Targets.MultiLabel labels) {
            return labels.names();
        } else if (targets instanceof Targets.Numbers numbers) {
            return numbers.names();
        } else if (targets instanceof Targets.PositionLabels labels) {
            return labels.labels();
        }
        return List.of();
    }

    private void requireAugmentable() {
        boolean complement = spec.augmentation() instanceof Augmentation.ReverseComplement;
        if (complement && complements() == null) {
            throw new TrainingException(
                    "These sequences have no reverse complement. Switch the augmentation off; it is"
                            + " for DNA and RNA encoded letter by letter.");
        }
    }

    /** The complement of each code; null where there is none. */
    int[] complements() {
        return encoding instanceof SequenceEncoding sequence
                ? sequence.complementCodes().orElse(null)
                : null;
    }

    private int[] usable(Objective objective, String which) {
        int[] rows = objective.usableRows();
        int all = objective.sequences().size();
        if (rows.length == 0) {
            throw new TrainingException(
                    data.targets() instanceof Targets.NextStep
                            ? "No series of the %srows has a measured value after its first step; there is nothing to forecast."
                                    .formatted(which)
                            : "All targets of the %srows are missing; there is nothing to learn from. Check the target column."
                                    .formatted(which));
        }
        if (rows.length < all) {
            warnings.add(
                    "%d of %d %srows have no known target and were left out."
                            .formatted(all - rows.length, all, which));
        }
        return rows;
    }

    /** Holds rows back for validation, class by class; no class loses its last row. */
    private void hold(Objective objective, int[] usable) {
        int[] strata = Arrays.stream(usable).map(objective::stratum).toArray();
        BitSet held =
                Partitioner.stratified(
                        strata,
                        new PartitionSize.Relative(spec.validationShare()),
                        Seeds.derive(spec.seed(), Seeds.SPLIT));
        int[] left = new int[Arrays.stream(strata).max().orElseThrow() + 1];
        for (int stratum : strata) {
            left[stratum]++;
        }
        for (int i = held.nextSetBit(0); i >= 0; i = held.nextSetBit(i + 1)) {
            if (left[strata[i]] == 1) {
                held.clear(i);
            } else {
                left[strata[i]]--;
            }
        }
        validationRows = held.stream().map(i -> usable[i]).toArray();
        held.flip(0, usable.length);
        trainingRows = held.stream().map(i -> usable[i]).toArray();
    }

    /** The task without the scale of numbers. */
    private Task plainTask() {
        Targets targets = data.targets();
        if (targets instanceof Targets.Classes classes) {
            return new Task.Classification(classes.labels());
        } else if (targets instanceof Targets.MultiLabel labels) {
            return new Task.MultiLabel(labels.names());
        } else if (targets instanceof Targets.Numbers numbers) {
            int count = numbers.names().size();
            return new Task.Regression(
                    numbers.names(),
                    Collections.nCopies(count, 0.0),
                    Collections.nCopies(count, 1.0));
        } else if (targets instanceof Targets.PositionLabels labels) {
            return new Task.PositionLabels(labels.labels());
        }
        return new Task.Forecast(((SeriesEncoding) encoding).measured());
    }

    private Task task() {
        Task plain = plainTask();
        if (!(plain instanceof Task.Regression)
                || !(data.targets() instanceof Targets.Numbers numbers)) {
            return plain;
        }
        // A model that goes on being trained keeps its scale, or its outputs would be off.
        if (initial.isPresent()
                && initial.get().task() instanceof Task.Regression known
                && known.names().equals(numbers.names())) {
            return known;
        }
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int k = 0; k < numbers.columns().length; k++) {
            double[] column = numbers.columns()[k];
            int[] known =
                    Arrays.stream(trainingRows).filter(i -> !Double.isNaN(column[i])).toArray();
            String name = numbers.names().get(k);
            if (known.length == 0) {
                throw new TrainingException(
                        "Target '%s' is missing in all training rows; leave it out."
                                .formatted(name));
            }
            Standardization scale = Standardization.of(column, known);
            if (Arrays.stream(known).allMatch(i -> column[i] == column[known[0]])) {
                warnings.add(
                        "Target '%s' is %s in all training rows; there is nothing to learn about it."
                                .formatted(name, column[known[0]]));
            }
            means.add(scale.mean());
            deviations.add(scale.deviation());
        }
        return new Task.Regression(numbers.names(), means, deviations);
    }

    /** Weights that make each class count the same; null for tasks without classes. */
    private double[] classWeights(Task task) {
        long[] counts = new long[task.names().size()];
        if (data.targets() instanceof Targets.Classes classes) {
            for (int row : trainingRows) {
                counts[classes.classes()[row]]++;
            }
        } else if (data.targets() instanceof Targets.PositionLabels labels) {
            for (int row : trainingRows) {
                for (int t = 0; t < labels.codes().length(row); t++) {
                    int code = labels.codes().code(row, t);
                    if (code < counts.length) {
                        counts[code]++;
                    }
                }
            }
        } else {
            return null;
        }
        double all = Arrays.stream(counts).sum();
        // A label without a training position weighs what it would with one.
        return Arrays.stream(counts)
                .mapToDouble(count -> all / ((double) counts.length * Math.max(1, count)))
                .toArray();
    }

    private Objective objective(TrainingData table, Task task, double[] weights) {
        EncodedSequences sequences = table.sequences();
        Targets targets = table.targets();
        if (targets instanceof Targets.Classes classes) {
            return new ClassObjective(sequences, task, classes.classes(), weights);
        } else if (targets instanceof Targets.MultiLabel labels) {
            return new MultiLabelObjective(sequences, task, labels.columns());
        } else if (targets instanceof Targets.Numbers numbers) {
            return new NumberObjective(sequences, (Task.Regression) task, numbers.columns());
        } else if (targets instanceof Targets.PositionLabels labels) {
            return new PositionObjective(sequences, task, labels.codes(), weights);
        }
        return new ForecastObjective(sequences, task, (SeriesEncoding) encoding);
    }
}
