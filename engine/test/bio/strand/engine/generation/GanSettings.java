// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of a study as {@code name=value} pairs; what is not named keeps the default. */
final class GanSettings {

    private final Map<String, String> values = new LinkedHashMap<>();

    GanSettings(String[] arguments) {
        for (String argument : arguments) {
            for (String setting : argument.split(",")) {
                if (setting.contains("=")) {
                    values.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
                }
            }
        }
    }

    String text(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    int number(String key, int otherwise) {
        return Integer.parseInt(text(key, Integer.toString(otherwise)));
    }

    double real(String key, double otherwise) {
        return Double.parseDouble(text(key, Double.toString(otherwise)));
    }

    /** The specification, beginning with another one. */
    GanSpec spec(GanSpec from) {
        GanSpec spec = from;
        if (values.containsKey("channels")) {
            int channels = number("channels", 64);
            int blocks = number("blocks", 3);
            int width = number("width", 5);
            spec =
                    spec.withGenerator(
                                    new GeneratorSpec.ResidualConvolution(channels, blocks, width))
                            .withCritic(
                                    new CriticSpec.ResidualConvolution(
                                            number("criticChannels", channels),
                                            number("criticBlocks", blocks),
                                            number("criticWidth", width)));
        }
        if (values.containsKey("lstm")) {
            spec = spec.withGenerator(new GeneratorSpec.Recurrent(number("lstm", 64), 1));
        }
        switch (text("objective", "")) {
            case "minimax" ->
                    spec =
                            spec.withObjective(
                                    new ObjectiveSpec.Minimax(
                                            false, real("penalty", 1), number("every", 4)));
            case "wasserstein" ->
                    spec =
                            spec.withObjective(
                                    new ObjectiveSpec.WassersteinGradientPenalty(
                                            real("penalty", 10)));
            case "hinge" -> spec = spec.withObjective(new ObjectiveSpec.HingeSpectral());
            default -> {
                // The default stays.
            }
        }
        switch (text("relaxation", "")) {
            case "softmax" -> spec = spec.withRelaxation(new Relaxation.Softmax(1));
            case "gumbel" ->
                    spec = spec.withRelaxation(new Relaxation.GumbelSoftmax(real("tau", 0.75)));
            case "straight" ->
                    spec =
                            spec.withRelaxation(
                                    new Relaxation.StraightThrough(real("tau", 1), true));
            default -> {
                // The default stays.
            }
        }
        return spec.withLatentSize(number("latent", spec.latentSize()))
                .withGeneratorLearningRate(real("generatorRate", spec.generatorLearningRate()))
                .withCriticLearningRate(real("criticRate", spec.criticLearningRate()))
                .withBeta1(real("beta1", spec.beta1()))
                .withBeta2(real("beta2", spec.beta2()))
                .withCriticSteps(number("criticSteps", spec.criticSteps()))
                .withBatchSize(number("batch", spec.batchSize()))
                .withIterations(number("iterations", spec.iterations()))
                .withMinutes(real("minutes", spec.minutes()))
                .withAveraging(real("averaging", spec.averaging()))
                .withFinalDecay(real("finalDecay", spec.finalDecay()))
                .withHeldOutShare(real("heldOut", spec.heldOutShare()))
                .withCheckEvery(number("check", spec.checkEvery()))
                .withSeed(number("seed", 1))
                .withWorkers(number("workers", spec.workers()));
    }
}
