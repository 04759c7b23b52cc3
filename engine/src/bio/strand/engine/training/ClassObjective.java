// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.BatchTargets;

/** One class a row. */
final class ClassObjective extends Objective {

    private final int[] classes;

    ClassObjective(EncodedSequences sequences, Task task, int[] classes, double[] classWeights) {
        super(sequences, task, Metric.ACCURACY, classWeights);
        this.classes = classes;
    }

    @Override
    int stratum(int row) {
        return classes[row];
    }

    @Override
    int entries(Sample sample) {
        return 1;
    }

    @Override
    double weight(Sample sample) {
        return outputWeight(classes[sample.row()]);
    }

    @Override
    void fill(Sample sample, int row, BatchTargets targets) {
        targets.classes()[row] = classes[sample.row()];
    }

    @Override
    void measure(Sample sample, int row, float[] outputs, double[] parts, int at) {
        int count = outputs();
        boolean hit = largest(outputs, row * count, count) == classes[sample.row()];
        parts[at] = hit ? 1 : 0;
        parts[at + 1] = 1;
    }
}
