// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;

/**
 * The columns of an output table: names, types and what is known of their values beforehand.
 *
 * <p>Column names must be unique within a table; {@link Builder#toSpec} refuses others.
 */
public final class TableSchema {

    private TableSchema() {}

    /**
     * Starts a schema without columns.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Adds columns from left to right. Not safe for use by several threads. */
    public static final class Builder {

        private final List<DataColumnSpec> columns = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a text column.
         *
         * @param name the column's name
         * @return this
         */
        public Builder text(String name) {
            return add(new DataColumnSpecCreator(name, StringCell.TYPE));
        }

        /**
         * Adds a text column whose possible values are known.
         *
         * @param name the column's name
         * @param labels the possible values, in the order in which nodes and views shall list them
         * @return this
         */
        public Builder nominal(String name, List<String> labels) {
            Set<DataCell> values = new LinkedHashSet<>();
            labels.forEach(label -> values.add(new StringCell(label)));
            DataColumnSpecCreator column = new DataColumnSpecCreator(name, StringCell.TYPE);
            column.setDomain(new DataColumnDomainCreator(values).createDomain());
            return add(column);
        }

        /**
         * Adds a column of floating-point numbers.
         *
         * @param name the column's name
         * @return this
         */
        public Builder number(String name) {
            return add(new DataColumnSpecCreator(name, DoubleCell.TYPE));
        }

        /**
         * Adds a column of floating-point numbers with known bounds.
         *
         * @param name the column's name
         * @param minimum the least possible value
         * @param maximum the greatest possible value
         * @return this
         */
        public Builder number(String name, double minimum, double maximum) {
            DataColumnSpecCreator column = new DataColumnSpecCreator(name, DoubleCell.TYPE);
            column.setDomain(
                    new DataColumnDomainCreator(new DoubleCell(minimum), new DoubleCell(maximum))
                            .createDomain());
            return add(column);
        }

        /**
         * Adds a column of 32-bit integers.
         *
         * @param name the column's name
         * @return this
         */
        public Builder integer(String name) {
            return add(new DataColumnSpecCreator(name, IntCell.TYPE));
        }

        /**
         * Adds a column of 64-bit integers.
         *
         * @param name the column's name
         * @return this
         */
        public Builder longInteger(String name) {
            return add(new DataColumnSpecCreator(name, LongCell.TYPE));
        }

        /**
         * Adds a column of any type.
         *
         * @param name the column's name
         * @param type the type of its cells
         * @return this
         */
        public Builder column(String name, DataType type) {
            return add(new DataColumnSpecCreator(name, type));
        }

        /**
         * Adds a column that is fully described.
         *
         * @param column the description, for example with the encoding in its properties
         * @return this
         */
        public Builder column(DataColumnSpec column) {
            columns.add(column);
            return this;
        }

        /**
         * The table specification with the columns added so far.
         *
         * @return a new specification
         * @throws IllegalArgumentException if two columns have the same name
         */
        public DataTableSpec toSpec() {
            return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
        }

        private Builder add(DataColumnSpecCreator column) {
            columns.add(column.createSpec());
            return this;
        }
    }
}
