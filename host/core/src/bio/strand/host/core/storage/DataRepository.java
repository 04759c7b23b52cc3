// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.storage;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.knime.core.data.IDataRepository;
import org.knime.core.data.filestore.internal.IFileStoreHandler;
import org.knime.core.data.filestore.internal.IWriteFileStoreHandler;

/** The file store handlers of a workflow, and its counter for tables. */
public final class DataRepository implements IDataRepository {
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<UUID, IFileStoreHandler> handlers = new ConcurrentHashMap<>();

    /** Creates an empty repository. */
    public DataRepository() {
        super();
    }

    @Override
    public int generateNewID() {
        return lastId.incrementAndGet();
    }

    @Override
    public void addFileStoreHandler(final IWriteFileStoreHandler handler) {
        handlers.put(handler.getStoreUUID(), handler);
    }

    @Override
    public void removeFileStoreHandler(final IWriteFileStoreHandler handler) {
        handlers.remove(handler.getStoreUUID());
    }

    @Override
    public IFileStoreHandler getHandler(final UUID storeHandlerUUID) {
        return handlers.get(storeHandlerUUID);
    }

    @Override
    public IFileStoreHandler getHandlerNotNull(final UUID storeHandlerUUID) {
        final IFileStoreHandler handler = handlers.get(storeHandlerUUID);
        if (handler == null) {
            throw new IllegalStateException("Unknown file store " + storeHandlerUUID);
        }
        return handler;
    }
}
