// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import bio.strand.host.core.storage.RowStore;
import bio.strand.host.core.storage.StorageException;
import bio.strand.host.core.storage.StoredTable;
import java.io.IOException;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableDomainCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DomainCreatorColumnSelection;
import org.knime.core.data.NominalValue;
import org.knime.core.util.DuplicateChecker;
import org.knime.core.util.DuplicateKeyException;

/**
 * Builds a table row by row: checks cells and row keys, determines domains, keeps small tables in
 * memory and others on disk.
 */
public class DataContainer {
    private static final int MAX_SHOWN = 30;

    private final DataTableSpec givenSpec;
    private final DataContainerSettings settings;
    private final DataTableDomainCreator domains;
    private final RowStore rows;
    private DuplicateChecker keys;
    private StoredTable table;

    /**
     * Starts an empty table.
     *
     * @param spec its structure
     */
    public DataContainer(final DataTableSpec spec) {
        this(spec, false);
    }

    /**
     * Starts an empty table.
     *
     * @param spec its structure
     * @param initDomain whether domains start with those of the spec
     */
    public DataContainer(final DataTableSpec spec, final boolean initDomain) {
        this(spec, DataContainerSettings.builder().withInitializedDomain(initDomain).build());
    }

    /**
     * Starts an empty table.
     *
     * @param spec its structure
     * @param settings how it is built
     */
    public DataContainer(final DataTableSpec spec, final DataContainerSettings settings) {
        if (spec == null) {
            throw new IllegalArgumentException("Spec must not be null");
        }
        this.givenSpec = spec;
        this.settings = settings;
        final boolean updates = settings.isEnableDomainUpdate();
        final boolean drops = !settings.isInitializeDomain();
        this.domains =
                new DataTableDomainCreator(
                        spec,
                        DomainCreatorColumnSelection.create(
                                c -> drops,
                                c -> updates && c.getType().isCompatible(NominalValue.class)),
                        DomainCreatorColumnSelection.create(
                                c -> drops,
                                c -> updates && c.getType().isCompatible(BoundedValue.class)));
        domains.setMaxPossibleValues(settings.getMaxDomainValues());
        this.rows =
                new RowStore(
                        spec.getNumColumns(),
                        settings.getMaxCellsInMemory()
                                .orElse(DataContainerSettings.MAX_CELLS_IN_MEMORY));
        this.keys =
                settings.isCheckDuplicateRowKeys() && settings.isEnableRowKeys()
                        ? new DuplicateChecker()
                        : null;
    }

    /**
     * Adds a row.
     *
     * @param row the row
     * @throws NullPointerException if it is null
     * @throws DuplicateKeyException if its key is in use; some duplicates are found only on {@link
     *     #close()}
     * @throws DataContainerException if number or types of its cells do not fit, or the disk cannot
     *     take it
     * @throws IllegalStateException if the container is closed
     */
    public void addRowToTable(final DataRow row) {
        if (isClosed()) {
            throw new IllegalStateException(
                    "Cannot add row: container has not been initialized (opened).");
        }
        if (row == null) {
            throw new NullPointerException("Can't add null rows to container");
        }
        final String problem = problemOf(row);
        if (problem != null) {
            throw new DataContainerException(problem, new IllegalArgumentException(problem));
        }
        if (keys != null) {
            try {
                keys.addKey(row.getKey().getString());
            } catch (DuplicateKeyException e) {
                throw new DuplicateKeyException(
                        "Encountered duplicate row ID \"" + e.getKey() + "\"", e.getKey());
            } catch (IOException e) {
                throw new StorageException("Cannot check for duplicate row IDs", e);
            }
        }
        domains.updateDomain(row);
        rows.add(row);
    }

    private String problemOf(final DataRow row) {
        if (row.getNumCells() != givenSpec.getNumColumns()) {
            return "Cell count in row \""
                    + row.getKey()
                    + "\" is not equal to length of column names array: "
                    + row.getNumCells()
                    + " vs. "
                    + givenSpec.getNumColumns();
        }
        for (int c = 0; c < row.getNumCells(); c++) {
            final DataType wanted = givenSpec.getColumnSpec(c).getType();
            final DataCell cell = row.getCell(c);
            final DataType actual = cell.getType();
            if (wanted != actual && !wanted.isASuperTypeOf(actual)) {
                final String text = cell.toString();
                return "Runtime class of object \""
                        + (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text)
                        + "\" (index "
                        + c
                        + ") in row \""
                        + row.getKey()
                        + "\" is "
                        + actual
                        + " and does not comply with its supposed superclass "
                        + wanted;
            }
        }
        return null;
    }

    /**
     * Ends the table; does nothing if it is ended already.
     *
     * @throws DuplicateKeyException if a row key occurs twice
     * @throws DataContainerException if the disk cannot take the last rows
     */
    public void close() {
        if (isClosed()) {
            return;
        }
        rows.close();
        if (keys != null) {
            try {
                keys.checkForDuplicates();
            } catch (DuplicateKeyException e) {
                rows.dispose();
                throw new DuplicateKeyException(
                        "Found duplicate row ID \"" + e.getKey() + "\" (at unknown position)",
                        e.getKey());
            } catch (IOException e) {
                rows.dispose();
                throw new StorageException("Failed to check for duplicate row IDs", e);
            } finally {
                keys.clear();
                keys = null;
            }
        }
        table = new StoredTable(domains.createSpec(), rows);
    }

    /** Drops the rows. */
    public void dispose() {
        rows.dispose();
        if (keys != null) {
            keys.clear();
        }
    }

    final StoredTable storedTable() {
        if (table == null) {
            throw new IllegalStateException("Cannot get table: container is not closed.");
        }
        return table;
    }

    /**
     * The finished table.
     *
     * @return the table
     * @throws IllegalStateException if the container is not closed
     */
    public DataTable getTable() {
        return storedTable();
    }

    /**
     * The finished table, whose rows are dropped when it is closed.
     *
     * @return the table
     * @throws IllegalStateException if the container is not closed
     */
    public CloseableTable getCloseableTable() {
        return storedTable();
    }

    /**
     * Whether the table is finished.
     *
     * @return true if it is
     */
    public boolean isClosed() {
        return table != null;
    }

    /**
     * Whether rows can be added.
     *
     * @return true if they can
     */
    public boolean isOpen() {
        return !isClosed();
    }

    /**
     * The number of rows added so far.
     *
     * @return the number
     */
    public long size() {
        return rows.size();
    }

    /**
     * The structure; with the domains determined if the table is finished.
     *
     * @return the spec
     */
    public DataTableSpec getTableSpec() {
        return isClosed() ? table.getDataTableSpec() : givenSpec;
    }
}
