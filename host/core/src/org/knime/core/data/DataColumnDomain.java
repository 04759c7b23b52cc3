// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** What is known about the cells of a column: bounds and possible values, each possibly unknown. */
public final class DataColumnDomain {
    private static final String LOWER = "lower_bound";
    private static final String UPPER = "upper_bound";
    private static final String VALUES = "possible_values";

    private final DataCell lowerBound;
    private final DataCell upperBound;
    private final Set<DataCell> values;

    DataColumnDomain(final DataCell lower, final DataCell upper, final Set<DataCell> values) {
        this.lowerBound = lower;
        this.upperBound = upper;
        this.values = values;
    }

    /**
     * The possible values.
     *
     * @return the values in their order, null if they are unknown
     */
    public Set<DataCell> getValues() {
        return values;
    }

    /**
     * Whether the possible values are known.
     *
     * @return true if they are
     */
    public boolean hasValues() {
        return values != null;
    }

    /**
     * The smallest cell.
     *
     * @return the cell, null if it is unknown
     */
    public DataCell getLowerBound() {
        return lowerBound;
    }

    /**
     * Whether the smallest cell is known.
     *
     * @return true if it is
     */
    public boolean hasLowerBound() {
        return lowerBound != null;
    }

    /**
     * The largest cell.
     *
     * @return the cell, null if it is unknown
     */
    public DataCell getUpperBound() {
        return upperBound;
    }

    /**
     * Whether the largest cell is known.
     *
     * @return true if it is
     */
    public boolean hasUpperBound() {
        return upperBound != null;
    }

    /**
     * Whether both bounds are known.
     *
     * @return true if they are
     */
    public boolean hasBounds() {
        return hasLowerBound() && hasUpperBound();
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj instanceof DataColumnDomain other
                        && Objects.equals(lowerBound, other.lowerBound)
                        && Objects.equals(upperBound, other.upperBound)
                        && Objects.equals(values, other.values));
    }

    @Override
    public int hashCode() {
        return Objects.hash(lowerBound, upperBound, values);
    }

    @Override
    public String toString() {
        return "lower=" + lowerBound + ",upper=" + upperBound + ",values=" + values;
    }

    /**
     * Writes this domain.
     *
     * @param config the settings that get it
     */
    public void save(final ConfigWO config) {
        if (hasLowerBound()) {
            config.addDataCell(LOWER, lowerBound);
        }
        if (hasUpperBound()) {
            config.addDataCell(UPPER, upperBound);
        }
        if (hasValues()) {
            config.addDataCellArray(VALUES, values.toArray(new DataCell[0]));
        }
    }

    /**
     * Reads a domain that {@link #save} wrote.
     *
     * @param config the settings
     * @return the domain
     */
    public static DataColumnDomain load(final ConfigRO config) {
        final DataCell lower = config.getDataCell(LOWER, (DataCell) null);
        final DataCell upper = config.getDataCell(UPPER, (DataCell) null);
        final DataCell[] cells = config.getDataCellArray(VALUES, (DataCell[]) null);
        return new DataColumnDomain(
                lower, upper, cells == null ? null : new LinkedHashSet<>(Arrays.asList(cells)));
    }
}
