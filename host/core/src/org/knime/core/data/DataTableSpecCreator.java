// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes table specs. */
public final class DataTableSpecCreator {
    private final List<DataColumnSpec> columns = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private String name;

    /** Starts empty. */
    public DataTableSpecCreator() {
        super();
    }

    /**
     * Starts with an existing spec.
     *
     * @param spec the spec
     */
    public DataTableSpecCreator(final DataTableSpec spec) {
        addColumns(spec);
        setName(spec.getName());
        putProperties(spec.getProperties());
    }

    private int indexOf(final String columnName) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).getName().equals(columnName)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Replaces a column.
     *
     * @param index its index
     * @param colSpec the new column
     * @return this
     * @throws IllegalArgumentException if there is no such column or the name is in use
     */
    public DataTableSpecCreator replaceColumn(final int index, final DataColumnSpec colSpec) {
        if (index < 0 || index >= columns.size() || colSpec == null) {
            throw new IllegalArgumentException(
                    "Invalid column index "
                            + index
                            + " (max allowed "
                            + (columns.size() - 1)
                            + ")"
                            + " or no column");
        }
        final int sameName = indexOf(colSpec.getName());
        if (sameName >= 0 && sameName != index) {
            throw new IllegalArgumentException(
                    "Invalid (duplicate) column name \"" + colSpec.getName() + "\"");
        }
        columns.set(index, colSpec);
        return this;
    }

    /**
     * Appends columns.
     *
     * @param added the columns
     * @return this
     * @throws IllegalArgumentException if a name is in use
     */
    public DataTableSpecCreator addColumns(final DataColumnSpec... added) {
        for (DataColumnSpec column : added) {
            final int sameName = indexOf(column.getName());
            if (sameName >= 0) {
                throw new IllegalArgumentException(
                        "Column \""
                                + column.getName()
                                + "\" already contained at index "
                                + sameName);
            }
            columns.add(column);
        }
        return this;
    }

    /**
     * Appends the columns of a table.
     *
     * @param fromSpec the table
     * @return this
     * @throws IllegalArgumentException if a name is in use
     */
    public DataTableSpecCreator addColumns(final DataTableSpec fromSpec) {
        return addColumns(fromSpec.stream().toArray(DataColumnSpec[]::new));
    }

    /**
     * Sets the name of the table.
     *
     * @param name the name, null for the default
     * @return this
     */
    public DataTableSpecCreator setName(final String name) {
        this.name = name;
        return this;
    }

    /**
     * Adds properties.
     *
     * @param added keys, neither null nor empty, and values
     * @return this
     */
    public DataTableSpecCreator putProperties(final Map<String, String> added) {
        added.forEach(this::putProperty);
        return this;
    }

    /**
     * Adds a property.
     *
     * @param key its key, neither null nor empty
     * @param value its value
     * @return this
     */
    public DataTableSpecCreator putProperty(final String key, final String value) {
        if (key == null || key.isEmpty()) {
            throw new IllegalArgumentException("Invalid property key (null or empty string)");
        }
        properties.put(key, value);
        return this;
    }

    /**
     * Forgets the domains of all columns.
     *
     * @return this
     */
    public DataTableSpecCreator dropAllDomains() {
        columns.replaceAll(
                column -> {
                    final DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
                    creator.setDomain(null);
                    return creator.createSpec();
                });
        return this;
    }

    /**
     * Removes all columns.
     *
     * @return this
     */
    public DataTableSpecCreator dropAllColumns() {
        columns.clear();
        return this;
    }

    /**
     * Makes the spec.
     *
     * @return the spec
     */
    public DataTableSpec createSpec() {
        return new DataTableSpec(name, columns, properties);
    }
}
