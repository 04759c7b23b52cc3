// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container.filter;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.knime.core.data.DataTableSpec;

/** Tells which part of a table is to be read. */
public final class TableFilter {
    private final Set<Integer> columns;
    private final Long fromRow;
    private final Long toRow;

    private TableFilter(final Set<Integer> columns, final Long fromRow, final Long toRow) {
        this.columns = columns;
        this.fromRow = fromRow;
        this.toRow = toRow;
    }

    /**
     * The columns that are needed; others may still be there.
     *
     * @return their indices, empty for all columns
     */
    public Optional<Set<Integer>> getMaterializeColumnIndices() {
        return Optional.ofNullable(columns).map(Collections::unmodifiableSet);
    }

    /**
     * The first row.
     *
     * @return its index, if there is a limit
     */
    public Optional<Long> getFromRowIndex() {
        return Optional.ofNullable(fromRow);
    }

    /**
     * The last row.
     *
     * @return its index, if there is a limit
     */
    public Optional<Long> getToRowIndex() {
        return Optional.ofNullable(toRow);
    }

    /**
     * Checks that rows and columns exist.
     *
     * @param spec structure of the table
     * @param size number of its rows
     * @throws IndexOutOfBoundsException if a row or column does not exist
     */
    public void validate(final DataTableSpec spec, final long size) {
        if (columns != null) {
            spec.verifyIndices(columns.stream().mapToInt(Integer::intValue).toArray());
        }
        if (fromRow != null && fromRow >= size) {
            throw new IndexOutOfBoundsException("Row index must be smaller than " + size);
        }
    }

    /**
     * Only some columns are needed.
     *
     * @param indices their indices
     * @return the filter
     */
    public static TableFilter materializeCols(final int... indices) {
        return new Builder().withMaterializeColumnIndices(indices).build();
    }

    /**
     * Only some columns are needed.
     *
     * @param spec structure of the table
     * @param columnNames their names
     * @return the filter
     */
    public static TableFilter materializeCols(
            final DataTableSpec spec, final String... columnNames) {
        return materializeCols(spec.columnsToIndices(columnNames));
    }

    /**
     * Rows from an index.
     *
     * @param index index of the first row
     * @return the filter
     */
    public static TableFilter filterRowsFromIndex(final long index) {
        return new Builder().withFromRowIndex(index).build();
    }

    /**
     * Rows up to an index.
     *
     * @param index index of the last row
     * @return the filter
     */
    public static TableFilter filterRowsToIndex(final long index) {
        return new Builder().withToRowIndex(index).build();
    }

    /**
     * Rows between two indices.
     *
     * @param fromIndex index of the first row
     * @param toIndex index of the last row
     * @return the filter
     */
    public static TableFilter filterRangeOfRows(final long fromIndex, final long toIndex) {
        return new Builder().withFromRowIndex(fromIndex).withToRowIndex(toIndex).build();
    }

    /** Makes filters. */
    public static final class Builder {
        private Set<Integer> columns;
        private Long fromRow;
        private Long toRow;

        /** Starts with the whole table. */
        public Builder() {
            super();
        }

        /**
         * Starts with an existing filter.
         *
         * @param filter the filter
         */
        public Builder(final TableFilter filter) {
            columns = filter.columns;
            fromRow = filter.fromRow;
            toRow = filter.toRow;
        }

        /**
         * Needs only some columns.
         *
         * @param indices their indices
         * @return this
         */
        public Builder withMaterializeColumnIndices(final int... indices) {
            final Set<Integer> distinct = new HashSet<>();
            for (int index : indices) {
                if (!distinct.add(index)) {
                    throw new IllegalArgumentException(
                            "Duplicate index: " + index + " in " + Arrays.toString(indices));
                }
            }
            columns = distinct;
            return this;
        }

        /**
         * Starts at a row.
         *
         * @param index its index
         * @return this
         */
        public Builder withFromRowIndex(final long index) {
            fromRow = checked(index);
            return this;
        }

        /**
         * Ends after a row.
         *
         * @param index its index
         * @return this
         */
        public Builder withToRowIndex(final long index) {
            toRow = checked(index);
            return this;
        }

        private static long checked(final long index) {
            if (index < 0) {
                throw new IndexOutOfBoundsException("Row index must be at least 0.");
            }
            return index;
        }

        /**
         * Makes the filter.
         *
         * @return the filter
         * @throws IllegalArgumentException if the last row comes before the first
         */
        public TableFilter build() {
            if (fromRow != null && toRow != null && fromRow > toRow) {
                throw new IllegalArgumentException(
                        "Start row " + fromRow + " must not come after end row " + toRow);
            }
            return new TableFilter(columns, fromRow, toRow);
        }
    }
}
