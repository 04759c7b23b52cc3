// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

/** A recurrent layer on the CPU: one {@link Recurrence} for each direction. */
final class RecurrentOperator implements StatefulOperator {

    private static final int ROWS = Kernel.ROWS;

    private final Recurrence forwardDirection;
    private final Recurrence backwardDirection;
    private final int hiddenSize;
    private final Activations output;
    private float[] forwardGradient = {};
    private float[] backwardGradient = {};
    private Activations input;

    /** The second direction is null for a layer that reads forward only. */
    RecurrentOperator(Recurrence forwardDirection, Recurrence backwardDirection, int hiddenSize) {
        this.forwardDirection = forwardDirection;
        this.backwardDirection = backwardDirection;
        this.hiddenSize = hiddenSize;
        output = new Activations(backwardDirection == null ? hiddenSize : 2 * hiddenSize);
    }

    @Override
    public int parameterCount() {
        int count = forwardDirection.parameterCount();
        return backwardDirection == null ? count : 2 * count;
    }

    @Override
    public void load(float[] parameters, int offset) {
        forwardDirection.load(parameters, offset);
        if (backwardDirection != null) {
            backwardDirection.load(parameters, offset + forwardDirection.parameterCount());
        }
    }

    @Override
    public Activations forward(Activations batch, boolean training) {
        input = batch;
        output.resize(batch.steps());
        output.copyLengths(batch, 1);
        copyOutput(forwardDirection.forward(batch), 0);
        if (backwardDirection != null) {
            copyOutput(backwardDirection.forward(batch), hiddenSize);
        }
        return output;
    }

    @Override
    public int stateSize() {
        return forwardDirection.stateSize();
    }

    @Override
    public void beginWith(float[] states) {
        if (states != null) {
            requireOneDirection();
        }
        forwardDirection.beginWith(states);
    }

    @Override
    public void copyStates(float[] target) {
        requireOneDirection();
        forwardDirection.copyStates(input, target);
    }

    private void requireOneDirection() {
        if (backwardDirection != null) {
            throw new IllegalStateException(
                    "the backward direction of a layer begins at the end of the whole sequence");
        }
    }

    @Override
    public void setStateFactors(float[] factors) {
        forwardDirection.setStateFactors(factors, 0);
        if (backwardDirection != null) {
            backwardDirection.setStateFactors(factors, ROWS * hiddenSize);
        }
    }

    private void copyOutput(float[] states, int column) {
        int size = output.size();
        int positions = output.steps() * ROWS;
        for (int i = 0; i < positions; i++) {
            System.arraycopy(
                    states, i * hiddenSize, output.values(), i * size + column, hiddenSize);
        }
    }

    @Override
    public float[] backward(float[] outputGradient, float[] parameterGradient, int offset) {
        if (backwardDirection == null) {
            return forwardDirection.backward(input, outputGradient, parameterGradient, offset);
        }
        int count = input.steps() * ROWS * hiddenSize;
        if (forwardGradient.length < count) {
            forwardGradient = new float[count];
            backwardGradient = new float[count];
        }
        for (int i = 0; i < input.steps() * ROWS; i++) {
            int from = 2 * i * hiddenSize;
            int to = i * hiddenSize;
            System.arraycopy(outputGradient, from, forwardGradient, to, hiddenSize);
            System.arraycopy(outputGradient, from + hiddenSize, backwardGradient, to, hiddenSize);
        }
        float[] sum = forwardDirection.backward(input, forwardGradient, parameterGradient, offset);
        float[] addend =
                backwardDirection.backward(
                        input,
                        backwardGradient,
                        parameterGradient,
                        offset + forwardDirection.parameterCount());
        if (sum != null) {
            Elementwise.add(sum, 0, addend, 0, input.steps() * ROWS * input.size());
        }
        return sum;
    }

    @Override
    public void close() {
        forwardDirection.close();
        if (backwardDirection != null) {
            backwardDirection.close();
        }
    }
}
