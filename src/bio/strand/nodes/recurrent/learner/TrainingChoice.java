// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import bio.strand.engine.network.LossSpec;
import bio.strand.engine.training.Augmentation;
import bio.strand.engine.training.LearningRateSchedule;
import bio.strand.engine.training.OptimizerSpec;
import bio.strand.engine.training.TrainingSpec;
import bio.strand.nodes.ports.TaskKind;
import bio.strand.nodes.recurrent.learner.RnnLearnerNodeParameters.Loss;
import bio.strand.nodes.runtime.EngineErrors;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;

/** The way of training for a task: what the fields state, or what has worked for the task. */
final class TrainingChoice {

    private TrainingChoice() {}

    /**
     * The way of training.
     *
     * @param parameters the settings
     * @param kind the task
     * @return the engine's record
     * @throws InvalidSettingsException if a field does not suit the task; says what to change
     */
    static TrainingSpec of(RnnLearnerNodeParameters parameters, TaskKind kind)
            throws InvalidSettingsException {
        TrainingSpec set = set(parameters, Optional.of(kind));
        return kind == TaskKind.CLASSES || !parameters.recommended ? set : recommended(kind, set);
    }

    /**
     * What has worked for the task: on the yeast cell cycle, on secondary structure, on solubility
     * and on the assays of Tox21.
     */
    private static TrainingSpec recommended(TaskKind kind, TrainingSpec set) {
        TrainingSpec common =
                TrainingSpec.defaults()
                        .withSeed(set.seed())
                        .withValidationShare(set.validationShare())
                        .withWorkers(set.workers())
                        .withFrozenLayers(set.frozenLayers());
        return switch (kind) {
            case FORECAST ->
                    common.withEpochs(40).withAugmentation(new Augmentation.RandomStart(4));
            case POSITIONS ->
                    common.withEpochs(12)
                            .withBatchSize(32)
                            .withLearningRate(0.002)
                            .withSchedule(new LearningRateSchedule.Cosine(1))
                            .withWeightDecay(0.01)
                            .withWeightAveraging(0.995);
            case YES_NO -> common.withEpochs(20).withSchedule(new LearningRateSchedule.Cosine(0));
            case CLASSES, NUMBERS ->
                    common.withEpochs(60)
                            .withBatchSize(32)
                            .withWeightAveraging(0.99)
                            .withPatience(0);
        };
    }

    /**
     * The way of training that the fields state.
     *
     * @param parameters the settings
     * @param kind the task; empty while it is not known, when it refuses less
     * @return the engine's record
     * @throws InvalidSettingsException if a value is out of its range or does not suit the task
     */
    static TrainingSpec set(RnnLearnerNodeParameters parameters, Optional<TaskKind> kind)
            throws InvalidSettingsException {
        try {
            TrainingSpec spec =
                    TrainingSpec.defaults()
                            .withEpochs(parameters.epochs)
                            .withBatchSize(parameters.batchSize)
                            .withAccumulationSteps(parameters.accumulationSteps)
                            .withOptimizer(optimizer(parameters))
                            .withLearningRate(parameters.learningRate)
                            .withSchedule(schedule(parameters))
                            .withWeightDecay(parameters.weightDecay)
                            .withClipNorm(parameters.gradientClipping)
                            .withClipValue(parameters.valueClipping)
                            .withWeightAveraging(parameters.weightAveraging)
                            .withClassWeights(parameters.classWeights)
                            .withAugmentation(augmentation(parameters))
                            .withBucketing(parameters.bucketing)
                            .withTruncatedSteps(parameters.truncatedSteps)
                            .withFrozenLayers(parameters.frozenLayerNames())
                            .withValidationShare(parameters.validationShare)
                            .withPatience(parameters.patience)
                            .withSeed(parameters.seed)
                            .withWorkers(parameters.workers);
            Optional<LossSpec> loss = loss(parameters, kind);
            return loss.isPresent() ? spec.withLoss(loss.get()) : spec;
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }

    private static OptimizerSpec optimizer(RnnLearnerNodeParameters parameters) {
        return switch (parameters.optimizer) {
            case ADAM_W -> OptimizerSpec.adamW();
            case ADAM -> OptimizerSpec.adam();
            case RMS_PROP -> OptimizerSpec.rmsProp();
            case SGD -> new OptimizerSpec.Sgd(parameters.momentum, false);
        };
    }

    private static LearningRateSchedule schedule(RnnLearnerNodeParameters parameters) {
        return switch (parameters.schedule) {
            case CONSTANT -> new LearningRateSchedule.Constant();
            case COSINE -> new LearningRateSchedule.Cosine(parameters.warmupEpochs);
            case STEP ->
                    new LearningRateSchedule.Step(
                            parameters.scheduleEpochs, parameters.scheduleFactor);
            case EXPONENTIAL -> new LearningRateSchedule.Exponential(parameters.scheduleFactor);
            case PLATEAU ->
                    new LearningRateSchedule.ReduceOnPlateau(
                            parameters.scheduleFactor, parameters.scheduleEpochs);
        };
    }

    private static Augmentation augmentation(RnnLearnerNodeParameters parameters) {
        return switch (parameters.augmentation) {
            case NONE -> Augmentation.none();
            case REVERSE_COMPLEMENT -> new Augmentation.ReverseComplement(0.5);
            case RANDOM_START -> new Augmentation.RandomStart(parameters.shortestSeries);
        };
    }

    private static Optional<LossSpec> loss(
            RnnLearnerNodeParameters parameters, Optional<TaskKind> kind)
            throws InvalidSettingsException {
        boolean numbers =
                kind.isEmpty() || kind.get() == TaskKind.NUMBERS || kind.get() == TaskKind.FORECAST;
        if (parameters.loss != Loss.TASK && !numbers) {
            throw new InvalidSettingsException(
                    "The loss \"%s\" is for numbers and forecasts; set \"Loss\" to \"Of the task\"."
                            .formatted(
                                    parameters.loss == Loss.HUBER
                                            ? "Huber"
                                            : parameters.loss == Loss.SQUARED_ERROR
                                                    ? "Squared error"
                                                    : "Absolute error"));
        }
        LossSpec smoothed = new LossSpec.CrossEntropy(parameters.labelSmoothing);
        boolean classes =
                kind.isPresent()
                        && (kind.get() == TaskKind.CLASSES || kind.get() == TaskKind.POSITIONS);
        return switch (parameters.loss) {
            case TASK ->
                    classes && parameters.labelSmoothing > 0
                            ? Optional.of(smoothed)
                            : Optional.empty();
            case SQUARED_ERROR -> Optional.of(new LossSpec.SquaredError());
            case ABSOLUTE_ERROR -> Optional.of(new LossSpec.AbsoluteError());
            case HUBER -> Optional.of(new LossSpec.Huber(parameters.huberDelta));
        };
    }
}
