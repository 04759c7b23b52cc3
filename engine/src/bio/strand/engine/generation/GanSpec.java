// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.training.Ranges;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How a generative adversarial network is trained.
 *
 * @param generator the generator's architecture
 * @param critic the discriminator's architecture
 * @param relaxation how the choice of symbols is made differentiable; {@link Relaxation.Identity}
 *     for profiles and for nothing else
 * @param objective what both are trained towards
 * @param latentSize numbers that the generator starts from, 1 to {@value GanShape#MAXIMUM_LATENT}
 * @param generatorLearningRate Adam's rate for the generator, above 0, at most 10
 * @param criticLearningRate Adam's rate for the discriminator, above 0, at most 10
 * @param beta1 Adam's decay of the first moment, 0 to below 1; 0 for a game, whose gradients turn
 * @param beta2 Adam's decay of the second moment, 0 to below 1
 * @param criticSteps steps of the discriminator before each step of the generator, 1 to 100
 * @param batchSize rows of a step, 2 to 65,536
 * @param iterations steps of the generator after which training ends, 1 to 100,000,000
 * @param minutes time after which training ends though there are iterations left, 0 for no limit;
 *     what comes of a limited time depends on the machine
 * @param averaging decay of the exponential moving average of the generator's parameters, which is
 *     what is kept, 0 (none) to 0.999999
 * @param finalDecay last part of training during which both learning rates fall evenly to nothing,
 *     0 (none) to 1
 * @param heldOutShare share of the rows that is held back to judge what is generated, 0.01 to 0.9;
 *     without effect when held-out rows are given
 * @param checkEvery iterations between two comparisons with the held-out rows, 1 to 1,000,000
 * @param samples rows that are kept of each comparison to show how training improved, 0 to 10,000
 * @param variableLength whether sequences may differ in length; a padding symbol is learnt then
 * @param seed seed of everything random
 * @param workers threads, 1 to 256; 0 for one per processor. The result does not depend on it, byte
 *     for byte
 */
public record GanSpec(
        GeneratorSpec generator,
        CriticSpec critic,
        Relaxation relaxation,
        ObjectiveSpec objective,
        int latentSize,
        double generatorLearningRate,
        double criticLearningRate,
        double beta1,
        double beta2,
        int criticSteps,
        int batchSize,
        int iterations,
        double minutes,
        double averaging,
        double finalDecay,
        double heldOutShare,
        int checkEvery,
        int samples,
        boolean variableLength,
        long seed,
        int workers) {

    private static final GanSpec DEFAULTS =
            new GanSpec(
                    new GeneratorSpec.ResidualConvolution(32, 3, 5),
                    new CriticSpec.ResidualConvolution(32, 3, 5),
                    new Relaxation.StraightThrough(1, true),
                    new ObjectiveSpec.Minimax(false, 2, 4),
                    128,
                    5e-4,
                    1e-3,
                    0,
                    0.9,
                    1,
                    64,
                    5000,
                    0,
                    0.999,
                    0.25,
                    0.1,
                    500,
                    10,
                    false,
                    1,
                    0);

    /** Checks the ranges. */
    public GanSpec {
        Objects.requireNonNull(generator, "generator");
        Objects.requireNonNull(critic, "critic");
        Objects.requireNonNull(relaxation, "relaxation");
        Objects.requireNonNull(objective, "objective");
        Ranges.require("latent size", latentSize, 1, GanShape.MAXIMUM_LATENT);
        Ranges.require("generator's learning rate", generatorLearningRate, Double.MIN_VALUE, 10);
        Ranges.require("discriminator's learning rate", criticLearningRate, Double.MIN_VALUE, 10);
        Ranges.require("first decay of Adam", beta1, 0, 0.99999);
        Ranges.require("second decay of Adam", beta2, 0, 0.9999999);
        Ranges.require("number of discriminator steps", criticSteps, 1, 100);
        Ranges.require("batch size", batchSize, 2, 65_536);
        Ranges.require("number of iterations", iterations, 1, 100_000_000);
        Ranges.require("number of minutes", minutes, 0, 100_000);
        Ranges.require("decay of weight averaging", averaging, 0, 0.999999);
        Ranges.require("part of falling learning rates", finalDecay, 0, 1);
        Ranges.require("held-out share", heldOutShare, 0.01, 0.9);
        Ranges.require("number of iterations between checks", checkEvery, 1, 1_000_000);
        Ranges.require("number of samples", samples, 0, 10_000);
        Ranges.require("number of workers", workers, 0, 256);
    }

    /**
     * The settings for sequences that are used when nothing is set, chosen by the evidence of
     * {@code docs/decisions/0007-generation.md}.
     *
     * @return the default settings
     */
    public static GanSpec defaults() {
        return DEFAULTS;
    }

    /**
     * The settings for profiles that are used when nothing is set.
     *
     * @return the default settings
     */
    public static GanSpec profileDefaults() {
        return DEFAULTS.withGenerator(new GeneratorSpec.Dense(List.of(128, 128)))
                .withCritic(new CriticSpec.Dense(List.of(128, 128)))
                .withRelaxation(new Relaxation.Identity())
                .withLatentSize(32);
    }

    /**
     * These settings with another value of {@code generator}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withGenerator(GeneratorSpec value) {
        return with(v -> v.generator = value);
    }

    /**
     * These settings with another value of {@code critic}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withCritic(CriticSpec value) {
        return with(v -> v.critic = value);
    }

    /**
     * These settings with another value of {@code relaxation}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withRelaxation(Relaxation value) {
        return with(v -> v.relaxation = value);
    }

    /**
     * These settings with another value of {@code objective}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withObjective(ObjectiveSpec value) {
        return with(v -> v.objective = value);
    }

    /**
     * These settings with another value of {@code latentSize}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withLatentSize(int value) {
        return with(v -> v.latentSize = value);
    }

    /**
     * These settings with another value of {@code generatorLearningRate}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withGeneratorLearningRate(double value) {
        return with(v -> v.generatorLearningRate = value);
    }

    /**
     * These settings with another value of {@code criticLearningRate}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withCriticLearningRate(double value) {
        return with(v -> v.criticLearningRate = value);
    }

    /**
     * These settings with another value of {@code beta1}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withBeta1(double value) {
        return with(v -> v.beta1 = value);
    }

    /**
     * These settings with another value of {@code beta2}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withBeta2(double value) {
        return with(v -> v.beta2 = value);
    }

    /**
     * These settings with another value of {@code criticSteps}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withCriticSteps(int value) {
        return with(v -> v.criticSteps = value);
    }

    /**
     * These settings with another value of {@code batchSize}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withBatchSize(int value) {
        return with(v -> v.batchSize = value);
    }

    /**
     * These settings with another value of {@code iterations}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withIterations(int value) {
        return with(v -> v.iterations = value);
    }

    /**
     * These settings with another value of {@code minutes}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withMinutes(double value) {
        return with(v -> v.minutes = value);
    }

    /**
     * These settings with another value of {@code averaging}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withAveraging(double value) {
        return with(v -> v.averaging = value);
    }

    /**
     * These settings with another value of {@code finalDecay}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withFinalDecay(double value) {
        return with(v -> v.finalDecay = value);
    }

    /**
     * These settings with another value of {@code heldOutShare}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withHeldOutShare(double value) {
        return with(v -> v.heldOutShare = value);
    }

    /**
     * These settings with another value of {@code checkEvery}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withCheckEvery(int value) {
        return with(v -> v.checkEvery = value);
    }

    /**
     * These settings with another value of {@code samples}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withSamples(int value) {
        return with(v -> v.samples = value);
    }

    /**
     * These settings with another value of {@code variableLength}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withVariableLength(boolean value) {
        return with(v -> v.variableLength = value);
    }

    /**
     * These settings with another value of {@code seed}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withSeed(long value) {
        return with(v -> v.seed = value);
    }

    /**
     * These settings with another value of {@code workers}.
     *
     * @param value the value, in the range that the record states
     * @return the changed settings
     */
    public GanSpec withWorkers(int value) {
        return with(v -> v.workers = value);
    }

    private GanSpec with(Consumer<Values> change) {
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
        settings.put("generator", generator.toString());
        settings.put("critic", critic.toString());
        settings.put("relaxation", relaxation.toString());
        settings.put("objective", objective.toString());
        settings.put("latentSize", Integer.toString(latentSize));
        settings.put("generatorLearningRate", Double.toString(generatorLearningRate));
        settings.put("criticLearningRate", Double.toString(criticLearningRate));
        settings.put("beta1", Double.toString(beta1));
        settings.put("beta2", Double.toString(beta2));
        settings.put("criticSteps", Integer.toString(criticSteps));
        settings.put("batchSize", Integer.toString(batchSize));
        settings.put("iterations", Integer.toString(iterations));
        settings.put("minutes", Double.toString(minutes));
        settings.put("averaging", Double.toString(averaging));
        settings.put("finalDecay", Double.toString(finalDecay));
        settings.put("heldOutShare", Double.toString(heldOutShare));
        settings.put("checkEvery", Integer.toString(checkEvery));
        settings.put("samples", Integer.toString(samples));
        settings.put("variableLength", Boolean.toString(variableLength));
        settings.put("seed", Long.toString(seed));
        return settings;
    }

    /** The components as variables, so that one can be changed without naming the others. */
    private static final class Values {

        private GeneratorSpec generator;
        private CriticSpec critic;
        private Relaxation relaxation;
        private ObjectiveSpec objective;
        private int latentSize;
        private double generatorLearningRate;
        private double criticLearningRate;
        private double beta1;
        private double beta2;
        private int criticSteps;
        private int batchSize;
        private int iterations;
        private double minutes;
        private double averaging;
        private double finalDecay;
        private double heldOutShare;
        private int checkEvery;
        private int samples;
        private boolean variableLength;
        private long seed;
        private int workers;

        Values(GanSpec spec) {
            generator = spec.generator;
            critic = spec.critic;
            relaxation = spec.relaxation;
            objective = spec.objective;
            latentSize = spec.latentSize;
            generatorLearningRate = spec.generatorLearningRate;
            criticLearningRate = spec.criticLearningRate;
            beta1 = spec.beta1;
            beta2 = spec.beta2;
            criticSteps = spec.criticSteps;
            batchSize = spec.batchSize;
            iterations = spec.iterations;
            minutes = spec.minutes;
            averaging = spec.averaging;
            finalDecay = spec.finalDecay;
            heldOutShare = spec.heldOutShare;
            checkEvery = spec.checkEvery;
            samples = spec.samples;
            variableLength = spec.variableLength;
            seed = spec.seed;
            workers = spec.workers;
        }

        GanSpec toSpec() {
            return new GanSpec(
                    generator,
                    critic,
                    relaxation,
                    objective,
                    latentSize,
                    generatorLearningRate,
                    criticLearningRate,
                    beta1,
                    beta2,
                    criticSteps,
                    batchSize,
                    iterations,
                    minutes,
                    averaging,
                    finalDecay,
                    heldOutShare,
                    checkEvery,
                    samples,
                    variableLength,
                    seed,
                    workers);
        }
    }
}
