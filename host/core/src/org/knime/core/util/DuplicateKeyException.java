// SPDX-License-Identifier: Apache-2.0
package org.knime.core.util;

/** A row key that occurs twice in a table. */
public class DuplicateKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * Creates an exception.
     *
     * @param key the key
     */
    public DuplicateKeyException(final String key) {
        this("Duplicate key detected: \"" + key + "\"", key);
    }

    /**
     * Creates an exception.
     *
     * @param message the message
     * @param key the key
     */
    public DuplicateKeyException(final String message, final String key) {
        super(message);
        this.key = key;
    }

    /**
     * The key.
     *
     * @return the key
     */
    public String getKey() {
        return key;
    }
}
