// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.BatchTargets;

/** A class for each position of each row, except where the position must not count. */
final class PositionObjective extends Objective {

    private final EncodedSequences labels;

    PositionObjective(
            EncodedSequences sequences, Task task, EncodedSequences labels, double[] weights) {
        super(sequences, task, Metric.POSITION_ACCURACY, weights);
        this.labels = labels;
    }

    /** The class at a position of the sample as it is read; negative where it must not count. */
    private int labelAt(Sample sample, int position) {
        int at =
                sample.complemented()
                        ? sample.from() + sample.length() - 1 - position
                        : sample.from() + position;
        int label = labels.code(sample.row(), at);
        return label < outputs() ? label : -1;
    }

    @Override
    int entries(Sample sample) {
        int known = 0;
        for (int t = 0; t < sample.length(); t++) {
            known += labelAt(sample, t) >= 0 ? 1 : 0;
        }
        return known;
    }

    @Override
    double weight(Sample sample) {
        if (outputWeights() == null) {
            return entries(sample);
        }
        double sum = 0;
        for (int t = 0; t < sample.length(); t++) {
            int label = labelAt(sample, t);
            sum += label < 0 ? 0 : outputWeight(label);
        }
        return sum;
    }

    @Override
    void fill(Sample sample, int row, BatchTargets targets) {
        for (int t = 0; t < sample.length(); t++) {
            targets.classes()[t * Kernel.ROWS + row] = labelAt(sample, t);
        }
    }

    @Override
    void measure(Sample sample, int row, float[] outputs, double[] parts, int at) {
        int count = outputs();
        int scored = 0;
        int hits = 0;
        for (int t = 0; t < sample.length(); t++) {
            int label = labelAt(sample, t);
            if (label >= 0) {
                scored++;
                int from = (t * Kernel.ROWS + row) * count;
                hits += largest(outputs, from, count) == label ? 1 : 0;
            }
        }
        parts[at] = hits;
        parts[at + 1] = scored;
    }
}
