// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;

/**
 * Form of cells in settings: the class name under {@code datacell} and, in a subtree of that name,
 * the value under the simple class name. Cells of other classes have no form here, because KNIME
 * uses Java serialization for them.
 */
final class CellSettings {
    private static final String CELL_CLASS = "datacell";

    private CellSettings() {}

    static void save(final DataCell cell, final Config config) {
        if (cell == null) {
            config.addString(CELL_CLASS, null);
            return;
        }
        final Class<?> cellClass = cell.getClass();
        final String valueKey = cellClass.getSimpleName();
        final Config value = config.getInstance(cellClass.getName());
        if (cell instanceof StringCell text) {
            value.addString(valueKey, text.getStringValue());
        } else if (cell instanceof BooleanCell truth) {
            value.addBoolean(valueKey, truth.getBooleanValue());
        } else if (cell instanceof IntCell number) {
            value.addInt(valueKey, number.getIntValue());
        } else if (cell instanceof LongCell number) {
            value.addLong(valueKey, number.getLongValue());
        } else if (cell instanceof DoubleCell number) {
            value.addDouble(valueKey, number.getDoubleValue());
        } else if (!cell.isMissing()) {
            throw new IllegalArgumentException(
                    "Cells of class "
                            + cellClass.getName()
                            + " cannot be saved in settings; only text, numbers and truth values"
                            + " can");
        }
        config.addString(CELL_CLASS, cellClass.getName());
        config.addEntry(value);
    }

    static DataCell load(final Config config) throws InvalidSettingsException {
        final String className = config.getString(CELL_CLASS);
        if (className == null) {
            return null;
        }
        final Config value = config.getConfig(className);
        final String valueKey = className.substring(className.lastIndexOf('.') + 1);
        return switch (valueKey) {
            case "StringCell" -> new StringCell(notNull(value.getString(valueKey)));
            case "BooleanCell" -> BooleanCell.BooleanCellFactory.create(value.getBoolean(valueKey));
            case "IntCell" -> new IntCell(value.getInt(valueKey));
            case "LongCell" -> new LongCell(value.getLong(valueKey));
            case "DoubleCell" -> new DoubleCell(value.getDouble(valueKey));
            case "MissingCell", "DataType$MissingCell" -> DataType.getMissingCell();
            default ->
                    throw new InvalidSettingsException(
                            "Cells of class " + className + " cannot be read from settings");
        };
    }

    private static String notNull(final String text) throws InvalidSettingsException {
        if (text == null) {
            throw new InvalidSettingsException("The text of a cell is null");
        }
        return text;
    }
}
