// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

/**
 * The Jensen-Shannon divergence of two discrete distributions (Lin, IEEE Trans. Inf. Theory
 * 37:145-151, 1991), in bits: {@code JSD(p, q) = (KL(p | m) + KL(q | m)) / 2} with {@code m = (p +
 * q) / 2}. It is 0 for equal distributions and 1 for distributions without a common value.
 */
public final class JensenShannon {

    private static final double LN2 = Math.log(2);

    private JensenShannon() {}

    /**
     * The divergence of two distributions.
     *
     * @param first weights, none negative; they are scaled to sum 1
     * @param second as many weights of the same values
     * @return bits, 0 to 1; NaN if the weights of one are all zero or there are none
     * @throws IllegalArgumentException if the numbers of weights differ or a weight is negative or
     *     not finite
     */
    public static double divergence(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "the distributions have %d and %d values"
                            .formatted(first.length, second.length));
        }
        double firstSum = sum(first);
        double secondSum = sum(second);
        if (firstSum == 0 || secondSum == 0) {
            return Double.NaN;
        }
        double divergence = 0;
        for (int i = 0; i < first.length; i++) {
            divergence += term(first[i] / firstSum, second[i] / secondSum);
        }
        return bounded(divergence);
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "the weights of a distribution are 0 or more, not " + weight);
            }
            sum += weight;
        }
        return sum;
    }

    /** What one value adds: {@code (p log2(p / m) + q log2(q / m)) / 2}. */
    static double term(double p, double q) {
        if (p == q) {
            return 0;
        }
        double sum = p + q;
        double term = 0;
        if (p > 0) {
            term += p * Math.log(2 * p / sum);
        }
        if (q > 0) {
            term += q * Math.log(2 * q / sum);
        }
        return term / (2 * LN2);
    }

    /** Rounding may carry a sum of terms past the ends of its range. */
    static double bounded(double divergence) {
        return Math.max(0, Math.min(1, divergence));
    }
}
