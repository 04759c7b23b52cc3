// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

/**
 * The linear part of a layer, by itself: {@code y[b][t] = bias + sum over k of x[b][t + k - width /
 * 2] W[k]}, with x zero outside the sequence. What goes on around it, activations and the gradients
 * of gradients, is made of its four products: with W, with the transpose of W, and of what was kept
 * of both.
 *
 * <p>Arrays are row-major here, {@code [rows][steps][size]}, begin at index 0 and may be longer
 * than that. Parameters: W {@code [width][inputSize][outputSize]}, then the bias {@code
 * [outputSize]}.
 */
public interface AffineMap extends AutoCloseable {

    /**
     * The sizes of a map.
     *
     * @param rows sequences that are computed together
     * @param steps positions of each
     * @param inputSize features of x at a position
     * @param outputSize features of y at a position
     * @param width positions that an output sees, odd
     */
    record Shape(int rows, int steps, int inputSize, int outputSize, int width) {
        /** Checks the ranges. */
        public Shape {
            if (rows < 1 || steps < 1 || inputSize < 1 || outputSize < 1) {
                throw new IllegalArgumentException(
                        "sizes of %d rows, %d steps, %d inputs and %d outputs are not all positive"
                                .formatted(rows, steps, inputSize, outputSize));
            }
            if (width < 1 || width % 2 == 0) {
                throw new IllegalArgumentException("a width must be odd, not " + width);
            }
        }

        /**
         * A map of vectors.
         *
         * @param rows vectors that are computed together
         * @param inputSize features of x
         * @param outputSize features of y
         * @return a shape of one step
         */
        public static Shape ofVectors(int rows, int inputSize, int outputSize) {
            return new Shape(rows, 1, inputSize, outputSize, 1);
        }

        /**
         * Number of weights and biases.
         *
         * @return at least 2
         */
        public int parameterCount() {
            return Math.addExact(weightCount(), outputSize);
        }

        int weightCount() {
            return Math.multiplyExact(Math.multiplyExact(width, inputSize), outputSize);
        }

        int inputCount() {
            return Math.multiplyExact(Math.multiplyExact(rows, steps), inputSize);
        }

        int outputCount() {
            return Math.multiplyExact(Math.multiplyExact(rows, steps), outputSize);
        }
    }

    /**
     * The sizes.
     *
     * @return the shape that the map was made for
     */
    Shape shape();

    /**
     * Takes parameters over; later changes of the array have no effect.
     *
     * @param parameters a flat vector
     * @param offset where this map's parameters begin
     */
    void load(float[] parameters, int offset);

    /**
     * Computes y, and keeps x.
     *
     * @param x the input
     * @param y receives the output
     */
    void forward(float[] x, float[] y);

    /**
     * Computes y without the bias, which is the derivative of y in the direction x, and keeps x.
     *
     * @param x the direction
     * @param y receives the derivative
     */
    void tangent(float[] x, float[] y);

    /**
     * Keeps x.
     *
     * @param x the input
     */
    void keep(float[] x);

    /**
     * Computes the gradient by x, and keeps that by y.
     *
     * @param yGradient the gradient by y
     * @param xGradient receives the gradient by x; null if it is not wanted
     */
    void backward(float[] yGradient, float[] xGradient);

    /**
     * Adds the product of what is kept to a gradient that the map holds.
     *
     * @param withBias whether the bias has a share in y
     */
    void accumulate(boolean withBias);

    /**
     * Adds the gradient that the map holds to an array, and begins a new one.
     *
     * @param gradient the flat vector of gradients
     * @param offset where this map's parameters begin
     */
    void addGradient(float[] gradient, int offset);

    /** Frees memory outside the heap. Closing twice does nothing. */
    @Override
    void close();
}
