// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

/** Entry that holds a truth value. */
public final class ConfigBooleanEntry extends AbstractConfigEntry {
    private static final long serialVersionUID = 1L;

    private final boolean value;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param value the value
     */
    public ConfigBooleanEntry(final String key, final boolean value) {
        super(ConfigEntries.xboolean, key);
        this.value = value;
    }

    /**
     * Creates an entry from the text form of its value.
     *
     * @param key the key
     * @param text the text form
     * @throws IllegalArgumentException if the text is no such value
     */
    public ConfigBooleanEntry(final String key, final String text) {
        super(ConfigEntries.xboolean, key);
        this.value = Boolean.parseBoolean(text);
    }

    /**
     * The value.
     *
     * @return the value
     */
    public boolean getBoolean() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Boolean.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Boolean.compare(((ConfigBooleanEntry) other).value, value) == 0;
    }
}
