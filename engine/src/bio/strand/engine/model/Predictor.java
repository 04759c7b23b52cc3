// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.backend.MemoryShare;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.network.HeadSpec;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.Network;
import bio.strand.engine.network.NetworkInput;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies a model. Memory does not grow with the number of sequences, and for networks that read
 * forward only not with their length either. Use it from one thread at a time and close it, because
 * it holds memory outside the heap.
 *
 * <p>What is said of a sequence does not depend, to the last bit, on which other sequences are
 * predicted with it: every matrix product has the same shape whatever the number of sequences and
 * their lengths.
 */
public final class Predictor implements AutoCloseable {

    /** Number of sequences that are computed together; callers do well to hand over multiples. */
    public static final int BATCH_ROWS = Kernel.ROWS;

    /** Positions that are computed together where a network allows it. */
    private static final int PART_STEPS = 256;

    private final SequenceModel model;
    private final MemoryShare share = MemoryShare.open();
    private final Network network;
    private final HeadSpec head;
    private final int codes;
    private final int outputs;

    Predictor(SequenceModel model, CancellationToken cancellation) {
        this(model, cancellation, model.network().isDivisible() ? PART_STEPS : 0);
    }

    /** For tests, which compare parts with the whole. */
    Predictor(SequenceModel model, CancellationToken cancellation, int partSteps) {
        this.model = model;
        head = model.task().head();
        outputs = head.outputs();
        codes = model.encoding().codes();
        network = share.hold(cancellation, () -> {}, () -> open(cancellation, partSteps));
    }

    private Network open(CancellationToken cancellation, int partSteps) {
        Network opened =
                new Network(
                        model.network(),
                        NetworkInput.of(model.encoding()),
                        head,
                        model.maximumLength(),
                        Kernel.forLoadedBackend(cancellation, null),
                        partSteps);
        try {
            opened.load(model.sharedParameters());
            return opened;
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Why a sequence cannot be predicted: it has no position, or it is longer than the network can
     * take.
     *
     * @param sequence an encoded sequence
     * @return the reason as a sentence for the user; empty when the sequence can be predicted
     */
    public Optional<String> refusal(EncodedSequence sequence) {
        if (sequence.length() < 1) {
            return Optional.of("The sequence is empty.");
        }
        int most = network.maximumSteps();
        if (sequence.length() > most) {
            return Optional.of(
                    "The sequence has %d positions; the model takes at most %d."
                            .formatted(sequence.length(), most));
        }
        boolean limited = model.network().pooling().equals(Optional.of(Pooling.ALL));
        if (limited && sequence.length() > model.maximumLength()) {
            return Optional.of(
                    ("The sequence has %d positions; the model keeps the place of each position and"
                                    + " takes at most %d, the longest of its training. Set a"
                                    + " maximum length in the Sequence Encoder, or train with"
                                    + " another aggregation.")
                            .formatted(sequence.length(), model.maximumLength()));
        }
        return Optional.empty();
    }

    /**
     * Predicts sequences.
     *
     * @param sequences any number of sequences, encoded as {@link SequenceModel#encoding()} says
     * @return the {@link Prediction#outputs()} of each in the order given; class probabilities sum
     *     to 1
     * @throws IllegalArgumentException if a sequence has a {@link #refusal} or does not have the
     *     codes or features of the model's encoding
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public float[][] predict(List<EncodedSequence> sequences) {
        return predict(sequences, Set.of()).stream()
                .map(Prediction::outputs)
                .toArray(float[][]::new);
    }

    /**
     * Predicts sequences and gives more than the outputs.
     *
     * @param sequences any number of sequences, encoded as {@link SequenceModel#encoding()} says
     * @param details what to give beside the outputs
     * @return the predictions in the order given
     * @throws IllegalArgumentException as {@link #predict(List)} does
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public List<Prediction> predict(
            List<EncodedSequence> sequences, Set<Prediction.Detail> details) {
        for (int i = 0; i < sequences.size(); i++) {
            check(sequences.get(i), i);
        }
        Prediction[] result = new Prediction[sequences.size()];
        forBatches(
                sequences,
                indices -> {
                    for (int b = 0; b < indices.length; b++) {
                        int length = sequences.get(indices[b]).length();
                        result[indices[b]] = prediction(b, length, details);
                    }
                });
        return new ArrayList<>(Arrays.asList(result));
    }

    /**
     * Forecasts series beyond their end: the forecast of a step is fed to the network as if it had
     * been measured, with the time difference of the last step where there is one.
     *
     * @param series any number of series, encoded as {@link SequenceModel#encoding()} says
     * @param steps how many steps to forecast, at least 1
     * @return for each series, in the order given, the features ({@link Task.Forecast#names()}) of
     *     the first step after its end, of the second, and so on
     * @throws IllegalArgumentException as {@link #predict(List)} does
     * @throws IllegalStateException if the model is not for forecasts
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public float[][] forecast(List<EncodedSequence> series, int steps) {
        if (!(model.task() instanceof Task.Forecast)) {
            throw new IllegalStateException("the model is not for forecasts");
        }
        if (steps < 1) {
            throw new IllegalArgumentException(
                    "a forecast is of at least one step, not of " + steps);
        }
        for (int i = 0; i < series.size(); i++) {
            check(series.get(i), i);
        }
        float[][] result = new float[series.size()][Math.multiplyExact(steps, outputs)];
        forBatches(
                series,
                indices -> {
                    for (int s = 0; s < steps; s++) {
                        for (int b = 0; b < indices.length; b++) {
                            int last = s == 0 ? series.get(indices[b]).length() - 1 : 0;
                            System.arraycopy(
                                    network.outputs(),
                                    (last * BATCH_ROWS + b) * outputs,
                                    result[indices[b]],
                                    s * outputs,
                                    outputs);
                        }
                        if (s + 1 < steps) {
                            feed(series, indices, result, s * outputs);
                        }
                    }
                });
        return result;
    }

    /** Lets the network read what was forecast, one step for each series. */
    private void feed(List<EncodedSequence> series, int[] indices, float[][] forecasts, int from) {
        SeriesEncoding encoding = (SeriesEncoding) model.encoding();
        int features = encoding.features();
        network.begin(1);
        for (int b = 0; b < indices.length; b++) {
            EncodedSequence given = series.get(indices[b]);
            // What is not forecast is zero, as indicators of what is missing should be.
            float[] step = new float[features];
            System.arraycopy(forecasts[indices[b]], from, step, 0, outputs);
            if (encoding.timeDifference()) {
                step[features - 1] = given.valueAt(given.length() - 1, features - 1);
            }
            network.setRow(b, step, 1);
        }
        network.forwardContinued();
    }

    /** What is done with sequences that are computed together, given by their indices. */
    private interface BatchTask {
        void run(int[] indices);
    }

    /** Computes all sequences, those of about equal length together. */
    private void forBatches(List<EncodedSequence> sequences, BatchTask task) {
        long[] longestFirst = new long[sequences.size()];
        for (int i = 0; i < longestFirst.length; i++) {
            longestFirst[i] = ((long) (Integer.MAX_VALUE - sequences.get(i).length()) << 32) | i;
        }
        Arrays.sort(longestFirst);
        for (int from = 0; from < longestFirst.length; from += BATCH_ROWS) {
            int[] indices = new int[Math.min(BATCH_ROWS, longestFirst.length - from)];
            for (int b = 0; b < indices.length; b++) {
                indices[b] = (int) longestFirst[from + b];
            }
            int steps = sequences.get(indices[0]).length();
            try {
                network.begin(steps);
                for (int b = 0; b < indices.length; b++) {
                    network.setRow(b, sequences.get(indices[b]));
                }
                network.forward();
                task.run(indices);
            } catch (OutOfMemoryError e) {
                throw new PredictionMemoryException(steps, e);
            }
        }
    }

    private Prediction prediction(int row, int length, Set<Prediction.Detail> details) {
        int positions = head.isPerPosition() ? length : 1;
        float[] values = new float[positions * outputs];
        double[] activated = new double[outputs];
        for (int t = 0; t < positions; t++) {
            head.activate(network.outputs(), (t * BATCH_ROWS + row) * outputs, activated, 0);
            for (int k = 0; k < outputs; k++) {
                values[t * outputs + k] =
                        (float)
                                (model.task() instanceof Task.Regression regression
                                        ? regression.value(k, activated[k])
                                        : activated[k]);
            }
        }
        float[] embedding = null;
        if (details.contains(Prediction.Detail.EMBEDDING)) {
            int size = network.embeddingSize();
            embedding = Arrays.copyOfRange(network.embedding(), row * size, (row + 1) * size);
        }
        float[] attention = null;
        if (details.contains(Prediction.Detail.ATTENTION) && hasAttention()) {
            attention = new float[pooledLength(length)];
            for (int t = 0; t < attention.length; t++) {
                attention[t] = network.attention()[t * BATCH_ROWS + row];
            }
        }
        return new Prediction(values, embedding, attention);
    }

    private int pooledLength(int length) {
        int pooled = length;
        for (LayerSpec layer : model.network().layers()) {
            if (layer instanceof LayerSpec.Convolution convolution) {
                pooled = (pooled + convolution.pooling() - 1) / convolution.pooling();
            }
        }
        return pooled;
    }

    /**
     * Whether predictions can have weights of attention.
     *
     * @return true when the network aggregates by attention
     */
    public boolean hasAttention() {
        return model.network().pooling().equals(Optional.of(Pooling.ATTENTION));
    }

    /**
     * Length of the vectors that stand for sequences.
     *
     * @return length of {@link Prediction#embedding()}
     */
    public int embeddingSize() {
        return network.embeddingSize();
    }

    private void check(EncodedSequence sequence, int index) {
        Optional<String> refusal = refusal(sequence);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(
                    "sequence %d: %s".formatted(index + 1, refusal.get()));
        }
        if (sequence.hasValues() != (codes == 0)
                || sequence.hasValues() && sequence.features() != model.encoding().features()) {
            throw new IllegalArgumentException(
                    "sequence %d has %s; the model's encoding has %s"
                            .formatted(
                                    index + 1,
                                    describe(sequence.hasValues(), sequence.features()),
                                    describe(codes == 0, model.encoding().features())));
        }
        for (int t = 0; t < sequence.length() && codes > 0; t++) {
            if (sequence.codeAt(t) >= codes) {
                throw new IllegalArgumentException(
                        "sequence %d has code %d at position %d; the model's encoding has %d codes"
                                .formatted(index + 1, sequence.codeAt(t), t + 1, codes));
            }
        }
    }

    private static String describe(boolean values, int features) {
        return values ? "steps of %d values".formatted(features) : "codes";
    }

    /** Frees the memory outside the heap. Closing twice does nothing. */
    @Override
    public void close() {
        network.close();
        share.close();
    }
}
