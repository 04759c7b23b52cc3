// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore;

import java.io.IOException;
import org.knime.core.data.filestore.internal.NotInWorkflowWriteFileStoreHandler;
import org.knime.core.node.ExecutionContext;

/** Makes file stores. */
public abstract class FileStoreFactory {
    FileStoreFactory() {}

    /**
     * Makes a file store.
     *
     * @param name its name, without slashes
     * @return the file store
     * @throws IOException if the name is in use or invalid, or the disk refuses
     */
    public abstract FileStore createFileStore(String name) throws IOException;

    /** Ends the making of file stores. */
    public abstract void close();

    /**
     * File stores of a node.
     *
     * @param exec context of its execution
     * @return the factory
     */
    public static final FileStoreFactory createFileStoreFactory(final ExecutionContext exec) {
        return new FileStoreFactory() {
            @Override
            public FileStore createFileStore(final String name) throws IOException {
                return exec.createFileStore(name);
            }

            @Override
            public void close() {
                // The context ends with the execution.
            }
        };
    }

    /**
     * File stores outside of any workflow.
     *
     * @return the factory
     */
    public static final FileStoreFactory createNotInWorkflowFileStoreFactory() {
        final NotInWorkflowWriteFileStoreHandler handler =
                NotInWorkflowWriteFileStoreHandler.create();
        return new FileStoreFactory() {
            @Override
            public FileStore createFileStore(final String name) throws IOException {
                return handler.createFileStore(name);
            }

            @Override
            public void close() {
                handler.clearAndDispose();
            }
        };
    }
}
