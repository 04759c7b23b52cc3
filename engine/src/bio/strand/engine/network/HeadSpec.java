// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

/**
 * What a network ends in: a linear layer whose outputs mean what the permitted records say. Losses
 * work on the outputs as they are ("logits"); {@link #activate} makes probabilities of them.
 */
public sealed interface HeadSpec {

    /**
     * Number of outputs for each sequence or each position.
     *
     * @return 1 to {@value LayerSpec#MAXIMUM_UNITS}
     */
    int outputs();

    /**
     * Whether there are outputs for each position instead of for each sequence.
     *
     * @return true for the heads of networks without an aggregation
     */
    default boolean isPerPosition() {
        return this instanceof PositionSoftmax || this instanceof PositionLinear;
    }

    /**
     * Whether the outputs are classes that exclude each other, so that a target is one number.
     *
     * @return true for the softmax heads
     */
    default boolean isSoftmax() {
        return this instanceof Softmax || this instanceof PositionSoftmax;
    }

    /**
     * One of several classes for each sequence.
     *
     * @param classes how many, at least 2
     */
    record Softmax(int classes) implements HeadSpec {
        /** Checks the range. */
        public Softmax {
            requireOutputs("number of classes", classes, 2);
        }

        @Override
        public int outputs() {
            return classes;
        }
    }

    /**
     * Several yes-or-no answers for each sequence, of which some may be unknown.
     *
     * @param targets how many, at least 1
     */
    record Sigmoid(int targets) implements HeadSpec {
        /** Checks the range. */
        public Sigmoid {
            requireOutputs("number of targets", targets, 1);
        }

        @Override
        public int outputs() {
            return targets;
        }
    }

    /**
     * One or several numbers for each sequence, of which some may be unknown.
     *
     * @param targets how many, at least 1
     */
    record Linear(int targets) implements HeadSpec {
        /** Checks the range. */
        public Linear {
            requireOutputs("number of targets", targets, 1);
        }

        @Override
        public int outputs() {
            return targets;
        }
    }

    /**
     * One of several classes for each position.
     *
     * @param classes how many, at least 2
     */
    record PositionSoftmax(int classes) implements HeadSpec {
        /** Checks the range. */
        public PositionSoftmax {
            requireOutputs("number of classes", classes, 2);
        }

        @Override
        public int outputs() {
            return classes;
        }
    }

    /**
     * The features of the next step at each position: the output at t forecasts step t + 1. Only
     * for {@linkplain NetworkSpec#isCausal causal} networks.
     *
     * @param features how many features of the next step, at least 1
     */
    record PositionLinear(int features) implements HeadSpec {
        /** Checks the range. */
        public PositionLinear {
            requireOutputs("number of features to forecast", features, 1);
        }

        @Override
        public int outputs() {
            return features;
        }
    }

    /**
     * Turns the outputs of one sequence or position into what they stand for: probabilities for the
     * softmax and sigmoid heads, the outputs themselves for the linear ones.
     *
     * @param outputs holds the outputs
     * @param from where the first one stands
     * @param target receives {@link #outputs()} numbers
     * @param to where the first one goes
     */
    default void activate(float[] outputs, int from, double[] target, int to) {
        int count = outputs();
        if (isSoftmax()) {
            double maximum = outputs[from];
            for (int c = 1; c < count; c++) {
                maximum = Math.max(maximum, outputs[from + c]);
            }
            double sum = 0;
            for (int c = 0; c < count; c++) {
                double e = StrictMath.exp(outputs[from + c] - maximum);
                target[to + c] = e;
                sum += e;
            }
            for (int c = 0; c < count; c++) {
                target[to + c] /= sum;
            }
            return;
        }
        boolean squashed = this instanceof Sigmoid;
        for (int k = 0; k < count; k++) {
            double x = outputs[from + k];
            target[to + k] = squashed ? 1 / (1 + StrictMath.exp(-x)) : x;
        }
    }

    private static void requireOutputs(String what, int value, int minimum) {
        if (value < minimum || value > LayerSpec.MAXIMUM_UNITS) {
            throw new IllegalArgumentException(
                    "the %s must be %d to %d, not %d"
                            .formatted(what, minimum, LayerSpec.MAXIMUM_UNITS, value));
        }
    }
}
