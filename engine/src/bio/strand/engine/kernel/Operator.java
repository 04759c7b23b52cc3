// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

/**
 * A layer's arithmetic: forward, and backward for the forward pass before it. It owns its results
 * and may own memory outside the heap.
 */
public interface Operator extends AutoCloseable {

    /**
     * Number of parameters.
     *
     * @return 0 or more
     */
    int parameterCount();

    /**
     * Takes parameters over; later changes of the array have no effect.
     *
     * @param parameters the flat vector of the network
     * @param offset where this operator's parameters begin
     */
    void load(float[] parameters, int offset);

    /**
     * Computes the layer.
     *
     * @param input the batch; must stay unchanged until {@link #backward} is done
     * @param training whether {@link #backward} may follow; without it an operator need not keep
     *     what only the backward pass reads, and its result is the same
     * @return the result, owned by the operator and valid until the next forward pass
     */
    Activations forward(Activations input, boolean training);

    /**
     * Computes gradients for the last forward pass, which must have been one for training.
     *
     * @param outputGradient the loss's gradient by the output, in the output's layout; values
     *     beyond the end of a sequence are ignored. The operator may overwrite it
     * @param parameterGradient the gradient by the parameters is added here
     * @param offset where this operator's parameters begin
     * @return the gradient by the input in the input's layout, owned by the operator and valid
     *     until the next backward pass; null when the input is codes
     */
    float[] backward(float[] outputGradient, float[] parameterGradient, int offset);

    /** Frees memory outside the heap. Closing twice does nothing. */
    @Override
    void close();
}
