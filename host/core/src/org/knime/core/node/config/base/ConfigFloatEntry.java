// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

/** Entry that holds a 32-bit floating point number. */
public final class ConfigFloatEntry extends AbstractConfigEntry {
    private static final long serialVersionUID = 1L;

    private final float value;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param value the value
     */
    public ConfigFloatEntry(final String key, final float value) {
        super(ConfigEntries.xfloat, key);
        this.value = value;
    }

    /**
     * Creates an entry from the text form of its value.
     *
     * @param key the key
     * @param text the text form
     * @throws IllegalArgumentException if the text is no such value
     */
    public ConfigFloatEntry(final String key, final String text) {
        super(ConfigEntries.xfloat, key);
        this.value = Float.parseFloat(text);
    }

    /**
     * The value.
     *
     * @return the value
     */
    public float getFloat() {
        return value;
    }

    /** The digits of the value as a 64-bit number, the form in which KNIME writes it. */
    @Override
    public String toStringValue() {
        return Double.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Float.compare(((ConfigFloatEntry) other).value, value) == 0;
    }
}
