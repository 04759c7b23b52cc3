// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

/**
 * What a discriminator's score says about a row: the logarithm of the odds that it is real, found
 * by a logistic regression of held-out against generated rows on the score. Held-out rows are used
 * because the discriminator knows the training rows.
 *
 * @param slope change of the log odds with the score, 0 when the score says nothing
 * @param intercept log odds at score 0
 * @param highest the highest log odds that were seen among generated rows, from which rejection
 *     sampling starts
 */
public record CriticCalibration(double slope, double intercept, double highest) {

    /** A calibration by which every row is as real as any other. */
    public static final CriticCalibration NONE = new CriticCalibration(0, 0, 0);

    /** Checks that the numbers are finite. */
    public CriticCalibration {
        if (!(Double.isFinite(slope) && Double.isFinite(intercept) && Double.isFinite(highest))) {
            throw new IllegalArgumentException("a calibration consists of finite numbers");
        }
    }

    /**
     * The log odds that a row is real.
     *
     * @param score the discriminator's score
     * @return the log odds
     */
    public double logOdds(double score) {
        return slope * score + intercept;
    }

    /**
     * The probability of accepting a row in rejection sampling: the odds over the highest ones
     * (equation 3 of Azadi et al., ICLR 2019).
     *
     * @param score the discriminator's score
     * @return 0 to 1
     */
    public double acceptance(double score) {
        return Math.min(1, StrictMath.exp(logOdds(score) - highest));
    }
}
