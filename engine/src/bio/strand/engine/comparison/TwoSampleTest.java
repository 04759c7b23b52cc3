// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.CasePolicy;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.GapPolicy;
import bio.strand.engine.encoding.LengthPolicy;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.encoding.SymbolPolicy;
import bio.strand.engine.encoding.TruncationSide;
import bio.strand.engine.encoding.UnknownPolicy;
import bio.strand.engine.model.Predictor;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.training.LogisticRegression;
import bio.strand.engine.training.RowFeatures;
import bio.strand.engine.training.SequenceTrainer;
import bio.strand.engine.training.Targets;
import bio.strand.engine.training.TrainingData;
import bio.strand.engine.training.TrainingSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classifier two-sample test (Lopez-Paz and Oquab, ICLR 2017): a classifier that cannot tell
 * generated from real rows better than by guessing has found no difference. The result is the area
 * under its ROC curve on rows that it did not learn from.
 *
 * <p>Sequences are codes, of which those from {@code symbols} on are unknown symbols. Profiles are
 * sequences of one step of values; they are shifted and scaled to mean 0 and standard deviation 1
 * over all rows to learn from, and cut at 10 standard deviations. For one thread at a time.
 */
public final class TwoSampleTest {

    /** The regression reads how often each k-mer occurs up to this k, if there are few enough. */
    public static final int LONGEST_KMER = 4;

    private static final int MAXIMUM_KMER_FEATURES = 10_000;

    private static final List<String> LABELS = List.of("real", "generated");

    /**
     * Longer sequences are judged by the maximum over their positions, not position by position.
     */
    private static final int MAXIMUM_ALIGNED = 512;

    private static final int MAXIMUM_NETWORK_SYMBOLS = Alphabet.MAXIMUM_SIZE - 1;

    private static final float LARGEST_STANDARDISED = 10;

    private final TwoSampleData data;
    private final int symbols;
    private final EncodedSequences training;
    private final EncodedSequences test;
    private final int[] classes;

    private TwoSampleTest(TwoSampleData data, int symbols) {
        this.data = data;
        this.symbols = symbols;
        training = TwoSampleData.joined(data.trainingReal(), data.trainingGenerated());
        test = TwoSampleData.joined(data.testReal(), data.testGenerated());
        classes = new int[training.size()];
        Arrays.fill(classes, data.trainingReal().size(), classes.length, 1);
    }

    /**
     * A test of sequences.
     *
     * @param data codes
     * @param symbols number of symbols, at least 1
     * @return the test
     * @throws IllegalArgumentException if the data are values or there is no symbol
     */
    public static TwoSampleTest ofSequences(TwoSampleData data, int symbols) {
        if (data.trainingReal().hasValues() || symbols < 1) {
            throw new IllegalArgumentException("sequences are codes of at least one symbol");
        }
        return new TwoSampleTest(data, symbols);
    }

    /**
     * A test of profiles.
     *
     * @param data sequences of one step of values, all finite
     * @return the test
     * @throws IllegalArgumentException if the data are codes
     */
    public static TwoSampleTest ofProfiles(TwoSampleData data) {
        if (!data.trainingReal().hasValues()) {
            throw new IllegalArgumentException("profiles are values, not codes");
        }
        return new TwoSampleTest(standardised(data), 0);
    }

    private static TwoSampleData standardised(TwoSampleData data) {
        int features = data.trainingReal().features();
        double[] sums = new double[features];
        double[] squares = new double[features];
        double rows = 0;
        for (EncodedSequences part : List.of(data.trainingReal(), data.trainingGenerated())) {
            for (int i = 0; i < part.size(); i++, rows++) {
                for (int f = 0; f < features; f++) {
                    sums[f] += part.value(i, 0, f);
                }
            }
        }
        for (EncodedSequences part : List.of(data.trainingReal(), data.trainingGenerated())) {
            for (int i = 0; i < part.size(); i++) {
                for (int f = 0; f < features; f++) {
                    double d = part.value(i, 0, f) - sums[f] / rows;
                    squares[f] += d * d;
                }
            }
        }
        double[] means = new double[features];
        double[] deviations = new double[features];
        for (int f = 0; f < features; f++) {
            means[f] = sums[f] / rows;
            deviations[f] = squares[f] > 0 ? Math.sqrt(squares[f] / rows) : 1;
        }
        return new TwoSampleData(
                standardised(data.trainingReal(), means, deviations),
                standardised(data.trainingGenerated(), means, deviations),
                standardised(data.testReal(), means, deviations),
                standardised(data.testGenerated(), means, deviations));
    }

    private static EncodedSequences standardised(
            EncodedSequences part, double[] means, double[] deviations) {
        EncodedSequences result = new EncodedSequences();
        float[] row = new float[means.length];
        for (int i = 0; i < part.size(); i++) {
            for (int f = 0; f < row.length; f++) {
                double value = (part.value(i, 0, f) - means[f]) / deviations[f];
                row[f] =
                        (float)
                                Math.max(
                                        -LARGEST_STANDARDISED,
                                        Math.min(LARGEST_STANDARDISED, value));
            }
            result.add(EncodedSequence.ofValues(row.length, row));
        }
        return result;
    }

    /**
     * The test by logistic regression with the penalty {@code |w|^2 / (2 n)}. Of sequences it reads
     * the symbol at each position and how often each k-mer occurs, for k up to {@value
     * #LONGEST_KMER} or as far as there are at most 10,000 of them; of profiles the values, their
     * squares and, of at most 60 values, the products of all pairs.
     *
     * @param cancellation asked several times a second
     * @return the score
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public TwoSampleScore byLogisticRegression(CancellationToken cancellation) {
        LogisticRegression regression =
                LogisticRegression.fit(
                        features(training),
                        IntStream.range(0, training.size()).toArray(),
                        classes,
                        new double[] {1, 1},
                        cancellation);
        RowFeatures read = features(test);
        double[] scores = new double[test.size()];
        double[] logarithms = new double[2];
        for (int i = 0; i < scores.length; i++) {
            regression.predict(read, i, logarithms);
            scores[i] = logarithms[1] - logarithms[0];
        }
        return score(scores);
    }

    private RowFeatures features(EncodedSequences rows) {
        if (rows.hasValues()) {
            return new ProfileFeatures(rows);
        }
        int k = 0;
        while (k < LONGEST_KMER
                && KmerSpectrum.isCountable(symbols, k + 1)
                && Kmers.number(symbols, k + 1) <= MAXIMUM_KMER_FEATURES) {
            k++;
        }
        return new SequenceFeatures(rows, symbols, training.maximumLength(), k);
    }

    private TwoSampleScore score(double[] scores) {
        int real = data.testReal().size();
        return TwoSampleScore.of(
                Arrays.copyOf(scores, real), Arrays.copyOfRange(scores, real, scores.length));
    }

    /**
     * The test by a small network that {@link SequenceTrainer} trains, with one tenth of its rows
     * held back to stop early by. Sequences: a convolution of 32 filters of width 9 with pooling by
     * two, all positions side by side (beyond 512 positions their maximum), dropout, 64 units.
     * Profiles: two layers of 64 units. Sequences are cut to the longest one to learn from; of more
     * than 199 symbols all but the first 199 count as unknown.
     *
     * @param seed seed of the training
     * @param workers threads, 0 for one per processor; of no effect on the result
     * @param progress told several times a second
     * @param cancellation asked several times a second
     * @return the score
     * @throws bio.strand.engine.training.TrainingException if the network cannot be trained
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public TwoSampleScore byNetwork(
            long seed, int workers, ProgressSink progress, CancellationToken cancellation) {
        boolean profiles = training.hasValues();
        int known = Math.min(symbols, MAXIMUM_NETWORK_SYMBOLS);
        int longest = Math.max(1, training.maximumLength());
        EncodedSequences rows = profiles ? training : readable(training, known, longest);
        TrainingSpec spec =
                TrainingSpec.defaults()
                        .withEpochs(profiles ? 30 : 12)
                        .withBatchSize(rows.size() < 2000 ? 32 : 128)
                        .withLearningRate(0.002)
                        .withPatience(profiles ? 5 : 2)
                        .withWeightAveraging(0.99)
                        .withSeed(seed)
                        .withWorkers(workers);
        SequenceModel model =
                SequenceTrainer.train(
                                new TrainingData(rows, new Targets.Classes(LABELS, classes)),
                                profiles ? profileEncoding() : sequenceEncoding(known),
                                profiles ? profileNetwork() : sequenceNetwork(longest),
                                spec,
                                progress,
                                cancellation)
                        .model();
        int generated = model.task().names().indexOf(LABELS.get(1));
        EncodedSequences judged = profiles ? test : readable(test, known, longest);
        List<EncodedSequence> list = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            list.add(judged.get(i));
        }
        try (Predictor predictor = model.predictor(cancellation)) {
            return score(probabilities(predictor.predict(list), generated));
        }
    }

    private static double[] probabilities(float[][] outputs, int index) {
        double[] probabilities = new double[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            probabilities[i] = outputs[i][index];
        }
        return probabilities;
    }

    /** Codes that the network knows, with one for all unknown symbols; at least one position. */
    private static EncodedSequences readable(EncodedSequences rows, int symbols, int longest) {
        EncodedSequences readable = new EncodedSequences();
        for (int i = 0; i < rows.size(); i++) {
            int[] codes = new int[Math.max(1, Math.min(longest, rows.length(i)))];
            for (int t = 0; t < codes.length; t++) {
                codes[t] = rows.length(i) == 0 ? symbols : Math.min(rows.code(i, t), symbols);
            }
            readable.add(EncodedSequence.ofCodes(codes));
        }
        return readable;
    }

    private static Encoding sequenceEncoding(int symbols) {
        StringBuilder letters = new StringBuilder();
        for (int s = 0; s < symbols; s++) {
            letters.append((char) ('\u4E00' + s));
        }
        return new SequenceEncoding(
                Alphabet.custom("symbols", letters.toString()),
                CasePolicy.EXACT,
                SymbolPolicy.NEUTRAL,
                GapPolicy.NEUTRAL,
                UnknownPolicy.NEUTRAL,
                1,
                LengthPolicy.ERROR,
                0,
                TruncationSide.END);
    }

    private Encoding profileEncoding() {
        return SeriesEncoding.of(
                IntStream.range(0, training.features()).mapToObj(Integer::toString).toList());
    }

    private static NetworkSpec sequenceNetwork(int longest) {
        return new NetworkSpec(
                List.of(
                        new LayerSpec.Convolution(32, 9, 2),
                        new LayerSpec.Aggregation(
                                longest <= MAXIMUM_ALIGNED ? Pooling.ALL : Pooling.MAX),
                        new LayerSpec.Dropout(0.3),
                        new LayerSpec.Dense(64)));
    }

    private static NetworkSpec profileNetwork() {
        return new NetworkSpec(
                List.of(
                        new LayerSpec.Aggregation(Pooling.LAST),
                        new LayerSpec.Dense(64),
                        new LayerSpec.Dropout(0.2),
                        new LayerSpec.Dense(64)));
    }
}
