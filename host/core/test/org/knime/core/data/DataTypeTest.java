// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.testing.TestRun;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.collection.SetCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/** Data types, column and table specs. */
public class DataTypeTest {
    @Test
    public void numbersHaveACommonSupertype() {
        assertSame(DoubleCell.TYPE, DataType.getCommonSuperType(IntCell.TYPE, DoubleCell.TYPE));
        assertSame(DoubleCell.TYPE, DataType.getCommonSuperType(LongCell.TYPE, DoubleCell.TYPE));
        assertSame(IntCell.TYPE, DataType.getCommonSuperType(IntCell.TYPE, IntCell.TYPE));
        assertTrue(DoubleCell.TYPE.isASuperTypeOf(IntCell.TYPE));
        assertFalse(IntCell.TYPE.isASuperTypeOf(DoubleCell.TYPE));
    }

    @Test
    public void unrelatedTypesHaveOnlyDataValueInCommon() {
        final DataType common = DataType.getCommonSuperType(StringCell.TYPE, DoubleCell.TYPE);

        assertTrue(common.isCompatible(DataValue.class));
        assertFalse(common.isCompatible(StringValue.class));
        assertTrue(common.isASuperTypeOf(StringCell.TYPE));
        assertTrue(common.isASuperTypeOf(DoubleCell.TYPE));
    }

    @Test
    public void missingFitsEveryType() {
        final DataCell missing = DataType.getMissingCell();

        assertTrue(missing.isMissing());
        assertTrue(missing.getType().isMissingValueType());
        assertTrue(StringCell.TYPE.isASuperTypeOf(missing.getType()));
        assertSame(
                StringCell.TYPE, DataType.getCommonSuperType(missing.getType(), StringCell.TYPE));
        assertEquals("?", missing.toString());
        assertEquals(missing, new MissingCell("reason"));
        assertEquals("reason", new MissingCell("reason").getError());
    }

    @Test
    public void collectionsKnowTheirElements() {
        final DataType list = ListCell.getCollectionType(IntCell.TYPE);

        assertTrue(list.isCollectionType());
        assertSame(IntCell.TYPE, list.getCollectionElementType());
        assertTrue(list.isCompatible(ListDataValue.class));
        assertEquals(list, DataType.getType(ListCell.class, IntCell.TYPE));
        assertNotEquals(list, DataType.getType(ListCell.class, StringCell.TYPE));
        assertTrue(DataType.getType(ListCell.class, DoubleCell.TYPE).isASuperTypeOf(list));
        assertTrue(
                DataType.getCommonSuperType(list, SetCell.getCollectionType(IntCell.TYPE))
                        .isCompatible(CollectionDataValue.class));
    }

    @Test
    public void collectionCellsFindTheTypeOfTheirElements() {
        final ListCell list =
                CollectionCellFactory.createListCell(
                        List.of(new IntCell(1), new DoubleCell(2), DataType.getMissingCell()));

        assertSame(DoubleCell.TYPE, list.getElementType());
        assertEquals(3, list.size());
        assertTrue(list.get(2).isMissing());
        final SetCell set =
                CollectionCellFactory.createSetCell(
                        List.of(new StringCell("a"), new StringCell("a"), new StringCell("b")));
        assertEquals(2, set.size());
        assertTrue(set.contains(new StringCell("b")));
    }

    @Test
    public void numbersAreEqualOnlyWithinTheirClass() {
        assertEquals(new IntCell(1), new IntCell(1));
        assertEquals(new IntCell(1).hashCode(), new IntCell(1).hashCode());
        assertNotEquals(new StringCell("1"), new IntCell(1));
        assertEquals(new DoubleCell(Double.NaN), new DoubleCell(Double.NaN));
        assertSame(BooleanCell.TRUE, BooleanCell.BooleanCellFactory.create(true));
    }

    @Test
    public void typesAreSavedAndLoaded() throws Exception {
        for (DataType type :
                List.of(
                        StringCell.TYPE,
                        DoubleCell.TYPE,
                        ListCell.getCollectionType(ListCell.getCollectionType(IntCell.TYPE)),
                        DataType.getMissingCell().getType(),
                        DataType.getCommonSuperType(StringCell.TYPE, DoubleCell.TYPE))) {
            final NodeSettings settings = new NodeSettings("type");
            type.save(settings);
            assertEquals(type, DataType.load(settings));
        }
    }

    @Test
    public void anUnknownTypeIsNamed() {
        final NodeSettings settings = new NodeSettings("type");
        settings.addString("cell_class", "com.example.GoneCell");

        final InvalidSettingsException e =
                assertThrows(InvalidSettingsException.class, () -> DataType.load(settings));
        assertTrue(e.getMessage(), e.getMessage().contains("com.example.GoneCell"));
    }

    @Test
    public void aSavedTypeLoadsNoOtherClassThanACell() {
        final NodeSettings settings = new NodeSettings("type");
        settings.addString("cell_class", "java.lang.Runtime");

        assertThrows(InvalidSettingsException.class, () -> DataType.load(settings));
    }

    @Test
    public void comparisonPutsMissingFirstAndSortsNumbers() {
        final DataValueComparator order = DoubleCell.TYPE.getComparator();

        assertTrue(order.compare(new IntCell(1), new DoubleCell(1.5)) < 0);
        assertTrue(order.compare(DataType.getMissingCell(), new DoubleCell(-1)) < 0);
    }

    private static DataTableSpec richSpec() {
        final DataColumnSpecCreator nominal = new DataColumnSpecCreator("Class", StringCell.TYPE);
        final Set<DataCell> values = new LinkedHashSet<>();
        values.add(new StringCell("yes"));
        values.add(new StringCell("no"));
        nominal.setDomain(new DataColumnDomainCreator(values).createDomain());
        final DataColumnSpecCreator number = new DataColumnSpecCreator("Score", DoubleCell.TYPE);
        number.setDomain(
                new DataColumnDomainCreator(new DoubleCell(0), new DoubleCell(1)).createDomain());
        number.setProperties(new DataColumnProperties(java.util.Map.of("unit", "percent")));
        final DataColumnSpecCreator list =
                new DataColumnSpecCreator("Parts", ListCell.getCollectionType(StringCell.TYPE));
        list.setElementNames(new String[] {"first", "second"});
        return new DataTableSpec(
                "table", nominal.createSpec(), number.createSpec(), list.createSpec());
    }

    @Test
    public void tableSpecsAreSavedAndLoaded() throws Exception {
        final NodeSettings settings = new NodeSettings("spec");
        richSpec().save(settings);
        final DataTableSpec loaded = DataTableSpec.load(settings);

        assertEquals(richSpec(), loaded);
        assertEquals("table", loaded.getName());
        assertEquals(
                List.of("yes", "no"),
                loaded.getColumnSpec("Class").getDomain().getValues().stream()
                        .map(DataCell::toString)
                        .toList());
        assertEquals(new DoubleCell(1), loaded.getColumnSpec("Score").getDomain().getUpperBound());
        assertEquals("percent", loaded.getColumnSpec("Score").getProperties().getProperty("unit"));
        assertEquals(List.of("first", "second"), loaded.getColumnSpec("Parts").getElementNames());
    }

    @Test
    public void equalStructureLooksAtNamesAndTypesOnly() {
        final DataTableSpec plain =
                TestRun.spec(
                        "Class",
                        StringCell.TYPE,
                        "Score",
                        DoubleCell.TYPE,
                        "Parts",
                        ListCell.getCollectionType(StringCell.TYPE));

        assertTrue(richSpec().equalStructure(plain));
        assertNotEquals(richSpec(), plain);
        assertFalse(richSpec().equalStructure(TestRun.spec("Class", StringCell.TYPE)));
    }

    @Test
    public void columnNamesAreUnique() {
        assertThrows(
                IllegalArgumentException.class,
                () -> TestRun.spec("a", IntCell.TYPE, "a", StringCell.TYPE));
        assertEquals(
                "a (#1)", DataTableSpec.getUniqueColumnName(TestRun.spec("a", IntCell.TYPE), "a"));
    }

    @Test
    public void columnsAreFoundByNameAndType() {
        final DataTableSpec spec = richSpec();

        assertEquals(1, spec.findColumnIndex("Score"));
        assertEquals(-1, spec.findColumnIndex("score"));
        assertTrue(spec.containsCompatibleType(NominalValue.class));
        assertFalse(spec.containsCompatibleType(BooleanValue.class));
        assertThrows(IndexOutOfBoundsException.class, () -> spec.getColumnSpec(3));
    }

    @Test
    public void aColumnNeedsNameAndType() {
        assertThrows(
                NullPointerException.class, () -> new DataColumnSpecCreator("a", (DataType) null));
        assertThrows(
                NullPointerException.class, () -> new DataColumnSpecCreator(null, IntCell.TYPE));
    }

    @Test
    public void mergedColumnsHaveTheWiderTypeAndDomain() {
        final DataColumnSpecCreator first = new DataColumnSpecCreator("n", IntCell.TYPE);
        first.setDomain(new DataColumnDomainCreator(new IntCell(1), new IntCell(2)).createDomain());
        final DataColumnSpecCreator second = new DataColumnSpecCreator("n", DoubleCell.TYPE);
        second.setDomain(
                new DataColumnDomainCreator(new DoubleCell(-1), new DoubleCell(1.5))
                        .createDomain());
        final DataColumnSpecCreator both = new DataColumnSpecCreator(first.createSpec());
        assertThrows(IllegalArgumentException.class, () -> both.merge(second.createSpec()));
        both.merge(
                second.createSpec(),
                Set.of(DataColumnSpecCreator.MergeOptions.ALLOW_VARYING_TYPES));
        final DataColumnSpec merged = both.createSpec();

        assertSame(DoubleCell.TYPE, merged.getType());
        assertEquals(new DoubleCell(-1), merged.getDomain().getLowerBound());
        assertEquals(2.0, ((DoubleValue) merged.getDomain().getUpperBound()).getDoubleValue(), 0);
    }
}
