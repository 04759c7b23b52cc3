// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.evaluation.RocCurve;
import java.util.Arrays;
import java.util.Objects;

/**
 * How well a classifier told generated from real rows that it had not learned from.
 *
 * @param curve its receiver operating characteristic, generated rows being the positive ones
 * @param standardError of the area under the curve, by DeLong et al. (Biometrics 44:837-845, 1988);
 *     NaN where one part has a single row
 */
public record TwoSampleScore(RocCurve curve, double standardError) {

    /** Checks that there is a curve. */
    public TwoSampleScore {
        Objects.requireNonNull(curve, "curve");
    }

    /**
     * The area under the curve: the probability that a generated row looks more generated to the
     * classifier than a real one.
     *
     * @return 0.5 if the two cannot be told apart, 1 if always; below 0.5 by chance only
     */
    public double area() {
        return curve.area();
    }

    /**
     * The score of a classifier.
     *
     * @param real what it says of real rows, higher for more likely generated
     * @param generated what it says of generated ones
     * @return the score
     * @throws IllegalArgumentException if a number is NaN
     */
    public static TwoSampleScore of(double[] real, double[] generated) {
        double[] all = Arrays.copyOf(real, real.length + generated.length);
        System.arraycopy(generated, 0, all, real.length, generated.length);
        boolean[] positive = new boolean[all.length];
        Arrays.fill(positive, real.length, all.length, true);
        RocCurve curve = RocCurve.of(positive, all);
        double[] sortedReal = real.clone();
        double[] sortedGenerated = generated.clone();
        Arrays.sort(sortedReal);
        Arrays.sort(sortedGenerated);
        double variance =
                varianceOfShares(generated, sortedReal) / generated.length
                        + varianceOfShares(real, sortedGenerated) / real.length;
        return new TwoSampleScore(curve, Math.sqrt(variance));
    }

    /** Variance over some numbers of the share of others that are below, ties counting one half. */
    private static double varianceOfShares(double[] numbers, double[] sorted) {
        double[] shares = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            double below = countBelow(sorted, numbers[i]);
            double upTo = countBelow(sorted, Math.nextUp(numbers[i]));
            shares[i] = (below + upTo) / 2 / sorted.length;
        }
        double mean = Arrays.stream(shares).average().orElse(Double.NaN);
        return Arrays.stream(shares).map(s -> (s - mean) * (s - mean)).sum() / (shares.length - 1);
    }

    private static int countBelow(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
