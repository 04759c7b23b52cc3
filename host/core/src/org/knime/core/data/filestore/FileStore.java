// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore;

import java.io.File;
import org.knime.core.data.filestore.internal.WriteFileStoreHandler;

/** A file or directory that belongs to a cell or port object. */
public final class FileStore {
    private final WriteFileStoreHandler handler;
    private final FileStoreKey key;

    FileStore(final WriteFileStoreHandler handler, final FileStoreKey key) {
        this.handler = handler;
        this.key = key;
    }

    WriteFileStoreHandler handler() {
        return handler;
    }

    FileStoreKey key() {
        return key;
    }

    /**
     * The place; whoever made the file store creates a file or directory there.
     *
     * @return the file
     */
    public File getFile() {
        return new File(handler.getParentDir(key.getIndex(), true), key.getNameOnDisc());
    }

    @Override
    public String toString() {
        return key.toString();
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj || (obj instanceof FileStore other && key.equals(other.key));
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
