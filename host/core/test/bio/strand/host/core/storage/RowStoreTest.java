// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.storage;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.registry.ContributionRegistry;
import bio.strand.host.core.registry.ListedContributions;
import bio.strand.host.core.testing.RangeCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.vector.bytevector.DenseByteVectorCellFactory;
import org.knime.core.node.KNIMEConstants;

/** Rows in memory and on disk. */
public class RowStoreTest {
    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path usualFolder;

    @Before
    public void useOwnFolder() {
        usualFolder = KNIMEConstants.getKNIMETempPath();
        KNIMEConstants.setKNIMETempDir(folder.getRoot());
        ContributionRegistry.install(
                new ListedContributions()
                        .dataType(RangeCell.class, null, RangeCell.Serializer.class, null));
    }

    @After
    public void restoreFolder() {
        KNIMEConstants.setKNIMETempDir(usualFolder.toFile());
        ContributionRegistry.install(new ListedContributions());
    }

    private List<Path> files() throws IOException {
        try (var paths = Files.walk(folder.getRoot().toPath())) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    private static DataRow everyKindOfCell(final int i) {
        final DenseByteVectorCellFactory bytes = new DenseByteVectorCellFactory(3);
        bytes.setValue(1, 255);
        return new DefaultRow(
                "Row" + i,
                new StringCell("text " + i),
                new StringCell("\u0394G \ud83e\uddec \u0000"),
                new StringCell(""),
                new IntCell(-i),
                new LongCell(1L << 40),
                new DoubleCell(Double.NEGATIVE_INFINITY),
                BooleanCell.TRUE,
                BooleanCell.FALSE,
                DataType.getMissingCell(),
                new MissingCell("too long"),
                new RangeCell(i, i + 1),
                CollectionCellFactory.createListCell(
                        List.of(new StringCell("a"), DataType.getMissingCell())),
                CollectionCellFactory.createSetCell(List.of(new IntCell(3), new IntCell(4))),
                bytes.createDataCell());
    }

    private static RowStore stored(final int rows, final int cellsInMemory) {
        final RowStore store = new RowStore(everyKindOfCell(0).getNumCells(), cellsInMemory);
        for (int i = 0; i < rows; i++) {
            store.add(everyKindOfCell(i));
        }
        store.close();
        return store;
    }

    private static void assertRows(final int count, final RowStore store) {
        try (CloseableRowIterator rows = store.iterator()) {
            for (int i = 0; i < count; i++) {
                final DataRow expected = everyKindOfCell(i);
                final DataRow row = rows.next();
                assertEquals(expected.getKey(), row.getKey());
                for (int c = 0; c < expected.getNumCells(); c++) {
                    assertEquals(expected.getCell(c), row.getCell(c));
                }
                assertEquals("too long", ((MissingValue) row.getCell(9)).getError());
            }
            assertFalse(rows.hasNext());
            assertThrows(NoSuchElementException.class, rows::next);
        }
    }

    @Test
    public void everyKindOfCellComesBackFromDisk() {
        final RowStore store = stored(2_000, 0);

        assertTrue(store.isOnDisk());
        assertEquals(2_000, store.size());
        assertRows(2_000, store);
        assertRows(2_000, store);
    }

    @Test
    public void fewRowsStayInMemory() throws IOException {
        final RowStore store = stored(10, 1_000);

        assertFalse(store.isOnDisk());
        assertEquals(List.of(), files());
        assertRows(10, store);
    }

    @Test
    public void rowsBeforeAndAfterTheLimitAreKeptInOrder() {
        assertRows(100, stored(100, 20 * 14));
    }

    @Test
    public void disposingDeletesTheFileAndEndsIterators() throws IOException {
        final RowStore store = stored(100, 0);
        assertEquals(1, files().size());
        final CloseableRowIterator open = store.iterator();
        open.next();
        store.dispose();
        store.dispose();

        assertEquals(List.of(), files());
        assertThrows(IllegalStateException.class, store::iterator);
        open.close();
    }

    @Test
    public void anUnfinishedStoreIsDisposedToo() throws IOException {
        final RowStore store = new RowStore(1, 0);
        store.add(new DefaultRow("a", new IntCell(1)));
        store.dispose();

        assertEquals(List.of(), files());
        assertThrows(
                IllegalStateException.class, () -> store.add(new DefaultRow("b", new IntCell(2))));
    }

    @Test
    public void severalIteratorsReadAtTheSameTime() {
        final RowStore store = stored(50, 0);
        try (CloseableRowIterator first = store.iterator();
                CloseableRowIterator second = store.iterator()) {
            for (int i = 0; i < 50; i++) {
                assertEquals(first.next().getKey(), second.next().getKey());
            }
        }
    }

    @Test
    public void aClosedIteratorHasNoRows() {
        final RowStore store = stored(50, 0);
        final CloseableRowIterator rows = store.iterator();
        rows.next();
        rows.close();

        assertFalse(rows.hasNext());
    }

    @Test
    public void aCellWithoutSerializerIsNamed() {
        ContributionRegistry.install(new ListedContributions());
        final RowStore store = new RowStore(1, 0);
        final DataCell unknown = new RangeCell(1, 2);

        final StorageException e =
                assertThrows(
                        StorageException.class,
                        () -> {
                            store.add(new DefaultRow("a", unknown));
                            store.close();
                        });
        final String text = e.getMessage() + e.getCause();
        assertTrue(text, text.contains(RangeCell.class.getName()));
        store.dispose();
    }

    @Test
    public void textsLongerThanTheBufferComeBack() {
        final RowStore store = new RowStore(2, 0);
        final StringCell latin = new StringCell("ACGT".repeat(100_000));
        final StringCell greek = new StringCell("\u03b1\u03b2".repeat(100_000));
        store.add(new DefaultRow("key ".repeat(50_000), latin, greek));
        store.close();

        try (CloseableRowIterator rows = store.iterator()) {
            final DataRow row = rows.next();
            assertEquals("key ".repeat(50_000), row.getKey().getString());
            assertEquals(latin, row.getCell(0));
            assertEquals(greek, row.getCell(1));
        }
        store.dispose();
    }

    @Test
    public void rowsWithoutCellsAreStored() {
        final RowStore store = new RowStore(0, 10);
        for (int i = 0; i < 20; i++) {
            store.add(new DefaultRow("Row" + i, new DataCell[0]));
        }
        store.close();

        try (CloseableRowIterator rows = store.iterator()) {
            for (int i = 0; i < 20; i++) {
                assertEquals("Row" + i, rows.next().getKey().getString());
            }
            assertFalse(rows.hasNext());
        }
    }
}
