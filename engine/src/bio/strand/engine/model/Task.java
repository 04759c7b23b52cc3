// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.network.HeadSpec;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** What a model was trained for, and what its outputs are called. */
public sealed interface Task {

    /**
     * The head that a network for this task ends in.
     *
     * @return one output for each of {@link #names()}
     */
    HeadSpec head();

    /**
     * What the outputs are called.
     *
     * @return class labels, or the names of targets or features; one for each output
     */
    List<String> names();

    /**
     * One of several classes for each sequence.
     *
     * @param labels the classes in the order of the outputs, at least two, all different
     */
    record Classification(List<String> labels) implements Task {
        /** Checks the labels. */
        public Classification {
            labels = distinct("classes", labels, 2);
        }

        @Override
        public HeadSpec head() {
            return new HeadSpec.Softmax(labels.size());
        }

        @Override
        public List<String> names() {
            return labels;
        }
    }

    /**
     * Several yes-or-no answers for each sequence.
     *
     * @param names the targets in the order of the outputs, at least one, all different
     */
    record MultiLabel(List<String> names) implements Task {
        /** Checks the names. */
        public MultiLabel {
            names = distinct("targets", names, 1);
        }

        @Override
        public HeadSpec head() {
            return new HeadSpec.Sigmoid(names.size());
        }
    }

    /**
     * One or several numbers for each sequence. The network gives them shifted and scaled: {@code
     * value = mean + deviation * output}.
     *
     * @param names the targets in the order of the outputs, at least one, all different
     * @param means of each target, finite
     * @param deviations of each target, finite and above 0
     */
    record Regression(List<String> names, List<Double> means, List<Double> deviations)
            implements Task {
        /** Checks the names and the scale. */
        public Regression {
            names = distinct("targets", names, 1);
            means = List.copyOf(means);
            deviations = List.copyOf(deviations);
            if (means.size() != names.size() || deviations.size() != names.size()) {
                throw new IllegalArgumentException(
                        "%d targets have %d means and %d deviations"
                                .formatted(names.size(), means.size(), deviations.size()));
            }
            if (!means.stream().allMatch(Double::isFinite)
                    || !deviations.stream().allMatch(d -> Double.isFinite(d) && d > 0)) {
                throw new IllegalArgumentException(
                        "means must be finite and deviations finite and positive");
            }
        }

        @Override
        public HeadSpec head() {
            return new HeadSpec.Linear(names.size());
        }

        /**
         * From an output of the network to the unit of a target.
         *
         * @param target its index
         * @param output the output
         * @return {@code mean + deviation * output}
         */
        public double value(int target, double output) {
            return means.get(target) + deviations.get(target) * output;
        }
    }

    /**
     * One of several labels for each position of a sequence.
     *
     * @param labels the labels in the order of the outputs, at least two, all different
     */
    record PositionLabels(List<String> labels) implements Task {
        /** Checks the labels. */
        public PositionLabels {
            labels = distinct("labels", labels, 2);
        }

        @Override
        public HeadSpec head() {
            return new HeadSpec.PositionSoftmax(labels.size());
        }

        @Override
        public List<String> names() {
            return labels;
        }
    }

    /**
     * The measured features of the next step of a series, which are the first ones of a step's
     * inputs.
     *
     * @param names the features in the order of the outputs, at least one, all different
     */
    record Forecast(List<String> names) implements Task {
        /** Checks the names. */
        public Forecast {
            names = distinct("features", names, 1);
        }

        @Override
        public HeadSpec head() {
            return new HeadSpec.PositionLinear(names.size());
        }
    }

    /**
     * The task as one line of text, for settings and properties.
     *
     * @return JSON, for {@link #fromText}
     */
    default String toText() {
        return ModelJson.task(this).toString();
    }

    /**
     * Reads a task.
     *
     * @param text as {@link #toText} gives it
     * @return the task
     * @throws IllegalArgumentException if the text cannot be understood
     */
    static Task fromText(String text) {
        try {
            return ModelJson.task(JsonParser.parseString(text).getAsJsonObject());
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is not a task", e);
        }
    }

    private static List<String> distinct(String what, List<String> names, int minimum) {
        List<String> copy = List.copyOf(Objects.requireNonNull(names, what));
        if (copy.size() < minimum) {
            throw new IllegalArgumentException(
                    "a task needs at least %d %s, not %s".formatted(minimum, what, copy));
        }
        if (new HashSet<>(copy).size() < copy.size()) {
            throw new IllegalArgumentException(
                    "two %s have the same label in %s".formatted(what, shortened(copy)));
        }
        return copy;
    }

    private static String shortened(List<String> names) {
        String text = Arrays.toString(names.stream().limit(20).toArray());
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
