// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.testing.TestRun;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.util.DuplicateKeyException;

/**
 * Building tables, rightly and wrongly. What is wrong with a row may show at the end only: KNIME
 * checks rows on another thread.
 */
public class DataContainerTest {
    private static final DataTableSpec SPEC =
            TestRun.spec("Name", StringCell.TYPE, "Value", DoubleCell.TYPE);

    private static DefaultRow row(final String key, final DataCell... cells) {
        return new DefaultRow(key, cells);
    }

    private static DataColumnDomain domain(final DataType type, final DataCell... cells) {
        final DataContainer container = new DataContainer(TestRun.spec("c", type));
        for (int i = 0; i < cells.length; i++) {
            container.addRowToTable(row("Row" + i, cells[i]));
        }
        container.close();
        return container.getTable().getDataTableSpec().getColumnSpec(0).getDomain();
    }

    @Test
    public void aFinishedTableHasItsRows() {
        final DataContainer container = new DataContainer(SPEC);
        container.addRowToTable(row("a", new StringCell("x"), new DoubleCell(1)));
        container.addRowToTable(row("b", new StringCell("y"), new IntCell(2)));
        container.close();
        container.close();

        assertEquals(2, container.size());
        try (CloseableTable table = container.getCloseableTable()) {
            assertTrue(table.getDataTableSpec().equalStructure(SPEC));
            assertEquals("a", table.iterator().next().getKey().getString());
        }
    }

    @Test
    public void aRowWithAnotherNumberOfCellsIsRefused() {
        final DataContainer container = new DataContainer(SPEC);
        final RuntimeException e =
                assertThrows(
                        DataContainerException.class,
                        () -> {
                            container.addRowToTable(row("a", new StringCell("x")));
                            container.close();
                        });

        assertTrue(e.getMessage(), e.getMessage().contains("1 vs. 2"));
    }

    @Test
    public void aCellOfAnotherTypeIsRefused() {
        final DataContainer container = new DataContainer(SPEC);
        final RuntimeException e =
                assertThrows(
                        DataContainerException.class,
                        () -> {
                            container.addRowToTable(
                                    row("a", new StringCell("x"), new StringCell("y")));
                            container.close();
                        });

        assertTrue(e.getMessage(), e.getMessage().contains("index 1"));
        assertTrue(e.getMessage(), e.getMessage().contains("\"a\""));
    }

    @Test
    public void nullsAreRefused() {
        final DataContainer container = new DataContainer(SPEC);

        assertThrows(NullPointerException.class, () -> container.addRowToTable(null));
        assertThrows(
                NullPointerException.class, () -> row("a", new StringCell("x"), (DataCell) null));
        assertThrows(IllegalArgumentException.class, () -> new DataContainer((DataTableSpec) null));
    }

    @Test
    public void nothingIsAddedAfterTheEndAndNothingReadBefore() {
        final DataContainer container = new DataContainer(SPEC);

        assertThrows(IllegalStateException.class, container::getTable);
        container.close();
        assertThrows(
                IllegalStateException.class,
                () -> container.addRowToTable(row("a", new StringCell("x"), new DoubleCell(1))));
    }

    @Test
    public void aRepeatedRowKeyIsRefused() {
        final DataContainer container = new DataContainer(TestRun.spec("c", IntCell.TYPE));
        container.addRowToTable(row("a", new IntCell(1)));

        assertEquals(
                "a",
                assertThrows(
                                DuplicateKeyException.class,
                                () -> {
                                    container.addRowToTable(row("a", new IntCell(2)));
                                    container.close();
                                })
                        .getKey());
    }

    @Test
    public void aRowKeyRepeatedMuchLaterIsFoundAtTheEnd() {
        final DataContainer container = new DataContainer(TestRun.spec("c", IntCell.TYPE));
        for (int i = 0; i < 150_000; i++) {
            container.addRowToTable(row("Row" + i, new IntCell(1)));
        }
        container.addRowToTable(row("Row7", new IntCell(1)));

        assertEquals("Row7", assertThrows(DuplicateKeyException.class, container::close).getKey());
    }

    @Test
    public void duplicatesAreNotSoughtWhereNobodyWantsIt() {
        final DataContainer container =
                new DataContainer(
                        TestRun.spec("c", IntCell.TYPE),
                        DataContainerSettings.builder().withCheckDuplicateRowKeys(false).build());
        container.addRowToTable(row("a", new IntCell(1)));
        container.addRowToTable(row("a", new IntCell(2)));
        container.close();

        assertEquals(2, container.size());
    }

    @Test
    public void boundsSkipMissingAndNotANumber() {
        final DataColumnDomain domain =
                domain(
                        DoubleCell.TYPE,
                        new DoubleCell(Double.NaN),
                        DataType.getMissingCell(),
                        new DoubleCell(2),
                        new DoubleCell(-1));

        assertEquals(new DoubleCell(-1), domain.getLowerBound());
        assertEquals(new DoubleCell(2), domain.getUpperBound());
        assertFalse(domain.hasValues());
    }

    @Test
    public void possibleValuesKeepTheOrderOfTheRows() {
        final DataColumnDomain domain =
                domain(
                        StringCell.TYPE,
                        new StringCell("b"),
                        DataType.getMissingCell(),
                        new StringCell("a"),
                        new StringCell("b"));

        assertEquals("[b, a]", domain.getValues().toString());
        assertFalse(domain.hasBounds());
    }

    private static StringCell[] distinct(final int count) {
        final StringCell[] cells = new StringCell[count];
        for (int i = 0; i < count; i++) {
            cells[i] = new StringCell("value " + i);
        }
        return cells;
    }

    @Test
    public void sixtyPossibleValuesAreKnownAndSixtyOneAreNot() {
        assertEquals(60, domain(StringCell.TYPE, distinct(60)).getValues().size());
        assertFalse(domain(StringCell.TYPE, distinct(61)).hasValues());
    }

    private static DataTableSpec withDomain(final boolean init) {
        final DataColumnSpecCreator column = new DataColumnSpecCreator("c", IntCell.TYPE);
        column.setDomain(
                new DataColumnDomainCreator(new IntCell(0), new IntCell(10)).createDomain());
        final DataContainer container =
                new DataContainer(new DataTableSpec(column.createSpec()), init);
        container.addRowToTable(row("a", new IntCell(20)));
        container.close();
        final DataTable table = container.getTable();
        return table.getDataTableSpec();
    }

    @Test
    public void domainsStartWithThoseOfTheSpecOnlyIfWanted() {
        final DataColumnDomain extended = withDomain(true).getColumnSpec(0).getDomain();
        assertEquals(new IntCell(0), extended.getLowerBound());
        assertEquals(new IntCell(20), extended.getUpperBound());

        assertEquals(
                new IntCell(20), withDomain(false).getColumnSpec(0).getDomain().getLowerBound());
    }

    @Test
    public void anEmptyTableHasEmptyDomains() {
        final DataColumnDomain domain = domain(StringCell.TYPE);

        assertTrue(domain.getValues() == null || domain.getValues().isEmpty());
        assertFalse(domain.hasBounds());
    }
}
