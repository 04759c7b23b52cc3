// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

/** The loss of one example as a function of the critic's score. */
public interface ScoreLoss {

    /**
     * The loss.
     *
     * @param score the critic's score
     * @return the loss
     */
    double value(double score);

    /**
     * The loss's derivative by the score.
     *
     * @param score the critic's score
     * @return the slope
     */
    double slope(double score);
}
