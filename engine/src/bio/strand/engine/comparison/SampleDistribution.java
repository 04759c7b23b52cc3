// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.Arrays;

/**
 * A sample of numbers, such as lengths or GC contents, and how far it is from another one. Numbers
 * that are NaN are left out.
 */
public final class SampleDistribution {

    private final double[] sorted;

    private SampleDistribution(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Takes a sample.
     *
     * @param values finite numbers, in any order; NaN for unknown ones
     * @return the sample
     */
    public static SampleDistribution of(double[] values) {
        double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Arrays.sort(known);
        return new SampleDistribution(known);
    }

    /**
     * The number of values.
     *
     * @return 0 or more
     */
    public int size() {
        return sorted.length;
    }

    /**
     * The mean.
     *
     * @return NaN if there is no value
     */
    public double mean() {
        return Arrays.stream(sorted).average().orElse(Double.NaN);
    }

    /**
     * The standard deviation of the distribution that the sample is from, {@code sqrt(sum (x -
     * mean)^2 / (n - 1))}.
     *
     * @return NaN if there are fewer than two values
     */
    public double standardDeviation() {
        double mean = mean();
        double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
        return sorted.length < 2 ? Double.NaN : Math.sqrt(squares / (sorted.length - 1));
    }

    /**
     * The value below which a share of the sample lies, linearly between neighbours (definition 7
     * of Hyndman and Fan, Am. Stat. 50:361-365, 1996).
     *
     * @param share 0 for the smallest value to 1 for the largest one
     * @return NaN if there is no value
     */
    public double quantile(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /**
     * The distance of Kolmogorov and Smirnov: the largest difference between the shares of values
     * up to x, over all x (Smirnov, Ann. Math. Stat. 19:279-281, 1948).
     *
     * @param other another sample
     * @return 0 for equal distributions to 1 for separate ones; NaN if one sample is empty
     */
    public double kolmogorovSmirnov(SampleDistribution other) {
        if (sorted.length == 0 || other.sorted.length == 0) {
            return Double.NaN;
        }
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < sorted.length && j < other.sorted.length) {
            double x = Math.min(sorted[i], other.sorted[j]);
            while (i < sorted.length && sorted[i] == x) {
                i++;
            }
            while (j < other.sorted.length && other.sorted[j] == x) {
                j++;
            }
            double difference = i / (double) sorted.length - j / (double) other.sorted.length;
            largest = Math.max(largest, Math.abs(difference));
        }
        return largest;
    }

    /**
     * How many values fall between limits.
     *
     * @param limits ascending, at least two; a value belongs to the part that it begins, the last
     *     limit to the last part
     * @return the share of the values in each part, one fewer than limits; NaN if there is no value
     */
    public double[] histogram(double... limits) {
        double[] shares = new double[limits.length - 1];
        for (double value : sorted) {
            for (int part = 0; part < shares.length; part++) {
                boolean last = part == shares.length - 1 && value == limits[part + 1];
                if (value >= limits[part] && value < limits[part + 1] || last) {
                    shares[part]++;
                    break;
                }
            }
        }
        for (int part = 0; part < shares.length; part++) {
            shares[part] /= sorted.length;
        }
        return shares;
    }
}
