// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.node.config.base.ConfigBaseWO;

/** Write access to settings that can hold cells and types. */
public interface ConfigWO extends ConfigBaseWO {
    /**
     * Adds an empty subtree.
     *
     * @param key its key
     * @return the subtree
     */
    Config addConfig(String key);

    /**
     * Adds a cell.
     *
     * @param key its key
     * @param cell the cell, may be null
     */
    void addDataCell(String key, DataCell cell);

    /**
     * Adds an array of cells.
     *
     * @param key its key
     * @param values the cells, may be null
     */
    void addDataCellArray(String key, DataCell... values);

    /**
     * Adds a row key.
     *
     * @param key its key
     * @param rowKey the row key, may be null
     */
    void addRowKey(String key, RowKey rowKey);

    /**
     * Adds an array of row keys.
     *
     * @param key its key
     * @param rowKey the row keys, may be null
     */
    void addRowKeyArray(String key, RowKey... rowKey);

    /**
     * Adds a type.
     *
     * @param key its key
     * @param type the type, may be null
     */
    void addDataType(String key, DataType type);

    /**
     * Adds an array of types.
     *
     * @param key its key
     * @param values the types, may be null
     */
    void addDataTypeArray(String key, DataType... values);
}
