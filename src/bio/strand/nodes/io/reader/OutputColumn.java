// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import bio.strand.nodes.tables.TableSchema;
import java.util.List;
import java.util.function.Function;

/**
 * A column of one of the reader's tables.
 *
 * @param name its name
 * @param kind what its cells are
 * @param value what it takes from a record or feature: text (empty is missing), a number, or null
 * @param <T> what the rows are made of
 */
record OutputColumn<T>(String name, ValueKind kind, Function<T, Object> value) {

    /**
     * A text column.
     *
     * @param name its name
     * @param value its text; empty or null is missing
     * @param <T> what the rows are made of
     * @return the column
     */
    static <T> OutputColumn<T> text(String name, Function<T, String> value) {
        return new OutputColumn<>(name, ValueKind.TEXT, value::apply);
    }

    /**
     * Adds columns to a schema.
     *
     * @param columns the columns
     * @param schema takes them
     * @param <T> what the rows are made of
     */
    static <T> void addTo(TableSchema.Builder schema, List<OutputColumn<T>> columns) {
        for (OutputColumn<T> column : columns) {
            switch (column.kind()) {
                case TEXT -> schema.text(column.name());
                case INTEGER -> schema.integer(column.name());
                case LONG_INTEGER -> schema.longInteger(column.name());
                case NUMBER -> schema.number(column.name());
            }
        }
    }

    /**
     * The values of a row.
     *
     * @param columns the columns
     * @param item the record or feature
     * @param <T> what the rows are made of
     * @return one value a column, null where there is none
     */
    static <T> Object[] values(List<OutputColumn<T>> columns, T item) {
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = columns.get(i).value().apply(item);
            values[i] = value instanceof String text && text.isEmpty() ? null : value;
        }
        return values;
    }
}
