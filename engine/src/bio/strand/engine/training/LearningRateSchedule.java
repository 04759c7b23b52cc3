// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.model.EpochRecord;
import java.util.List;

/**
 * How the learning rate changes in the course of training: the factor by which the set rate is
 * multiplied.
 */
public sealed interface LearningRateSchedule {

    /** It stays as it was set. */
    record Constant() implements LearningRateSchedule {
        @Override
        public double factor(long iteration, long perEpoch, int epochs, List<EpochRecord> past) {
            return 1;
        }
    }

    /**
     * It is multiplied by a factor each time some epochs have passed.
     *
     * @param everyEpochs epochs with the same rate, 1 to 100,000
     * @param factor above 0, at most 1
     */
    record Step(int everyEpochs, double factor) implements LearningRateSchedule {
        /** Checks the ranges. */
        public Step {
            Ranges.require("number of epochs between steps", everyEpochs, 1, 100_000);
            Ranges.require("factor of the learning rate", factor, Double.MIN_VALUE, 1);
        }

        @Override
        public double factor(long iteration, long perEpoch, int epochs, List<EpochRecord> past) {
            return StrictMath.pow(factor, iteration / perEpoch / everyEpochs);
        }
    }

    /**
     * It is multiplied by the same factor after every epoch.
     *
     * @param factor above 0, at most 1
     */
    record Exponential(double factor) implements LearningRateSchedule {
        /** Checks the range. */
        public Exponential {
            Ranges.require("factor of the learning rate", factor, Double.MIN_VALUE, 1);
        }

        @Override
        public double factor(long iteration, long perEpoch, int epochs, List<EpochRecord> past) {
            return StrictMath.pow(factor, iteration / perEpoch);
        }
    }

    /**
     * It rises in a straight line from near zero while warming up (Goyal et al., arXiv 1706.02677),
     * then falls along half a cosine to nearly zero at the last planned epoch (Loshchilov and
     * Hutter, ICLR 2017, without restarts), changing with every step of the optimiser.
     *
     * @param warmupEpochs epochs of warming up, 0 (none) to 100,000; at most all but one are used
     */
    record Cosine(int warmupEpochs) implements LearningRateSchedule {
        /** Checks the range. */
        public Cosine {
            Ranges.require("number of warm-up epochs", warmupEpochs, 0, 100_000);
        }

        @Override
        public double factor(long iteration, long perEpoch, int epochs, List<EpochRecord> past) {
            long warmup = Math.min(warmupEpochs, epochs - 1) * perEpoch;
            if (iteration < warmup) {
                return (iteration + 1.0) / warmup;
            }
            long falling = perEpoch * epochs - warmup;
            return 0.5 * (1 + StrictMath.cos(Math.PI * (iteration - warmup) / falling));
        }
    }

    /**
     * It is multiplied by a factor whenever the validation loss (the training loss where nothing is
     * validated) has not fallen by at least one part in 10,000 for more than {@code patience}
     * epochs; the count begins anew after each reduction.
     *
     * @param factor above 0, below 1
     * @param patience epochs without improvement that are borne, 0 to 100,000
     */
    record ReduceOnPlateau(double factor, int patience) implements LearningRateSchedule {

        private static final double IMPROVEMENT = 1e-4;

        /** Checks the ranges. */
        public ReduceOnPlateau {
            Ranges.require("factor of the learning rate", factor, Double.MIN_VALUE, 1);
            Ranges.require("patience of the learning rate", patience, 0, 100_000);
        }

        @Override
        public double factor(long iteration, long perEpoch, int epochs, List<EpochRecord> past) {
            double best = Double.POSITIVE_INFINITY;
            int waited = 0;
            int reductions = 0;
            for (EpochRecord epoch : past) {
                boolean validated = !Double.isNaN(epoch.validationLoss());
                double loss = validated ? epoch.validationLoss() : epoch.trainingLoss();
                // The difference suits losses of either sign; a relative factor would not.
                if (loss < best - IMPROVEMENT * Math.abs(best) || Double.isInfinite(best)) {
                    best = loss;
                    waited = 0;
                } else if (++waited > patience) {
                    reductions++;
                    waited = 0;
                }
            }
            return StrictMath.pow(factor, reductions);
        }
    }

    /**
     * The factor for one step of the optimiser.
     *
     * @param iteration steps made before, over all epochs
     * @param perEpoch steps of an epoch, at least 1
     * @param epochs planned epochs
     * @param past the records of the finished epochs, in order
     * @return the factor of the learning rate, 0 to 1
     */
    double factor(long iteration, long perEpoch, int epochs, List<EpochRecord> past);

    /**
     * Whether the rate stays the same unless progress ends, so that more epochs may help.
     *
     * @return false for schedules that end at the last planned epoch
     */
    default boolean isOpenEnded() {
        return !(this instanceof Cosine);
    }
}
