// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.IDataRepository;
import org.knime.core.data.filestore.internal.FileStoreProxy;
import org.knime.core.data.filestore.internal.IFileStoreHandler;
import org.knime.core.data.filestore.internal.IWriteFileStoreHandler;
import org.knime.core.data.filestore.internal.WriteFileStoreHandler;

/** The framework's access to file stores. */
public final class FileStoreUtil {
    private FileStoreUtil() {}

    /**
     * The key of a file store.
     *
     * @param fs the file store
     * @return its key
     */
    public static FileStoreKey getFileStoreKey(final FileStore fs) {
        return fs.key();
    }

    /**
     * The files of a port object.
     *
     * @param po the port object
     * @return its files
     */
    public static List<FileStore> getFileStores(final FileStorePortObject po) {
        return po.stores();
    }

    /**
     * Who keeps a file store.
     *
     * @param fs the file store
     * @return its handler
     */
    public static IFileStoreHandler getFileStoreHandler(final FileStore fs) {
        return fs.handler();
    }

    /**
     * Lets a port object write what is not in its files yet.
     *
     * @param callback the port object
     * @throws IOException if writing fails
     */
    public static void invokeFlush(final FileStoreProxy.FlushCallback callback) throws IOException {
        if (callback instanceof FileStorePortObject po) {
            po.flushIfNeeded();
        }
    }

    /**
     * Gives a port object that was read its files.
     *
     * @param po the port object
     * @param keys keys of the files
     * @param dataRepository knows who keeps them
     * @throws IOException if the port object cannot use them
     */
    public static void retrieveFileStoreHandlerFrom(
            final FileStorePortObject po,
            final List<FileStoreKey> keys,
            final IDataRepository dataRepository)
            throws IOException {
        po.retrieve(keys, dataRepository);
    }

    /**
     * Gives the copy of a port object the files of the original, copied if they belong to another
     * workflow.
     *
     * @param sourcePO the original
     * @param resultPO the copy
     * @param newHandler handler of the node that gets the copy
     * @throws IOException if copying fails
     */
    public static void retrieveFileStoreHandlers(
            final FileStorePortObject sourcePO,
            final FileStorePortObject resultPO,
            final IWriteFileStoreHandler newHandler)
            throws IOException {
        sourcePO.flushIfNeeded();
        final List<FileStoreKey> keys = new ArrayList<>();
        for (FileStore store : sourcePO.stores()) {
            keys.add(newHandler.translateToLocal(store, sourcePO));
        }
        resultPO.retrieve(keys, newHandler.getDataRepository());
    }

    /**
     * Makes a file store of a key.
     *
     * @param handler who keeps it
     * @param key its key
     * @return the file store
     */
    public static FileStore createFileStore(
            final WriteFileStoreHandler handler, final FileStoreKey key) {
        return new FileStore(handler, key);
    }
}
