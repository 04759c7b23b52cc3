// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.evaluation.SeriesForecaster;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.BatchTargets;

/** The measured features of the next step, wherever they were measured. */
final class ForecastObjective extends Objective {

    private final int features;
    private final boolean indicators;

    ForecastObjective(EncodedSequences sequences, Task task, SeriesEncoding encoding) {
        super(sequences, task, Metric.RMSE, null);
        features = encoding.valueFeatures();
        indicators = encoding.indicators();
    }

    /** The last position has nothing after it that it could forecast. */
    @Override
    int inputLength(Sample sample) {
        return Math.max(1, sample.length() - 1);
    }

    /** A measured value; NaN where there is none. */
    private float measured(Sample sample, int position, int feature) {
        int step = sample.from() + position;
        EncodedSequences series = sequences();
        boolean missing = indicators && series.value(sample.row(), step, features + feature) != 0;
        return missing ? Float.NaN : series.value(sample.row(), step, feature);
    }

    @Override
    int entries(Sample sample) {
        int known = 0;
        for (int t = 1; t < sample.length(); t++) {
            for (int f = 0; f < features; f++) {
                known += Float.isNaN(measured(sample, t, f)) ? 0 : 1;
            }
        }
        return known;
    }

    @Override
    void fill(Sample sample, int row, BatchTargets targets) {
        for (int t = 1; t < sample.length(); t++) {
            int at = ((t - 1) * Kernel.ROWS + row) * features;
            for (int f = 0; f < features; f++) {
                targets.values()[at + f] = measured(sample, t, f);
            }
        }
    }

    /** From the step on at which the plain forecasts are scored, too. */
    @Override
    void measure(Sample sample, int row, float[] outputs, double[] parts, int at) {
        parts[at] = 0;
        parts[at + 1] = 0;
        for (int t = SeriesForecaster.FIRST_SCORED_STEP; t < sample.length(); t++) {
            int from = ((t - 1) * Kernel.ROWS + row) * features;
            for (int f = 0; f < features; f++) {
                double error = outputs[from + f] - measured(sample, t, f);
                if (!Double.isNaN(error) || Float.isNaN(outputs[from + f])) {
                    parts[at] += error * error;
                    parts[at + 1]++;
                }
            }
        }
    }

    /** A feature of a series as measured, NaN where it was not. */
    double[] series(int row, int feature) {
        Sample sample = whole(row);
        double[] values = new double[sample.length()];
        for (int t = 0; t < values.length; t++) {
            values[t] = measured(sample, t, feature);
        }
        return values;
    }

    int features() {
        return features;
    }
}
