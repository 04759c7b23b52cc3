// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.network.RecurrentDefaults;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.simulation.SequenceSimulator;
import bio.strand.engine.simulation.Sigma70Promoter;
import bio.strand.engine.simulation.SimulatedSequence;
import bio.strand.engine.simulation.SimulationSpec;
import bio.strand.engine.split.PartitionSize;
import bio.strand.engine.split.Partitioner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Compares settings on a file of labelled DNA sequences ({@code id,class,sequence}), or on
 * simulated sigma-70 promoters: stratified 80/20 splits by seed, the learner's validation share
 * within the 80. Not a test; run its main.
 *
 * <p>Arguments: file, or {@code promoters:10000:80} for so many rows of so many positions; seeds
 * separated by commas, then any number of settings such as {@code cell=GRU,hidden=32,epochs=20};
 * what is not named keeps its default. Prints a line a run and the medians. Settings are to be
 * chosen by the validation column; the test column is the report.
 */
public final class DefaultsStudy {

    private final EncodedSequences all = new EncodedSequences();
    private final List<EncodedSequence> list = new ArrayList<>();
    private final SequenceEncoding encoding = SequenceEncoding.of(Alphabet.DNA);
    private final List<String> labels;
    private final int[] targets;

    /** The log-likelihood ratio of each simulated row above its best threshold; else empty. */
    private final double[] ratios;

    private DefaultsStudy(int rows, int length) {
        SimulationSpec spec =
                new SimulationSpec(
                        Sigma70Promoter.motif(Sigma70Promoter.background()),
                        Sigma70Promoter.background(),
                        length,
                        rows / 2,
                        rows - rows / 2,
                        1);
        labels = List.of("background", "promoter");
        targets = new int[rows];
        ratios = new double[rows];
        SequenceEncoder encoder = new SequenceEncoder(encoding);
        SequenceSimulator simulator = new SequenceSimulator(spec);
        for (int i = 0; i < rows; i++) {
            SimulatedSequence row = simulator.next();
            list.add(encoder.encode("", row.sequence()));
            targets[i] = row.positive() ? 1 : 0;
            ratios[i] = row.logLikelihoodRatio() - spec.bestThreshold();
        }
    }

    private DefaultsStudy(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        ratios = new double[0];
        TreeSet<String> distinct = new TreeSet<>();
        lines.subList(1, lines.size()).forEach(line -> distinct.add(line.split(",")[1]));
        labels = new ArrayList<>(distinct);
        targets = new int[lines.size() - 1];
        SequenceEncoder encoder = new SequenceEncoder(encoding);
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(",");
            EncodedSequence sequence = encoder.encode(fields[0], fields[2]);
            list.add(sequence);
            targets[i - 1] = labels.indexOf(fields[1]);
        }
    }

    public static void main(String[] arguments) throws IOException {
        String[] source = arguments[0].split(":");
        DefaultsStudy study =
                source[0].equals("promoters")
                        ? new DefaultsStudy(
                                Integer.parseInt(source[1]), Integer.parseInt(source[2]))
                        : new DefaultsStudy(Path.of(arguments[0]));
        long[] seeds = Arrays.stream(arguments[1].split(",")).mapToLong(Long::parseLong).toArray();
        for (int i = 2; i < arguments.length; i++) {
            study.compare(arguments[i], seeds);
        }
    }

    private void compare(String settings, long[] seeds) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (String setting : settings.split(",")) {
            if (setting.contains("=")) {
                changes.put(setting.split("=")[0], setting.split("=")[1]);
            }
        }
        double[][] columns = new double[7][seeds.length];
        for (int s = 0; s < seeds.length; s++) {
            double[] outcome =
                    run(network(changes), training(changes).withSeed(seeds[s]), seeds[s]);
            System.out.printf(
                    Locale.ROOT,
                    "  seed %d: validation %.4f (loss %.3f), logistic %.4f, test %.4f, epoch %.0f,"
                            + " %.1f s, best possible %.4f%n",
                    seeds[s],
                    outcome[0],
                    outcome[1],
                    outcome[2],
                    outcome[3],
                    outcome[4],
                    outcome[5],
                    outcome[6]);
            for (int c = 0; c < columns.length; c++) {
                columns[c][s] = outcome[c];
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-60s validation %.4f (loss %.3f) logistic %.4f test %.4f (mean %.4f) epoch %.0f"
                        + " %.1f s, best possible %.4f%n",
                settings,
                median(columns[0]),
                median(columns[1]),
                median(columns[2]),
                median(columns[3]),
                Arrays.stream(columns[3]).average().orElseThrow(),
                median(columns[4]),
                median(columns[5]),
                median(columns[6]));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static NetworkSpec network(Map<String, String> changes) {
        int filters = number(changes, "filters", RecurrentDefaults.FILTERS);
        int width = number(changes, "width", RecurrentDefaults.FILTER_WIDTH);
        int pooling = number(changes, "pool", RecurrentDefaults.CONVOLUTION_POOLING);
        int convolutions = number(changes, "convs", RecurrentDefaults.CONVOLUTION_LAYERS);
        List<LayerSpec.Convolution> front =
                RecurrentDefaults.convolutions(convolutions, filters, width, pooling);
        return NetworkSpec.recurrent(
                front,
                CellType.valueOf(changes.getOrDefault("cell", RecurrentDefaults.CELL.name())),
                number(changes, "layers", RecurrentDefaults.RECURRENT_LAYERS),
                number(changes, "hidden", RecurrentDefaults.HIDDEN_SIZE),
                Boolean.parseBoolean(
                        changes.getOrDefault(
                                "bi", Boolean.toString(RecurrentDefaults.BIDIRECTIONAL))),
                Pooling.valueOf(changes.getOrDefault("agg", RecurrentDefaults.POOLING.name())),
                real(changes, "dropout", RecurrentDefaults.DROPOUT));
    }

    private static TrainingSpec training(Map<String, String> changes) {
        TrainingSpec defaults = TrainingSpec.defaults();
        return defaults.withEpochs(number(changes, "epochs", defaults.epochs()))
                .withBatchSize(number(changes, "batch", defaults.batchSize()))
                .withLearningRate(real(changes, "rate", defaults.learningRate()))
                .withWeightDecay(real(changes, "decay", defaults.weightDecay()))
                .withClipNorm(real(changes, "clip", defaults.clipNorm()))
                .withWeightAveraging(real(changes, "average", defaults.weightAveraging()))
                .withValidationShare(real(changes, "share", defaults.validationShare()))
                .withPatience(number(changes, "patience", defaults.patience()))
                .withWorkers(number(changes, "workers", defaults.workers()))
                .withSchedule(
                        changes.getOrDefault("schedule", "CONSTANT").equals("COSINE")
                                ? new LearningRateSchedule.Cosine(0)
                                : new LearningRateSchedule.Constant());
    }

    private static int number(Map<String, String> changes, String key, int otherwise) {
        return Integer.parseInt(changes.getOrDefault(key, Integer.toString(otherwise)));
    }

    private static double real(Map<String, String> changes, String key, double otherwise) {
        return Double.parseDouble(changes.getOrDefault(key, Double.toString(otherwise)));
    }

    private double[] run(NetworkSpec network, TrainingSpec spec, long seed) {
        BitSet chosen = Partitioner.stratified(targets, new PartitionSize.Relative(0.8), seed);
        EncodedSequences rows = new EncodedSequences();
        int[] trainingTargets = chosen.stream().map(i -> targets[i]).toArray();
        chosen.stream().forEach(i -> rows.add(list.get(i)));
        long start = System.nanoTime();
        TrainingResult result =
                SequenceTrainer.train(
                        new TrainingData(rows, new Targets.Classes(labels, trainingTargets)),
                        encoding,
                        network,
                        spec,
                        ProgressSink.none(),
                        CancellationToken.never());
        double seconds = (System.nanoTime() - start) * 1e-9;
        int correct = 0;
        int possible = 0;
        int[] test = IntStream.range(0, list.size()).filter(i -> !chosen.get(i)).toArray();
        try (Predictor predictor = result.model().predictor()) {
            float[][] probabilities =
                    predictor.predict(Arrays.stream(test).mapToObj(list::get).toList());
            for (int i = 0; i < test.length; i++) {
                int best = 0;
                for (int c = 1; c < labels.size(); c++) {
                    best = probabilities[i][c] > probabilities[i][best] ? c : best;
                }
                correct += best == targets[test[i]] ? 1 : 0;
                boolean positive = ratios.length > 0 && ratios[test[i]] > 0;
                possible += positive == (targets[test[i]] == 1) ? 1 : 0;
            }
        }
        EpochRecord best = result.history().best();
        return new double[] {
            best.validationScore(),
            best.validationLoss(),
            result.history().baselines().get(1).validationScore(),
            correct / (double) test.length,
            best.epoch(),
            seconds,
            ratios.length == 0 ? Double.NaN : possible / (double) test.length
        };
    }
}
