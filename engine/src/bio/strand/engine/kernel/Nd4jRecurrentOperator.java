// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

/** A recurrent layer by ND4J's operations: one {@link Nd4jRecurrence} for each direction. */
final class Nd4jRecurrentOperator implements StatefulOperator {

    private static final int ROWS = Kernel.ROWS;

    private final Nd4jRecurrence[] directions;
    private final int hiddenSize;
    private final Activations output;
    private Activations input;

    /** The second direction is null for a layer that reads forward only. */
    Nd4jRecurrentOperator(Nd4jRecurrence forward, Nd4jRecurrence backward, int hiddenSize) {
        directions =
                backward == null
                        ? new Nd4jRecurrence[] {forward}
                        : new Nd4jRecurrence[] {forward, backward};
        this.hiddenSize = hiddenSize;
        output = new Activations(directions.length * hiddenSize);
    }

    @Override
    public int parameterCount() {
        return directions.length * directions[0].parameterCount();
    }

    @Override
    public void load(float[] parameters, int offset) {
        for (int d = 0; d < directions.length; d++) {
            directions[d].load(parameters, offset + d * directions[d].parameterCount());
        }
    }

    @Override
    public Activations forward(Activations batch, boolean training) {
        input = batch;
        output.resize(batch.steps());
        output.copyLengths(batch, 1);
        for (int d = 0; d < directions.length; d++) {
            float[] states = directions[d].forward(batch);
            for (int i = 0; i < batch.steps() * ROWS; i++) {
                int to = i * output.size() + d * hiddenSize;
                System.arraycopy(states, i * hiddenSize, output.values(), to, hiddenSize);
            }
        }
        return output;
    }

    @Override
    public float[] backward(float[] outputGradient, float[] parameterGradient, int offset) {
        float[] sum = null;
        float[] part = new float[input.steps() * ROWS * hiddenSize];
        for (int d = 0; d < directions.length; d++) {
            for (int i = 0; i < input.steps() * ROWS; i++) {
                int from = i * output.size() + d * hiddenSize;
                System.arraycopy(outputGradient, from, part, i * hiddenSize, hiddenSize);
            }
            int at = offset + d * directions[d].parameterCount();
            float[] gradient = directions[d].backward(input, part, parameterGradient, at);
            if (sum == null) {
                sum = gradient;
            } else {
                Elementwise.add(sum, gradient);
            }
        }
        return sum;
    }

    @Override
    public int stateSize() {
        return directions[0].stateSize();
    }

    @Override
    public void beginWith(float[] states) {
        if (states != null) {
            requireOneDirection();
        }
        directions[0].beginWith(states);
    }

    @Override
    public void copyStates(float[] target) {
        requireOneDirection();
        directions[0].copyStates(input, target);
    }

    private void requireOneDirection() {
        if (directions.length > 1) {
            throw new IllegalStateException(
                    "the backward direction of a layer begins at the end of the whole sequence");
        }
    }

    @Override
    public void setStateFactors(float[] factors) {
        for (int d = 0; d < directions.length; d++) {
            directions[d].setStateFactors(factors, d * ROWS * hiddenSize);
        }
    }

    @Override
    public void close() {
        for (Nd4jRecurrence direction : directions) {
            direction.close();
        }
    }
}
