// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

/**
 * A recurrent layer. By itself a sequence begins with states of zero and no state is dropped; both
 * can be changed for the forward passes to come and the backward passes that belong to them.
 */
public interface StatefulOperator extends Operator {

    /**
     * Number of values that carry a layer from one position to the next: for each of {@link
     * Kernel#ROWS} rows the state, and for an LSTM the cell after all states.
     *
     * @return {@code ROWS * H}, or {@code 2 * ROWS * H} for an LSTM
     */
    int stateSize();

    /**
     * Sets the states before the first position, which are constants for the gradient. Only for
     * layers that read forward alone.
     *
     * @param states {@link #stateSize()} values, copied; null for zeros
     * @throws IllegalStateException if the layer is bidirectional and there are states
     */
    void beginWith(float[] states);

    /**
     * The states after the last forward pass: of each row the one at the end of its sequence, and
     * for a row without a position the one that it began with. Only for layers that read forward
     * alone.
     *
     * @param target receives {@link #stateSize()} values
     * @throws IllegalStateException if the layer is bidirectional
     */
    void copyStates(float[] target);

    /**
     * Sets factors of the state in front of every recurrent product, the same at all positions: 0
     * for a unit that is dropped (variational dropout, Gal and Ghahramani, NIPS 2016).
     *
     * @param factors {@code [directions][ROWS][H]}, not copied; null for none
     */
    void setStateFactors(float[] factors);
}
