// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.BatchTargets;
import java.util.stream.IntStream;

/**
 * What the training loop asks of a task: which targets a row has, how much they weigh, and how an
 * output is scored. One instance belongs to one table of rows.
 */
abstract class Objective {

    private final EncodedSequences sequences;
    private final Task task;
    private final Metric metric;

    /** Factors by class or output; null for 1 everywhere. */
    private final double[] outputWeights;

    Objective(EncodedSequences sequences, Task task, Metric metric, double[] outputWeights) {
        this.sequences = sequences;
        this.task = task;
        this.metric = metric;
        this.outputWeights = outputWeights;
    }

    final EncodedSequences sequences() {
        return sequences;
    }

    final Task task() {
        return task;
    }

    final Metric metric() {
        return metric;
    }

    final double[] outputWeights() {
        return outputWeights;
    }

    final double outputWeight(int output) {
        return outputWeights == null ? 1 : outputWeights[output];
    }

    final int outputs() {
        return task.head().outputs();
    }

    /** Parts of the score that {@link #measure} gives for a row. */
    final int parts() {
        return Metric.Sum.width(metric, outputs());
    }

    final Metric.Sum newSum() {
        return new Metric.Sum(metric, outputs());
    }

    /** The rows that can be learned from or scored: those with at least one known target. */
    final int[] usableRows() {
        return IntStream.range(0, sequences.size())
                .filter(row -> entries(whole(row)) > 0)
                .toArray();
    }

    final Sample whole(int row) {
        return new Sample(row, 0, sequences.length(row), false);
    }

    /** Positions that the network reads of a sample. */
    int inputLength(Sample sample) {
        return sample.length();
    }

    /** Classes by which rows are divided evenly; equal numbers where there are none. */
    int stratum(int row) {
        return 0;
    }

    /** How many known targets a sample has. */
    abstract int entries(Sample sample);

    /** The sum of the weights of a sample's known targets. */
    double weight(Sample sample) {
        return entries(sample);
    }

    /**
     * Writes the targets of a sample.
     *
     * @param row the row of the batch
     */
    abstract void fill(Sample sample, int row, BatchTargets targets);

    /**
     * Scores the network's outputs for a sample.
     *
     * @param outputs of the whole batch, before their activation
     * @param row the row of the batch
     * @param parts receives {@link #parts()} numbers
     * @param at where the first one goes
     */
    abstract void measure(Sample sample, int row, float[] outputs, double[] parts, int at);

    /** The index of the largest of some outputs, the first of equals. */
    static int largest(float[] outputs, int from, int count) {
        int best = 0;
        for (int c = 1; c < count; c++) {
            best = outputs[from + c] > outputs[from + best] ? c : best;
        }
        return best;
    }
}
