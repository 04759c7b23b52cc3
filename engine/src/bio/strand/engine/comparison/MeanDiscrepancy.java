// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The maximum mean discrepancy of two samples of profiles (Gretton et al., JMLR 13:723-773, 2012,
 * eq. 3, the unbiased estimate of its square) with the Gaussian kernel {@code k(x, y) = exp(-|x -
 * y|^2 / (2 h^2))}.
 *
 * <p>Genes are shifted and scaled to mean 0 and standard deviation 1 of the reference (a gene that
 * is constant there is only shifted), and h is the median distance between two reference profiles
 * (the heuristic of that paper, on the reference alone so that all samples are judged by the same
 * kernel). Of more than {@value #MAXIMUM_ROWS} rows an evenly spaced part is taken. How often
 * chance alone would give as much is estimated by random exchanges of rows between the samples.
 */
public final class MeanDiscrepancy {

    /** Rows of each sample that are looked at. */
    public static final int MAXIMUM_ROWS = 1000;

    private static final int PERMUTATIONS = 200;

    private final double[] means;
    private final double[] deviations;
    private final float[][] reference;
    private final double bandwidth;

    /**
     * Takes the reference.
     *
     * @param reference profiles {@code [row][gene]}, at least two, all finite
     * @throws IllegalArgumentException if there are fewer than two
     */
    public MeanDiscrepancy(float[][] reference) {
        this(reference, CancellationToken.never());
    }

    MeanDiscrepancy(float[][] reference, CancellationToken cancellation) {
        if (reference.length < 2) {
            throw new IllegalArgumentException(
                    "The mean discrepancy needs at least two profiles, not %d."
                            .formatted(reference.length));
        }
        ProfileMoments moments = ProfileMoments.of(reference);
        means = moments.means();
        deviations = moments.deviations();
        this.reference = standardised(reference);
        bandwidth = medianDistance(this.reference, cancellation);
    }

    private float[][] standardised(float[][] profiles) {
        int[] rows = RowSelection.spread(profiles.length, MAXIMUM_ROWS);
        float[][] result = new float[rows.length][means.length];
        for (int i = 0; i < rows.length; i++) {
            for (int g = 0; g < means.length; g++) {
                double unit = deviations[g] > 0 ? deviations[g] : 1;
                result[i][g] = (float) ((profiles[rows[i]][g] - means[g]) / unit);
            }
        }
        return result;
    }

    private static double medianDistance(float[][] profiles, CancellationToken cancellation) {
        double[] distances = new double[profiles.length * (profiles.length - 1) / 2];
        int next = 0;
        for (int i = 0; i < profiles.length; i++) {
            cancellation.throwIfCancelled();
            for (int j = 0; j < i; j++) {
                distances[next++] = Math.sqrt(squaredDistance(profiles[i], profiles[j]));
            }
        }
        Arrays.sort(distances);
        double median = distances[distances.length / 2];
        // All profiles but a few are equal: any unit tells the others apart.
        return median > 0 ? median : 1;
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int g = 0; g < a.length; g++) {
            double d = a[g] - b[g];
            sum += d * d;
        }
        return sum;
    }

    /**
     * The width h of the kernel.
     *
     * @return in standard deviations of the reference, above 0
     */
    public double bandwidth() {
        return bandwidth;
    }

    /**
     * How far a sample is from the reference.
     *
     * @param profiles {@code [row][gene]}, all finite
     * @param seed seed of the exchanges
     * @param cancellation asked several times a second
     * @return the estimate and how often chance reaches it
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public Result of(float[][] profiles, long seed, CancellationToken cancellation) {
        if (profiles.length < 2) {
            return new Result(Double.NaN, Double.NaN);
        }
        float[][] sample = standardised(profiles);
        int n = reference.length;
        int all = n + sample.length;
        float[][] kernel = new float[all][all];
        for (int i = 0; i < all; i++) {
            cancellation.throwIfCancelled();
            float[] x = i < n ? reference[i] : sample[i - n];
            for (int j = 0; j < i; j++) {
                float[] y = j < n ? reference[j] : sample[j - n];
                double k = Math.exp(-squaredDistance(x, y) / (2 * bandwidth * bandwidth));
                kernel[i][j] = (float) k;
                kernel[j][i] = (float) k;
            }
        }
        boolean[] second = new boolean[all];
        Arrays.fill(second, n, all, true);
        double measured = squared(kernel, second, sample.length);
        SplittableRandom random = new SplittableRandom(seed);
        int reached = 0;
        for (int p = 0; p < PERMUTATIONS; p++) {
            cancellation.throwIfCancelled();
            int[] order = Draws.permutation(all, random);
            boolean[] exchanged = new boolean[all];
            for (int i = n; i < all; i++) {
                exchanged[order[i]] = true;
            }
            reached += squared(kernel, exchanged, sample.length) >= measured ? 1 : 0;
        }
        return new Result(measured, (1.0 + reached) / (1 + PERMUTATIONS));
    }

    /** The unbiased estimate: no row is compared with itself. */
    private static double squared(float[][] kernel, boolean[] second, int secondRows) {
        double within = 0;
        double withinSecond = 0;
        double between = 0;
        for (int i = 0; i < kernel.length; i++) {
            double same = 0;
            double other = 0;
            for (int j = 0; j < i; j++) {
                if (second[i] == second[j]) {
                    same += kernel[i][j];
                } else {
                    other += kernel[i][j];
                }
            }
            between += other;
            if (second[i]) {
                withinSecond += same;
            } else {
                within += same;
            }
        }
        double m = secondRows;
        double n = kernel.length - m;
        return 2 * within / (n * (n - 1))
                + 2 * withinSecond / (m * (m - 1))
                - 2 * between / (m * n);
    }

    /**
     * A mean discrepancy.
     *
     * @param squared the unbiased estimate of its square: around 0, possibly below, for samples of
     *     one distribution; NaN of fewer than two profiles
     * @param pValue share of random exchanges (200, and the sample itself) that give as much; NaN
     *     likewise
     */
    public record Result(double squared, double pValue) {}
}
