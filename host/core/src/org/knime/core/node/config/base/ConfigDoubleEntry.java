// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

/** Entry that holds a 64-bit floating point number. */
public final class ConfigDoubleEntry extends AbstractConfigEntry {
    private static final long serialVersionUID = 1L;

    private final double value;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param value the value
     */
    public ConfigDoubleEntry(final String key, final double value) {
        super(ConfigEntries.xdouble, key);
        this.value = value;
    }

    /**
     * Creates an entry from the text form of its value.
     *
     * @param key the key
     * @param text the text form
     * @throws IllegalArgumentException if the text is no such value
     */
    public ConfigDoubleEntry(final String key, final String text) {
        super(ConfigEntries.xdouble, key);
        this.value = Double.parseDouble(text);
    }

    /**
     * The value.
     *
     * @return the value
     */
    public double getDouble() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Double.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Double.compare(((ConfigDoubleEntry) other).value, value) == 0;
    }
}
