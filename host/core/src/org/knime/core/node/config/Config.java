// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;

/** Settings that can hold cells and types. */
public abstract class Config extends ConfigBase implements ConfigRO, ConfigWO {
    private static final long serialVersionUID = 1L;

    private static final String ARRAY_SIZE = "array-size";
    private static final String IS_NULL = "is_null";

    /**
     * Creates an empty tree.
     *
     * @param key its key
     */
    protected Config(final String key) {
        super(key);
    }

    @Override
    public abstract Config getInstance(String key);

    @Override
    public final Config addConfig(final String key) {
        final Config config = getInstance(key);
        put(config);
        return config;
    }

    /**
     * Adds a subtree of the same class.
     *
     * @param config the subtree
     */
    protected final void addConfig(final Config config) {
        addConfigBase(config);
    }

    @Override
    public final Config getConfig(final String key) throws InvalidSettingsException {
        if (get(key) instanceof Config config) {
            return config;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }

    @Override
    public void addDataCell(final String key, final DataCell cell) {
        final Config config = getInstance(key);
        CellSettings.save(cell, config);
        put(config);
    }

    @Override
    public DataCell getDataCell(final String key) throws InvalidSettingsException {
        return CellSettings.load(getConfig(key));
    }

    @Override
    public DataCell getDataCell(final String key, final DataCell def) {
        try {
            return getDataCell(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addDataType(final String key, final DataType type) {
        final Config config = addConfig(key);
        if (type != null) {
            type.save(config);
        }
        config.addBoolean(IS_NULL, type == null);
    }

    @Override
    public DataType getDataType(final String key) throws InvalidSettingsException {
        final Config config = getConfig(key);
        return config.getBoolean(IS_NULL) ? null : DataType.load(config);
    }

    @Override
    public DataType getDataType(final String key, final DataType def) {
        try {
            return getDataType(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    /** Reads one element of an array, or writes it nowhere. */
    @FunctionalInterface
    private interface ElementReader<T> {
        T read(Config array, String key) throws InvalidSettingsException;
    }

    private <T> List<T> elements(final String key, final ElementReader<T> reader)
            throws InvalidSettingsException {
        final Config array = getConfig(key);
        final int size = array.getInt(ARRAY_SIZE, -1);
        if (size < 0) {
            return null;
        }
        final List<T> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(reader.read(array, Integer.toString(i)));
        }
        return elements;
    }

    @Override
    public DataCell[] getDataCellArray(final String key) throws InvalidSettingsException {
        final List<DataCell> cells = elements(key, Config::getDataCell);
        return cells == null ? null : cells.toArray(new DataCell[0]);
    }

    @Override
    public DataCell[] getDataCellArray(final String key, final DataCell... def) {
        try {
            return getDataCellArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addDataCellArray(final String key, final DataCell... values) {
        final Config array = addConfig(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addDataCell(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public DataType[] getDataTypeArray(final String key) throws InvalidSettingsException {
        final List<DataType> types = elements(key, Config::getDataType);
        return types == null ? null : types.toArray(new DataType[0]);
    }

    @Override
    public DataType[] getDataTypeArray(final String key, final DataType... v) {
        try {
            return getDataTypeArray(key);
        } catch (InvalidSettingsException e) {
            return v;
        }
    }

    @Override
    public void addDataTypeArray(final String key, final DataType... values) {
        final Config array = addConfig(key);
        if (values != null) {
            array.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                array.addDataType(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public RowKey getRowKey(final String key) throws InvalidSettingsException {
        final String id = getString(key);
        return id == null ? null : new RowKey(id);
    }

    @Override
    public RowKey getRowKey(final String key, final RowKey def) {
        try {
            return getRowKey(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addRowKey(final String key, final RowKey rowKey) {
        addString(key, rowKey == null ? null : rowKey.getString());
    }

    @Override
    public RowKey[] getRowKeyArray(final String key) throws InvalidSettingsException {
        return RowKey.toRowKeys(getStringArray(key));
    }

    @Override
    public RowKey[] getRowKeyArray(final String key, final RowKey... def) {
        try {
            return getRowKeyArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addRowKeyArray(final String key, final RowKey... rowKey) {
        addStringArray(key, RowKey.toStrings(rowKey));
    }

    @Override
    public void addEntry(final AbstractConfigEntry entry) {
        super.addEntry(entry);
    }

    @Override
    public String toString() {
        return super.toString();
    }

    /**
     * Reads XML into a tree and closes the stream.
     *
     * @param config the tree that gets the entries and the key
     * @param in XML in UTF-8
     * @return the given tree
     * @throws IOException if reading fails or the XML is no settings tree
     */
    protected static Config loadFromXML(final Config config, final InputStream in)
            throws IOException {
        return (Config) ConfigBase.loadFromXML(config, in);
    }

    @Override
    public void load(final InputStream in) throws IOException {
        super.load(in);
    }
}
