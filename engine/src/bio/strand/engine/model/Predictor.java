// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.network.Network;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Applies a classifier. Memory does not grow with the number of sequences. Use it from one thread
 * at a time and close it, because it holds memory outside the heap.
 *
 * <p>The probabilities of a sequence do not depend, to the last bit, on which other sequences are
 * predicted with it: every matrix product has the same shape whatever the number of sequences and
 * their lengths.
 */
public final class Predictor implements AutoCloseable {

    /** Number of sequences that are computed together; callers do well to hand over multiples. */
    public static final int BATCH_ROWS = Kernel.ROWS;

    private final SequenceClassifier classifier;
    private final Network network;
    private final int codes;
    private byte[] row = {};

    Predictor(SequenceClassifier classifier, CancellationToken cancellation) {
        this.classifier = classifier;
        codes = classifier.encoding().codes();
        network =
                new Network(
                        classifier.network(),
                        classifier.encoding().featureRows(),
                        classifier.maximumLength(),
                        classifier.classLabels().size(),
                        new CpuKernel(cancellation));
        try {
            network.load(classifier.sharedParameters());
        } catch (RuntimeException | Error e) {
            network.close();
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
        int most = network.layout().maximumSteps();
        if (sequence.length() > most) {
            return Optional.of(
                    "The sequence has %d positions; the model takes at most %d."
                            .formatted(sequence.length(), most));
        }
        boolean limited = classifier.network().pooling() == Pooling.ALL;
        if (limited && sequence.length() > classifier.maximumLength()) {
            return Optional.of(
                    ("The sequence has %d positions; the model keeps the place of each position and"
                                    + " takes at most %d, the longest of its training. Set a"
                                    + " maximum length in the Sequence Encoder, or train with"
                                    + " another aggregation.")
                            .formatted(sequence.length(), classifier.maximumLength()));
        }
        return Optional.empty();
    }

    /**
     * Predicts sequences.
     *
     * @param sequences any number of sequences, encoded as {@link SequenceClassifier#encoding()}
     *     says
     * @return class probabilities {@code [sequence][class]} in the order given; each row sums to 1
     * @throws IllegalArgumentException if a sequence has a {@link #refusal} or a code that the
     *     model's encoding does not have
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public float[][] predict(List<EncodedSequence> sequences) {
        for (int i = 0; i < sequences.size(); i++) {
            check(sequences.get(i), i);
        }
        int classes = classifier.classLabels().size();
        float[][] result = new float[sequences.size()][classes];
        long[] longestFirst = new long[sequences.size()];
        for (int i = 0; i < longestFirst.length; i++) {
            longestFirst[i] = ((long) (Integer.MAX_VALUE - sequences.get(i).length()) << 32) | i;
        }
        Arrays.sort(longestFirst);
        for (int from = 0; from < longestFirst.length; from += BATCH_ROWS) {
            int rows = Math.min(BATCH_ROWS, longestFirst.length - from);
            network.begin(sequences.get((int) longestFirst[from]).length());
            for (int b = 0; b < rows; b++) {
                EncodedSequence sequence = sequences.get((int) longestFirst[from + b]);
                if (row.length < sequence.length()) {
                    row = new byte[sequence.length()];
                }
                sequence.copyInto(row, 0);
                network.setRow(b, row, sequence.length());
            }
            double[] probabilities = network.probabilities();
            for (int b = 0; b < rows; b++) {
                float[] target = result[(int) longestFirst[from + b]];
                for (int c = 0; c < classes; c++) {
                    target[c] = (float) probabilities[b * classes + c];
                }
            }
        }
        return result;
    }

    private void check(EncodedSequence sequence, int index) {
        Optional<String> refusal = refusal(sequence);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(
                    "sequence %d: %s".formatted(index + 1, refusal.get()));
        }
        for (int t = 0; t < sequence.length(); t++) {
            if (sequence.codeAt(t) >= codes) {
                throw new IllegalArgumentException(
                        "sequence %d has code %d at position %d; the model's encoding has %d codes"
                                .formatted(index + 1, sequence.codeAt(t), t + 1, codes));
            }
        }
    }

    /** Frees the memory outside the heap. Closing twice does nothing. */
    @Override
    public void close() {
        network.close();
    }
}
