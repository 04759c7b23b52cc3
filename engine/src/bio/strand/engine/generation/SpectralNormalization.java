// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.kernel.AffineMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Divides each weight matrix by its largest singular value (Miyato et al., ICLR 2018). The value
 * comes from power iterations that begin where those of the step before ended; biases stay as they
 * are. A convolution's weights are the matrix {@code [width * inputs][outputs]}, which bounds the
 * norm of the convolution itself to within a factor of the root of the width.
 *
 * <p>Unlike the paper's one iteration a step, iterations go on until the vectors are steady, for
 * the gradient needs them: value and gradient are then right at any time.
 */
final class SpectralNormalization {

    /**
     * Steady is a vector that moves by less than the root of this from one iteration to the next.
     */
    private static final double STEADY = 1e-13;

    /** Enough from any vector, and from that of the step before. */
    private static final int MOST_ITERATIONS_AT_FIRST = 2_000;

    private static final int MOST_ITERATIONS = 200;

    private final List<Matrix> matrices = new ArrayList<>();
    private final int stateSize;

    /** The left singular vectors, one after the other. */
    private float[] state;

    private boolean fresh = true;

    /** A weight matrix, its value and its singular vectors. */
    private static final class Matrix {
        private final int offset;
        private final int rows;
        private final int columns;
        private final double[] left;
        private final double[] right;
        private final double[] before;
        private double sigma;

        Matrix(int offset, int rows, int columns) {
            this.offset = offset;
            this.rows = rows;
            this.columns = columns;
            left = new double[rows];
            right = new double[columns];
            before = new double[rows];
        }

        void iterate(float[] parameters, int most) {
            double moved = Double.POSITIVE_INFINITY;
            for (int i = 0; i < most && moved > STEADY; i++) {
                Arrays.fill(right, 0);
                for (int r = 0; r < rows; r++) {
                    double factor = left[r];
                    int at = offset + r * columns;
                    for (int c = 0; c < columns; c++) {
                        right[c] += factor * parameters[at + c];
                    }
                }
                normalize(right);
                System.arraycopy(left, 0, before, 0, rows);
                for (int r = 0; r < rows; r++) {
                    int at = offset + r * columns;
                    double sum = 0;
                    for (int c = 0; c < columns; c++) {
                        sum += parameters[at + c] * right[c];
                    }
                    left[r] = sum;
                }
                sigma = normalize(left);
                moved = 0;
                for (int r = 0; r < rows; r++) {
                    double change = left[r] - before[r];
                    moved += change * change;
                }
            }
        }

        /** Makes the length 1 and gives what it was; a vector of zeros stays. */
        private static double normalize(double[] vector) {
            double squares = 0;
            for (double v : vector) {
                squares += v * v;
            }
            double length = Math.sqrt(squares);
            if (length > 0) {
                for (int i = 0; i < vector.length; i++) {
                    vector[i] /= length;
                }
            }
            return length;
        }
    }

    /**
     * Prepares the matrices of a network.
     *
     * @param shapes its maps in the order of the flat vector
     */
    SpectralNormalization(List<AffineMap.Shape> shapes) {
        int at = 0;
        for (AffineMap.Shape shape : shapes) {
            matrices.add(new Matrix(at, rows(shape), shape.outputSize()));
            at += shape.parameterCount();
        }
        stateSize = stateSize(shapes);
        state = new float[stateSize];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < stateSize; i++) {
            state[i] = (float) (random.nextDouble() - 0.5);
        }
    }

    private static int rows(AffineMap.Shape shape) {
        return shape.width() * shape.inputSize();
    }

    /** How many numbers the state of a network's matrices has. */
    static int stateSize(List<AffineMap.Shape> shapes) {
        return shapes.stream().mapToInt(SpectralNormalization::rows).sum();
    }

    /** The left singular vectors, copied. */
    float[] state() {
        return state.clone();
    }

    void setState(float[] kept) {
        if (kept.length != stateSize) {
            throw new IllegalArgumentException(
                    "the state of spectral normalisation has %d values, not %d"
                            .formatted(stateSize, kept.length));
        }
        state = kept.clone();
        fresh = false;
    }

    /**
     * Normalises parameters.
     *
     * @param parameters the flat vector
     * @param keep whether the next iterations begin where these end
     * @return a new vector, with weights divided
     */
    float[] normalize(float[] parameters, boolean keep) {
        float[] normalized = parameters.clone();
        int at = 0;
        for (Matrix matrix : matrices) {
            for (int r = 0; r < matrix.rows; r++) {
                matrix.left[r] = state[at + r];
            }
            matrix.iterate(parameters, fresh ? MOST_ITERATIONS_AT_FIRST : MOST_ITERATIONS);
            if (keep) {
                for (int r = 0; r < matrix.rows; r++) {
                    state[at + r] = (float) matrix.left[r];
                }
            }
            at += matrix.rows;
            // A matrix of zeros has nothing to divide.
            float factor = matrix.sigma == 0 ? 1 : (float) (1 / matrix.sigma);
            int end = matrix.offset + matrix.rows * matrix.columns;
            for (int i = matrix.offset; i < end; i++) {
                normalized[i] *= factor;
            }
        }
        fresh = fresh && !keep;
        return normalized;
    }

    /** The largest singular values that the last normalisation found. */
    double[] values() {
        return matrices.stream().mapToDouble(matrix -> matrix.sigma).toArray();
    }

    /**
     * Turns the gradient by normalised weights into that by the weights, in place: {@code (G - <G,
     * W/s> u v^T) / s}, since s changes by {@code u^T dW v}.
     *
     * @param gradient the flat vector of gradients
     * @param normalized what the last normalisation gave
     */
    void backward(float[] gradient, float[] normalized) {
        for (Matrix matrix : matrices) {
            if (matrix.sigma == 0) {
                continue;
            }
            int end = matrix.offset + matrix.rows * matrix.columns;
            double product = 0;
            for (int i = matrix.offset; i < end; i++) {
                product += (double) gradient[i] * normalized[i];
            }
            for (int r = 0; r < matrix.rows; r++) {
                double factor = product * matrix.left[r];
                int at = matrix.offset + r * matrix.columns;
                for (int c = 0; c < matrix.columns; c++) {
                    gradient[at + c] =
                            (float) ((gradient[at + c] - factor * matrix.right[c]) / matrix.sigma);
                }
            }
        }
    }
}
