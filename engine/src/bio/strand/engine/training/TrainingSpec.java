// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a network is trained. Start from {@link #defaults()} and change single values with the {@code
 * with...} methods.
 *
 * @param epochs largest number of passes over the training rows, 1 to 100,000
 * @param batchSize rows per step of the optimiser, 1 to 65,536
 * @param learningRate step size of Adam (Kingma and Ba, ICLR 2015), above 0, at most 10
 * @param schedule how the learning rate changes
 * @param weightDecay decoupled weight decay (Loshchilov and Hutter, ICLR 2019) on matrices, not on
 *     biases, 0 to 1; 0 for none
 * @param clipNorm largest Euclidean norm of the gradient of all parameters together (Pascanu et
 *     al., ICML 2013); 0 for no clipping
 * @param weightAveraging decay of the running average of the parameters, by step, 0 to below 1; the
 *     average is what is validated and kept (Polyak and Juditsky, SIAM J. Control Optim.
 *     30:838-855, 1992, in exponential form); 0 keeps the parameters themselves
 * @param validationShare share of the rows, drawn class by class, that is held back to choose the
 *     best epoch, 0 to 0.9; 0 for none
 * @param patience epochs without a lower validation loss after which training stops; 0 never stops
 *     early
 * @param classWeights whether each class counts the same in the loss whatever its frequency
 * @param seed seed of initialisation, validation split, shuffling and dropout
 * @param workers threads that share each mini-batch, 1 to 256; 0 for one per processor. The result
 *     does not depend on it, byte for byte
 */
public record TrainingSpec(
        int epochs,
        int batchSize,
        double learningRate,
        LearningRateSchedule schedule,
        double weightDecay,
        double clipNorm,
        double weightAveraging,
        double validationShare,
        int patience,
        boolean classWeights,
        long seed,
        int workers) {

    /** Epochs when nothing is set. */
    public static final int DEFAULT_EPOCHS = 30;

    /** Batch size when nothing is set. */
    public static final int DEFAULT_BATCH_SIZE = 64;

    /** Learning rate when nothing is set. */
    public static final double DEFAULT_LEARNING_RATE = 0.001;

    /** Schedule when nothing is set. */
    public static final LearningRateSchedule DEFAULT_SCHEDULE = LearningRateSchedule.CONSTANT;

    /** Weight decay when nothing is set. */
    public static final double DEFAULT_WEIGHT_DECAY = 0;

    /** Norm for gradient clipping when nothing is set. */
    public static final double DEFAULT_CLIP_NORM = 1;

    /** Decay of the average of the parameters when nothing is set. */
    public static final double DEFAULT_WEIGHT_AVERAGING = 0;

    /** Validation share when nothing is set. */
    public static final double DEFAULT_VALIDATION_SHARE = 0.1;

    /** Patience of early stopping when nothing is set. */
    public static final int DEFAULT_PATIENCE = 6;

    /** Seed when nothing is set. */
    public static final long DEFAULT_SEED = 1;

    /** Checks the ranges. */
    public TrainingSpec {
        Objects.requireNonNull(schedule, "schedule");
        requireRange("number of epochs", epochs, 1, 100_000);
        requireRange("batch size", batchSize, 1, 65_536);
        requireRange("learning rate", learningRate, Double.MIN_VALUE, 10);
        requireRange("weight decay", weightDecay, 0, 1);
        requireRange("gradient norm", clipNorm, 0, Float.MAX_VALUE);
        requireRange("decay of weight averaging", weightAveraging, 0, 0.99999);
        requireRange("validation share", validationShare, 0, 0.9);
        requireRange("patience", patience, 0, 100_000);
        requireRange("number of workers", workers, 0, 256);
    }

    /**
     * The settings that are used when nothing is set, chosen by the evidence of {@code
     * docs/decisions/0003-learner-defaults.md}.
     *
     * @return the default settings
     */
    public static TrainingSpec defaults() {
        return new TrainingSpec(
                DEFAULT_EPOCHS,
                DEFAULT_BATCH_SIZE,
                DEFAULT_LEARNING_RATE,
                DEFAULT_SCHEDULE,
                DEFAULT_WEIGHT_DECAY,
                DEFAULT_CLIP_NORM,
                DEFAULT_WEIGHT_AVERAGING,
                DEFAULT_VALIDATION_SHARE,
                DEFAULT_PATIENCE,
                false,
                DEFAULT_SEED,
                0);
    }

    /**
     * These settings with another value of {@code epochs}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withEpochs(int value) {
        return new TrainingSpec(
                value,
                batchSize,
                learningRate,
                schedule,
                weightDecay,
                clipNorm,
                weightAveraging,
                validationShare,
                patience,
                classWeights,
                seed,
                workers);
    }

    /**
     * These settings with another value of {@code batchSize}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withBatchSize(int value) {
        return new TrainingSpec(
                epochs,
                value,
                learningRate,
                schedule,
                weightDecay,
                clipNorm,
                weightAveraging,
                validationShare,
                patience,
                classWeights,
                seed,
                workers);
    }

    /**
     * These settings with another value of {@code learningRate}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withLearningRate(double value) {
        return new TrainingSpec(
                epochs,
                batchSize,
                value,
                schedule,
                weightDecay,
                clipNorm,
                weightAveraging,
                validationShare,
                patience,
                classWeights,
                seed,
                workers);
    }

    /**
     * These settings with another value of {@code schedule}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withSchedule(LearningRateSchedule value) {
        return new TrainingSpec(
                epochs,
                batchSize,
                learningRate,
                value,
                weightDecay,
                clipNorm,
                weightAveraging,
                validationShare,
                patience,
                classWeights,
                seed,
                workers);
    }

    /**
     * These settings with another value of {@code weightDecay}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withWeightDecay(double value) {
        return new TrainingSpec(
                epochs,
                batchSize,
                learningRate,
                schedule,
                value,
                clipNorm,
                weightAveraging,
                validationShare,
                patience,
                classWeights,
                seed,
                workers);
    }

    /**
     * These settings with another value of {@code clipNorm}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withClipNorm(double value) {
        return new TrainingSpec(
                epochs,
                batchSize,
                learningRate,
                schedule,
                weightDecay,
                value,
                weightAveraging,
                validationShare,
                patience,
                classWeights,
                seed,
                workers);
    }

    /**
     * These settings with another value of {@code weightAveraging}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withWeightAveraging(double value) {
        return new TrainingSpec(
                epochs,
                batchSize,
                learningRate,
                schedule,
                weightDecay,
                clipNorm,
                value,
                validationShare,
                patience,
                classWeights,
                seed,
                workers);
    }

    /**
     * These settings with another value of {@code validationShare}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withValidationShare(double value) {
        return new TrainingSpec(
                epochs,
                batchSize,
                learningRate,
                schedule,
                weightDecay,
                clipNorm,
                weightAveraging,
                value,
                patience,
                classWeights,
                seed,
                workers);
    }

    /**
     * These settings with another value of {@code patience}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withPatience(int value) {
        return new TrainingSpec(
                epochs,
                batchSize,
                learningRate,
                schedule,
                weightDecay,
                clipNorm,
                weightAveraging,
                validationShare,
                value,
                classWeights,
                seed,
                workers);
    }

    /**
     * These settings with another value of {@code classWeights}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withClassWeights(boolean value) {
        return new TrainingSpec(
                epochs,
                batchSize,
                learningRate,
                schedule,
                weightDecay,
                clipNorm,
                weightAveraging,
                validationShare,
                patience,
                value,
                seed,
                workers);
    }

    /**
     * These settings with another value of {@code seed}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withSeed(long value) {
        return new TrainingSpec(
                epochs,
                batchSize,
                learningRate,
                schedule,
                weightDecay,
                clipNorm,
                weightAveraging,
                validationShare,
                patience,
                classWeights,
                value,
                workers);
    }

    /**
     * These settings with another value of {@code workers}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withWorkers(int value) {
        return new TrainingSpec(
                epochs,
                batchSize,
                learningRate,
                schedule,
                weightDecay,
                clipNorm,
                weightAveraging,
                validationShare,
                patience,
                classWeights,
                seed,
                value);
    }

    /**
     * The settings that bear on the result, as text by name: all but the workers.
     *
     * @return a new sorted map
     */
    public SortedMap<String, String> toSettings() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("batchSize", Integer.toString(batchSize));
        settings.put("classWeights", Boolean.toString(classWeights));
        settings.put("clipNorm", Double.toString(clipNorm));
        settings.put("epochs", Integer.toString(epochs));
        settings.put("learningRate", Double.toString(learningRate));
        settings.put("patience", Integer.toString(patience));
        settings.put("schedule", schedule.name());
        settings.put("seed", Long.toString(seed));
        settings.put("validationShare", Double.toString(validationShare));
        settings.put("weightAveraging", Double.toString(weightAveraging));
        settings.put("weightDecay", Double.toString(weightDecay));
        return settings;
    }

    private static void requireRange(String what, double value, double minimum, double maximum) {
        if (!(value >= minimum && value <= maximum)) {
            String range =
                    minimum == Double.MIN_VALUE
                            ? "above 0 and at most " + text(maximum)
                            : text(minimum) + " to " + text(maximum);
            throw new IllegalArgumentException(
                    "the %s must be %s, not %s".formatted(what, range, text(value)));
        }
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
