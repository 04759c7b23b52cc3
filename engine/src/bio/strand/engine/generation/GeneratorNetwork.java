// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.kernel.AffineMap;
import bio.strand.engine.kernel.AffineMaps;
import bio.strand.engine.kernel.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A generator for a fixed number of rows, forward and backward; used by one thread at a time. All
 * arrays are row-major and owned by the network unless they are passed in; rows that are not there
 * are computed as zeros.
 */
final class GeneratorNetwork implements AutoCloseable {

    private final GanShape shape;
    private final int rows;
    private final AffineMaps maps;
    private final float[] input;
    private final List<PiecewiseLinearLayer> layers = new ArrayList<>();
    private final List<LstmLayer> recurrent = new ArrayList<>();
    private final RelaxedSymbols symbols;
    private float[] logits;

    /** Of recurrent layers: the latent vector at every position, and the states row by row. */
    private final float[][] repeated;

    private final float[] states;
    private final int hiddenSize;

    GeneratorNetwork(
            GeneratorSpec spec, Relaxation relaxation, GanShape shape, int rows, Kernel kernel) {
        this.shape = shape;
        this.rows = rows;
        input = new float[rows * (shape.latentSize() + shape.conditionSize())];
        symbols = new RelaxedSymbols(relaxation, rows * shape.steps(), shape.symbols());
        repeated = new float[shape.steps()][];
        List<AffineMap.Shape> shapes = new GanLayout(spec, shape).shapes(rows);
        maps = kernel.affineMaps(shapes);
        int last = shapes.size() - 1;
        if (spec instanceof GeneratorSpec.Recurrent lstm) {
            for (int i = 0; i < last; i++) {
                recurrent.add(new LstmLayer(maps.get(i), shape.steps()));
            }
            hiddenSize = lstm.hiddenSize();
            states = new float[rows * shape.steps() * hiddenSize];
            layers.add(new ActivatedMap(maps.get(last), 1, true));
            return;
        }
        hiddenSize = 0;
        states = null;
        if (spec instanceof GeneratorSpec.Dense) {
            for (int i = 0; i <= last; i++) {
                layers.add(new ActivatedMap(maps.get(i), i < last ? 0 : 1, i > 0));
            }
        } else {
            layers.add(new ActivatedMap(maps.get(0), 1, false));
            ResidualBlock.addAll(layers, maps, 1, last);
            layers.add(new ActivatedMap(maps.get(last), 1, true));
        }
    }

    /** Takes parameters over. */
    void load(float[] parameters) {
        maps.load(parameters);
    }

    /**
     * Computes examples.
     *
     * @param latent the latent vectors of all rows
     * @param condition the conditions of all rows; null without
     * @param noise Gumbel noise of all rows; null without
     * @param from first row to compute
     * @param count how many, at most those of this network
     * @return the examples {@code [rows][steps][symbols]}
     */
    float[] forward(float[] latent, float[] condition, float[] noise, int from, int count) {
        int width = shape.latentSize() + shape.conditionSize();
        Arrays.fill(input, count * width, input.length, 0f);
        RowParts.join(
                latent,
                shape.latentSize(),
                condition,
                shape.conditionSize(),
                from,
                from,
                count,
                1,
                input);
        float[] x = input;
        if (!recurrent.isEmpty()) {
            Arrays.fill(repeated, input);
            float[][] steps = repeated;
            for (LstmLayer layer : recurrent) {
                steps = layer.forward(steps);
            }
            RowParts.toRows(steps, hiddenSize, rows, states);
            x = states;
        }
        for (PiecewiseLinearLayer layer : layers) {
            x = layer.forward(x);
        }
        logits = x;
        return symbols.forward(x, noise, from * shape.exampleSize());
    }

    /** The linear outputs of the last forward pass, {@code [rows][steps][symbols]}. */
    float[] logits() {
        return logits;
    }

    /**
     * Accumulates the gradient by the parameters.
     *
     * @param gradient the gradient by the examples of the last forward pass, zero for rows that are
     *     not there; overwritten
     */
    void backward(float[] gradient) {
        symbols.backward(gradient);
        float[] flowing = gradient;
        for (int i = layers.size() - 1; i >= 0; i--) {
            flowing = layers.get(i).backward(flowing, true);
        }
        if (!recurrent.isEmpty()) {
            float[][] steps = RowParts.toSteps(flowing, hiddenSize, rows, shape.steps());
            for (int i = recurrent.size() - 1; i >= 0; i--) {
                recurrent.get(i).backward(steps, null, true);
                steps = recurrent.get(i).inputGradient();
            }
        }
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
