// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

/**
 * Means, standard deviations and correlations of the genes of some profiles.
 *
 * @param means of each gene; NaN without profiles; not to be changed
 * @param deviations standard deviations of each gene, {@code sqrt(sum (x - mean)^2 / (n - 1))}; NaN
 *     with fewer than two profiles; not to be changed
 * @param correlations Pearson's correlation of each pair of looked-at genes, the first index being
 *     the larger one: pair (1, 0), (2, 0), (2, 1), and so on; NaN if a gene is constant; not to be
 *     changed
 */
public record ProfileMoments(double[] means, double[] deviations, double[] correlations) {

    /** Of more genes an evenly spaced part is looked at for correlations. */
    public static final int MAXIMUM_CORRELATED = 300;

    /**
     * Computes the moments.
     *
     * @param profiles {@code [row][gene]}, all finite and of the same length
     * @return the moments
     */
    public static ProfileMoments of(float[][] profiles) {
        int genes = profiles.length == 0 ? 0 : profiles[0].length;
        int n = profiles.length;
        double[] means = new double[genes];
        for (float[] row : profiles) {
            for (int g = 0; g < genes; g++) {
                means[g] += row[g];
            }
        }
        for (int g = 0; g < genes; g++) {
            means[g] /= n;
        }
        double[] deviations = new double[genes];
        for (float[] row : profiles) {
            for (int g = 0; g < genes; g++) {
                deviations[g] += (row[g] - means[g]) * (row[g] - means[g]);
            }
        }
        for (int g = 0; g < genes; g++) {
            deviations[g] = n < 2 ? Double.NaN : Math.sqrt(deviations[g] / (n - 1));
        }
        return new ProfileMoments(means, deviations, correlations(profiles, means, deviations));
    }

    private static double[] correlations(float[][] profiles, double[] means, double[] deviations) {
        int[] genes = RowSelection.spread(means.length, MAXIMUM_CORRELATED);
        double[] correlations = new double[genes.length * (genes.length - 1) / 2];
        double[] z = new double[genes.length];
        for (float[] row : profiles) {
            int next = 0;
            for (int a = 0; a < genes.length; a++) {
                int gene = genes[a];
                z[a] = (row[gene] - means[gene]) / deviations[gene];
                for (int b = 0; b < a; b++) {
                    correlations[next++] += z[a] * z[b];
                }
            }
        }
        for (int pair = 0; pair < correlations.length; pair++) {
            correlations[pair] /= profiles.length - 1;
        }
        return correlations;
    }
}
