// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;

/**
 * Rows in the order in which they were added: in memory while they are few, then in a temporary
 * file. First rows are added by one thread, then the store is closed, then any number of iterators
 * read it.
 */
public final class RowStore {
    private final int columnCount;
    private final int maxRowsInMemory;
    private final List<Class<? extends DataCell>> classes =
            Collections.synchronizedList(new ArrayList<>());
    private final Set<FileIterator> openIterators = ConcurrentHashMap.newKeySet();
    private List<DataRow> rows = new ArrayList<>();
    private Path file;
    private CellWriter writer;
    private long size;
    private boolean isDisposed;

    /**
     * Creates an empty store.
     *
     * @param columnCount number of cells of each row
     * @param maxCellsInMemory more cells go to disk; zero for all
     */
    public RowStore(final int columnCount, final int maxCellsInMemory) {
        this.columnCount = columnCount;
        this.maxRowsInMemory = maxCellsInMemory / Math.max(1, columnCount);
    }

    /**
     * Adds a row.
     *
     * @param row the row; not kept
     * @throws StorageException if the disk cannot take it, or a cell has no serializer
     */
    public void add(final DataRow row) {
        if (isDisposed) {
            throw new IllegalStateException("The table has been cleared; it takes no rows");
        }
        try {
            if (writer == null) {
                if (rows.size() < maxRowsInMemory) {
                    rows.add(materialize(row));
                    size++;
                    return;
                }
                spill();
            }
            writer.writeRow(row);
            size++;
        } catch (IOException e) {
            throw new StorageException(
                    "Cannot store row \"" + row.getKey() + "\" (number " + (size + 1) + ")", e);
        }
    }

    private static DataRow materialize(final DataRow row) {
        final DataCell[] cells = new DataCell[row.getNumCells()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.getCell(i).materializeDataCell();
        }
        return new DefaultRow(row.getKey(), cells);
    }

    private void spill() throws IOException {
        file = TemporaryFiles.createFile("table");
        writer = new CellWriter(Files.newOutputStream(file), classes);
        for (DataRow row : rows) {
            writer.writeRow(row);
        }
        rows = null;
    }

    /**
     * Ends the adding of rows.
     *
     * @throws StorageException if the disk cannot take the last rows
     */
    public void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                throw new StorageException("Cannot store the last rows of a table", e);
            }
            writer = null;
        }
    }

    /**
     * The number of rows.
     *
     * @return the number
     */
    public long size() {
        return size;
    }

    /**
     * Whether the rows are on disk.
     *
     * @return true if they are
     */
    public boolean isOnDisk() {
        return file != null;
    }

    /**
     * Reads the rows; the store must be closed.
     *
     * @return an iterator from the first to the last row
     * @throws IllegalStateException if the store was disposed
     */
    public synchronized CloseableRowIterator iterator() {
        if (isDisposed) {
            throw new IllegalStateException("The table has been cleared; it has no rows any more");
        }
        if (file == null) {
            return CloseableRowIterator.from(Collections.unmodifiableList(rows).iterator());
        }
        try {
            final FileIterator iterator = new FileIterator();
            openIterators.add(iterator);
            return iterator;
        } catch (IOException e) {
            throw new StorageException("Cannot read the rows of a table", e);
        }
    }

    /** Drops the rows and deletes the file; open iterators end with an exception. */
    public synchronized void dispose() {
        if (isDisposed) {
            return;
        }
        isDisposed = true;
        openIterators.forEach(FileIterator::close);
        if (writer != null) {
            writer.abandon();
            writer = null;
        }
        rows = null;
        if (file != null) {
            FileTree.deleteQuietly(file);
        }
    }

    private final class FileIterator extends CloseableRowIterator {
        private final CellReader reader;
        private long read;
        private boolean isClosed;

        FileIterator() throws IOException {
            reader = new CellReader(Files.newInputStream(file), classes);
        }

        @Override
        public boolean hasNext() {
            final boolean hasMore = !isClosed && read < size;
            if (!hasMore) {
                close();
            }
            return hasMore;
        }

        @Override
        public DataRow next() {
            if (isClosed && read < size) {
                throw new NoSuchElementException("The iterator has been closed");
            }
            if (!hasNext()) {
                throw new NoSuchElementException("Iterator is at end");
            }
            try {
                final DataRow row = reader.readRow(columnCount);
                read++;
                return row;
            } catch (IOException e) {
                throw new StorageException("Cannot read row number " + (read + 1), e);
            }
        }

        @Override
        public void close() {
            if (!isClosed) {
                isClosed = true;
                openIterators.remove(this);
                try {
                    reader.close();
                } catch (IOException e) {
                    throw new StorageException("Cannot close the file of a table", e);
                }
            }
        }
    }
}
