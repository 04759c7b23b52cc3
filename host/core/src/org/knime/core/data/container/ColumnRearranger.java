// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.streamable.StreamableFunction;
import org.knime.core.node.streamable.StreamableOperatorInternals;

/** Plan for a table whose columns are taken from another table or computed from its rows. */
public class ColumnRearranger {
    private final DataTableSpec original;
    private final List<Column> columns = new ArrayList<>();

    /**
     * A column of the new table.
     *
     * @param spec its spec
     * @param originalIndex index in the original table, -1 if it is computed
     * @param factory computes it, null if it is taken
     * @param indexInFactory index among the columns that the factory computes
     */
    record Column(DataColumnSpec spec, int originalIndex, CellFactory factory, int indexInFactory) {
        boolean isNew() {
            return factory != null;
        }

        String name() {
            return spec.getName();
        }
    }

    /**
     * Starts with all columns of a table.
     *
     * @param original the structure of the table
     */
    public ColumnRearranger(final DataTableSpec original) {
        this.original = original;
        for (int i = 0; i < original.getNumColumns(); i++) {
            columns.add(new Column(original.getColumnSpec(i), i, null, -1));
        }
    }

    DataTableSpec original() {
        return original;
    }

    List<Column> columns() {
        return List.copyOf(columns);
    }

    private int[] checkedIndices(final int[] indices) {
        final Set<Integer> distinct = new HashSet<>();
        for (int index : indices) {
            if (index < 0 || index >= columns.size()) {
                throw new IndexOutOfBoundsException("Invalid index: " + index);
            }
            if (!distinct.add(index)) {
                throw new IndexOutOfBoundsException(
                        "Duplicates in argument: " + Arrays.toString(indices));
            }
        }
        return indices;
    }

    private int[] indicesOf(final String[] names) {
        if (Arrays.asList(names).contains(null)) {
            throw new IllegalArgumentException("Argument contains null: " + Arrays.toString(names));
        }
        if (Set.copyOf(Arrays.asList(names)).size() != names.length) {
            throw new IllegalArgumentException(
                    "Argument contains duplicates: " + Arrays.toString(names));
        }
        final int[] indices = new int[names.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = existingIndexOf(names[i]);
        }
        return indices;
    }

    private int existingIndexOf(final String name) {
        final int index = indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("No such column: \"" + name + "\"");
        }
        return index;
    }

    /**
     * Removes all columns but some.
     *
     * @param colIndices their indices
     * @throws IndexOutOfBoundsException if one does not exist or occurs twice
     */
    public final void keepOnly(final int... colIndices) {
        checkedIndices(colIndices);
        final Set<Integer> kept = new HashSet<>();
        for (int index : colIndices) {
            kept.add(index);
        }
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (!kept.contains(i)) {
                columns.remove(i);
            }
        }
    }

    /**
     * Removes all columns but some.
     *
     * @param colNames their names
     * @throws IllegalArgumentException if one does not exist or occurs twice
     */
    public final void keepOnly(final String... colNames) {
        keepOnly(indicesOf(colNames));
    }

    /**
     * Removes columns.
     *
     * @param colIndices their indices
     * @throws IndexOutOfBoundsException if one does not exist or occurs twice
     */
    public final void remove(final int... colIndices) {
        final int[] sorted = checkedIndices(colIndices).clone();
        Arrays.sort(sorted);
        for (int i = sorted.length - 1; i >= 0; i--) {
            columns.remove(sorted[i]);
        }
    }

    /**
     * Removes columns.
     *
     * @param colNames their names
     * @throws IllegalArgumentException if one does not exist or occurs twice
     */
    public final void remove(final String... colNames) {
        remove(indicesOf(colNames));
    }

    /**
     * The position of a column.
     *
     * @param colName its name
     * @return its index, -1 if there is no such column
     */
    public final int indexOf(final String colName) {
        if (colName == null) {
            throw new NullPointerException("Argument must not be null.");
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(colName)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The number of columns.
     *
     * @return the number
     */
    public final int getColumnCount() {
        return columns.size();
    }

    /**
     * Moves a column.
     *
     * @param from its index
     * @param to index of the column before which it is put, or the number of columns
     */
    public final void move(final int from, final int to) {
        final Column moved = columns.get(from);
        columns.add(to, moved);
        columns.remove(from < to ? from : from + 1);
    }

    /**
     * Moves a column.
     *
     * @param colName its name
     * @param to index of the column before which it is put, or the number of columns
     */
    public final void move(final String colName, final int to) {
        move(existingIndexOf(colName), to);
    }

    /**
     * Puts columns in front in a given order; the others follow in their order.
     *
     * @param colIndicesInOrder their indices
     */
    public final void permute(final int[] colIndicesInOrder) {
        checkedIndices(colIndicesInOrder);
        final List<Column> front = new ArrayList<>();
        for (int index : colIndicesInOrder) {
            front.add(columns.get(index));
        }
        columns.removeAll(front);
        columns.addAll(0, front);
    }

    /**
     * Puts columns in front in a given order; the others follow in their order.
     *
     * @param colNamesInOrder their names
     */
    public final void permute(final String[] colNamesInOrder) {
        if (Arrays.asList(colNamesInOrder).contains(null)) {
            throw new NullPointerException("List must not contain null elements");
        }
        permute(indicesOf(colNamesInOrder));
    }

    /**
     * Inserts computed columns.
     *
     * @param position index of the first
     * @param fac computes them
     */
    public final void insertAt(final int position, final CellFactory fac) {
        final DataColumnSpec[] specs = fac.getColumnSpecs();
        for (int i = 0; i < specs.length; i++) {
            columns.add(position + i, new Column(specs[i], -1, fac, i));
        }
    }

    /**
     * Appends computed columns.
     *
     * @param fac computes them
     */
    public final void append(final CellFactory fac) {
        insertAt(columns.size(), fac);
    }

    /**
     * Replaces a column by a computed one.
     *
     * @param newCol computes it
     * @param colName name of the replaced column
     */
    public final void replace(final CellFactory newCol, final String colName) {
        replace(newCol, existingIndexOf(colName));
    }

    /**
     * Replaces columns by computed ones.
     *
     * @param fac computes them
     * @param colIndex indices of the replaced columns
     */
    public final void replace(final CellFactory fac, final int... colIndex) {
        final DataColumnSpec[] specs = fac.getColumnSpecs();
        if (specs.length != colIndex.length) {
            throw new IndexOutOfBoundsException(
                    "Arguments do not provide to same number of columns: "
                            + specs.length
                            + " vs. "
                            + colIndex.length);
        }
        checkedIndices(colIndex);
        for (int i = 0; i < specs.length; i++) {
            columns.set(colIndex[i], new Column(specs[i], -1, fac, i));
        }
    }

    /**
     * The structure of the new table.
     *
     * @return the spec
     * @throws IllegalArgumentException if two columns have the same name
     */
    public final DataTableSpec createSpec() {
        return new DataTableSpec(columns.stream().map(Column::spec).toArray(DataColumnSpec[]::new));
    }

    /** The factories in the order of their first column, each with the number of its columns. */
    Map<CellFactory, Integer> factories() {
        final Map<CellFactory, Integer> factories = new LinkedHashMap<>();
        for (Column column : columns) {
            if (column.isNew()) {
                factories.put(column.factory, column.factory.getColumnSpecs().length);
            }
        }
        return factories;
    }

    /**
     * A function from rows of the original to rows of the new table.
     *
     * @return the function, from the first input to the first output
     */
    public final StreamableFunction createStreamableFunction() {
        return createStreamableFunction(null);
    }

    /**
     * A function from rows of the original to rows of the new table.
     *
     * @param inPortIdx index of the input
     * @param outPortIdx index of the output
     * @return the function
     */
    public final StreamableFunction createStreamableFunction(
            final int inPortIdx, final int outPortIdx) {
        return createStreamableFunction(null, inPortIdx, outPortIdx);
    }

    /**
     * A function from rows of the original to rows of the new table.
     *
     * @param emptyInternals what the function says in the end, may be null
     * @return the function, from the first input to the first output
     */
    public final StreamableFunction createStreamableFunction(
            final StreamableOperatorInternals emptyInternals) {
        return createStreamableFunction(
                emptyInternals,
                StreamableFunction.DEFAULT_INPORT_INDEX,
                StreamableFunction.DEFAULT_OUTPORT_INDEX);
    }

    /**
     * A function from rows of the original to rows of the new table.
     *
     * @param emptyInternals what the function says in the end, may be null
     * @param inPortIdx index of the input
     * @param outPortIdx index of the output
     * @return the function
     */
    public final StreamableFunction createStreamableFunction(
            final StreamableOperatorInternals emptyInternals,
            final int inPortIdx,
            final int outPortIdx) {
        return new RearrangeFunction(this, emptyInternals, inPortIdx, outPortIdx);
    }
}
