// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.progress.CancellationToken;
import java.util.List;
import java.util.concurrent.Executor;

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
     * The kernel that is fastest on what ND4J has loaded: {@link CpuKernel} on the processor,
     * {@link Nd4jKernel} elsewhere. This is the one place where the choice is made.
     *
     * @param cancellation asked several times a second by all operators
     * @param helpers threads that may help with second directions; null for none
     * @return a new kernel
     * @throws bio.strand.engine.backend.BackendUnavailableException if ND4J cannot be loaded
     */
    static Kernel forLoadedBackend(CancellationToken cancellation, Executor helpers) {
        return Nd4jBackend.load().isProcessor()
                ? new CpuKernel(cancellation, helpers)
                : new Nd4jKernel(cancellation);
    }

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
     * Learned vectors in place of feature rows: {@code y = x E}, where x is the feature row of a
     * code; for one-hot rows a row of E. Parameters: E {@code [features][size]}.
     *
     * @param input the codes
     * @param size size of the output
     * @return a new operator whose output is zero beyond the end of a sequence
     */
    Operator embedding(OperatorInput.Codes input, int size);

    /**
     * Simple recurrent layer, {@code h' = f(x W + b + h U)} with f tanh or the rectifier.
     * Parameters of one direction: W {@code [inputSize][H]}, b {@code [H]}, U {@code [H][H]}; the
     * backward direction follows.
     *
     * @param input what the operator reads
     * @param hiddenSize H
     * @param bidirectional whether there is a backward direction
     * @param rectified whether f is the rectifier instead of tanh
     * @return a new operator with output size H, or 2 H with the forward direction first
     */
    StatefulOperator rnn(
            OperatorInput input, int hiddenSize, boolean bidirectional, boolean rectified);

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
    StatefulOperator lstm(OperatorInput input, int hiddenSize, boolean bidirectional);

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
    StatefulOperator gru(OperatorInput input, int hiddenSize, boolean bidirectional);

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

    /**
     * The fully connected layer of {@link #dense} at each position by itself.
     *
     * @param input what the operator reads
     * @param units size of the output
     * @param rectified whether negative outputs become zero
     * @return a new operator whose output is zero beyond the end of a sequence
     */
    Operator positionDense(OperatorInput input, int units, boolean rectified);

    /**
     * The scores of additive attention (Bahdanau et al., ICLR 2015), {@code e = tanh(x W + b) v} at
     * each position. Parameters in order: W {@code [inputSize][units]}, b {@code [units]}, v {@code
     * [units]}. The softmax over the positions is the caller's.
     *
     * @param inputSize size of the input
     * @param units width of the hidden layer
     * @return a new operator with output size 1, zero beyond the end of a sequence
     */
    Operator attentionScores(int inputSize, int units);

    /**
     * The linear parts of a network whose layers differentiate by themselves. They share working
     * memory.
     *
     * @param shapes the sizes of each
     * @return new maps in the same order
     */
    AffineMaps affineMaps(List<AffineMap.Shape> shapes);
}
