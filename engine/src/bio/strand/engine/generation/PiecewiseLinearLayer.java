// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

/**
 * A layer that is linear around almost every input: affine maps and rectifiers. Its second
 * derivatives by the input are zero, so its tangent depends on the weights only by the products in
 * it, and the gradient of a directional derivative needs no backward pass of its own.
 */
interface PiecewiseLinearLayer {

    /**
     * Computes the layer.
     *
     * @param x the input, unchanged until the backward pass and the tangent are done
     * @return the output, owned by the layer
     */
    float[] forward(float[] x);

    /**
     * Computes the gradient for the last forward pass.
     *
     * @param yGradient the gradient by the output, which may be overwritten
     * @param accumulate whether the gradient by the parameters is wanted
     * @return the gradient by the input, owned by this layer or the array that was passed; null
     *     from a first layer that was made without it
     */
    float[] backward(float[] yGradient, boolean accumulate);

    /**
     * Computes the derivative of the output in a direction of the input, and accumulates the
     * gradient by the parameters of {@code g . xTangent}, where g is the gradient by the input that
     * the last backward pass gave.
     *
     * @param xTangent the direction, which may be overwritten
     * @return the derivative, owned by this layer or the array that was passed
     */
    float[] tangent(float[] xTangent);
}
