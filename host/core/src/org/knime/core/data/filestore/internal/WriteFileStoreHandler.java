// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore.internal;

import bio.strand.host.core.storage.FileTree;
import bio.strand.host.core.storage.TemporaryFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.knime.core.data.IDataRepository;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.data.filestore.FileStoreUtil;
import org.knime.core.node.ExecutionContext;
import org.knime.core.util.DuplicateKeyException;

/**
 * Keeps the files of a node in a temporary directory, a thousand to a folder: file number 1234567
 * lies in {@code 001/234}.
 */
public class WriteFileStoreHandler implements IWriteFileStoreHandler {
    /** Number of files in a folder. */
    public static final int FILES_PER_FOLDER = 1000;

    /** Number of nested folders. */
    public static final int FOLDER_LEVEL = 2;

    private static final int MAX_FILES = FILES_PER_FOLDER * FILES_PER_FOLDER * FILES_PER_FOLDER;

    private final String name;
    private final UUID storeId;
    private final Map<FileStoreKey, FileStoreKey> copied = new HashMap<>();
    private final Set<String> usedNames = new HashSet<>();
    private IDataRepository repository;
    private File baseDir;
    private boolean isOpen;
    private int nextIndex;

    /**
     * Creates a handler without files.
     *
     * @param name name of the node, for messages
     * @param storeUUID id of the handler
     */
    public WriteFileStoreHandler(final String name, final UUID storeUUID) {
        if (name == null) {
            throw new IllegalArgumentException("Argument must not be null.");
        }
        this.name = name;
        this.storeId = storeUUID;
    }

    @Override
    public void addToRepository(final IDataRepository dataRepository) {
        dataRepository.addFileStoreHandler(this);
        repository = dataRepository;
    }

    /**
     * Sets the directory of the files.
     *
     * @param directory an existing directory
     */
    public void setBaseDir(final File directory) {
        if (!directory.isDirectory()) {
            throw new IllegalStateException(
                    "Base directory of file store to node "
                            + name
                            + " does not exist: "
                            + directory);
        }
        baseDir = directory;
    }

    @Override
    public IDataRepository getDataRepository() {
        return repository;
    }

    @Override
    public void clearAndDispose() {
        if (repository != null) {
            repository.removeFileStoreHandler(this);
            repository = null;
        }
        if (baseDir != null) {
            FileTree.deleteQuietly(baseDir.toPath());
        }
    }

    @Override
    public File getBaseDir() {
        return baseDir;
    }

    @Override
    public final UUID getStoreUUID() {
        return storeId;
    }

    @Override
    public FileStore getFileStore(final FileStoreKey key) {
        if (key.getStoreUUID().equals(storeId)) {
            return FileStoreUtil.createFileStore(this, key);
        }
        if (repository == null) {
            throw new IllegalStateException("File store " + key + " belongs to no known node");
        }
        return repository.getHandlerNotNull(key.getStoreUUID()).getFileStore(key);
    }

    @Override
    public synchronized FileStoreKey translateToLocal(
            final FileStore fs, final FileStoreProxy.FlushCallback flushCallback) {
        final FileStoreKey key = FileStoreUtil.getFileStoreKey(fs);
        final boolean isKnown =
                key.getStoreUUID().equals(storeId)
                        || (repository != null
                                && repository.getHandler(key.getStoreUUID()) != null);
        return isKnown ? key : copied.computeIfAbsent(key, k -> copy(fs, flushCallback));
    }

    private FileStoreKey copy(
            final FileStore source, final FileStoreProxy.FlushCallback flushCallback) {
        try {
            FileStoreUtil.invokeFlush(flushCallback);
            final FileStoreKey sourceKey = FileStoreUtil.getFileStoreKey(source);
            final FileStore target = create(nextIndex + "_" + sourceKey.getName());
            if (source.getFile().exists()) {
                FileTree.copy(source.getFile().toPath(), target.getFile().toPath());
            }
            return FileStoreUtil.getFileStoreKey(target);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Failed copying file stores to node " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized FileStore createFileStore(final String storeName) throws IOException {
        if (!isOpen) {
            throw new IllegalStateException("File store on node " + name + " is read only/closed");
        }
        if (!usedNames.add(storeName)) {
            throw new DuplicateKeyException(storeName);
        }
        return create(storeName);
    }

    private FileStore create(final String storeName) throws IOException {
        if (storeName.startsWith(".")) {
            throw new IOException("Name must not start with a dot: \"" + storeName + "\"");
        }
        if (storeName.contains("/") || storeName.contains("\\")) {
            throw new IOException(
                    "Invalid file name, must not contain (back) slash: \"" + storeName + "\"");
        }
        if (nextIndex >= MAX_FILES) {
            throw new IOException("Maximum number of files stores reached: " + MAX_FILES);
        }
        if (baseDir == null) {
            baseDir = TemporaryFiles.createDirectory("fs-").toFile();
        }
        getParentDir(nextIndex, true);
        final FileStoreKey key = new FileStoreKey(storeId, nextIndex, null, -1, storeName);
        nextIndex++;
        return FileStoreUtil.createFileStore(this, key);
    }

    /**
     * The folder of a file.
     *
     * @param index number of the file
     * @param create whether the folder is made if it does not exist
     * @return the folder
     */
    public File getParentDir(final int index, final boolean create) {
        final int folder = index / FILES_PER_FOLDER;
        final File outer = new File(baseDir, String.format("%03d", folder / FILES_PER_FOLDER));
        final File inner = new File(outer, String.format("%03d", folder % FILES_PER_FOLDER));
        if (create && !inner.isDirectory() && !inner.mkdirs()) {
            throw new UncheckedIOException(new IOException("Cannot create directory " + inner));
        }
        return inner;
    }

    @Override
    public void open(final ExecutionContext exec) {
        if (exec == null) {
            throw new NullPointerException("ExecutionContext must not be null.");
        }
        isOpen = true;
    }

    void openWithoutContext() {
        isOpen = true;
    }

    @Override
    public void close() {
        isOpen = false;
        usedNames.clear();
    }

    @Override
    public String toString() {
        return storeId + " (" + name + ": " + (baseDir == null ? "<no directory>" : baseDir) + ")";
    }
}
