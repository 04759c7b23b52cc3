// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.kernel.Activations;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.kernel.Operator;
import bio.strand.engine.kernel.StatefulOperator;

/** One step of a network's computation. */
interface Stage {

    default int parameterCount() {
        return 0;
    }

    default void load(float[] parameters) {}

    /**
     * Computes the step.
     *
     * @param key decides what is dropped from whole sequences
     * @param partKey decides what is dropped from the part of the sequences that is computed
     */
    Activations forward(Activations input, boolean training, long key, long partKey);

    /** The gradient by the input; null when that is codes. */
    float[] backward(float[] outputGradient, float[] parameterGradient);

    default void close() {}

    /** An operator of the kernel whose parameters begin at {@code offset}. */
    class OfOperator implements Stage {

        private final Operator operator;
        private final int offset;

        OfOperator(Operator operator, int offset) {
            this.operator = operator;
            this.offset = offset;
        }

        @Override
        public int parameterCount() {
            return operator.parameterCount();
        }

        @Override
        public void load(float[] parameters) {
            operator.load(parameters, offset);
        }

        @Override
        public Activations forward(Activations input, boolean training, long key, long partKey) {
            return operator.forward(input, training);
        }

        @Override
        public float[] backward(float[] outputGradient, float[] parameterGradient) {
            return operator.backward(outputGradient, parameterGradient, offset);
        }

        @Override
        public void close() {
            operator.close();
        }
    }

    /** A recurrent layer, which is number {@code layer} of the network. */
    final class OfRecurrence extends OfOperator {

        /** Keeps the draws apart from those of dropout layers. */
        private static final long STATE_KEY = 0x8CB92BA72F3D8DD7L;

        private final StatefulOperator operator;
        private final LayerSpec.Recurrent spec;
        private final int layer;

        OfRecurrence(StatefulOperator operator, int offset, LayerSpec.Recurrent spec, int layer) {
            super(operator, offset);
            this.operator = operator;
            this.spec = spec;
            this.layer = layer;
        }

        /** What recurrent dropout leaves of the states, {@code [directions][ROWS][H]}. */
        static float[] stateFactors(LayerSpec.Recurrent spec, long key, int layer) {
            int count = Kernel.ROWS * spec.hiddenSize() * (spec.bidirectional() ? 2 : 1);
            return new DropoutMask(spec.recurrentDropout(), spec.hiddenSize())
                    .factors(count, DropoutMask.mix((key ^ STATE_KEY) + layer));
        }

        @Override
        public Activations forward(Activations input, boolean training, long key, long partKey) {
            if (spec.recurrentDropout() > 0) {
                operator.setStateFactors(training ? stateFactors(spec, key, layer) : null);
            }
            return super.forward(input, training, key, partKey);
        }
    }

    /** A dropout layer, which is number {@code layer} of the network. */
    record OfDropout(DropoutMask mask, int layer) implements Stage {
        @Override
        public Activations forward(Activations input, boolean training, long key, long partKey) {
            return training ? mask.forward(input, DropoutMask.mix(partKey + layer)) : input;
        }

        @Override
        public float[] backward(float[] outputGradient, float[] parameterGradient) {
            mask.backward(outputGradient);
            return outputGradient;
        }
    }

    /**
     * Feature rows as values, for a network that begins with neither embedding, convolution nor
     * recurrence.
     */
    final class OfFeatures implements Stage {

        private final float[][] rows;
        private final Activations output;

        OfFeatures(float[][] rows) {
            this.rows = rows;
            output = new Activations(rows[0].length);
        }

        @Override
        public Activations forward(Activations input, boolean training, long key, long partKey) {
            output.resize(input.steps());
            output.copyLengths(input, 1);
            output.clear();
            int size = output.size();
            for (int t = 0; t < input.steps(); t++) {
                for (int b = 0; b < Kernel.ROWS; b++) {
                    if (t < input.lengths()[b]) {
                        int position = t * Kernel.ROWS + b;
                        float[] row = rows[input.codes()[position] & 0xFFFF];
                        System.arraycopy(row, 0, output.values(), position * size, size);
                    }
                }
            }
            return output;
        }

        @Override
        public float[] backward(float[] outputGradient, float[] parameterGradient) {
            return null;
        }
    }
}
