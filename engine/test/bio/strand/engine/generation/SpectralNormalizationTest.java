// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import bio.strand.engine.kernel.AffineMap;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.Test;

/**
 * The truth is a singular value decomposition by one-sided Jacobi rotations (Hestenes, 1958), which
 * turn columns until all are orthogonal; their lengths are then the singular values.
 */
public class SpectralNormalizationTest {

    private static final List<AffineMap.Shape> SHAPES =
            List.of(
                    new AffineMap.Shape(1, 1, 7, 5, 1),
                    new AffineMap.Shape(1, 9, 4, 6, 5),
                    new AffineMap.Shape(1, 1, 30, 1, 1),
                    new AffineMap.Shape(1, 9, 40, 40, 5));

    private static float[] draw(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }

    private static int count() {
        return SHAPES.stream().mapToInt(AffineMap.Shape::parameterCount).sum();
    }

    private static double largest(double[] parameters, int offset, AffineMap.Shape shape) {
        int rows = shape.width() * shape.inputSize();
        int columns = shape.outputSize();
        double[][] vectors = new double[columns][rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                vectors[c][r] = parameters[offset + r * columns + c];
            }
        }
        boolean turned = true;
        while (turned) {
            turned = false;
            for (int i = 0; i < columns; i++) {
                for (int j = i + 1; j < columns; j++) {
                    turned |= rotate(vectors[i], vectors[j]);
                }
            }
        }
        return Math.sqrt(Arrays.stream(vectors).mapToDouble(v -> dot(v, v)).max().orElse(0));
    }

    /** Makes two vectors orthogonal; false if they were. */
    private static boolean rotate(double[] left, double[] right) {
        double product = dot(left, right);
        double lengths = dot(left, left);
        double others = dot(right, right);
        if (Math.abs(product) <= 1e-13 * Math.sqrt(lengths * others)) {
            return false;
        }
        double zeta = (others - lengths) / (2 * product);
        double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = cosine * tangent;
        for (int r = 0; r < left.length; r++) {
            double l = left[r];
            left[r] = cosine * l - sine * right[r];
            right[r] = sine * l + cosine * right[r];
        }
        return true;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    @Test
    public void theDecompositionFindsTheSingularValuesOfAKnownMatrix() {
        // Columns (3, 4) and (0, 5): singular values are the roots of 45 and 5.
        double[] matrix = {3, 0, 4, 5, 0, 0};
        AffineMap.Shape shape = new AffineMap.Shape(1, 1, 2, 2, 1);
        assertEquals(Math.sqrt(45), largest(matrix, 0, shape), 1e-12);
    }

    private static double[] normalizeByDecomposition(double[] parameters) {
        double[] normalized = parameters.clone();
        int at = 0;
        for (AffineMap.Shape shape : SHAPES) {
            double value = largest(parameters, at, shape);
            int weights = shape.parameterCount() - shape.outputSize();
            for (int i = at; i < at + weights; i++) {
                normalized[i] /= value;
            }
            at += shape.parameterCount();
        }
        return normalized;
    }

    @Test
    public void valuesAreTheLargestSingularValuesFromTheFirstStepOn() {
        SplittableRandom random = new SplittableRandom(11);
        float[] parameters = draw(random, count());
        SpectralNormalization normalization = new SpectralNormalization(SHAPES);
        for (int step = 0; step < 5; step++) {
            normalization.normalize(parameters, true);
            double[] values = normalization.values();
            int at = 0;
            for (int i = 0; i < values.length; i++) {
                double truth = largest(ReferenceGan.doubles(parameters), at, SHAPES.get(i));
                assertEquals(truth, values[i], 1e-4);
                at += SHAPES.get(i).parameterCount();
            }
            float[] change = draw(random, parameters.length);
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] += 0.05f * change[i];
            }
        }
    }

    @Test
    public void weightsAreDividedAndBiasesAreNot() {
        float[] parameters = draw(new SplittableRandom(12), count());
        float[] normalized = new SpectralNormalization(SHAPES).normalize(parameters, true);
        double[] truth = normalizeByDecomposition(ReferenceGan.doubles(parameters));
        for (int i = 0; i < truth.length; i++) {
            assertEquals(truth[i], normalized[i], 1e-5);
        }
    }

    @Test
    public void gradientIsThatOfCentralDifferencesThroughTheDecomposition() {
        SplittableRandom random = new SplittableRandom(13);
        float[] parameters = draw(random, count());
        float[] factors = draw(random, count());
        SpectralNormalization normalization = new SpectralNormalization(SHAPES);
        float[] normalized = normalization.normalize(parameters, true);
        float[] gradient = factors.clone();
        normalization.backward(gradient, normalized);
        double step = 1e-5;
        double[] point = ReferenceGan.doubles(parameters);
        for (int i = 0; i < point.length; i += 101) {
            double kept = point[i];
            point[i] = kept + step;
            double above = product(factors, normalizeByDecomposition(point));
            point[i] = kept - step;
            double below = product(factors, normalizeByDecomposition(point));
            point[i] = kept;
            assertEquals("at " + i, (above - below) / (2 * step), gradient[i], 1e-5);
        }
    }

    private static double product(float[] factors, double[] values) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += factors[i] * values[i];
        }
        return sum;
    }

    @Test
    public void keptStateGoesOnWithTheSameBytes() {
        SplittableRandom random = new SplittableRandom(14);
        float[] parameters = draw(random, count());
        SpectralNormalization first = new SpectralNormalization(SHAPES);
        float[] untouched = first.state();
        first.normalize(parameters, false);
        assertArrayEquals(untouched, first.state(), 0f);
        first.normalize(parameters, true);
        assertFalse(Arrays.equals(untouched, first.state()));
        SpectralNormalization second = new SpectralNormalization(SHAPES);
        second.setState(first.state());
        parameters[3] += 0.1f;
        assertArrayEquals(
                first.normalize(parameters, true), second.normalize(parameters, true), 0f);
        assertThrows(IllegalArgumentException.class, () -> second.setState(new float[1]));
    }

    @Test
    public void weightsOfZerosStayZeros() {
        SpectralNormalization normalization = new SpectralNormalization(SHAPES);
        float[] normalized = normalization.normalize(new float[count()], true);
        assertArrayEquals(new float[count()], normalized, 0f);
        float[] gradient = draw(new SplittableRandom(15), count());
        float[] before = gradient.clone();
        normalization.backward(gradient, normalized);
        assertArrayEquals(before, gradient, 0f);
    }
}
