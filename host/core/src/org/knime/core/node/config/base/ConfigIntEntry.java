// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

/** Entry that holds a 32-bit integer. */
public final class ConfigIntEntry extends AbstractConfigEntry {
    private static final long serialVersionUID = 1L;

    private final int value;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param value the value
     */
    public ConfigIntEntry(final String key, final int value) {
        super(ConfigEntries.xint, key);
        this.value = value;
    }

    /**
     * Creates an entry from the text form of its value.
     *
     * @param key the key
     * @param text the text form
     * @throws IllegalArgumentException if the text is no such value
     */
    public ConfigIntEntry(final String key, final String text) {
        super(ConfigEntries.xint, key);
        this.value = Integer.parseInt(text);
    }

    /**
     * The value.
     *
     * @return the value
     */
    public int getInt() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Integer.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Integer.compare(((ConfigIntEntry) other).value, value) == 0;
    }
}
