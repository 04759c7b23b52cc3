// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

/** The layers of a critic, from examples with their conditions to scores. */
interface CriticBody {

    /**
     * Computes the scores.
     *
     * @param x the input, unchanged until the backward pass is done
     * @return a score a row, owned by the body
     */
    float[] forward(float[] x);

    /**
     * Computes the gradient for the last forward pass.
     *
     * @param scoreGradient the gradient by the scores, which may be overwritten
     * @param accumulate whether the gradient by the parameters is wanted
     * @return the gradient by the input, owned by the body
     */
    float[] backward(float[] scoreGradient, boolean accumulate);

    /**
     * Accumulates the gradient by the parameters of {@code g . direction}, where g is the gradient
     * of the scores' sum by the input, which the last backward pass gave (rows with a gradient of
     * 1; those with 0 count nothing when their direction is 0).
     *
     * @param direction in the layout of the input, a constant; may be overwritten
     */
    void accumulateTangent(float[] direction);
}
