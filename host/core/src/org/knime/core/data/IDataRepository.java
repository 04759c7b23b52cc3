// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.UUID;
import org.knime.core.data.filestore.internal.IFileStoreHandler;
import org.knime.core.data.filestore.internal.IWriteFileStoreHandler;

/** What the nodes of a workflow share. */
public interface IDataRepository {
    /**
     * A number for a new table.
     *
     * @return the number
     */
    int generateNewID();

    /**
     * Registers a file store handler.
     *
     * @param handler the handler
     */
    void addFileStoreHandler(IWriteFileStoreHandler handler);

    /**
     * Forgets a file store handler.
     *
     * @param handler the handler
     */
    void removeFileStoreHandler(IWriteFileStoreHandler handler);

    /**
     * Finds a file store handler.
     *
     * @param storeHandlerUUID its id
     * @return the handler, null if it is unknown
     */
    IFileStoreHandler getHandler(UUID storeHandlerUUID);

    /**
     * Finds a file store handler.
     *
     * @param storeHandlerUUID its id
     * @return the handler
     * @throws IllegalStateException if it is unknown
     */
    IFileStoreHandler getHandlerNotNull(UUID storeHandlerUUID);
}
