// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices.util;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.node.parameters.NodeParametersInput;

/**
 * Finds columns by type, to guess defaults and to offer choices. Columns are given in the order of
 * the table; where the spec of a table is not available, there are none.
 */
public final class ColumnSelectionUtil {

    private ColumnSelectionUtil() {}

    /**
     * Returns the columns of an input table.
     *
     * @param context the inputs of the node
     * @param portIndex index of the port, from 0
     * @return all columns
     */
    public static List<DataColumnSpec> getAllColumns(NodeParametersInput context, int portIndex) {
        return getFilteredColumns(context, portIndex, column -> true);
    }

    /**
     * Returns the columns of the first input table.
     *
     * @param context the inputs of the node
     * @return all columns
     */
    public static List<DataColumnSpec> getAllColumnsOfFirstPort(NodeParametersInput context) {
        return getAllColumns(context, 0);
    }

    /**
     * Returns the first column of an input table.
     *
     * @param context the inputs of the node
     * @param portIndex index of the port, from 0
     * @return the column, or empty if there is none
     */
    public static Optional<DataColumnSpec> getFirstColumn(
            NodeParametersInput context, int portIndex) {
        return getAllColumns(context, portIndex).stream().findFirst();
    }

    /**
     * Returns the first column of the first input table.
     *
     * @param context the inputs of the node
     * @return the column, or empty if there is none
     */
    public static Optional<DataColumnSpec> getFirstColumnOfFirstPort(NodeParametersInput context) {
        return getFirstColumn(context, 0);
    }

    /**
     * Returns some columns of an input table.
     *
     * @param context the inputs of the node
     * @param portIndex index of the port, from 0
     * @param filter accepts the columns to return
     * @return the accepted columns
     */
    public static List<DataColumnSpec> getFilteredColumns(
            NodeParametersInput context, int portIndex, Predicate<DataColumnSpec> filter) {
        return columns(context.getInTableSpec(portIndex).orElse(null)).filter(filter).toList();
    }

    /**
     * Returns the columns of an input table with a type that is compatible to one of given data
     * values.
     *
     * @param context the inputs of the node
     * @param portIndex index of the port, from 0
     * @param valueClasses data values
     * @return the compatible columns
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static List<DataColumnSpec> getCompatibleColumns(
            NodeParametersInput context,
            int portIndex,
            Class<? extends DataValue>... valueClasses) {
        return getFilteredColumns(context, portIndex, compatible(Arrays.asList(valueClasses)));
    }

    /**
     * Returns the columns of the first input table with a type that is compatible to one of given
     * data values.
     *
     * @param context the inputs of the node
     * @param valueClasses data values
     * @return the compatible columns
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static List<DataColumnSpec> getCompatibleColumnsOfFirstPort(
            NodeParametersInput context, Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(context, 0, valueClasses);
    }

    /**
     * Returns the first column of an input table with a type that is compatible to one of given
     * data values.
     *
     * @param context the inputs of the node
     * @param portIndex index of the port, from 0
     * @param valueClasses data values
     * @return the column, or empty if there is none
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Optional<DataColumnSpec> getFirstCompatibleColumn(
            NodeParametersInput context,
            int portIndex,
            Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(context, portIndex, valueClasses).stream().findFirst();
    }

    /**
     * Returns the first column of the first input table with a type that is compatible to one of
     * given data values.
     *
     * @param context the inputs of the node
     * @param valueClasses data values
     * @return the column, or empty if there is none
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Optional<DataColumnSpec> getFirstCompatibleColumnOfFirstPort(
            NodeParametersInput context, Class<? extends DataValue>... valueClasses) {
        return getFirstCompatibleColumn(context, 0, valueClasses);
    }

    /**
     * Returns the columns of a table with a type that is compatible to one of given data values.
     *
     * @param spec spec of the table, or {@code null} for none
     * @param valueClasses data values
     * @return the compatible columns
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static List<DataColumnSpec> getCompatibleColumns(
            DataTableSpec spec, Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(spec, Arrays.asList(valueClasses));
    }

    /**
     * Returns the columns of a table with a type that is compatible to one of given data values.
     *
     * @param spec spec of the table, or {@code null} for none
     * @param valueClasses data values
     * @return the compatible columns
     */
    public static List<DataColumnSpec> getCompatibleColumns(
            DataTableSpec spec, Collection<Class<? extends DataValue>> valueClasses) {
        return columns(spec).filter(compatible(valueClasses)).toList();
    }

    /**
     * Returns the first column of a table with a type that is compatible to one of given data
     * values.
     *
     * @param spec spec of the table, or {@code null} for none
     * @param valueClasses data values
     * @return the column, or empty if there is none
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static Optional<DataColumnSpec> getFirstCompatibleColumn(
            DataTableSpec spec, Class<? extends DataValue>... valueClasses) {
        return getFirstCompatibleColumn(spec, Arrays.asList(valueClasses));
    }

    /**
     * Returns the first column of a table with a type that is compatible to one of given data
     * values.
     *
     * @param spec spec of the table, or {@code null} for none
     * @param valueClasses data values
     * @return the column, or empty if there is none
     */
    public static Optional<DataColumnSpec> getFirstCompatibleColumn(
            DataTableSpec spec, List<Class<? extends DataValue>> valueClasses) {
        return columns(spec).filter(compatible(valueClasses)).findFirst();
    }

    /**
     * Returns the columns of texts of an input table.
     *
     * @param context the inputs of the node
     * @param portIndex index of the port, from 0
     * @return the columns
     */
    public static List<DataColumnSpec> getStringColumns(
            NodeParametersInput context, int portIndex) {
        return getCompatibleColumns(context, portIndex, StringValue.class);
    }

    /**
     * Returns the columns of texts of a table.
     *
     * @param inSpec spec of the table, or {@code null} for none
     * @return the columns
     */
    public static List<DataColumnSpec> getStringColumns(DataTableSpec inSpec) {
        return getCompatibleColumns(inSpec, StringValue.class);
    }

    /**
     * Returns the columns of texts of the first input table.
     *
     * @param context the inputs of the node
     * @return the columns
     */
    public static List<DataColumnSpec> getStringColumnsOfFirstPort(NodeParametersInput context) {
        return getStringColumns(context, 0);
    }

    /**
     * Returns the first column of texts of a table.
     *
     * @param inSpec spec of the table, or {@code null} for none
     * @return the column, or empty if there is none
     */
    public static Optional<DataColumnSpec> getFirstStringColumn(DataTableSpec inSpec) {
        return getFirstCompatibleColumn(inSpec, StringValue.class);
    }

    /**
     * Returns the columns of numbers of an input table.
     *
     * @param context the inputs of the node
     * @param portIndex index of the port, from 0
     * @return the columns
     */
    public static List<DataColumnSpec> getDoubleColumns(
            NodeParametersInput context, int portIndex) {
        return getCompatibleColumns(context, portIndex, DoubleValue.class);
    }

    /**
     * Returns the columns of numbers of a table.
     *
     * @param inSpec spec of the table, or {@code null} for none
     * @return the columns
     */
    public static List<DataColumnSpec> getDoubleColumns(DataTableSpec inSpec) {
        return getCompatibleColumns(inSpec, DoubleValue.class);
    }

    /**
     * Returns the columns of numbers of the first input table.
     *
     * @param context the inputs of the node
     * @return the columns
     */
    public static List<DataColumnSpec> getDoubleColumnsOfFirstPort(NodeParametersInput context) {
        return getDoubleColumns(context, 0);
    }

    /**
     * Returns the first column of numbers of a table.
     *
     * @param inSpec spec of the table, or {@code null} for none
     * @return the column, or empty if there is none
     */
    public static Optional<DataColumnSpec> getFirstDoubleColumn(DataTableSpec inSpec) {
        return getFirstCompatibleColumn(inSpec, DoubleValue.class);
    }

    private static Stream<DataColumnSpec> columns(DataTableSpec spec) {
        return spec == null ? Stream.empty() : spec.stream();
    }

    private static Predicate<DataColumnSpec> compatible(
            Collection<Class<? extends DataValue>> valueClasses) {
        return column -> valueClasses.stream().anyMatch(column.getType()::isCompatible);
    }
}
