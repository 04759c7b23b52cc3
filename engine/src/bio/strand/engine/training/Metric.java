// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.evaluation.RocCurve;
import java.util.Arrays;
import java.util.Locale;

/** The score that users of a task look at, beside the loss. */
public enum Metric {
    /** Share of the rows whose most probable class is the true one. */
    ACCURACY("Accuracy", true),
    /**
     * Mean over the targets of the area under the ROC curve, targets with one kind of row aside.
     */
    MEAN_ROC_AUC("Mean ROC AUC", true),
    /**
     * Root of the mean squared error; of one number in its own unit, of several numbers in units of
     * their standard deviations among the training rows.
     */
    RMSE("RMSE", false),
    /** Share of the scored positions whose most probable class is the true one, such as Q3. */
    POSITION_ACCURACY("Accuracy by position", true);

    private final String label;
    private final boolean higherBetter;

    Metric(String label, boolean higherBetter) {
        this.label = label;
        this.higherBetter = higherBetter;
    }

    /**
     * The metric's name for the user.
     *
     * @return for instance {@code Mean ROC AUC}
     */
    public String label() {
        return label;
    }

    /**
     * The name within a sentence: without a capital letter at its beginning, unless it is an
     * acronym.
     */
    String inSentence() {
        return this == RMSE
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    /**
     * Which end is the good one.
     *
     * @return true if a higher score is better
     */
    public boolean isHigherBetter() {
        return higherBetter;
    }

    /**
     * Compares two scores.
     *
     * @param a a score
     * @param b another one
     * @return positive if the first is better, negative if the second is, 0 if they are equal or
     *     one is not a number
     */
    public int compare(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return 0;
        }
        return higherBetter ? Double.compare(a, b) : Double.compare(b, a);
    }

    /**
     * A score as text for the user.
     *
     * @param score a score of this metric
     * @return for instance {@code 95.1 %} or {@code 0.702}
     */
    public String text(double score) {
        return this == ACCURACY || this == POSITION_ACCURACY
                ? String.format(Locale.ROOT, "%.1f %%", 100 * score)
                : String.format(Locale.ROOT, "%.3f", score);
    }

    /**
     * Collects the parts of a score, row by row. Accuracies and RMSE: two parts a row, the sum of
     * hits or squared errors and their number. Areas: two parts for each target, output and label.
     */
    static final class Sum {

        private final Metric metric;
        private final int targets;
        private double[] parts;
        private int used;

        /**
         * Creates an empty sum.
         *
         * @param targets number of targets; it matters for areas alone
         */
        Sum(Metric metric, int targets) {
            this.metric = metric;
            this.targets = targets;
            parts = new double[metric == MEAN_ROC_AUC ? 1024 : 2];
            used = metric == MEAN_ROC_AUC ? 0 : 2;
        }

        /** Parts that each row has. */
        static int width(Metric metric, int targets) {
            return metric == MEAN_ROC_AUC ? 2 * targets : 2;
        }

        /** Adds rows; the order matters to the last bit, so the caller keeps it. */
        void add(double[] rows, int count) {
            if (metric == MEAN_ROC_AUC) {
                if (used + count > parts.length) {
                    parts = Arrays.copyOf(parts, Math.max(2 * parts.length, used + count));
                }
                System.arraycopy(rows, 0, parts, used, count);
                used += count;
                return;
            }
            for (int i = 0; i < count; i += 2) {
                parts[0] += rows[i];
                parts[1] += rows[i + 1];
            }
        }

        /** The score of what was added; NaN of nothing. */
        double value() {
            return switch (metric) {
                case ACCURACY, POSITION_ACCURACY -> parts[0] / parts[1];
                case RMSE -> Math.sqrt(parts[0] / parts[1]);
                case MEAN_ROC_AUC -> meanArea();
            };
        }

        private double meanArea() {
            int rows = used / (2 * targets);
            double[] areas = new double[targets];
            for (int k = 0; k < targets; k++) {
                boolean[] positive = new boolean[rows];
                double[] scores = new double[rows];
                int known = 0;
                for (int i = 0; i < rows; i++) {
                    double label = parts[(i * targets + k) * 2 + 1];
                    if (!Double.isNaN(label)) {
                        positive[known] = label > 0.5;
                        scores[known++] = parts[(i * targets + k) * 2];
                    }
                }
                areas[k] =
                        RocCurve.of(Arrays.copyOf(positive, known), Arrays.copyOf(scores, known))
                                .area();
            }
            return RocCurve.macroAverage(areas);
        }

        /** What must be kept to go on later. */
        double[] state() {
            return Arrays.copyOf(parts, used);
        }

        /**
         * Goes back to a kept state.
         *
         * @throws IllegalArgumentException if no sum of this metric has such a state
         */
        void resume(double[] state) {
            int width = width(metric, targets);
            boolean possible =
                    metric == MEAN_ROC_AUC ? state.length % width == 0 : state.length == width;
            if (!possible) {
                throw new IllegalArgumentException("its score is of another kind");
            }
            parts = state.clone();
            used = state.length;
        }
    }
}
