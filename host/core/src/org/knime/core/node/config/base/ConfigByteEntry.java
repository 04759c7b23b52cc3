// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

/** Entry that holds an 8-bit integer. */
public final class ConfigByteEntry extends AbstractConfigEntry {
    private static final long serialVersionUID = 1L;

    private final byte value;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param value the value
     */
    public ConfigByteEntry(final String key, final byte value) {
        super(ConfigEntries.xbyte, key);
        this.value = value;
    }

    /**
     * Creates an entry from the text form of its value.
     *
     * @param key the key
     * @param text the text form
     * @throws IllegalArgumentException if the text is no such value
     */
    public ConfigByteEntry(final String key, final String text) {
        super(ConfigEntries.xbyte, key);
        this.value = Byte.parseByte(text);
    }

    /**
     * The value.
     *
     * @return the value
     */
    public byte getByte() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Byte.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Byte.compare(((ConfigByteEntry) other).value, value) == 0;
    }
}
