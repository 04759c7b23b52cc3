// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.io.IOException;

/** A stored preprocessing that cannot be read, with the remedy in its message. */
public final class PreprocessingFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    PreprocessingFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
