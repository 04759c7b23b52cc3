// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore.internal;

import bio.strand.host.core.storage.DataRepository;
import java.util.UUID;

/** Keeps files outside of any workflow, such as those of a port object that is read from a file. */
public final class NotInWorkflowWriteFileStoreHandler extends WriteFileStoreHandler {
    /**
     * Creates a handler with a repository of its own.
     *
     * @param storeUUID id of the handler
     */
    public NotInWorkflowWriteFileStoreHandler(final UUID storeUUID) {
        super("NotInWorkflowFileStore", storeUUID);
        addToRepository(new DataRepository());
    }

    /** Allows file stores to be made. */
    public void open() {
        openWithoutContext();
    }

    /**
     * Creates a handler that is open.
     *
     * @return the handler
     */
    public static final NotInWorkflowWriteFileStoreHandler create() {
        final NotInWorkflowWriteFileStoreHandler handler =
                new NotInWorkflowWriteFileStoreHandler(UUID.randomUUID());
        handler.open();
        return handler;
    }
}
