// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.network.CellActivation;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.LossSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Settings of a study as {@code name=value} pairs; what is not named keeps the study's default. */
final class StudySettings {

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Reads settings.
     *
     * @param defaults the study's own, separated by commas
     * @param changes what differs from them
     */
    StudySettings(String defaults, String changes) {
        for (String setting : (defaults + "," + changes).split(",")) {
            if (setting.contains("=")) {
                values.put(setting.split("=")[0], setting.split("=")[1]);
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

    /** embedding, convolutions, recurrent layers, and for one answer a row the aggregation. */
    NetworkSpec network() {
        double dropout = real("dropout", 0.3);
        List<LayerSpec> layers = new ArrayList<>();
        if (number("embedding", 0) > 0) {
            layers.add(new LayerSpec.Embedding(number("embedding", 0)));
            drop(layers, real("inputDropout", 0));
        }
        for (int i = 0; i < number("convs", 0); i++) {
            layers.add(new LayerSpec.Convolution(number("filters", 64), number("width", 7), 1));
            drop(layers, real("convDropout", dropout));
        }
        for (int i = 0; i < number("layers", 1); i++) {
            if (i > 0) {
                drop(layers, dropout);
            }
            layers.add(
                    new LayerSpec.Recurrent(
                            CellType.valueOf(text("cell", "GRU")),
                            number("hidden", 128),
                            Boolean.parseBoolean(text("bi", "true")),
                            real("recurrentDropout", 0),
                            CellActivation.TANH));
        }
        if (values.containsKey("pool")) {
            layers.add(new LayerSpec.Aggregation(Pooling.valueOf(text("pool", "MEAN"))));
        }
        drop(layers, dropout);
        if (number("dense", 0) > 0) {
            layers.add(new LayerSpec.Dense(number("dense", 0)));
            drop(layers, dropout);
        }
        return new NetworkSpec(layers);
    }

    private static void drop(List<LayerSpec> layers, double rate) {
        if (rate > 0) {
            layers.add(new LayerSpec.Dropout(rate));
        }
    }

    TrainingSpec training(long seed) {
        TrainingSpec spec =
                TrainingSpec.defaults()
                        .withEpochs(number("epochs", 30))
                        .withBatchSize(number("batch", 64))
                        .withLearningRate(real("rate", 0.001))
                        .withWeightDecay(real("decay", 0))
                        .withClipNorm(real("clip", 1))
                        .withWeightAveraging(real("average", 0))
                        .withPatience(number("patience", 0))
                        .withWorkers(number("workers", 1))
                        .withSeed(seed);
        if (text("schedule", "").equals("COSINE")) {
            spec = spec.withSchedule(new LearningRateSchedule.Cosine(number("warmup", 0)));
        } else if (text("schedule", "").equals("PLATEAU")) {
            spec = spec.withSchedule(new LearningRateSchedule.ReduceOnPlateau(0.5, 3));
        }
        if (real("smoothing", 0) > 0) {
            spec = spec.withLoss(new LossSpec.CrossEntropy(real("smoothing", 0)));
        }
        if (real("huber", 0) > 0) {
            spec = spec.withLoss(new LossSpec.Huber(real("huber", 0)));
        }
        if (number("crop", 0) > 0) {
            spec = spec.withAugmentation(new Augmentation.RandomStart(number("crop", 0)));
        }
        return spec;
    }

    /** Prints the history of a run: the epochs, the baselines and the warnings. */
    static void print(TrainingResult result, double seconds) {
        TrainingHistory history = result.history();
        StringBuilder line = new StringBuilder("  epochs:");
        history.epochs()
                .forEach(
                        e ->
                                line.append(
                                        String.format(
                                                Locale.ROOT,
                                                " %d:%.4f/%.4f(%.4f)",
                                                e.epoch(),
                                                e.trainingLoss(),
                                                e.validationLoss(),
                                                e.validationScore())));
        System.out.println(line);
        history.baselines()
                .forEach(
                        b ->
                                System.out.printf(
                                        Locale.ROOT,
                                        "  baseline %s: %.4f%n",
                                        b.name(),
                                        b.validationScore()));
        history.warnings().forEach(w -> System.out.println("  " + w));
        System.out.printf(
                Locale.ROOT,
                "  %d parameters, best epoch %d, validation %s %.4f, %.0f s%n",
                result.model().parameterCount(),
                history.bestEpoch(),
                history.metric().label(),
                history.best().validationScore(),
                seconds);
    }

    /** Processor time of this process so far, which a busy machine does not change much. */
    static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
                * 1e-9;
    }

    /** Progress on the error stream, a line for each validated epoch at most. */
    static void progress(double fraction, String message) {
        if (System.getenv("STUDY_PROGRESS") != null) {
            System.err.printf(Locale.ROOT, "%.3f %s%n", fraction, message);
        }
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
