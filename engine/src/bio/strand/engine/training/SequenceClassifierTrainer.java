// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.model.Provenance;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.HeadSpec;
import bio.strand.engine.network.Network;
import bio.strand.engine.network.NetworkInput;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.split.PartitionSize;
import bio.strand.engine.split.Partitioner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains sequence classifiers by mini-batch Adam on the cross-entropy, and keeps the parameters of
 * the epoch with the lowest loss on rows held back for validation.
 *
 * <p>Equal data, specifications and seeds give equal results byte for byte on one machine, whatever
 * the number of workers.
 */
public final class SequenceClassifierTrainer {

    /** Name of the baseline that always answers with the most frequent class. */
    public static final String MAJORITY_CLASS = "Majority class";

    /** Name of the baseline of {@code LogisticRegression} on the encoded rows. */
    public static final String LOGISTIC_REGRESSION = "Logistic regression";

    private final EncodedSequences sequences;
    private final int[] targets;
    private final List<String> classLabels;
    private final SequenceEncoding encoding;
    private final NetworkSpec network;
    private final TrainingSpec spec;
    private final ProgressSink progress;
    private final CancellationToken cancellation;

    private int[] trainingRows;
    private int[] validationRows;
    private double[] classWeights;

    private SequenceClassifierTrainer(
            EncodedSequences sequences,
            int[] targets,
            List<String> classLabels,
            SequenceEncoding encoding,
            NetworkSpec network,
            TrainingSpec spec,
            ProgressSink progress,
            CancellationToken cancellation) {
        this.sequences = sequences;
        this.targets = targets;
        this.classLabels = classLabels;
        this.encoding = encoding;
        this.network = network;
        this.spec = spec;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Trains a network on labelled sequences.
     *
     * @param sequences the encoded rows, each of at least one position
     * @param targets the class of each row, an index into {@code classLabels}
     * @param classLabels the names of the classes, at least two, all different, each with a row
     * @param encoding the encoding that made the rows
     * @param network the architecture
     * @param spec how to train
     * @param progress told several times a second
     * @param cancellation asked several times a second; an interrupt of the calling thread counts
     *     as cancellation too
     * @return the model of the best epoch and the history
     * @throws TrainingException if the data cannot be trained on, with the row and the remedy
     * @throws DivergedTrainingException if the loss or the gradient stops being finite
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     * @throws bio.strand.engine.backend.BackendUnavailableException if the numeric library cannot
     *     be loaded
     */
    public static TrainingResult train(
            EncodedSequences sequences,
            int[] targets,
            List<String> classLabels,
            SequenceEncoding encoding,
            NetworkSpec network,
            TrainingSpec spec,
            ProgressSink progress,
            CancellationToken cancellation) {
        SequenceClassifierTrainer trainer =
                new SequenceClassifierTrainer(
                        sequences,
                        targets,
                        List.copyOf(classLabels),
                        encoding,
                        network,
                        spec,
                        progress,
                        cancellation);
        trainer.checkData();
        try {
            return trainer.run();
        } catch (OutOfMemoryError e) {
            TrainingException failure =
                    new TrainingException(
                            ("There is not enough memory to train on sequences of up to %d"
                                 + " positions with this network. Give Java more memory (-Xmx), cut"
                                 + " the sequences, or take fewer filters, units or layers.")
                                    .formatted(sequences.maximumLength()));
            failure.initCause(e);
            throw failure;
        }
    }

    private TrainingResult run() {
        hold();
        List<Baseline> baselines = baselines(progress.step(0, 0.02));
        List<EpochRecord> epochs = new ArrayList<>();
        int maximumLength = sequences.maximumLength();
        try (GradientWorkers workers =
                new GradientWorkers(
                        network,
                        NetworkInput.of(encoding),
                        maximumLength,
                        classLabels.size(),
                        sequences,
                        targets,
                        spec,
                        cancellation)) {
            float[] parameters =
                    Network.initialParameters(
                            workers.layout(), Seeds.derive(spec.seed(), Seeds.INITIALIZATION));
            BestEpoch best = new BestEpoch(parameters, validationRows.length > 0);
            ParameterAverage average = new ParameterAverage(parameters, spec.weightAveraging());
            AdamOptimizer optimizer = new AdamOptimizer(workers.layout(), spec.weightDecay());
            TrainingProgress messages = new TrainingProgress(progress.step(0.02, 1), spec.epochs());
            for (int epoch = 1; epoch <= spec.epochs(); epoch++) {
                GradientWorkers.Totals training =
                        trainEpoch(epoch, parameters, average, workers, optimizer, messages);
                GradientWorkers.Totals validation =
                        workers.evaluate(average.values(), validationRows, classWeights);
                EpochRecord outcome = record(epoch, training, validation);
                epochs.add(outcome);
                messages.validated(outcome.validationScore());
                best.offer(outcome, average.values());
                if (spec.patience() > 0 && epoch - best.epoch() >= spec.patience()) {
                    break;
                }
            }
            return result(best, epochs, baselines, maximumLength);
        }
    }

    private void checkData() {
        if (targets.length != sequences.size()) {
            throw new IllegalArgumentException(
                    "%d targets for %d rows".formatted(targets.length, sequences.size()));
        }
        int classes = classLabels.size();
        if (classes < 2) {
            throw new TrainingException(
                    "There is only one class%s; a classifier needs at least two. Check the target column."
                            .formatted(classes == 1 ? ", '" + classLabels.get(0) + "'" : ""));
        }
        if (new HashSet<>(classLabels).size() < classes) {
            throw new IllegalArgumentException("two classes have the same label");
        }
        if (sequences.size() < classes) {
            throw new TrainingException(
                    "There are %d rows for %d classes; each class needs rows of its own. Check the target column."
                            .formatted(sequences.size(), classes));
        }
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] < 0 || targets[i] >= classes) {
                throw new IllegalArgumentException(
                        "row %d has target %d of %d classes".formatted(i + 1, targets[i], classes));
            }
            if (sequences.length(i) < 1) {
                throw new TrainingException(
                        "The sequence of row %d is empty; remove the row.".formatted(i + 1));
            }
        }
        int most = maximumSteps();
        if (sequences.maximumLength() > most) {
            throw new TrainingException(
                    ("The longest sequence has %d positions; this network takes at most %d. Set a"
                                    + " maximum length in the encoding or take fewer filters or"
                                    + " units.")
                            .formatted(sequences.maximumLength(), most));
        }
        int[] counts = countByClass(targets);
        for (int c = 0; c < classes; c++) {
            if (counts[c] == 0) {
                throw new TrainingException(
                        "Class '%s' has no row; remove it or add rows."
                                .formatted(classLabels.get(c)));
            }
        }
    }

    private int maximumSteps() {
        int longest = sequences.maximumLength();
        try {
            return new NetworkLayout(
                            network,
                            NetworkInput.of(encoding),
                            new HeadSpec.Softmax(classLabels.size()),
                            longest)
                    .maximumSteps();
        } catch (IllegalArgumentException e) {
            TrainingException failure =
                    new TrainingException(
                            "For sequences of up to %d positions %s."
                                    .formatted(longest, e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
    }

    private int[] countByClass(int[] classesOfRows) {
        int[] counts = new int[classLabels.size()];
        for (int c : classesOfRows) {
            counts[c]++;
        }
        return counts;
    }

    /** Holds rows back for validation, class by class; no class loses its last row. */
    private void hold() {
        BitSet held =
                Partitioner.stratified(
                        targets,
                        new PartitionSize.Relative(spec.validationShare()),
                        Seeds.derive(spec.seed(), Seeds.SPLIT));
        int[] left = countByClass(targets);
        for (int i = held.nextSetBit(0); i >= 0; i = held.nextSetBit(i + 1)) {
            if (left[targets[i]] == 1) {
                held.clear(i);
            } else {
                left[targets[i]]--;
            }
        }
        validationRows = held.stream().toArray();
        held.flip(0, targets.length);
        trainingRows = held.stream().toArray();
        classWeights = new double[classLabels.size()];
        for (int c = 0; c < classWeights.length; c++) {
            classWeights[c] =
                    spec.classWeights()
                            ? trainingRows.length / ((double) classWeights.length * left[c])
                            : 1;
        }
    }

    private List<Baseline> baselines(ProgressSink sink) {
        if (validationRows.length == 0) {
            return List.of();
        }
        sink.report(0, "Fitting the baselines");
        int[] counts = countByClass(Arrays.stream(trainingRows).map(i -> targets[i]).toArray());
        int majority = 0;
        for (int c = 1; c < counts.length; c++) {
            majority = counts[c] > counts[majority] ? c : majority;
        }
        double loss = 0;
        int correct = 0;
        for (int row : validationRows) {
            double share = counts[targets[row]] / (double) trainingRows.length;
            loss -= StrictMath.log(share) * classWeights[targets[row]];
            correct += targets[row] == majority ? 1 : 0;
        }
        GradientWorkers.Totals regression =
                LogisticRegression.fit(
                                sequences,
                                encoding.featureRows(),
                                trainingRows,
                                targets,
                                classWeights,
                                cancellation)
                        .evaluate(validationRows, targets, classWeights);
        return List.of(
                baseline(MAJORITY_CLASS, new GradientWorkers.Totals(loss, correct)),
                baseline(LOGISTIC_REGRESSION, regression));
    }

    private Baseline baseline(String name, GradientWorkers.Totals totals) {
        double rows = validationRows.length;
        return new Baseline(name, totals.loss() / rows, totals.correct() / rows);
    }

    private GradientWorkers.Totals trainEpoch(
            int epoch,
            float[] parameters,
            ParameterAverage average,
            GradientWorkers workers,
            AdamOptimizer optimizer,
            TrainingProgress messages) {
        int[] order = shuffled(epoch);
        int batches = (order.length + spec.batchSize() - 1) / spec.batchSize();
        float[] gradient = new float[parameters.length];
        double loss = 0;
        int correct = 0;
        for (int batch = 0; batch < batches; batch++) {
            cancellation.throwIfCancelled();
            int from = batch * spec.batchSize();
            int to = Math.min(order.length, from + spec.batchSize());
            long iteration = (epoch - 1L) * batches + batch;
            GradientWorkers.Totals totals =
                    workers.gradient(
                            parameters,
                            Arrays.copyOfRange(order, from, to),
                            classWeights,
                            Seeds.derive(Seeds.derive(spec.seed(), Seeds.DROPOUT), iteration),
                            gradient);
            double norm = norm(gradient);
            double rate = learningRate(iteration, (long) batches * spec.epochs());
            if (!Double.isFinite(totals.loss()) || !Double.isFinite(norm)) {
                throw new DivergedTrainingException(epoch, batch + 1, rate);
            }
            if (spec.clipNorm() > 0 && norm > spec.clipNorm()) {
                scale(gradient, (float) (spec.clipNorm() / norm));
            }
            optimizer.step(parameters, gradient, rate);
            average.add(parameters);
            loss += totals.loss();
            correct += totals.correct();
            messages.report(epoch, (batch + 1.0) / batches, loss / to);
        }
        return new GradientWorkers.Totals(loss, correct);
    }

    private int[] shuffled(int epoch) {
        SplittableRandom random =
                new SplittableRandom(Seeds.derive(Seeds.derive(spec.seed(), Seeds.SHUFFLE), epoch));
        int[] order = trainingRows.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private static double norm(float[] gradient) {
        double sum = 0;
        for (float g : gradient) {
            sum += (double) g * g;
        }
        return Math.sqrt(sum);
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private double learningRate(long iteration, long iterations) {
        return switch (spec.schedule()) {
            case CONSTANT -> spec.learningRate();
            case COSINE ->
                    spec.learningRate()
                            * 0.5
                            * (1 + StrictMath.cos(Math.PI * iteration / iterations));
        };
    }

    private EpochRecord record(
            int epoch, GradientWorkers.Totals training, GradientWorkers.Totals validation) {
        double rows = trainingRows.length;
        // Dividing by zero rows gives the NaN that says there are none.
        double held = validationRows.length;
        return new EpochRecord(
                epoch,
                training.loss() / rows,
                training.correct() / rows,
                validation.loss() / held,
                validation.correct() / held);
    }

    private TrainingResult result(
            BestEpoch best, List<EpochRecord> epochs, List<Baseline> baselines, int maximumLength) {
        int[] trained = countByClass(Arrays.stream(trainingRows).map(i -> targets[i]).toArray());
        List<String> warnings =
                ResultReview.warnings(
                        epochs,
                        best.epoch(),
                        baselines,
                        classLabels,
                        trained,
                        validationRows.length,
                        spec);
        Provenance provenance =
                new Provenance(
                        SequenceModel.LIBRARY_VERSION,
                        new CpuKernel(cancellation).describe(),
                        spec.seed(),
                        DataDigest.of(sequences, targets),
                        trainingRows.length,
                        validationRows.length,
                        spec.toSettings(),
                        Provenance.ACCURACY,
                        epochs,
                        best.epoch());
        SequenceModel model =
                new SequenceModel(
                        network,
                        encoding,
                        new Task.Classification(classLabels),
                        maximumLength,
                        best.parameters(),
                        provenance);
        return new TrainingResult(
                model,
                new TrainingHistory(
                        epochs,
                        best.epoch(),
                        baselines,
                        warnings,
                        trainingRows.length,
                        validationRows.length));
    }
}
