// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import java.util.Objects;

/**
 * A named part of a network's flat parameter vector, a row-major matrix {@code [rows][columns]}.
 *
 * @param name where it belongs, for instance {@code recurrent1.forward.recurrentWeights}; unique in
 *     a network
 * @param role what it does, which decides its initial values
 * @param offset where it begins in the vector
 * @param rows its rows; 1 for a bias
 * @param columns its columns
 * @param gates number of equal parts side by side, each with its own initialisation; 1 unless it
 *     belongs to a gated cell
 */
public record ParameterBlock(String name, Role role, int offset, int rows, int columns, int gates) {

    /** What a block does. */
    public enum Role {
        /** Weights in front of a rectifier. */
        RECTIFIED_WEIGHTS,
        /** Weights in front of tanh, sigmoid or softmax. */
        WEIGHTS,
        /** Weights from the state before to the next one, square for each gate. */
        RECURRENT_WEIGHTS,
        /** Vectors of codes. */
        EMBEDDING,
        /** A bias that begins at zero. */
        BIAS,
        /** The bias of an LSTM in the order input, forget, candidate, output. */
        LSTM_BIAS
    }

    /** Checks that there are name and role. */
    public ParameterBlock {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
    }

    /**
     * The layer that the block belongs to.
     *
     * @return the name up to the first dot, for instance {@code recurrent1}
     */
    public String layer() {
        return name.substring(0, name.indexOf('.'));
    }

    /**
     * Number of parameters.
     *
     * @return rows times columns
     */
    public int count() {
        return rows * columns;
    }

    /**
     * Whether this is a bias, which weight decay leaves alone.
     *
     * @return true for the bias roles
     */
    public boolean isBias() {
        return role == Role.BIAS || role == Role.LSTM_BIAS;
    }
}
