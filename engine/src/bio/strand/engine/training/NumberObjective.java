// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.BatchTargets;

/** One or several numbers a row, some of them unknown; the network gives standardised ones. */
final class NumberObjective extends Objective {

    private final double[][] columns;
    private final double[] means;
    private final double[] deviations;

    /** From standardised units to those of the metric. */
    private final double unit;

    NumberObjective(EncodedSequences sequences, Task.Regression task, double[][] columns) {
        super(sequences, task, Metric.RMSE, null);
        this.columns = columns;
        means = task.means().stream().mapToDouble(m -> m).toArray();
        deviations = task.deviations().stream().mapToDouble(d -> d).toArray();
        unit = columns.length == 1 ? deviations[0] : 1;
    }

    @Override
    int entries(Sample sample) {
        int known = 0;
        for (double[] column : columns) {
            known += Double.isNaN(column[sample.row()]) ? 0 : 1;
        }
        return known;
    }

    private double standardized(int target, Sample sample) {
        return (columns[target][sample.row()] - means[target]) / deviations[target];
    }

    @Override
    void fill(Sample sample, int row, BatchTargets targets) {
        for (int k = 0; k < columns.length; k++) {
            targets.values()[row * columns.length + k] = (float) standardized(k, sample);
        }
    }

    @Override
    void measure(Sample sample, int row, float[] outputs, double[] parts, int at) {
        parts[at] = 0;
        parts[at + 1] = 0;
        for (int k = 0; k < columns.length; k++) {
            double error = unit * (outputs[row * columns.length + k] - standardized(k, sample));
            if (!Double.isNaN(columns[k][sample.row()])) {
                parts[at] += error * error;
                parts[at + 1]++;
            }
        }
    }
}
