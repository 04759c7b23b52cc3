// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@link AffineMap} on the CPU. Sequences lie one after the other with {@code width / 2} positions
 * of zeros between them, so that every window of a shard is found at a fixed distance from the one
 * before: position k of all windows is one matrix that begins k positions further on, and nothing
 * is copied into columns. Outputs between the sequences are computed and never read.
 */
final class CpuAffineMap implements AffineMap {

    /** Seven vectors of 16 floats. */
    private static final int TILE_COLUMNS = 112;

    private static final int LEAST_TILE_ROWS = 48;
    private static final int MOST_TILE_ROWS = 192;

    /** Positions whose products make one piece of the weights' gradient. */
    private static final int MOST_DEPTH = 1_024;

    private final Shape shape;
    private final CancellationToken cancellation;
    private final int margin;
    private final int windows;

    /**
     * Windows that are computed alike: those of a sequence, whichever it is, so that its results do
     * not depend on its place; all when a sequence has one position.
     */
    private final int stretch;

    private final NativeScope memory = new NativeScope();

    /** x with zeros around the sequences. */
    private final NativeFloats x;

    /** Results, shared with other maps of the network. */
    private final NativeFloats results;

    /** W and the bias. */
    private final NativeFloats parameters;

    /** The bias as many times as a tile has rows. */
    private final NativeFloats biases;

    private final List<Tile> ontoBias;
    private final MatrixProduct alone;
    private final float[] loaded;
    private final float[] repeated;
    private Backward backward;

    /** The products of some windows, and where in the results they go. */
    private record Tile(int at, int count, MatrixProduct product) {}

    CpuAffineMap(Shape shape, NativeFloats results, CancellationToken cancellation) {
        this.shape = shape;
        this.results = results;
        this.cancellation = cancellation;
        margin = shape.width() / 2;
        windows = windows(shape);
        stretch = shape.steps() == 1 ? windows : shape.steps();
        loaded = new float[shape.parameterCount()];
        int tileRows = tileRows(shape.inputSize(), shape.outputSize());
        repeated = new float[tileRows * shape.outputSize()];
        x = memory.floats(padded(shape, shape.inputSize()));
        parameters = memory.floats(shape.parameterCount());
        biases = memory.floats(repeated.length);
        ontoBias = tiles(x, parameters, true, true);
        alone = together(tiles(x, parameters, true, false));
    }

    /** Positions of all sequences with one margin after each but the last. */
    private static int windows(Shape shape) {
        int margin = shape.width() / 2;
        return Math.multiplyExact(shape.rows(), shape.steps() + margin) - margin;
    }

    private static int padded(Shape shape, int size) {
        return Math.multiplyExact(windows(shape) + shape.width() - 1, size);
    }

    /** Floats that a map needs for its results. */
    static int resultCount(Shape shape) {
        return Math.multiplyExact(windows(shape), Math.max(shape.inputSize(), shape.outputSize()));
    }

    /** Windows of x with W, or of the gradient by y with what is W the other way round. */
    private List<Tile> tiles(
            NativeFloats source, NativeFloats weights, boolean toOutput, boolean onto) {
        int from = toOutput ? shape.inputSize() : shape.outputSize();
        int to = toOutput ? shape.outputSize() : shape.inputSize();
        int tileRows = tileRows(from, to);
        List<Tile> tiles = new ArrayList<>();
        for (int begin = 0; begin < windows; begin += stretch + margin) {
            for (int i = 0; i < stretch; i += tileRows) {
                int rows = Math.min(tileRows, stretch - i);
                tiles.add(tile(source, weights, begin + i, rows, from, to, onto));
            }
        }
        return tiles;
    }

    private Tile tile(
            NativeFloats source,
            NativeFloats weights,
            int first,
            int rows,
            int from,
            int to,
            boolean onto) {
        MatrixProduct.Block target = new MatrixProduct.Block(results, first * to, rows, to);
        List<MatrixProduct> products = new ArrayList<>();
        for (int k = 0; k < shape.width(); k++) {
            products.add(
                    MatrixProduct.of(
                            new MatrixProduct.Block(source, (first + k) * from, rows, from),
                            new MatrixProduct.Block(weights, k * from * to, from, to),
                            target,
                            onto || k > 0,
                            rows,
                            TILE_COLUMNS));
        }
        return new Tile(first * to, rows * to, MatrixProduct.sequence(products));
    }

    /** As many rows as make a tile of the size that {@link MatrixProduct} works best with. */
    private int tileRows(int depth, int columns) {
        int fitting = MatrixProduct.rowsThatFit(depth, Math.min(columns, TILE_COLUMNS));
        int most = Math.max(LEAST_TILE_ROWS, Math.min(MOST_TILE_ROWS, fitting));
        return MatrixProduct.share(stretch, most, 4);
    }

    private static MatrixProduct together(List<Tile> tiles) {
        return MatrixProduct.sequence(tiles.stream().map(Tile::product).toList());
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void load(float[] source, int offset) {
        System.arraycopy(source, offset, loaded, 0, loaded.length);
        parameters.write(0, loaded, 0, loaded.length);
        int columns = shape.outputSize();
        for (int at = 0; at < repeated.length; at += columns) {
            System.arraycopy(loaded, shape.weightCount(), repeated, at, columns);
        }
        biases.write(0, repeated, 0, repeated.length);
        if (backward != null) {
            backward.stale = true;
        }
    }

    @Override
    public void forward(float[] input, float[] output) {
        keep(input);
        for (Tile tile : ontoBias) {
            results.copy(tile.at, biases, 0, tile.count);
            tile.product.run();
        }
        readResults(output, shape.outputSize());
    }

    @Override
    public void tangent(float[] input, float[] output) {
        keep(input);
        alone.run();
        readResults(output, shape.outputSize());
    }

    @Override
    public void keep(float[] input) {
        cancellation.throwIfCancelled();
        write(x, input, shape.inputSize());
    }

    /** Writes sequences without touching the zeros around them. */
    private void write(NativeFloats target, float[] source, int size) {
        int count = shape.steps() * size;
        if (margin == 0) {
            target.write(0, source, 0, shape.rows() * count);
            return;
        }
        for (int b = 0; b < shape.rows(); b++) {
            target.write(margin * size + b * (count + margin * size), source, b * count, count);
        }
    }

    private void readResults(float[] target, int size) {
        int count = shape.steps() * size;
        if (margin == 0) {
            results.read(0, target, 0, shape.rows() * count);
            return;
        }
        for (int b = 0; b < shape.rows(); b++) {
            results.read(b * (count + margin * size), target, b * count, count);
        }
    }

    @Override
    public void backward(float[] yGradient, float[] xGradient) {
        cancellation.throwIfCancelled();
        if (backward == null) {
            backward = new Backward();
        }
        write(backward.y, yGradient, shape.outputSize());
        if (xGradient != null) {
            backward.toInput();
            readResults(xGradient, shape.inputSize());
        }
    }

    @Override
    public void accumulate(boolean withBias) {
        backward.toWeights.run();
        if (withBias) {
            backward.toBias.run();
        }
    }

    @Override
    public void addGradient(float[] gradient, int offset) {
        if (backward != null) {
            backward.gradient.addTo(
                    0, gradient, offset, backward.gradient.length(), backward.scratch());
            backward.gradient.zero(0, backward.gradient.length());
        }
    }

    @Override
    public void close() {
        memory.close();
        if (backward != null) {
            backward.taken.close();
            backward.takenForInput.close();
        }
    }

    /** What only gradients need; made at the first of them. */
    private final class Backward {

        private final NativeScope taken = new NativeScope();

        /** Apart, because where this is refused the gradients are still there to be read. */
        private final NativeScope takenForInput = new NativeScope();

        /** The gradient by y with zeros around the sequences. */
        private final NativeFloats y = taken.floats(padded(shape, shape.outputSize()));

        /** The gradient by W and the bias. */
        private final NativeFloats gradient = taken.floats(shape.parameterCount());

        private final MatrixProduct toWeights;
        private final MatrixProduct toBias;
        private float[] scratch = {};
        private boolean stale = true;

        /** W {@code [width][outputSize][inputSize]}, last position first; made when asked for. */
        private NativeFloats reversed;

        private MatrixProduct toInput;

        Backward() {
            int inputs = shape.inputSize();
            int outputs = shape.outputSize();
            int fitting =
                    MatrixProduct.rowsThatFit(
                            Math.min(inputs, TILE_COLUMNS), Math.min(outputs, TILE_COLUMNS));
            int most = Math.max(LEAST_TILE_ROWS, Math.min(MOST_DEPTH, fitting));
            int depth = MatrixProduct.share(windows, most, 4);
            List<MatrixProduct> products = new ArrayList<>();
            for (int p = 0; p < windows; p += depth) {
                int rows = Math.min(depth, windows - p);
                for (int k = 0; k < shape.width(); k++) {
                    products.add(
                            MatrixProduct.ofTransposedLeft(
                                    new MatrixProduct.Block(x, (p + k) * inputs, rows, inputs),
                                    new MatrixProduct.Block(
                                            y, (p + margin) * outputs, rows, outputs),
                                    new MatrixProduct.Block(
                                            gradient, k * inputs * outputs, inputs, outputs),
                                    true,
                                    TILE_COLUMNS,
                                    TILE_COLUMNS));
                }
            }
            toWeights = MatrixProduct.sequence(products);
            NativeFloats ones = taken.floats(windows);
            float[] values = new float[windows];
            Arrays.fill(values, 1f);
            ones.write(0, values, 0, windows);
            toBias =
                    MatrixProduct.of(
                            new MatrixProduct.Block(ones, 0, 1, windows),
                            new MatrixProduct.Block(y, margin * outputs, windows, outputs),
                            new MatrixProduct.Block(gradient, shape.weightCount(), 1, outputs),
                            true);
        }

        private float[] scratch() {
            if (scratch.length == 0) {
                scratch = new float[shape.parameterCount()];
            }
            return scratch;
        }

        void toInput() {
            if (toInput == null) {
                reversed = takenForInput.floats(shape.weightCount());
                toInput = together(tiles(y, reversed, false, false));
            }
            if (stale) {
                int size = shape.inputSize() * shape.outputSize();
                int last = (shape.width() - 1) * size;
                for (int k = 0; k < shape.width(); k++) {
                    Elementwise.transpose(
                            loaded,
                            k * size,
                            shape.inputSize(),
                            shape.outputSize(),
                            scratch(),
                            last - k * size);
                }
                reversed.write(0, scratch(), 0, shape.weightCount());
                stale = false;
            }
            toInput.run();
        }
    }
}
