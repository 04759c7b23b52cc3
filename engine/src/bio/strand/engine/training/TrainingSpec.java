// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.network.LossSpec;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How a network is trained. Start from {@link #defaults()} and change single values with the {@code
 * with...} methods.
 *
 * @param epochs largest number of passes over the training rows, 1 to 100,000
 * @param batchSize rows whose gradient is computed together, 1 to 65,536
 * @param accumulationSteps batches whose gradients are added up for one step of the optimiser, 1 to
 *     65,536; the step is that of one batch so many times as large
 * @param optimizer the rule that turns gradients into steps
 * @param learningRate step size of the optimiser, above 0, at most 10
 * @param schedule how the learning rate changes
 * @param weightDecay decay of matrices, not of biases, as {@link OptimizerSpec} states, 0 to 1; 0
 *     for none
 * @param clipNorm largest Euclidean norm of the gradient of all trained parameters together
 *     (Pascanu et al., ICML 2013); 0 for no such clipping
 * @param clipValue largest absolute value of each part of the gradient, applied before the norm; 0
 *     for no such clipping
 * @param weightAveraging decay of the running average of the parameters, by step, 0 to below 1; the
 *     average is what is validated and kept (Polyak and Juditsky, SIAM J. Control Optim.
 *     30:838-855, 1992, in exponential form); 0 keeps the parameters themselves
 * @param loss what is minimised; empty for the task's own: cross-entropy for classes and labels by
 *     position, binary cross-entropy for several labels, squared error for numbers and forecasts
 * @param classWeights whether each class counts the same in the loss whatever its frequency, for
 *     one class a row and for labels by position; of no effect on other tasks
 * @param augmentation how training rows are varied
 * @param bucketing whether rows of similar length share a batch, which saves the time spent on
 *     padding; of no effect where all lengths are equal
 * @param truncatedSteps positions over which the gradient flows back at most (truncated
 *     back-propagation through time: Williams and Peng, Neural Comput. 2:490-501, 1990); the states
 *     flow on. 0 for all
 * @param frozenLayers names of layers whose parameters stay as they are, from the network's layout;
 *     meant for an initial model
 * @param validationShare share of the rows, drawn class by class, that is held back to choose the
 *     best epoch, 0 to 0.9; 0 for none. Without effect when there is a validation table
 * @param patience epochs without a lower validation loss after which training stops; 0 never stops
 *     early
 * @param seed seed of initialisation, validation split, shuffling, augmentation and dropout
 * @param workers threads that share the work, 1 to 256; 0 for one per processor. The result does
 *     not depend on it, byte for byte
 */
public record TrainingSpec(
        int epochs,
        int batchSize,
        int accumulationSteps,
        OptimizerSpec optimizer,
        double learningRate,
        LearningRateSchedule schedule,
        double weightDecay,
        double clipNorm,
        double clipValue,
        double weightAveraging,
        Optional<LossSpec> loss,
        boolean classWeights,
        Augmentation augmentation,
        boolean bucketing,
        int truncatedSteps,
        Set<String> frozenLayers,
        double validationShare,
        int patience,
        long seed,
        int workers) {

    /** Epochs when nothing is set. */
    public static final int DEFAULT_EPOCHS = 30;

    /** Batch size when nothing is set. */
    public static final int DEFAULT_BATCH_SIZE = 64;

    /** Learning rate when nothing is set. */
    public static final double DEFAULT_LEARNING_RATE = 0.001;

    /** Schedule when nothing is set. */
    public static final LearningRateSchedule DEFAULT_SCHEDULE = new LearningRateSchedule.Constant();

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

    private static final TrainingSpec DEFAULTS =
            new TrainingSpec(
                    DEFAULT_EPOCHS,
                    DEFAULT_BATCH_SIZE,
                    1,
                    OptimizerSpec.adamW(),
                    DEFAULT_LEARNING_RATE,
                    DEFAULT_SCHEDULE,
                    DEFAULT_WEIGHT_DECAY,
                    DEFAULT_CLIP_NORM,
                    0,
                    DEFAULT_WEIGHT_AVERAGING,
                    Optional.empty(),
                    false,
                    Augmentation.none(),
                    true,
                    0,
                    Set.of(),
                    DEFAULT_VALIDATION_SHARE,
                    DEFAULT_PATIENCE,
                    DEFAULT_SEED,
                    0);

    /** Checks the ranges. */
    public TrainingSpec {
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(augmentation, "augmentation");
        frozenLayers = Collections.unmodifiableSortedSet(new TreeSet<>(frozenLayers));
        Ranges.require("number of epochs", epochs, 1, 100_000);
        Ranges.require("batch size", batchSize, 1, 65_536);
        Ranges.require("number of accumulated batches", accumulationSteps, 1, 65_536);
        Ranges.require("learning rate", learningRate, Double.MIN_VALUE, 10);
        Ranges.require("weight decay", weightDecay, 0, 1);
        Ranges.require("gradient norm", clipNorm, 0, Float.MAX_VALUE);
        Ranges.require("largest value of the gradient", clipValue, 0, Float.MAX_VALUE);
        Ranges.require("decay of weight averaging", weightAveraging, 0, 0.99999);
        Ranges.require("number of positions of truncation", truncatedSteps, 0, 1_000_000);
        Ranges.require("validation share", validationShare, 0, 0.9);
        Ranges.require("patience", patience, 0, 100_000);
        Ranges.require("number of workers", workers, 0, 256);
    }

    /**
     * The settings that are used when nothing is set, chosen by the evidence of {@code
     * docs/decisions/0003-learner-defaults.md}.
     *
     * @return the default settings
     */
    public static TrainingSpec defaults() {
        return DEFAULTS;
    }

    /**
     * These settings with another value of {@code epochs}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withEpochs(int value) {
        return with(v -> v.epochs = value);
    }

    /**
     * These settings with another value of {@code batchSize}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withBatchSize(int value) {
        return with(v -> v.batchSize = value);
    }

    /**
     * These settings with another value of {@code accumulationSteps}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withAccumulationSteps(int value) {
        return with(v -> v.accumulationSteps = value);
    }

    /**
     * These settings with another value of {@code optimizer}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withOptimizer(OptimizerSpec value) {
        return with(v -> v.optimizer = value);
    }

    /**
     * These settings with another value of {@code learningRate}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withLearningRate(double value) {
        return with(v -> v.learningRate = value);
    }

    /**
     * These settings with another value of {@code schedule}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withSchedule(LearningRateSchedule value) {
        return with(v -> v.schedule = value);
    }

    /**
     * These settings with another value of {@code weightDecay}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withWeightDecay(double value) {
        return with(v -> v.weightDecay = value);
    }

    /**
     * These settings with another value of {@code clipNorm}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withClipNorm(double value) {
        return with(v -> v.clipNorm = value);
    }

    /**
     * These settings with another value of {@code clipValue}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withClipValue(double value) {
        return with(v -> v.clipValue = value);
    }

    /**
     * These settings with another value of {@code weightAveraging}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withWeightAveraging(double value) {
        return with(v -> v.weightAveraging = value);
    }

    /**
     * These settings with another value of {@code loss}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withLoss(LossSpec value) {
        return with(v -> v.loss = Optional.of(value));
    }

    /**
     * These settings with another value of {@code classWeights}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withClassWeights(boolean value) {
        return with(v -> v.classWeights = value);
    }

    /**
     * These settings with another value of {@code augmentation}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withAugmentation(Augmentation value) {
        return with(v -> v.augmentation = value);
    }

    /**
     * These settings with another value of {@code bucketing}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withBucketing(boolean value) {
        return with(v -> v.bucketing = value);
    }

    /**
     * These settings with another value of {@code truncatedSteps}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withTruncatedSteps(int value) {
        return with(v -> v.truncatedSteps = value);
    }

    /**
     * These settings with another value of {@code frozenLayers}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withFrozenLayers(Set<String> value) {
        return with(v -> v.frozenLayers = value);
    }

    /**
     * These settings with another value of {@code validationShare}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withValidationShare(double value) {
        return with(v -> v.validationShare = value);
    }

    /**
     * These settings with another value of {@code patience}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withPatience(int value) {
        return with(v -> v.patience = value);
    }

    /**
     * These settings with another value of {@code seed}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withSeed(long value) {
        return with(v -> v.seed = value);
    }

    /**
     * These settings with another value of {@code workers}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public TrainingSpec withWorkers(int value) {
        return with(v -> v.workers = value);
    }

    private TrainingSpec with(Consumer<Values> change) {
        Values values = new Values(this);
        change.accept(values);
        return values.toSpec();
    }

    /**
     * The settings that bear on the result, as text by name: all but the workers.
     *
     * @return a new sorted map
     */
    public SortedMap<String, String> toSettings() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("epochs", Integer.toString(epochs));
        settings.put("batchSize", Integer.toString(batchSize));
        settings.put("accumulationSteps", Integer.toString(accumulationSteps));
        settings.put("optimizer", optimizer.toString());
        settings.put("learningRate", Double.toString(learningRate));
        settings.put("schedule", schedule.toString());
        settings.put("weightDecay", Double.toString(weightDecay));
        settings.put("clipNorm", Double.toString(clipNorm));
        settings.put("clipValue", Double.toString(clipValue));
        settings.put("weightAveraging", Double.toString(weightAveraging));
        settings.put("loss", loss.map(Object::toString).orElse("by task"));
        settings.put("classWeights", Boolean.toString(classWeights));
        settings.put("augmentation", augmentation.toString());
        settings.put("bucketing", Boolean.toString(bucketing));
        settings.put("truncatedSteps", Integer.toString(truncatedSteps));
        settings.put("frozenLayers", String.join(",", frozenLayers));
        settings.put("validationShare", Double.toString(validationShare));
        settings.put("patience", Integer.toString(patience));
        settings.put("seed", Long.toString(seed));
        return settings;
    }

    /** The components as variables, so that one can be changed without naming the others. */
    private static final class Values {

        private int epochs;
        private int batchSize;
        private int accumulationSteps;
        private OptimizerSpec optimizer;
        private double learningRate;
        private LearningRateSchedule schedule;
        private double weightDecay;
        private double clipNorm;
        private double clipValue;
        private double weightAveraging;
        private Optional<LossSpec> loss;
        private boolean classWeights;
        private Augmentation augmentation;
        private boolean bucketing;
        private int truncatedSteps;
        private Set<String> frozenLayers;
        private double validationShare;
        private int patience;
        private long seed;
        private int workers;

        Values(TrainingSpec spec) {
            epochs = spec.epochs;
            batchSize = spec.batchSize;
            accumulationSteps = spec.accumulationSteps;
            optimizer = spec.optimizer;
            learningRate = spec.learningRate;
            schedule = spec.schedule;
            weightDecay = spec.weightDecay;
            clipNorm = spec.clipNorm;
            clipValue = spec.clipValue;
            weightAveraging = spec.weightAveraging;
            loss = spec.loss;
            classWeights = spec.classWeights;
            augmentation = spec.augmentation;
            bucketing = spec.bucketing;
            truncatedSteps = spec.truncatedSteps;
            frozenLayers = spec.frozenLayers;
            validationShare = spec.validationShare;
            patience = spec.patience;
            seed = spec.seed;
            workers = spec.workers;
        }

        TrainingSpec toSpec() {
            return new TrainingSpec(
                    epochs,
                    batchSize,
                    accumulationSteps,
                    optimizer,
                    learningRate,
                    schedule,
                    weightDecay,
                    clipNorm,
                    clipValue,
                    weightAveraging,
                    loss,
                    classWeights,
                    augmentation,
                    bucketing,
                    truncatedSteps,
                    frozenLayers,
                    validationShare,
                    patience,
                    seed,
                    workers);
        }
    }
}
