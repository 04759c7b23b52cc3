// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.storage;

import java.io.IOException;
import org.knime.core.data.container.DataContainerException;
import org.knime.core.node.KNIMEConstants;

/** Rows that cannot be written to or read from disk; the message says where, why and what to do. */
public final class StorageException extends DataContainerException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed
     * @param cause the cause
     */
    public StorageException(final String message, final IOException cause) {
        super(
                message
                        + ": "
                        + cause.getMessage()
                        + ". Temporary files are in "
                        + KNIMEConstants.getKNIMETempDir()
                        + "; free space there, or name another folder with TMPDIR.",
                cause);
    }
}
