// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

/** Entry that holds one character. */
public final class ConfigCharEntry extends AbstractConfigEntry {
    private static final long serialVersionUID = 1L;

    private final char value;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param value the value
     */
    public ConfigCharEntry(final String key, final char value) {
        super(ConfigEntries.xchar, key);
        this.value = value;
    }

    /**
     * Creates an entry from the text form of its value.
     *
     * @param key the key
     * @param text the text form
     * @throws IllegalArgumentException if the text is no such value
     */
    public ConfigCharEntry(final String key, final String text) {
        super(ConfigEntries.xchar, key);
        this.value = onlyCharacter(text);
    }

    /**
     * The value.
     *
     * @return the value
     */
    public char getChar() {
        return value;
    }

    @Override
    public String toStringValue() {
        return Character.toString(value);
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Character.compare(((ConfigCharEntry) other).value, value) == 0;
    }

    private static char onlyCharacter(final String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(
                    "Expected exactly one character but got \"" + text + "\"");
        }
        return text.charAt(0);
    }
}
