// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config;

import java.util.Iterator;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBaseRO;

/** Read access to settings that can hold cells and types. */
public interface ConfigRO extends ConfigBaseRO {
    /**
     * A subtree.
     *
     * @param key its key
     * @return the subtree
     * @throws InvalidSettingsException if there is none
     */
    Config getConfig(String key) throws InvalidSettingsException;

    /**
     * A cell.
     *
     * @param key its key
     * @return the cell, possibly null
     * @throws InvalidSettingsException if there is none
     */
    DataCell getDataCell(String key) throws InvalidSettingsException;

    /**
     * A cell.
     *
     * @param key its key
     * @param def returned if there is none
     * @return the cell or the default
     */
    DataCell getDataCell(String key, DataCell def);

    /**
     * An array of cells.
     *
     * @param key its key
     * @return the cells
     * @throws InvalidSettingsException if there is none
     */
    DataCell[] getDataCellArray(String key) throws InvalidSettingsException;

    /**
     * An array of cells.
     *
     * @param key its key
     * @param def returned if there is none
     * @return the cells or the default
     */
    DataCell[] getDataCellArray(String key, DataCell... def);

    /**
     * A row key.
     *
     * @param key its key
     * @return the row key, possibly null
     * @throws InvalidSettingsException if there is none
     */
    RowKey getRowKey(String key) throws InvalidSettingsException;

    /**
     * A row key.
     *
     * @param key its key
     * @param def returned if there is none
     * @return the row key or the default
     */
    RowKey getRowKey(String key, RowKey def);

    /**
     * An array of row keys.
     *
     * @param key its key
     * @return the row keys
     * @throws InvalidSettingsException if there is none
     */
    RowKey[] getRowKeyArray(String key) throws InvalidSettingsException;

    /**
     * An array of row keys.
     *
     * @param key its key
     * @param def returned if there is none
     * @return the row keys or the default
     */
    RowKey[] getRowKeyArray(String key, RowKey... def);

    /**
     * A type.
     *
     * @param key its key
     * @return the type, possibly null
     * @throws InvalidSettingsException if there is none, or it is not installed
     */
    DataType getDataType(String key) throws InvalidSettingsException;

    /**
     * A type.
     *
     * @param key its key
     * @param def returned if there is none
     * @return the type or the default
     */
    DataType getDataType(String key, DataType def);

    /**
     * An array of types.
     *
     * @param key its key
     * @return the types
     * @throws InvalidSettingsException if there is none
     */
    DataType[] getDataTypeArray(String key) throws InvalidSettingsException;

    /**
     * An array of types.
     *
     * @param key its key
     * @param v returned if there is none
     * @return the types or the default
     */
    DataType[] getDataTypeArray(String key, DataType... v);

    @Override
    Iterator<String> iterator();
}
