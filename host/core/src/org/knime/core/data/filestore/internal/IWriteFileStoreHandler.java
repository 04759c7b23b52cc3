// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore.internal;

import java.io.File;
import java.io.IOException;
import java.util.UUID;
import org.knime.core.data.IDataRepository;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.node.ExecutionContext;

/** Makes file stores. */
public interface IWriteFileStoreHandler extends IFileStoreHandler {
    /**
     * Makes a file store.
     *
     * @param name its name, unique for the node, without slashes
     * @return the file store
     * @throws IOException if the name is in use or invalid, or the disk refuses
     */
    FileStore createFileStore(String name) throws IOException;

    /**
     * Allows file stores to be made.
     *
     * @param exec context of the execution
     */
    void open(ExecutionContext exec);

    /**
     * Registers the handler.
     *
     * @param repository where
     */
    void addToRepository(IDataRepository repository);

    /** Ends the making of file stores. */
    void close();

    /**
     * The key of a file store in this handler; copies the files if they belong to another workflow.
     *
     * @param fs the file store
     * @param flushCallback writes its files if that is still to be done
     * @return the key
     */
    FileStoreKey translateToLocal(FileStore fs, FileStoreProxy.FlushCallback flushCallback);

    /**
     * The id of the handler.
     *
     * @return the id
     */
    UUID getStoreUUID();

    /**
     * The directory of the files.
     *
     * @return the directory, null if there are no files
     */
    File getBaseDir();
}
