// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

/**
 * What a computation of the critic's gradient found on its way; all are means over the rows.
 *
 * @param realLoss loss of the real examples
 * @param fakeLoss loss of the generated examples
 * @param penalty gradient penalty with its weight; 0 without
 * @param realScore score of the real examples
 * @param fakeScore score of the generated examples
 * @param gradientNorm norm of the score's gradient by the interpolated examples; 0 without penalty
 */
public record CriticStep(
        double realLoss,
        double fakeLoss,
        double penalty,
        double realScore,
        double fakeScore,
        double gradientNorm) {

    /**
     * What the critic minimises.
     *
     * @return the losses and the penalty
     */
    public double loss() {
        return realLoss + fakeLoss + penalty;
    }
}
