// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

/**
 * The Wasserstein losses.
 *
 * @param factor 1 for generated examples, -1 for real ones and for the generator
 */
record LinearLoss(double factor) implements ScoreLoss {

    @Override
    public double value(double score) {
        return factor * score;
    }

    @Override
    public double slope(double score) {
        return factor;
    }
}
