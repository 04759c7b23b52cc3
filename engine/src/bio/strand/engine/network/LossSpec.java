// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

/**
 * What training makes small. Every loss is computed in double precision from the outputs before
 * their activation, so that it stays finite and has a useful gradient at any output.
 */
public sealed interface LossSpec {

    /**
     * Whether the loss goes with a head.
     *
     * @param head the end of the network
     * @return true if the loss is defined for its outputs
     */
    default boolean fits(HeadSpec head) {
        if (this instanceof CrossEntropy) {
            return head.isSoftmax();
        }
        if (this instanceof BinaryCrossEntropy) {
            return head instanceof HeadSpec.Sigmoid;
        }
        return head instanceof HeadSpec.Linear || head instanceof HeadSpec.PositionLinear;
    }

    /**
     * The loss that a head has when nothing is set.
     *
     * @param head the end of the network
     * @return cross-entropy, binary cross-entropy or squared error
     */
    static LossSpec defaultFor(HeadSpec head) {
        if (head.isSoftmax()) {
            return new CrossEntropy(0);
        }
        return head instanceof HeadSpec.Sigmoid ? new BinaryCrossEntropy() : new SquaredError();
    }

    /**
     * Cross-entropy (natural logarithm) of classes that exclude each other: {@code -sum over c of
     * q(c) log p(c)}, with q the true class, smoothed (Szegedy et al., CVPR 2016): {@code 1 - s + s
     * / K} for the true one of K classes and {@code s / K} for each other.
     *
     * @param labelSmoothing s, 0 to below 1; 0 for none
     */
    record CrossEntropy(double labelSmoothing) implements LossSpec {
        /** Checks the range. */
        public CrossEntropy {
            if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
                throw new IllegalArgumentException(
                        "the label smoothing must be at least 0 and below 1, not "
                                + labelSmoothing);
            }
        }
    }

    /** Binary cross-entropy (natural logarithm) of each yes-or-no answer; targets are 0 to 1. */
    record BinaryCrossEntropy() implements LossSpec {}

    /** The squared error of each number. */
    record SquaredError() implements LossSpec {}

    /** The absolute error of each number; its derivative where it is zero is taken as zero. */
    record AbsoluteError() implements LossSpec {}

    /**
     * Huber's loss of each number (Ann. Math. Statist. 35:73-101, 1964): half the squared error up
     * to {@code delta}, beyond that {@code delta (|error| - delta / 2)}.
     *
     * @param delta where it becomes linear, above 0
     */
    record Huber(double delta) implements LossSpec {
        /** Checks the range. */
        public Huber {
            if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "the delta of Huber's loss must be positive, not " + delta);
            }
        }
    }
}
