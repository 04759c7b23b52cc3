// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

/**
 * Makes layer operators that run on one kind of device. Operators of one kernel are used from one
 * thread at a time; each operator is closed by whoever asked for it.
 *
 * <p>All kernels compute the same functions to within 1e-5 relative in float32.
 */
public interface Kernel {

    /** Rows of every computation; missing rows have length 0. */
    int ROWS = 32;

    /**
     * The kernel's name and the version of what it runs on.
     *
     * @return one line for provenance
     */
    String describe();

    /**
     * One-dimensional convolution with zero padding, bias, rectifier, and max pooling without
     * overlap. Parameters in order: weights {@code [width][inputSize][filters]}, bias {@code
     * [filters]}.
     *
     * @param input what the operator reads
     * @param filters number of filters
     * @param width positions that a filter sees, odd
     * @param pooling positions per pooling window, 1 for none
     * @return a new operator with output size {@code filters}
     */
    Operator convolution(OperatorInput input, int filters, int width, int pooling);

    /**
     * Simple recurrent layer, {@code h' = tanh(x W + b + h U)}. Parameters of one direction: W
     * {@code [inputSize][H]}, b {@code [H]}, U {@code [H][H]}; the backward direction follows.
     *
     * @param input what the operator reads
     * @param hiddenSize H
     * @param bidirectional whether there is a backward direction
     * @return a new operator with output size H, or 2 H with the forward direction first
     */
    Operator rnn(OperatorInput input, int hiddenSize, boolean bidirectional);

    /**
     * LSTM without peepholes, gates in the order input, forget, candidate, output: {@code c' =
     * sigmoid(f) c + sigmoid(i) tanh(g), h' = sigmoid(o) tanh(c')}. Parameters of one direction: W
     * {@code [inputSize][4 H]}, b {@code [4 H]}, U {@code [H][4 H]}; the backward direction
     * follows.
     *
     * @param input what the operator reads
     * @param hiddenSize H
     * @param bidirectional whether there is a backward direction
     * @return a new operator with output size H, or 2 H with the forward direction first
     */
    Operator lstm(OperatorInput input, int hiddenSize, boolean bidirectional);

    /**
     * GRU in the form of cuDNN and PyTorch, gates in the order reset, update, candidate: {@code n =
     * tanh(x Wn + bn + r (h Un + cn)), h' = (1 - z) n + z h}. Parameters of one direction: W {@code
     * [inputSize][3 H]}, b {@code [3 H]}, U {@code [H][3 H]}, cn {@code [H]}; the backward
     * direction follows.
     *
     * @param input what the operator reads
     * @param hiddenSize H
     * @param bidirectional whether there is a backward direction
     * @return a new operator with output size H, or 2 H with the forward direction first
     */
    Operator gru(OperatorInput input, int hiddenSize, boolean bidirectional);

    /**
     * Fully connected layer {@code y = x W + b} for inputs of one step, with an optional rectifier.
     * Parameters in order: W {@code [inputSize][units]}, b {@code [units]}.
     *
     * @param inputSize size of the input
     * @param units size of the output
     * @param rectified whether negative outputs become zero
     * @return a new operator
     */
    Operator dense(int inputSize, int units, boolean rectified);
}
