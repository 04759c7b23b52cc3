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
     * @param count number of different codes, 1 to 65,536
     * @param size features of a row, at least 1
     * @param rows the table {@code [count][size]}, not copied; null for the identity matrix, which
     *     for large vocabularies is better not written out
     */
    record Codes(int count, int size, float[][] rows) implements OperatorInput {
        /** Checks that the sizes fit each other. */
        public Codes {
            boolean fits =
                    rows == null
                            ? count == size
                            : rows.length == count && count > 0 && rows[0].length == size;
            if (!fits || count < 1 || count > 1 << Short.SIZE || size < 1) {
                throw new IllegalArgumentException(
                        "a table of %d codes and %d features does not fit its rows"
                                .formatted(count, size));
            }
        }

        /**
         * Codes with a table.
         *
         * @param rows the table {@code [codes][features]}, at least one row and one feature; not
         *     copied
         */
        public Codes(float[][] rows) {
            this(rows.length, rows[0].length, rows);
        }

        /**
         * Codes each of which is a feature of its own.
         *
         * @param count number of different codes
         * @return codes with the identity matrix as table
         */
        public static Codes identity(int count) {
            return new Codes(count, count, null);
        }

        /**
         * Visits the features of a code that are not zero, in order.
         *
         * @param code 0 to {@code count - 1}
         * @param visitor receives each feature's number and value
         */
        public void forEachFeature(int code, FeatureVisitor visitor) {
            if (rows == null) {
                visitor.visit(code, 1f);
                return;
            }
            float[] row = rows[code];
            for (int f = 0; f < size; f++) {
                if (row[f] != 0) {
                    visitor.visit(f, row[f]);
                }
            }
        }
    }

    /** What is done with a feature that is not zero. */
    interface FeatureVisitor {
        /**
         * Called for a feature.
         *
         * @param feature its number
         * @param value its value, not zero
         */
        void visit(int feature, float value);
    }

    /**
     * Values of a layer before.
     *
     * @param size features at each position
     */
    record Values(int size) implements OperatorInput {}
}
