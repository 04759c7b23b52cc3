// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.kernel.AffineMap;
import bio.strand.engine.kernel.AffineMaps;
import bio.strand.engine.kernel.Kernel;
import java.util.Arrays;
import java.util.List;

/**
 * A critic for a fixed number of rows: scores, first-order gradients, and the gradient of a penalty
 * on the norm of its gradient by the examples; used by one thread at a time. All arrays are
 * row-major and owned by the network unless they are passed in; rows that are not there are
 * computed as zeros and count nothing.
 */
final class CriticNetwork implements AutoCloseable {

    private final int rows;
    private final int exampleSize;
    private final int conditionSize;

    /** Pieces of an example that each get the condition, and the size of such a piece. */
    private final int parts;

    private final int partSize;
    private final AffineMaps maps;
    private final CriticBody body;
    private final float[] input;
    private final float[] exampleGradient;
    private final float[] scoreGradient;

    CriticNetwork(CriticSpec spec, GanShape shape, int rows, Kernel kernel) {
        this.rows = rows;
        exampleSize = shape.exampleSize();
        conditionSize = shape.conditionSize();
        parts = spec instanceof CriticSpec.Dense ? 1 : shape.steps();
        partSize = exampleSize / parts;
        input = new float[rows * parts * (partSize + conditionSize)];
        exampleGradient = new float[rows * exampleSize];
        scoreGradient = new float[rows];
        List<AffineMap.Shape> shapes = new GanLayout(spec, shape).shapes(rows);
        maps = kernel.affineMaps(shapes);
        body =
                spec instanceof CriticSpec.Recurrent
                        ? new RecurrentBody(maps, shapes, shape.steps())
                        : PiecewiseLinearBody.of(spec, maps, shapes.size());
    }

    /** Takes parameters over, normalised already if they are to be. */
    void load(float[] parameters) {
        maps.load(parameters);
    }

    /**
     * Scores examples.
     *
     * @param examples examples
     * @param condition the conditions of all rows; null without
     * @param from first example to score
     * @param conditionFrom the first one's condition
     * @param count how many, at most those of this network
     * @return a score a row
     */
    float[] forward(float[] examples, float[] condition, int from, int conditionFrom, int count) {
        Arrays.fill(input, count * parts * (partSize + conditionSize), input.length, 0f);
        RowParts.join(
                examples,
                partSize,
                condition,
                conditionSize,
                from,
                conditionFrom,
                count,
                parts,
                input);
        return body.forward(input);
    }

    /**
     * Accumulates the gradient by the parameters for the last forward pass.
     *
     * @param gradient the gradient by each row's score
     */
    void backward(float[] gradient) {
        copyGradient(gradient);
        body.backward(scoreGradient, true);
    }

    /**
     * The gradient by the examples for the last forward pass.
     *
     * @param gradient the gradient by each row's score
     * @return the gradient {@code [rows][steps][symbols]}
     */
    float[] exampleGradient(float[] gradient) {
        copyGradient(gradient);
        RowParts.part(
                body.backward(scoreGradient, false), partSize, conditionSize, exampleGradient);
        return exampleGradient;
    }

    private void copyGradient(float[] gradient) {
        System.arraycopy(gradient, 0, scoreGradient, 0, rows);
    }

    /**
     * Accumulates the gradient by the parameters of {@code weight (|g| - centre)^2} summed over the
     * rows, where g is the gradient of a row's score by its example, for the last forward pass. A
     * gradient of exactly zero has no direction and adds nothing to the gradient.
     *
     * @param count how many rows count
     * @param weight the penalty's weight
     * @param centre the norm that costs nothing
     * @param norms receives the norm of each row
     */
    void penalize(int count, double weight, double centre, double[] norms) {
        float[] ones = new float[rows];
        Arrays.fill(ones, 0, count, 1f);
        float[] direction = exampleGradient(ones);
        for (int b = 0; b < count; b++) {
            int from = b * exampleSize;
            double squares = 0;
            for (int i = from; i < from + exampleSize; i++) {
                squares += (double) direction[i] * direction[i];
            }
            norms[b] = Math.sqrt(squares);
            float factor =
                    norms[b] == 0 ? 0 : (float) (2 * weight * (norms[b] - centre) / norms[b]);
            for (int i = from; i < from + exampleSize; i++) {
                direction[i] *= factor;
            }
        }
        Arrays.fill(input, 0f);
        if (conditionSize == 0) {
            System.arraycopy(direction, 0, input, 0, count * exampleSize);
        } else {
            int width = partSize + conditionSize;
            for (int i = 0; i < count * parts; i++) {
                System.arraycopy(direction, i * partSize, input, i * width, partSize);
            }
        }
        body.accumulateTangent(input);
    }

    /** Adds what was accumulated to a gradient, and begins anew. */
    void addGradient(float[] gradient) {
        maps.addGradient(gradient);
    }

    @Override
    public void close() {
        maps.close();
    }
}
