// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.Optional;

/** A missing value where one is needed. */
public class MissingValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String error;

    /**
     * Creates an exception.
     *
     * @param value the missing value
     * @param message the message
     */
    public MissingValueException(final MissingValue value, final String message) {
        super(message);
        error = value.getError();
    }

    /**
     * Creates an exception.
     *
     * @param message the message
     */
    public MissingValueException(final String message) {
        super(message);
        error = null;
    }

    /**
     * Why the value is missing.
     *
     * @return the reason, if it is known
     */
    public Optional<String> getError() {
        return Optional.ofNullable(error);
    }
}
