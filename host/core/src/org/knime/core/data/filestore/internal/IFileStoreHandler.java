// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore.internal;

import org.knime.core.data.IDataRepository;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;

/** Finds file stores. */
public interface IFileStoreHandler {
    /**
     * Where the handler is registered.
     *
     * @return the repository, null if there is none
     */
    IDataRepository getDataRepository();

    /** Deletes all files. */
    void clearAndDispose();

    /**
     * Finds a file store.
     *
     * @param key its key
     * @return the file store
     */
    FileStore getFileStore(FileStoreKey key);
}
