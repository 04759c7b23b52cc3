// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

/** How many rows the first part gets. */
public sealed interface PartitionSize {

    /**
     * A share of the rows, rounded to the nearest number of rows, halves up.
     *
     * @param fraction 0 to 1
     */
    record Relative(double fraction) implements PartitionSize {

        /**
         * Checks the share.
         *
         * @throws IllegalArgumentException if it is not within 0 to 1
         */
        public Relative {
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new IllegalArgumentException(
                        "The share of the first part must lie within 0 and 1, not "
                                + fraction
                                + ".");
            }
        }

        @Override
        public int of(int rows) {
            return (int) Math.round(fraction * rows);
        }
    }

    /**
     * A number of rows; all of them when there are fewer.
     *
     * @param rows 0 or more
     */
    record Absolute(int rows) implements PartitionSize {

        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Absolute {
            if (rows < 0) {
                throw new IllegalArgumentException(
                        "The size of the first part must not be negative, not " + rows + ".");
            }
        }

        @Override
        public int of(int available) {
            return Math.min(rows, available);
        }
    }

    /**
     * The size of the first part.
     *
     * @param rows the number of rows there are, 0 or more
     * @return 0 to {@code rows}
     */
    int of(int rows);
}
