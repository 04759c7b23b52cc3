// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

/**
 * An exponential running average of the parameters over the optimiser's steps. It evens out the
 * noise of single mini-batches, so that the best epoch depends less on chance. The decay grows from
 * 2/11 to its set value in the first steps, so that the initial parameters are soon forgotten.
 */
public final class ParameterAverage {

    private final double decay;
    private final float[] values;
    private int steps;

    /**
     * Creates an average.
     *
     * @param parameters the initial parameters; the very array is the average when decay is 0
     * @param decay weight of the average before at each step, 0 for none
     */
    public ParameterAverage(float[] parameters, double decay) {
        this.decay = decay;
        values = decay == 0 ? parameters : parameters.clone();
    }

    /**
     * Takes the parameters after a step into the average.
     *
     * @param parameters as many as there were at first
     */
    public void add(float[] parameters) {
        steps++;
        if (decay == 0) {
            return;
        }
        float share = (float) (1 - Math.min(decay, (1.0 + steps) / (10.0 + steps)));
        for (int i = 0; i < values.length; i++) {
            values[i] += share * (parameters[i] - values[i]);
        }
    }

    /**
     * Steps made so far.
     *
     * @return 0 or more
     */
    public int steps() {
        return steps;
    }

    /**
     * Goes back to a kept state, whose values have been read into {@link #values}.
     *
     * @param kept the steps made then
     */
    public void resumeAt(int kept) {
        steps = kept;
    }

    /**
     * The average.
     *
     * @return the array itself
     */
    public float[] values() {
        return values;
    }
}
