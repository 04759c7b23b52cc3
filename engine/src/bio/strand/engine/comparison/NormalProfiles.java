// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.simulation.Normals;
import java.util.SplittableRandom;

/**
 * Normally distributed profiles with the means and variances of real ones, and with or without
 * their correlations.
 *
 * <p>The covariances are shrunk towards zero, the variances kept: {@code (1 - lambda) S + lambda
 * diag(S)} with S the sample covariance and lambda the optimal intensity of Sch&auml;fer and
 * Strimmer (Stat. Appl. Genet. Mol. Biol. 4:32, 2005, target D with the correlations' estimate):
 * the sum of the estimated variances of all sample correlations over the sum of their squares, cut
 * to 0 to 1. With lambda 1 the genes are independent.
 *
 * <p>A profile is drawn as {@code mean + sqrt((1 - lambda) / (n - 1)) Z' w + sqrt(lambda) s e} with
 * Z the centred real profiles, s their standard deviations and w and e standard normal: this has
 * exactly that covariance, and needs no decomposition of it, so that there may be more genes than
 * rows. Memory: the real profiles once more. Not safe for use by several threads.
 */
public final class NormalProfiles implements ProfileBaseline {

    /** Correlations of more genes are not looked at for lambda; an evenly spaced part is. */
    private static final int MAXIMUM_GENES = 500;

    private final String name;
    private final double[] means;
    private final double[] deviations;
    private final float[][] centred;
    private final double shrinkage;

    private NormalProfiles(
            String name, float[][] rows, boolean independent, CancellationToken cancellation) {
        if (rows.length < 2) {
            throw new IllegalArgumentException(
                    "A normal distribution needs at least two profiles, not %d."
                            .formatted(rows.length));
        }
        this.name = name;
        ProfileMoments moments = ProfileMoments.of(rows);
        means = moments.means();
        deviations = moments.deviations();
        centred = new float[rows.length][means.length];
        for (int i = 0; i < rows.length; i++) {
            for (int g = 0; g < means.length; g++) {
                centred[i][g] = (float) (rows[i][g] - means[g]);
            }
        }
        shrinkage = independent ? 1 : shrinkage(cancellation);
    }

    /**
     * Each gene by itself.
     *
     * @param rows real profiles {@code [row][gene]}, at least two, all finite
     * @return the generator
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static NormalProfiles independent(float[][] rows) {
        return new NormalProfiles("Independent normal", rows, true, CancellationToken.never());
    }

    /**
     * All genes together.
     *
     * @param rows real profiles {@code [row][gene]}, at least two, all finite
     * @return the generator
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static NormalProfiles multivariate(float[][] rows) {
        return multivariate(rows, CancellationToken.never());
    }

    static NormalProfiles multivariate(float[][] rows, CancellationToken cancellation) {
        return new NormalProfiles("Multivariate normal", rows, false, cancellation);
    }

    private double shrinkage(CancellationToken cancellation) {
        int n = centred.length;
        int[] genes = RowSelection.spread(means.length, MAXIMUM_GENES);
        double variances = 0;
        double squares = 0;
        // Standardised values, gene by gene.
        double[][] z = new double[genes.length][n];
        for (int a = 0; a < genes.length; a++) {
            double deviation = deviations[genes[a]];
            for (int i = 0; i < n; i++) {
                z[a][i] = deviation > 0 ? centred[i][genes[a]] / deviation : 0;
            }
        }
        for (int a = 0; a < genes.length; a++) {
            cancellation.throwIfCancelled();
            for (int b = 0; b < a; b++) {
                double sum = 0;
                double sumOfSquares = 0;
                for (int i = 0; i < n; i++) {
                    double w = z[a][i] * z[b][i];
                    sum += w;
                    sumOfSquares += w * w;
                }
                double mean = sum / n;
                double r = sum / (n - 1);
                double spread = Math.max(0, sumOfSquares - n * mean * mean);
                variances += spread * n / Math.pow(n - 1, 3);
                squares += r * r;
            }
        }
        return squares == 0 ? 1 : Math.max(0, Math.min(1, variances / squares));
    }

    /**
     * How far covariances were shrunk.
     *
     * @return lambda, 0 for not at all to 1 for independent genes
     */
    public double shrinkageIntensity() {
        return shrinkage;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public float[][] generate(int number, SplittableRandom random) {
        float[][] generated = new float[number][means.length];
        Normals normals = new Normals(random);
        double[] row = new double[means.length];
        double scale = Math.sqrt((1 - shrinkage) / (centred.length - 1));
        double own = Math.sqrt(shrinkage);
        for (int k = 0; k < number; k++) {
            for (int g = 0; g < row.length; g++) {
                row[g] = means[g] + own * deviations[g] * normals.next();
            }
            for (int i = 0; i < centred.length && scale > 0; i++) {
                double weight = scale * normals.next();
                for (int g = 0; g < row.length; g++) {
                    row[g] += weight * centred[i][g];
                }
            }
            for (int g = 0; g < row.length; g++) {
                generated[k][g] = (float) row[g];
            }
        }
        return generated;
    }
}
