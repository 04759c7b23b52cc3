// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.util.Objects;

/** Entry that holds a text, which may be null. */
public final class ConfigStringEntry extends AbstractConfigEntry {
    private static final long serialVersionUID = 1L;

    private final String value;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param value the text, may be null
     */
    public ConfigStringEntry(final String key, final String value) {
        super(ConfigEntries.xstring, key);
        this.value = value;
    }

    /**
     * The text.
     *
     * @return the text, may be null
     */
    public String getString() {
        return value;
    }

    @Override
    public String toStringValue() {
        return value;
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Objects.equals(((ConfigStringEntry) other).value, value);
    }
}
