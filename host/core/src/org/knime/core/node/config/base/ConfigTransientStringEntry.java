// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.util.Objects;

/** Entry that holds a text that is kept in memory only and never written. */
public final class ConfigTransientStringEntry extends AbstractConfigEntry {
    private static final long serialVersionUID = 1L;

    /** What is shown in place of the text. */
    public static final String HIDDEN_VALUE = "<hidden value>";

    private final String value;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param value the text, may be null
     */
    public ConfigTransientStringEntry(final String key, final String value) {
        super(ConfigEntries.xtransientstring, key);
        this.value = value;
    }

    /**
     * The text.
     *
     * @return the text, may be null
     */
    public String getTransientString() {
        return value;
    }

    @Override
    public String toStringValue() {
        return HIDDEN_VALUE;
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Objects.equals(((ConfigTransientStringEntry) other).value, value);
    }
}
