// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;

/**
 * The linear part of every layer: {@code Y[t] = b + sum over k of X[t + k - width / 2] W[k]}, with
 * X zero outside the sequence. Width 1 is the input projection of a recurrent or dense layer.
 * Parameters: W {@code [width][inputSize][columns]}, then b {@code [columns]}.
 *
 * <p>Time-major arrays make a convolution a sum of products on shifted views: no window is ever
 * copied out. Positions are taken in chunks of fixed size, the last one filled up with zeros, so
 * that each product has the same shape whatever the number of positions.
 */
final class WindowProjection implements AutoCloseable {

    private static final int ROWS = Kernel.ROWS;

    private final int inputSize;
    private final int width;
    private final int columns;
    private final float[] bias;
    private final Part part;

    WindowProjection(
            OperatorInput input,
            int width,
            int columns,
            int chunkSteps,
            CancellationToken cancellation) {
        this.inputSize = input.size();
        this.width = width;
        this.columns = columns;
        bias = new float[columns];
        part =
                input instanceof OperatorInput.Codes codes
                        ? new Gather(codes)
                        : new Products(chunkSteps, cancellation);
    }

    int parameterCount() {
        return width * inputSize * columns + columns;
    }

    void load(float[] parameters, int offset) {
        part.loadWeights(parameters, offset);
        System.arraycopy(parameters, offset + width * inputSize * columns, bias, 0, columns);
    }

    /**
     * Computes Y.
     *
     * @param output receives {@code [steps][ROWS][columns]}; undefined beyond the end of a sequence
     */
    void forward(Activations input, float[] output) {
        part.forward(input, output);
    }

    /**
     * Adds the gradients by W and b.
     *
     * @param outputGradient {@code [steps][ROWS][columns]}, zero beyond the end of a sequence
     * @return the gradient by X {@code [steps][ROWS][inputSize]}, owned by this object; null when
     *     the input is codes
     */
    float[] backward(Activations input, float[] outputGradient, float[] gradient, int offset) {
        int biasAt = offset + width * inputSize * columns;
        int count = input.steps() * ROWS * columns;
        for (int i = 0; i < count; i += columns) {
            Elementwise.add(gradient, biasAt, outputGradient, i, columns);
        }
        return part.backward(input, outputGradient, gradient, offset);
    }

    @Override
    public void close() {
        part.close();
    }

    /** How products with X are done. */
    private interface Part {
        void loadWeights(float[] parameters, int offset);

        void forward(Activations input, float[] output);

        float[] backward(Activations input, float[] outputGradient, float[] gradient, int offset);

        void close();
    }

    /** For codes: the products of all feature rows with W are tabled, and rows are gathered. */
    private final class Gather implements Part {

        private final OperatorInput.Codes rows;
        private final float[] table;
        private final float[] tableGradient;

        Gather(OperatorInput.Codes rows) {
            this.rows = rows;
            table = new float[width * rows.count() * columns];
            tableGradient = new float[table.length];
        }

        @Override
        public void loadWeights(float[] parameters, int offset) {
            Arrays.fill(table, 0f);
            for (int k = 0; k < width; k++) {
                int first = offset + k * inputSize * columns;
                for (int c = 0; c < rows.count(); c++) {
                    int at = (k * rows.count() + c) * columns;
                    rows.forEachFeature(
                            c,
                            (f, share) -> {
                                int from = first + f * columns;
                                for (int n = 0; n < columns; n++) {
                                    table[at + n] += share * parameters[from + n];
                                }
                            });
                }
            }
        }

        @Override
        public void forward(Activations input, float[] output) {
            short[] codes = input.codes();
            int[] lengths = input.lengths();
            int half = width / 2;
            for (int t = 0; t < input.steps(); t++) {
                for (int b = 0; b < ROWS; b++) {
                    if (t >= lengths[b]) {
                        continue;
                    }
                    int at = (t * ROWS + b) * columns;
                    System.arraycopy(bias, 0, output, at, columns);
                    int first = Math.max(0, half - t);
                    int last = Math.min(width, lengths[b] - t + half);
                    for (int k = first; k < last; k++) {
                        int code = codes[(t + k - half) * ROWS + b] & 0xFFFF;
                        Elementwise.add(
                                output, at, table, (k * rows.count() + code) * columns, columns);
                    }
                }
            }
        }

        @Override
        public float[] backward(
                Activations input, float[] outputGradient, float[] gradient, int offset) {
            short[] codes = input.codes();
            int[] lengths = input.lengths();
            int half = width / 2;
            Arrays.fill(tableGradient, 0f);
            for (int t = 0; t < input.steps(); t++) {
                for (int b = 0; b < ROWS; b++) {
                    int at = (t * ROWS + b) * columns;
                    int first = Math.max(0, half - t);
                    int last = t < lengths[b] ? Math.min(width, lengths[b] - t + half) : 0;
                    for (int k = first; k < last; k++) {
                        int code = codes[(t + k - half) * ROWS + b] & 0xFFFF;
                        Elementwise.add(
                                tableGradient,
                                (k * rows.count() + code) * columns,
                                outputGradient,
                                at,
                                columns);
                    }
                }
            }
            for (int k = 0; k < width; k++) {
                int first = offset + k * inputSize * columns;
                for (int c = 0; c < rows.count(); c++) {
                    int from = (k * rows.count() + c) * columns;
                    rows.forEachFeature(
                            c,
                            (f, share) -> {
                                int at = first + f * columns;
                                for (int n = 0; n < columns; n++) {
                                    gradient[at + n] += share * tableGradient[from + n];
                                }
                            });
                }
            }
            return null;
        }

        @Override
        public void close() {
            // Everything is on the heap.
        }
    }

    /** For values: matrix products over chunks of positions with their neighbours on both sides. */
    private final class Products implements Part {

        private final int chunkSteps;
        private final int haloSteps;
        private final CancellationToken cancellation;
        private final NativeScope memory = new NativeScope();
        private final NativeFloats x;
        private final NativeFloats y;
        private final NativeFloats w;
        private final float[] loaded;
        private final MatrixProduct[] forward;
        private Backward backward;

        Products(int chunkSteps, CancellationToken cancellation) {
            this.chunkSteps = chunkSteps;
            this.cancellation = cancellation;
            haloSteps = chunkSteps + width - 1;
            x = memory.floats(haloSteps * ROWS * inputSize);
            y = memory.floats(chunkSteps * ROWS * columns);
            w = memory.floats(width * inputSize * columns);
            loaded = new float[w.length()];
            forward = new MatrixProduct[width];
            for (int k = 0; k < width; k++) {
                forward[k] = MatrixProduct.of(shifted(x, k), weights(w, k), chunk(y), k > 0);
            }
        }

        private MatrixProduct.Block shifted(NativeFloats memory, int k) {
            return new MatrixProduct.Block(
                    memory, k * ROWS * inputSize, chunkSteps * ROWS, inputSize);
        }

        private MatrixProduct.Block weights(NativeFloats memory, int k) {
            return new MatrixProduct.Block(memory, k * inputSize * columns, inputSize, columns);
        }

        private MatrixProduct.Block chunk(NativeFloats memory) {
            return new MatrixProduct.Block(memory, 0, chunkSteps * ROWS, columns);
        }

        @Override
        public void loadWeights(float[] parameters, int offset) {
            System.arraycopy(parameters, offset, loaded, 0, loaded.length);
            w.write(0, loaded, 0, loaded.length);
            if (backward != null) {
                backward.stale = true;
            }
        }

        @Override
        public void forward(Activations input, float[] output) {
            for (int t = 0; t < input.steps(); t += chunkSteps) {
                cancellation.throwIfCancelled();
                writeInput(input, t);
                for (MatrixProduct product : forward) {
                    product.run();
                }
                int at = t * ROWS * columns;
                int count = Math.min(chunkSteps, input.steps() - t) * ROWS * columns;
                y.read(0, output, at, count);
                for (int i = at; i < at + count; i += columns) {
                    Elementwise.add(output, i, bias, 0, columns);
                }
            }
        }

        /** Puts the positions around a chunk into {@link #x}, zeros where there are none. */
        private void writeInput(Activations input, int t) {
            int stepSize = ROWS * inputSize;
            int from = Math.max(0, t - width / 2);
            int to = Math.min(input.steps(), t + chunkSteps + width / 2);
            int at = (from - t + width / 2) * stepSize;
            x.zero(0, at);
            x.write(at, input.values(), from * stepSize, (to - from) * stepSize);
            int end = at + (to - from) * stepSize;
            x.zero(end, x.length() - end);
        }

        @Override
        public float[] backward(
                Activations input, float[] outputGradient, float[] gradient, int offset) {
            if (backward == null) {
                backward = new Backward();
            }
            return backward.run(input, outputGradient, gradient, offset);
        }

        @Override
        public void close() {
            memory.close();
            if (backward != null) {
                backward.close();
            }
        }

        /** What only training needs; made at the first backward pass. */
        private final class Backward {

            private final NativeScope taken = new NativeScope();
            private final NativeFloats xGradient = taken.floats(x.length());
            private final NativeFloats wGradient = taken.floats(w.length());

            /** W {@code [width][columns][inputSize]}. */
            private final NativeFloats transposed = taken.floats(w.length());

            private final MatrixProduct[] toInput = new MatrixProduct[width];
            private final MatrixProduct[] toWeights = new MatrixProduct[width];
            private final float[] scratch = new float[Math.max(x.length(), w.length())];
            private float[] inputGradient = {};
            private boolean stale = true;

            Backward() {
                for (int k = 0; k < width; k++) {
                    toInput[k] =
                            MatrixProduct.of(
                                    chunk(y),
                                    new MatrixProduct.Block(
                                            transposed,
                                            k * inputSize * columns,
                                            columns,
                                            inputSize),
                                    shifted(xGradient, k),
                                    true);
                    toWeights[k] =
                            MatrixProduct.ofTransposedLeft(
                                    shifted(x, k), chunk(y), weights(wGradient, k), true);
                }
            }

            float[] run(Activations input, float[] outputGradient, float[] gradient, int offset) {
                if (stale) {
                    for (int k = 0; k < width; k++) {
                        int at = k * inputSize * columns;
                        Elementwise.transpose(loaded, at, inputSize, columns, scratch, at);
                    }
                    transposed.write(0, scratch, 0, transposed.length());
                    stale = false;
                }
                int stepSize = ROWS * inputSize;
                int needed = input.steps() * stepSize;
                if (inputGradient.length < needed) {
                    inputGradient = new float[needed];
                } else {
                    Arrays.fill(inputGradient, 0, needed, 0f);
                }
                wGradient.zero(0, wGradient.length());
                for (int t = 0; t < input.steps(); t += chunkSteps) {
                    cancellation.throwIfCancelled();
                    int count = Math.min(chunkSteps, input.steps() - t) * ROWS * columns;
                    y.write(0, outputGradient, t * ROWS * columns, count);
                    y.zero(count, y.length() - count);
                    xGradient.zero(0, xGradient.length());
                    writeInput(input, t);
                    for (int k = 0; k < width; k++) {
                        toInput[k].run();
                        toWeights[k].run();
                    }
                    int from = Math.max(0, t - width / 2);
                    int to = Math.min(input.steps(), t + chunkSteps + width / 2);
                    xGradient.addTo(
                            (from - t + width / 2) * stepSize,
                            inputGradient,
                            from * stepSize,
                            (to - from) * stepSize,
                            scratch);
                }
                wGradient.addTo(0, gradient, offset, wGradient.length(), scratch);
                return inputGradient;
            }

            void close() {
                taken.close();
            }
        }
    }
}
