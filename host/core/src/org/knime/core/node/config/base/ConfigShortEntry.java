// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

/** Entry that holds a 16-bit integer. */
public final class ConfigShortEntry extends AbstractConfigEntry {
    private static final long serialVersionUID = 1L;

    private final short value;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param value the value
     */
    public ConfigShortEntry(final String key, final short value) {
        super(ConfigEntries.xshort, key);
        this.value = value;
    }

    /**
     * Creates an entry from the text form of its value.
     *
     * @param key the key
     * @param text the text form
     * @throws IllegalArgumentException if the text is no such value
     */
    public ConfigShortEntry(final String key, final String text) {
        super(ConfigEntries.xshort, key);
        this.value = Short.parseShort(text);
    }

    /**
     * The value.
     *
     * @return the value
     */
    public short getShort() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Short.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Short.compare(((ConfigShortEntry) other).value, value) == 0;
    }
}
