// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.util.Objects;

/** Entry that holds an encrypted text. */
public final class ConfigPasswordEntry extends AbstractConfigEntry {
    private static final long serialVersionUID = 1L;

    private final String value;

    /**
     * Creates an entry.
     *
     * @param key the key
     * @param value the encrypted text, may be null
     */
    public ConfigPasswordEntry(final String key, final String value) {
        super(ConfigEntries.xpassword, key);
        this.value = value;
    }

    /**
     * The encrypted text.
     *
     * @return the encrypted text, may be null
     */
    public String getPassword() {
        return value;
    }

    @Override
    public String toStringValue() {
        return value;
    }

    @Override
    protected boolean hasIdenticalValue(final AbstractConfigEntry other) {
        return Objects.equals(((ConfigPasswordEntry) other).value, value);
    }
}
