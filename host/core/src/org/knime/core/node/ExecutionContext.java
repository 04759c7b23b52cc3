// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import bio.strand.host.core.storage.DataRepository;
import bio.strand.host.core.storage.StorageException;
import bio.strand.host.core.storage.StoredTable;
import bio.strand.host.core.table.ConcatenatedRows;
import bio.strand.host.core.table.DerivedTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IDataRepository;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.data.container.RearrangeColumnsTable;
import org.knime.core.data.def.JoinedRow;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.internal.IWriteFileStoreHandler;
import org.knime.core.node.workflow.SingleNodeContainer.MemoryPolicy;
import org.knime.core.util.DuplicateChecker;
import org.knime.core.util.DuplicateKeyException;

/** What an executing node may use: tables, file stores, progress, cancellation. */
public class ExecutionContext extends ExecutionMonitor {
    private final Node node;
    private final MemoryPolicy memoryPolicy;
    private final IDataRepository repository;

    /**
     * Creates a context of a node that is in no workflow.
     *
     * @param progMon takes the progress
     * @param node the node that executes
     */
    public ExecutionContext(final NodeProgressMonitor progMon, final Node node) {
        this(progMon, node, MemoryPolicy.CacheSmallInMemory, new DataRepository());
    }

    /**
     * Creates a context.
     *
     * @param progMon takes the progress
     * @param node the node that executes
     * @param policy where tables are kept, null for the usual policy
     * @param dataRepository what the nodes of the workflow share, null if the node is in none
     */
    public ExecutionContext(
            final NodeProgressMonitor progMon,
            final Node node,
            final MemoryPolicy policy,
            final IDataRepository dataRepository) {
        super(progMon);
        if (node == null) {
            throw new IllegalArgumentException("Node must not be null");
        }
        this.node = node;
        this.memoryPolicy = policy == null ? MemoryPolicy.CacheSmallInMemory : policy;
        this.repository = dataRepository == null ? new DataRepository() : dataRepository;
    }

    BufferedDataTable wrap(final BufferedDataTable.KnowsRowCountTable rows) {
        final BufferedDataTable table = new BufferedDataTable(rows, repository.generateNewID());
        table.setOwnerRecursively(node);
        node.remember(table);
        return table;
    }

    BufferedDataTable finish(final BufferedDataContainer container, final StoredTable rows) {
        final BufferedDataTable table = wrap(rows);
        node.forget(container);
        return table;
    }

    IDataRepository repository() {
        return repository;
    }

    IWriteFileStoreHandler fileStoreHandler() {
        if (node.getFileStoreHandler() instanceof IWriteFileStoreHandler handler) {
            return handler;
        }
        throw new IllegalStateException(
                "Node \"" + node.getName() + "\" has no place for file stores");
    }

    /**
     * Makes a file store.
     *
     * @param relativePath its name, unique for the node, without slashes
     * @return the file store
     * @throws IOException if the name is invalid, or the disk refuses
     * @throws DuplicateKeyException if the name is in use
     */
    public FileStore createFileStore(final String relativePath) throws IOException {
        return fileStoreHandler().createFileStore(relativePath);
    }

    /**
     * Copies a table.
     *
     * @param table the table
     * @param subProgressMon told the progress
     * @return the copy, or the table itself if it is a table at a port
     * @throws CanceledExecutionException if the user cancels
     */
    public BufferedDataTable createBufferedDataTable(
            final DataTable table, final ExecutionMonitor subProgressMon)
            throws CanceledExecutionException {
        if (table instanceof BufferedDataTable buffered) {
            return buffered;
        }
        final BufferedDataContainer container = createDataContainer(table.getDataTableSpec(), true);
        boolean isComplete = false;
        try (CloseableRowIterator rows = CloseableRowIterator.from(table.iterator())) {
            for (long i = 1; rows.hasNext(); i++) {
                final DataRow row = rows.next();
                final long number = i;
                subProgressMon.setMessage(
                        () -> String.format("Caching row %d (\"%s\")", number, row.getKey()));
                subProgressMon.checkCanceled();
                container.addRowToTable(row);
            }
            container.close();
            isComplete = true;
        } finally {
            if (!isComplete) {
                container.dispose();
            }
        }
        return container.getTable();
    }

    /**
     * Starts a table.
     *
     * @param spec its structure; the domains in it are extended by the rows
     * @return takes the rows
     */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec) {
        return createDataContainer(spec, true);
    }

    /**
     * Starts a table.
     *
     * @param spec its structure
     * @param initDomain whether the domains in the spec are extended rather than dropped
     * @return takes the rows
     */
    public BufferedDataContainer createDataContainer(
            final DataTableSpec spec, final boolean initDomain) {
        return createDataContainer(
                spec, DataContainerSettings.builder().withInitializedDomain(initDomain).build());
    }

    /**
     * Starts a table.
     *
     * @param spec its structure
     * @param settings how it is built
     * @return takes the rows
     */
    public BufferedDataContainer createDataContainer(
            final DataTableSpec spec, final DataContainerSettings settings) {
        final int cellsInMemory =
                settings.getMaxCellsInMemory().orElseGet(this::defaultCellsInMemory);
        final BufferedDataContainer container =
                new BufferedDataContainer(
                        spec,
                        DataContainerSettings.internalBuilder(settings)
                                .withMaxCellsInMemory(cellsInMemory)
                                .build(),
                        this);
        node.remember(container);
        return container;
    }

    private int defaultCellsInMemory() {
        return switch (memoryPolicy) {
            case CacheInMemory -> Integer.MAX_VALUE;
            case CacheSmallInMemory -> DataContainerSettings.MAX_CELLS_IN_MEMORY;
            case CacheOnDisc -> 0;
        };
    }

    /**
     * Makes a table of the columns of another and computed ones.
     *
     * @param in the other table
     * @param rearranger the plan
     * @param subProgressMon told the progress
     * @return the table
     * @throws CanceledExecutionException if the user cancels
     */
    public BufferedDataTable createColumnRearrangeTable(
            final BufferedDataTable in,
            final ColumnRearranger rearranger,
            final ExecutionMonitor subProgressMon)
            throws CanceledExecutionException {
        return wrap(RearrangeColumnsTable.create(rearranger, in, subProgressMon, this));
    }

    /**
     * The rows of a table under another spec.
     *
     * @param in the table
     * @param newSpec the spec; with the same number of columns
     * @return the table
     */
    public BufferedDataTable createSpecReplacerTable(
            final BufferedDataTable in, final DataTableSpec newSpec) {
        final DataTableSpec oldSpec = in.getDataTableSpec();
        if (oldSpec.getNumColumns() != newSpec.getNumColumns()) {
            throw new IllegalArgumentException(
                    "Table specs have different lengths: "
                            + oldSpec.getNumColumns()
                            + " vs. "
                            + newSpec.getNumColumns());
        }
        return wrap(new DerivedTable(newSpec, in.size(), in::iterator, in));
    }

    /**
     * The same table as a result of this node.
     *
     * @param in the table
     * @return the wrapped table
     */
    public BufferedDataTable createWrappedTable(final BufferedDataTable in) {
        return wrap(new DerivedTable(in.getDataTableSpec(), in.size(), in::iterator, in));
    }

    /**
     * A table without rows.
     *
     * @param spec its structure
     * @return the table
     */
    public BufferedDataTable createVoidTable(final DataTableSpec spec) {
        return wrap(new DerivedTable(spec, 0, CloseableRowIterator::empty));
    }

    /**
     * Puts tables one behind the other; columns are matched by name.
     *
     * @param exec told the progress
     * @param tables the tables
     * @return the table; cells of columns that a table lacks are missing
     * @throws CanceledExecutionException if the user cancels
     * @throws IllegalArgumentException if a row key occurs twice
     */
    public BufferedDataTable createConcatenateTable(
            final ExecutionMonitor exec, final BufferedDataTable... tables)
            throws CanceledExecutionException {
        return createConcatenateTable(exec, Optional.empty(), true, tables);
    }

    /**
     * Puts tables one behind the other; columns are matched by name.
     *
     * @param exec told the progress
     * @param rowKeyDuplicateSuffix must be empty: row keys are not changed
     * @param duplicatesPreCheck whether duplicate row keys are looked for
     * @param tables the tables
     * @return the table; cells of columns that a table lacks are missing
     * @throws CanceledExecutionException if the user cancels
     * @throws IllegalArgumentException if a row key occurs twice
     */
    public BufferedDataTable createConcatenateTable(
            final ExecutionMonitor exec,
            final Optional<String> rowKeyDuplicateSuffix,
            final boolean duplicatesPreCheck,
            final BufferedDataTable... tables)
            throws CanceledExecutionException {
        if (rowKeyDuplicateSuffix.isPresent()) {
            throw new IllegalArgumentException("Row keys cannot be changed on concatenation");
        }
        final DataTableSpec spec = unite(tables);
        final long size = Arrays.stream(tables).mapToLong(BufferedDataTable::size).sum();
        if (duplicatesPreCheck) {
            checkKeys(exec, size, tables);
        }
        return wrap(new DerivedTable(spec, size, () -> new ConcatenatedRows(spec, tables), tables));
    }

    private static DataTableSpec unite(final BufferedDataTable[] tables) {
        final Map<String, DataColumnSpecCreator> columns = new LinkedHashMap<>();
        for (BufferedDataTable table : tables) {
            for (DataColumnSpec column : table.getDataTableSpec()) {
                final DataColumnSpecCreator known = columns.get(column.getName());
                if (known == null) {
                    columns.put(column.getName(), new DataColumnSpecCreator(column));
                } else {
                    known.merge(column, EnumSet.allOf(DataColumnSpecCreator.MergeOptions.class));
                }
            }
        }
        return new DataTableSpec(
                columns.values().stream()
                        .map(DataColumnSpecCreator::createSpec)
                        .toArray(DataColumnSpec[]::new));
    }

    private static void checkKeys(
            final ExecutionMonitor exec, final long size, final BufferedDataTable[] tables)
            throws CanceledExecutionException {
        final DuplicateChecker checker = new DuplicateChecker();
        long done = 0;
        try {
            for (BufferedDataTable table : tables) {
                try (CloseableRowIterator rows = table.iterator()) {
                    while (rows.hasNext()) {
                        exec.checkCanceled();
                        checker.addKey(rows.next().getKey().getString());
                        done++;
                        exec.setProgress(done / (double) size);
                    }
                }
            }
            checker.checkForDuplicates();
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("Duplicate RowID '" + e.getKey() + "'", e);
        } catch (IOException e) {
            throw new StorageException("Cannot check for duplicate row IDs", e);
        } finally {
            checker.clear();
        }
    }

    /**
     * Puts two tables side by side; both must have the same row keys in the same order.
     *
     * @param left the first columns
     * @param right the following columns
     * @param exec told the progress
     * @return the table
     * @throws CanceledExecutionException if the user cancels
     * @throws IllegalArgumentException if row keys differ or column names are the same
     */
    public BufferedDataTable createJoinedTable(
            final BufferedDataTable left,
            final BufferedDataTable right,
            final ExecutionMonitor exec)
            throws CanceledExecutionException {
        if (left.size() != right.size()) {
            throw new IllegalArgumentException(
                    "Tables can't be joined, non matching row counts: "
                            + left.size()
                            + " vs. "
                            + right.size());
        }
        final DataTableSpec spec =
                new DataTableSpec(left.getDataTableSpec(), right.getDataTableSpec());
        try (CloseableRowIterator lefts = left.iterator();
                CloseableRowIterator rights = right.iterator()) {
            for (long i = 1; lefts.hasNext(); i++) {
                exec.checkCanceled();
                exec.setProgress(i / (double) left.size());
                final DataRow leftRow = lefts.next();
                final DataRow rightRow = rights.next();
                if (!leftRow.getKey().equals(rightRow.getKey())) {
                    throw new IllegalArgumentException(
                            "Tables contain non-matching rows or are sorted differently, keys in"
                                    + " row "
                                    + i
                                    + " do not match: \""
                                    + leftRow.getKey()
                                    + "\" vs. \""
                                    + rightRow.getKey()
                                    + "\"");
                }
            }
        }
        return wrap(
                new DerivedTable(spec, left.size(), () -> sideBySide(left, right), left, right));
    }

    private static CloseableRowIterator sideBySide(
            final BufferedDataTable left, final BufferedDataTable right) {
        final CloseableRowIterator lefts = left.iterator();
        final CloseableRowIterator rights = right.iterator();
        return new CloseableRowIterator() {
            @Override
            public boolean hasNext() {
                return lefts.hasNext();
            }

            @Override
            public DataRow next() {
                return new JoinedRow(lefts.next(), rights.next());
            }

            @Override
            public void close() {
                lefts.close();
                rights.close();
            }
        };
    }

    /**
     * Deletes the rows of a table that this node made and does not need any more.
     *
     * @param table the table
     * @throws IllegalStateException if another node made it
     */
    public void clearTable(final BufferedDataTable table) {
        if (table.owner() != node) {
            throw new IllegalStateException("Can't clear table that was created by another node");
        }
        table.delegate().clear();
    }

    /**
     * A context for a part of the execution.
     *
     * @param maxProg share of the part, between 0 and 1
     * @return the context
     */
    public ExecutionContext createSubExecutionContext(final double maxProg) {
        return new ExecutionContext(part(maxProg, false), node, memoryPolicy, repository);
    }

    /**
     * A context for a part of the execution whose texts are not shown.
     *
     * @param maxProg share of the part, between 0 and 1
     * @return the context
     */
    public ExecutionContext createSilentSubExecutionContext(final double maxProg) {
        return new ExecutionContext(part(maxProg, true), node, memoryPolicy, repository);
    }
}
