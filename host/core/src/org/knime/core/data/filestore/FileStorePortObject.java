// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.IDataRepository;
import org.knime.core.data.filestore.internal.FileStoreProxy;
import org.knime.core.node.port.PortObject;

/** Port object whose bulk lies in files; subclasses need a public constructor without arguments. */
public abstract class FileStorePortObject implements PortObject, FileStoreProxy.FlushCallback {
    private final List<FileStore> fileStores = new ArrayList<>();
    private boolean isFlushed;

    /**
     * Creates a port object.
     *
     * @param fileStores its files
     */
    protected FileStorePortObject(final List<FileStore> fileStores) {
        this.fileStores.addAll(fileStores);
    }

    /** For loading; the files are set afterwards. */
    protected FileStorePortObject() {
        isFlushed = true;
    }

    final void retrieve(final List<FileStoreKey> keys, final IDataRepository repository)
            throws IOException {
        final List<FileStore> found = new ArrayList<>();
        for (FileStoreKey key : keys) {
            found.add(repository.getHandlerNotNull(key.getStoreUUID()).getFileStore(key));
        }
        fileStores.clear();
        fileStores.addAll(found);
        postConstruct();
    }

    final List<FileStore> stores() {
        return List.copyOf(fileStores);
    }

    final void flushIfNeeded() throws IOException {
        if (!isFlushed) {
            isFlushed = true;
            flushToFileStore();
        }
    }

    /**
     * Called after loading, when the files are known.
     *
     * @throws IOException if they cannot be used
     */
    protected void postConstruct() throws IOException {
        // Most port objects read their files when they are needed.
    }

    /**
     * Writes what is not in the files yet.
     *
     * @throws IOException if writing fails
     */
    protected void flushToFileStore() throws IOException {
        // Most port objects write their files when they are made.
    }

    @Override
    public String toString() {
        return fileStores.toString();
    }

    /**
     * The number of files.
     *
     * @return the number
     */
    protected int getFileStoreCount() {
        return fileStores.size();
    }

    /**
     * One file.
     *
     * @param index its index
     * @return the file
     */
    protected FileStore getFileStore(final int index) {
        return fileStores.get(index);
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj instanceof FileStorePortObject other
                        && fileStores.equals(other.fileStores));
    }

    @Override
    public int hashCode() {
        return fileStores.hashCode();
    }
}
