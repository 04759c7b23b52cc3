// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

/** Entry that holds a 64-bit integer. */
public final class ConfigLongEntry extends AbstractConfigEntry {
    private static final long serialVersionUID = 1L;

    private final long value;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param value the value
     */
    public ConfigLongEntry(final String key, final long value) {
        super(ConfigEntries.xlong, key);
        this.value = value;
    }

    /**
     * Creates an entry from the text form of its value.
     *
     * @param key the key
     * @param text the text form
     * @throws IllegalArgumentException if the text is no such value
     */
    public ConfigLongEntry(final String key, final String text) {
        super(ConfigEntries.xlong, key);
        this.value = Long.parseLong(text);
    }

    /**
     * The value.
     *
     * @return the value
     */
    public long getLong() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Long.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Long.compare(((ConfigLongEntry) other).value, value) == 0;
    }
}
