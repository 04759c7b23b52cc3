// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import java.util.Arrays;

/**
 * How the input of a recurrent layer takes part in a step: as columns beside the state, or, for
 * codes with too many features for that, by gathering rows of weights.
 */
abstract class StepInput {

    /** Up to this many features, a product with one-hot columns is cheaper than a gather. */
    private static final int MOST_COLUMNS = 32;

    private static final int ROWS = Kernel.ROWS;

    static StepInput of(OperatorInput input, int gateCount, int hiddenSize) {
        if (input instanceof OperatorInput.Codes codes) {
            return codes.size() <= MOST_COLUMNS
                    ? new Features(codes)
                    : new Gather(codes, gateCount, hiddenSize);
        }
        return new Values(input.size());
    }

    /** Columns beside the state. */
    abstract int columns();

    /** Whether the layer before asks for a gradient. */
    boolean hasGradient() {
        return false;
    }

    /** Takes over the parameters that are not those of columns. */
    void load(float[] parameters, int offset) {
        // Columns have their weights beside those of the state.
    }

    /** Puts the columns of position t into each row of {@code target}. */
    abstract void copy(Activations input, int t, float[] target, int at, int rowSize);

    /** Adds what does not go by way of columns to the result of a gate. */
    void addProjection(Activations input, int t, int gate, float[] result) {
        // Columns have done it.
    }

    /** Forgets gradients. */
    void beginGradient() {
        // Columns keep none.
    }

    /** Counts the gradient by a gate's result at position t. */
    void addGradient(Activations input, int t, int gate, float[] resultGradient) {
        // Columns do it by way of the product.
    }

    /** Adds the gradient of the parameters that {@link #load} took over. */
    void addTo(float[] parameterGradient, int offset) {
        // There are none.
    }

    private static final class Values extends StepInput {

        private final int size;

        Values(int size) {
            this.size = size;
        }

        @Override
        int columns() {
            return size;
        }

        @Override
        boolean hasGradient() {
            return true;
        }

        @Override
        void copy(Activations input, int t, float[] target, int at, int rowSize) {
            for (int b = 0; b < ROWS; b++) {
                System.arraycopy(
                        input.values(), (t * ROWS + b) * size, target, b * rowSize + at, size);
            }
        }
    }

    private static final class Features extends StepInput {

        private final int size;
        private final float[] rows;

        Features(OperatorInput.Codes codes) {
            size = codes.size();
            rows = new float[codes.count() * size];
            for (int c = 0; c < codes.count(); c++) {
                int at = c * size;
                codes.forEachFeature(c, (feature, value) -> rows[at + feature] = value);
            }
        }

        @Override
        int columns() {
            return size;
        }

        @Override
        void copy(Activations input, int t, float[] target, int at, int rowSize) {
            for (int b = 0; b < ROWS; b++) {
                int to = b * rowSize + at;
                if (t < input.lengths()[b]) {
                    int code = input.codes()[t * ROWS + b] & 0xFFFF;
                    System.arraycopy(rows, code * size, target, to, size);
                } else {
                    Arrays.fill(target, to, to + size, 0f);
                }
            }
        }
    }

    private static final class Gather extends StepInput {

        private final OperatorInput.Codes codes;
        private final int gateCount;
        private final int hiddenSize;

        /** Products of all feature rows with the weights, {@code [code][gate][hiddenSize]}. */
        private final float[] table;

        private float[] tableGradient = {};

        Gather(OperatorInput.Codes codes, int gateCount, int hiddenSize) {
            this.codes = codes;
            this.gateCount = gateCount;
            this.hiddenSize = hiddenSize;
            table = new float[Math.multiplyExact(codes.count(), gateCount * hiddenSize)];
        }

        @Override
        int columns() {
            return 0;
        }

        @Override
        void load(float[] parameters, int offset) {
            int columns = gateCount * hiddenSize;
            Arrays.fill(table, 0f);
            for (int c = 0; c < codes.count(); c++) {
                int at = c * columns;
                codes.forEachFeature(
                        c,
                        (feature, value) ->
                                addScaled(
                                        table,
                                        at,
                                        parameters,
                                        offset + feature * columns,
                                        columns,
                                        value));
            }
        }

        private static void addScaled(
                float[] target, int to, float[] source, int from, int count, float factor) {
            for (int i = 0; i < count; i++) {
                target[to + i] += factor * source[from + i];
            }
        }

        @Override
        void copy(Activations input, int t, float[] target, int at, int rowSize) {
            // There are no columns.
        }

        @Override
        void addProjection(Activations input, int t, int gate, float[] result) {
            for (int b = 0; b < ROWS; b++) {
                if (t < input.lengths()[b]) {
                    Elementwise.add(
                            result, b * hiddenSize, table, tableAt(input, t, b, gate), hiddenSize);
                }
            }
        }

        private int tableAt(Activations input, int t, int b, int gate) {
            int code = input.codes()[t * ROWS + b] & 0xFFFF;
            return (code * gateCount + gate) * hiddenSize;
        }

        @Override
        void beginGradient() {
            if (tableGradient.length == 0) {
                tableGradient = new float[table.length];
            } else {
                Arrays.fill(tableGradient, 0f);
            }
        }

        @Override
        void addGradient(Activations input, int t, int gate, float[] resultGradient) {
            for (int b = 0; b < ROWS; b++) {
                if (t < input.lengths()[b]) {
                    Elementwise.add(
                            tableGradient,
                            tableAt(input, t, b, gate),
                            resultGradient,
                            b * hiddenSize,
                            hiddenSize);
                }
            }
        }

        @Override
        void addTo(float[] parameterGradient, int offset) {
            int columns = gateCount * hiddenSize;
            for (int c = 0; c < codes.count(); c++) {
                int at = c * columns;
                codes.forEachFeature(
                        c,
                        (feature, value) ->
                                addScaled(
                                        parameterGradient,
                                        offset + feature * columns,
                                        tableGradient,
                                        at,
                                        columns,
                                        value));
            }
        }
    }
}
