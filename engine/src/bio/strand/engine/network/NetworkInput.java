// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.kernel.OperatorInput;

/** What a network reads at each position. */
public sealed interface NetworkInput {

    /**
     * Number of features that the first layer sees.
     *
     * @return at least 1
     */
    int features();

    /**
     * Codes that stand for rows of features.
     *
     * @param rows the features of each code, {@code [codes][features]}; not copied
     */
    record Codes(float[][] rows) implements NetworkInput {
        /** Checks that there are codes and features. */
        public Codes {
            if (rows.length < 1 || rows[0].length < 1) {
                throw new IllegalArgumentException("a network needs codes with features");
            }
        }

        @Override
        public int features() {
            return rows[0].length;
        }
    }

    /**
     * Codes without a meaning of their own; the first layer must be a {@link LayerSpec.Embedding}.
     *
     * @param codes number of different codes, 1 to 65,536
     */
    record Tokens(int codes) implements NetworkInput {
        /** Checks the range. */
        public Tokens {
            if (codes < 1 || codes > 1 << Short.SIZE) {
                throw new IllegalArgumentException("there are 1 to 65536 codes, not " + codes);
            }
        }

        @Override
        public int features() {
            return codes;
        }
    }

    /**
     * Real values; NaN stands for a missing one and reads as 0.
     *
     * @param features values at each position, at least 1
     */
    record Values(int features) implements NetworkInput {
        /** Checks the range. */
        public Values {
            if (features < 1) {
                throw new IllegalArgumentException("a step needs features, not " + features);
            }
        }
    }

    /**
     * The input that an encoding gives.
     *
     * @param encoding the encoding of the sequences
     * @return codes or values
     */
    static NetworkInput of(Encoding encoding) {
        if (encoding.hasValues()) {
            return new Values(encoding.features());
        }
        return encoding.needsEmbedding()
                ? new Tokens(encoding.codes())
                : new Codes(encoding.featureRows());
    }

    /** The same for an operator of the kernel. */
    default OperatorInput forOperator() {
        if (this instanceof Codes codes) {
            return new OperatorInput.Codes(codes.rows());
        }
        return this instanceof Tokens tokens
                ? OperatorInput.Codes.identity(tokens.codes())
                : new OperatorInput.Values(features());
    }
}
