// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** What rows are generated for: nothing, a class, or a number. */
public sealed interface Condition {

    /** Rows are generated for nothing in particular. */
    record None() implements Condition {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public float[] draw(SplittableRandom random) {
            return new float[0];
        }
    }

    /**
     * Rows are generated for one of some classes. The networks see one number for each class, 1 for
     * the row's own and 0 for the others.
     *
     * @param column name of the column of the classes
     * @param labels the classes, at least one, all different
     * @param shares how frequent each class is among the training rows
     */
    record Classes(String column, List<String> labels, List<Double> shares) implements Condition {
        /** Copies the lists and checks that they fit. */
        public Classes {
            Objects.requireNonNull(column, "column");
            labels = List.copyOf(labels);
            shares = List.copyOf(shares);
            if (labels.isEmpty()
                    || shares.size() != labels.size()
                    || new HashSet<>(labels).size() != labels.size()) {
                throw new IllegalArgumentException(
                        "a condition needs different labels, at least one, and a share for each");
            }
            if (!shares.stream().allMatch(share -> share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("shares of classes must be within 0 to 1");
            }
        }

        @Override
        public int size() {
            return labels.size();
        }

        /**
         * What the networks see for a class.
         *
         * @param label one of the labels
         * @return {@link #size()} numbers
         * @throws IllegalArgumentException if the model does not know the class; the message names
         *     those it knows
         */
        public float[] vector(String label) {
            int at = labels.indexOf(label);
            if (at < 0) {
                throw new IllegalArgumentException(
                        "The model knows no class '%s' of '%s'; it knows %s."
                                .formatted(label, column, String.join(", ", labels)));
            }
            return vector(at);
        }

        float[] vector(int label) {
            float[] vector = new float[labels.size()];
            vector[label] = 1;
            return vector;
        }

        @Override
        public float[] draw(SplittableRandom random) {
            double left = random.nextDouble();
            for (int i = 0; i < labels.size(); i++) {
                left -= shares.get(i);
                if (left < 0) {
                    return vector(i);
                }
            }
            return vector(labels.size() - 1);
        }
    }

    /**
     * Rows are generated for a number, which the networks see as {@code (number - mean) /
     * deviation}.
     *
     * @param column name of the column of the numbers
     * @param mean mean of the training rows
     * @param deviation standard deviation of the training rows, above 0
     * @param quantiles numbers of the training rows at even distances of rank, from the smallest to
     *     the largest, at least two
     */
    record Number(String column, double mean, double deviation, List<Double> quantiles)
            implements Condition {
        /** Copies the list and checks the ranges. */
        public Number {
            Objects.requireNonNull(column, "column");
            quantiles = List.copyOf(quantiles);
            if (!(Double.isFinite(mean) && deviation > 0 && Double.isFinite(deviation))) {
                throw new IllegalArgumentException(
                        "a condition needs a finite mean and a deviation above 0");
            }
            if (quantiles.size() < 2) {
                throw new IllegalArgumentException("a condition needs two quantiles or more");
            }
        }

        @Override
        public int size() {
            return 1;
        }

        /**
         * What the networks see for a number.
         *
         * @param number a finite number
         * @return one number
         * @throws IllegalArgumentException if it is not finite
         */
        public float[] vector(double number) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(
                        "The condition '%s' must be a finite number, not %s."
                                .formatted(column, number));
            }
            return new float[] {(float) ((number - mean) / deviation)};
        }

        @Override
        public float[] draw(SplittableRandom random) {
            double rank = random.nextDouble() * (quantiles.size() - 1);
            int below = (int) rank;
            double part = rank - below;
            return vector(
                    quantiles.get(below) * (1 - part)
                            + quantiles.get(Math.min(below + 1, quantiles.size() - 1)) * part);
        }
    }

    /**
     * Numbers that the networks see.
     *
     * @return 0 without a condition
     */
    int size();

    /**
     * Draws a condition as frequent as it was among the training rows.
     *
     * @param random the source of chance
     * @return {@link #size()} numbers, as the networks see them
     */
    float[] draw(SplittableRandom random);
}
