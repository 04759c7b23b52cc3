// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

/** A recurrent layer on the CPU: one {@link Recurrence} for each direction. */
final class RecurrentOperator implements StatefulOperator {

    private static final int ROWS = Kernel.ROWS;

    private final Recurrence forwardDirection;
    private final Recurrence backwardDirection;
    private final int hiddenSize;
    private final TaskPair pair;
    private final Activations output;
    private Activations input;

    /** The second direction is null for a layer that reads forward only. */
    RecurrentOperator(
            Recurrence forwardDirection,
            Recurrence backwardDirection,
            int hiddenSize,
            TaskPair pair) {
        this.forwardDirection = forwardDirection;
        this.backwardDirection = backwardDirection;
        this.hiddenSize = hiddenSize;
        this.pair = pair;
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
        if (backwardDirection == null) {
            forwardDirection.forward(batch, training, output, 0);
        } else {
            pair.run(
                    () -> forwardDirection.forward(batch, training, output, 0),
                    () -> backwardDirection.forward(batch, training, output, hiddenSize));
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
        forwardDirection.copyStates(target);
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

    @Override
    public float[] backward(float[] outputGradient, float[] parameterGradient, int offset) {
        int size = output.size();
        if (backwardDirection == null) {
            return forwardDirection.backward(
                    input, outputGradient, size, 0, parameterGradient, offset);
        }
        int secondAt = offset + forwardDirection.parameterCount();
        float[][] gradients = new float[2][];
        // Both add to the parameter gradient, each to a part of its own.
        pair.run(
                () ->
                        gradients[0] =
                                forwardDirection.backward(
                                        input, outputGradient, size, 0, parameterGradient, offset),
                () ->
                        gradients[1] =
                                backwardDirection.backward(
                                        input,
                                        outputGradient,
                                        size,
                                        hiddenSize,
                                        parameterGradient,
                                        secondAt));
        if (gradients[0] != null) {
            int count = input.steps() * ROWS * input.size();
            Elementwise.add(gradients[0], 0, gradients[1], 0, count);
        }
        return gradients[0];
    }

    @Override
    public void close() {
        forwardDirection.close();
        if (backwardDirection != null) {
            backwardDirection.close();
        }
    }
}
