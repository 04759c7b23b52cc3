// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

/** What an operator reads: codes through a table of feature rows, or values. */
public sealed interface OperatorInput {

    /**
     * Number of features at each position.
     *
     * @return at least 1
     */
    int size();

    /**
     * Codes; code {@code c} stands for row {@code c} of a fixed table. A product with one-hot rows
     * is then a gather of rows instead of a matrix product.
     *
     * @param rows the table {@code [codes][features]}, at least one row and one feature; not copied
     */
    record Codes(float[][] rows) implements OperatorInput {
        @Override
        public int size() {
            return rows[0].length;
        }
    }

    /**
     * Values of a layer before.
     *
     * @param size features at each position
     */
    record Values(int size) implements OperatorInput {}
}
