// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import java.util.Arrays;

/** Fits a {@link CriticCalibration}: logistic regression on one number, by Newton's method. */
final class CalibrationFit {

    private static final int STEPS = 100;

    /** Weight of the penalty on the slope, so that separable scores have a finite one. */
    private static final double RIDGE = 1e-3;

    private CalibrationFit() {}

    /**
     * Fits the log odds that a row is real, both kinds weighing the same. A slope below 0, by which
     * the discriminator would be wrong, is taken as 0.
     *
     * @param real scores of held-out rows
     * @param fake scores of generated rows
     */
    static CriticCalibration fit(double[] real, double[] fake) {
        double[] all = Arrays.copyOf(real, real.length + fake.length);
        System.arraycopy(fake, 0, all, real.length, fake.length);
        double mean = Arrays.stream(all).average().orElse(0);
        double deviation =
                Math.sqrt(Arrays.stream(all).map(s -> (s - mean) * (s - mean)).average().orElse(0));
        if (real.length == 0 || fake.length == 0 || !(deviation > 0)) {
            return CriticCalibration.NONE;
        }
        double slope = 0;
        double intercept = 0;
        for (int step = 0; step < STEPS; step++) {
            double gs = RIDGE * slope;
            double gi = 0;
            double hss = RIDGE;
            double hsi = 0;
            double hii = 1e-12;
            for (int i = 0; i < all.length; i++) {
                boolean isReal = i < real.length;
                double weight = 0.5 / (isReal ? real.length : fake.length);
                double x = (all[i] - mean) / deviation;
                double p = Objective.sigmoid(slope * x + intercept);
                double error = weight * (p - (isReal ? 1 : 0));
                double curvature = weight * p * (1 - p);
                gs += error * x;
                gi += error;
                hss += curvature * x * x;
                hsi += curvature * x;
                hii += curvature;
            }
            double determinant = hss * hii - hsi * hsi;
            if (!(determinant > 0)) {
                break;
            }
            slope -= (gs * hii - gi * hsi) / determinant;
            intercept -= (gi * hss - gs * hsi) / determinant;
        }
        double scaled = slope / deviation;
        double shifted = intercept - slope * mean / deviation;
        if (!(scaled > 0) || !Double.isFinite(scaled) || !Double.isFinite(shifted)) {
            return CriticCalibration.NONE;
        }
        double highest = Arrays.stream(fake).max().orElse(0);
        return new CriticCalibration(scaled, shifted, scaled * highest + shifted);
    }
}
