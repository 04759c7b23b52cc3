// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.BatchTargets;

/** Several yes/no answers a row, some of them unknown. */
final class MultiLabelObjective extends Objective {

    private final float[][] columns;

    MultiLabelObjective(EncodedSequences sequences, Task task, float[][] columns) {
        super(sequences, task, Metric.MEAN_ROC_AUC, null);
        this.columns = columns;
    }

    @Override
    int entries(Sample sample) {
        int known = 0;
        for (float[] column : columns) {
            known += Float.isNaN(column[sample.row()]) ? 0 : 1;
        }
        return known;
    }

    @Override
    void fill(Sample sample, int row, BatchTargets targets) {
        for (int k = 0; k < columns.length; k++) {
            targets.values()[row * columns.length + k] = columns[k][sample.row()];
        }
    }

    @Override
    void measure(Sample sample, int row, float[] outputs, double[] parts, int at) {
        for (int k = 0; k < columns.length; k++) {
            parts[at + 2 * k] = outputs[row * columns.length + k];
            parts[at + 2 * k + 1] = columns[k][sample.row()];
        }
    }
}
