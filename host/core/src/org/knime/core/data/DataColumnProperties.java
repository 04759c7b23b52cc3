// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** Text annotations of a column. */
public final class DataColumnProperties implements Cloneable {
    private final Map<String, String> content;

    /** Creates empty properties. */
    public DataColumnProperties() {
        content = Map.of();
    }

    /**
     * Creates properties.
     *
     * @param content keys and values, neither null
     */
    public DataColumnProperties(final Map<String, String> content) {
        this.content = Map.copyOf(content);
    }

    /**
     * Whether a property exists.
     *
     * @param key its key
     * @return true if it does
     */
    public boolean containsProperty(final String key) {
        return content.containsKey(key);
    }

    /**
     * The value of a property.
     *
     * @param key its key
     * @param defaultValue returned if there is no such property
     * @return the value or the default
     */
    public String getProperty(final String key, final String defaultValue) {
        return content.getOrDefault(key, defaultValue);
    }

    /**
     * The value of a property.
     *
     * @param key its key
     * @return the value, null if there is no such property
     */
    public String getProperty(final String key) {
        return content.get(key);
    }

    /**
     * The number of properties.
     *
     * @return the number
     */
    public int size() {
        return content.size();
    }

    /**
     * All keys.
     *
     * @return the keys
     */
    public Enumeration<String> properties() {
        return Collections.enumeration(content.keySet());
    }

    /**
     * These properties with others added or replaced.
     *
     * @param newProperties the others
     * @return new properties
     */
    public DataColumnProperties cloneAndOverwrite(final Map<String, String> newProperties) {
        final Map<String, String> all = new HashMap<>(content);
        all.putAll(newProperties);
        return new DataColumnProperties(all);
    }

    @Override
    public String toString() {
        return content.toString();
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj instanceof DataColumnProperties other && content.equals(other.content));
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    /**
     * Writes these properties, ordered by key.
     *
     * @param config the settings that get them
     */
    public void save(final ConfigWO config) {
        content.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> config.addString(e.getKey(), e.getValue()));
    }

    /**
     * Reads properties that {@link #save} wrote.
     *
     * @param config the settings
     * @return the properties
     * @throws InvalidSettingsException if an entry is no text
     */
    public static DataColumnProperties load(final ConfigRO config) throws InvalidSettingsException {
        final Map<String, String> content = new HashMap<>();
        for (String key : config) {
            content.put(key, config.getString(key));
        }
        return new DataColumnProperties(content);
    }
}
