// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.util.List;
import java.util.Objects;

/**
 * A trained generator with its discriminator. Immutable; {@link #open} gives the means to generate.
 * It holds no training rows.
 */
public final class GenerativeModel {

    private final GeneratedKind kind;
    private final Condition condition;
    private final GeneratorSpec generator;
    private final CriticSpec critic;
    private final Relaxation relaxation;
    private final ObjectiveSpec objective;
    private final int latentSize;
    private final float[] generatorParameters;
    private final float[] criticParameters;
    private final float[] spectralState;
    private final CriticCalibration calibration;
    private final GanProvenance provenance;

    /**
     * Creates a model.
     *
     * @param kind what it generates
     * @param condition what rows are generated for
     * @param generator the generator's architecture
     * @param critic the discriminator's architecture
     * @param relaxation how the choice of symbols was made differentiable
     * @param objective what both were trained towards
     * @param latentSize numbers that the generator starts from
     * @param generatorParameters the generator's parameters; copied
     * @param criticParameters the discriminator's parameters; copied
     * @param spectralState state of spectral normalisation; empty without; copied
     * @param calibration what the discriminator's score says
     * @param provenance where the model comes from
     * @throws IllegalArgumentException if the parts do not fit each other
     */
    public GenerativeModel(
            GeneratedKind kind,
            Condition condition,
            GeneratorSpec generator,
            CriticSpec critic,
            Relaxation relaxation,
            ObjectiveSpec objective,
            int latentSize,
            float[] generatorParameters,
            float[] criticParameters,
            float[] spectralState,
            CriticCalibration calibration,
            GanProvenance provenance) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.condition = Objects.requireNonNull(condition, "condition");
        this.generator = Objects.requireNonNull(generator, "generator");
        this.critic = Objects.requireNonNull(critic, "critic");
        this.relaxation = Objects.requireNonNull(relaxation, "relaxation");
        this.objective = Objects.requireNonNull(objective, "objective");
        this.latentSize = latentSize;
        this.generatorParameters = generatorParameters.clone();
        this.criticParameters = criticParameters.clone();
        this.spectralState = spectralState.clone();
        this.calibration = Objects.requireNonNull(calibration, "calibration");
        this.provenance = Objects.requireNonNull(provenance, "provenance");
        requireCount(
                "generator", count(GanGradients.blocks(generator, shape())), generatorParameters);
        requireCount(
                "discriminator", count(GanGradients.blocks(critic, shape())), criticParameters);
        requireFinite(generatorParameters);
        requireFinite(criticParameters);
        requireFinite(spectralState);
        if (kind instanceof GeneratedKind.Profiles != relaxation instanceof Relaxation.Identity) {
            throw new IllegalArgumentException(
                    "profiles, and nothing else, have outputs that are not relaxed");
        }
    }

    /** Parameters of all blocks. */
    static int count(List<ParameterBlock> blocks) {
        return blocks.stream().mapToInt(ParameterBlock::count).sum();
    }

    private static void requireCount(String network, int needed, float[] parameters) {
        if (parameters.length != needed) {
            throw new IllegalArgumentException(
                    "the %s has %d parameters, not %d"
                            .formatted(network, needed, parameters.length));
        }
    }

    private static void requireFinite(float[] parameters) {
        for (float parameter : parameters) {
            if (!Float.isFinite(parameter)) {
                throw new IllegalArgumentException("a parameter is not a finite number");
            }
        }
    }

    /** The sizes of the networks of these parts. */
    static GanShape shape(GeneratedKind kind, Condition condition, int latentSize) {
        return new GanShape(kind.steps(), kind.symbols(), latentSize, condition.size());
    }

    GanShape shape() {
        return shape(kind, condition, latentSize);
    }

    /**
     * What the model generates.
     *
     * @return sequences or profiles
     */
    public GeneratedKind kind() {
        return kind;
    }

    /**
     * What rows are generated for.
     *
     * @return the condition that the model was trained with
     */
    public Condition condition() {
        return condition;
    }

    /**
     * The generator's architecture.
     *
     * @return its specification
     */
    public GeneratorSpec generator() {
        return generator;
    }

    /**
     * The discriminator's architecture.
     *
     * @return its specification
     */
    public CriticSpec critic() {
        return critic;
    }

    /**
     * How the choice of symbols was made differentiable.
     *
     * @return the relaxation of training
     */
    public Relaxation relaxation() {
        return relaxation;
    }

    /**
     * What the networks were trained towards.
     *
     * @return the objective
     */
    public ObjectiveSpec objective() {
        return objective;
    }

    /**
     * Numbers that the generator starts from.
     *
     * @return at least 1
     */
    public int latentSize() {
        return latentSize;
    }

    /**
     * The generator's parameters.
     *
     * @return a copy
     */
    public float[] generatorParameters() {
        return generatorParameters.clone();
    }

    /**
     * The discriminator's parameters.
     *
     * @return a copy
     */
    public float[] criticParameters() {
        return criticParameters.clone();
    }

    /**
     * The state of spectral normalisation.
     *
     * @return a copy; empty without
     */
    public float[] spectralState() {
        return spectralState.clone();
    }

    /**
     * What the discriminator's score says about a row.
     *
     * @return the calibration on held-out rows
     */
    public CriticCalibration calibration() {
        return calibration;
    }

    /**
     * Where the model comes from.
     *
     * @return seed, data digest, versions and history
     */
    public GanProvenance provenance() {
        return provenance;
    }

    /**
     * The temperature at which symbols are drawn when nothing is set: 1 where they were drawn while
     * training, else 0, the likeliest symbol.
     *
     * @return 0 or 1
     */
    public double defaultTemperature() {
        return defaultTemperature(relaxation);
    }

    /** The temperature for generators that were trained with a relaxation. */
    static double defaultTemperature(Relaxation relaxation) {
        return relaxation.usesNoise() ? 1 : 0;
    }

    /**
     * Opens a generator. The caller closes it and uses it from one thread at a time.
     *
     * @param workers threads, 0 for one per processor; what is generated does not depend on it
     * @param progress told when memory has to be waited for
     * @param cancellation asked several times a second
     * @return a new generator
     * @throws bio.strand.engine.backend.BackendUnavailableException if the numeric library cannot
     *     be loaded
     * @throws bio.strand.engine.backend.OffHeapMemoryException if there is not enough memory
     *     outside the heap for this generator alone; where another computation holds some, it is
     *     waited for
     */
    public SequenceGenerator open(
            int workers, ProgressSink progress, CancellationToken cancellation) {
        return new SequenceGenerator(this, workers, progress, cancellation);
    }
}
