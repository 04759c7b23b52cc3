// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.learner;

import bio.strand.engine.generation.CriticSpec;
import bio.strand.engine.generation.GanSpec;
import bio.strand.engine.generation.GeneratorSpec;
import bio.strand.engine.generation.ObjectiveSpec;
import bio.strand.engine.generation.Relaxation;
import bio.strand.nodes.generation.learner.GanLearnerNodeParameters.Network;
import bio.strand.nodes.generation.learner.GanLearnerNodeParameters.Objective;
import bio.strand.nodes.generation.learner.GanLearnerNodeParameters.Source;
import bio.strand.nodes.runtime.EngineErrors;
import java.util.Collections;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;

/** Turns the fields of the dialog into the engine's records. */
final class TrainingChoice {

    private TrainingChoice() {}

    /**
     * The networks and the way of training.
     *
     * @param parameters the settings
     * @return the engine's record
     * @throws InvalidSettingsException if a value is out of its range or does not suit what is
     *     learned; the message names it
     */
    static GanSpec of(GanLearnerNodeParameters parameters) throws InvalidSettingsException {
        boolean profiles = parameters.source == Source.PROFILES;
        GanSpec recommended = profiles ? GanSpec.profileDefaults() : GanSpec.defaults();
        if (profiles) {
            requireDense("Generator", parameters.generator);
            requireDense("Critic", parameters.critic);
        }
        try {
            GanSpec spec =
                    recommended
                            .withObjective(objective(parameters))
                            .withCriticSteps(criticSteps(parameters))
                            .withGeneratorLearningRate(parameters.generatorLearningRate)
                            .withCriticLearningRate(parameters.criticLearningRate)
                            .withFinalDecay(parameters.finalDecay)
                            .withBatchSize(parameters.batchSize)
                            .withIterations(parameters.iterations)
                            .withMinutes(parameters.timeLimitMinutes)
                            .withAveraging(parameters.averaging)
                            .withHeldOutShare(parameters.heldOutShare)
                            .withCheckEvery(parameters.checkInterval)
                            .withSamples(parameters.samplesPerCheck)
                            .withVariableLength(!profiles && !parameters.oneLength)
                            .withSeed(parameters.seed)
                            .withWorkers(parameters.workers);
            if (parameters.latentSize != 0) {
                spec = spec.withLatentSize(parameters.latentSize);
            }
            if (parameters.generator != Network.AUTO) {
                spec = spec.withGenerator(generator(parameters));
            }
            if (parameters.critic != Network.AUTO) {
                spec = spec.withCritic(critic(parameters));
            }
            return profiles ? spec : spec.withRelaxation(relaxation(parameters));
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }

    private static void requireDense(String title, Network network)
            throws InvalidSettingsException {
        if (network != Network.AUTO && network != Network.DENSE) {
            throw new InvalidSettingsException(
                    "The columns of a profile have no order that convolutions or an LSTM could follow: set \"%s\" to \"Recommended\" or \"Dense layers\"."
                            .formatted(title));
        }
    }

    private static int criticSteps(GanLearnerNodeParameters parameters) {
        if (parameters.criticSteps != 0) {
            return parameters.criticSteps;
        }
        return parameters.objective == Objective.WASSERSTEIN ? 5 : 1;
    }

    private static ObjectiveSpec objective(GanLearnerNodeParameters parameters) {
        return switch (parameters.objective) {
            case NON_SATURATING, SATURATING ->
                    new ObjectiveSpec.Minimax(
                            parameters.objective == Objective.SATURATING,
                            parameters.realPenalty,
                            parameters.penaltyEvery);
            case WASSERSTEIN ->
                    new ObjectiveSpec.WassersteinGradientPenalty(parameters.gradientPenalty);
            case HINGE -> new ObjectiveSpec.HingeSpectral();
        };
    }

    private static Relaxation relaxation(GanLearnerNodeParameters parameters) {
        double temperature = parameters.temperature;
        return switch (parameters.symbols) {
            case SOFTMAX -> new Relaxation.Softmax(temperature);
            case GUMBEL_SOFTMAX -> new Relaxation.GumbelSoftmax(temperature);
            case STRAIGHT_THROUGH -> new Relaxation.StraightThrough(temperature, false);
            case STRAIGHT_THROUGH_DRAWN -> new Relaxation.StraightThrough(temperature, true);
        };
    }

    private static GeneratorSpec generator(GanLearnerNodeParameters parameters) {
        int channels = parameters.generatorChannels;
        int layers = parameters.generatorLayers;
        return switch (parameters.generator) {
            case AUTO, CONVOLUTION ->
                    new GeneratorSpec.ResidualConvolution(
                            channels, layers, parameters.generatorWidth);
            case LSTM -> new GeneratorSpec.Recurrent(channels, layers);
            case DENSE -> new GeneratorSpec.Dense(sizes(channels, layers));
        };
    }

    private static CriticSpec critic(GanLearnerNodeParameters parameters) {
        int channels = parameters.criticChannels;
        int layers = parameters.criticLayers;
        return switch (parameters.critic) {
            case AUTO, CONVOLUTION ->
                    new CriticSpec.ResidualConvolution(channels, layers, parameters.criticWidth);
            case LSTM -> new CriticSpec.Recurrent(channels, layers);
            case DENSE -> new CriticSpec.Dense(sizes(channels, layers));
        };
    }

    /** The record refuses more layers than it knows; this only keeps the list from being huge. */
    private static List<Integer> sizes(int size, int layers) {
        return Collections.nCopies(Math.max(0, Math.min(layers, 1000)), size);
    }
}
