// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.widget;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.webui.node.dialog.defaultdialog.NodeParametersUtil;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes.TypedStringFilterMode;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.EnumChoice;
import org.knime.node.parameters.widget.choices.EnumChoicesProvider;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.TypedStringChoice;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.TypeFilter;
import org.knime.node.parameters.widget.choices.util.AllColumnsProvider;
import org.knime.node.parameters.widget.choices.util.ColumnSelectionUtil;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider;

public class ColumnChoicesTest {

    private static final DataTableSpec SPEC =
            new DataTableSpec(
                    new DataColumnSpecCreator("id", StringCell.TYPE).createSpec(),
                    new DataColumnSpecCreator("Length", IntCell.TYPE).createSpec(),
                    new DataColumnSpecCreator("score", DoubleCell.TYPE).createSpec(),
                    new DataColumnSpecCreator("label", StringCell.TYPE).createSpec());

    private static final NodeParametersInput INPUT =
            NodeParametersUtil.createDefaultNodeSettingsContext(new PortObjectSpec[] {SPEC, null});

    private static List<String> names(List<DataColumnSpec> columns) {
        return columns.stream().map(DataColumnSpec::getName).toList();
    }

    private static final class NumberColumns extends CompatibleColumnsProvider {
        NumberColumns() {
            super(DoubleValue.class);
        }
    }

    private static final class SecondPort extends AllColumnsProvider {
        @Override
        public int getInputTableIndex(NodeParametersInput input) {
            return 1;
        }
    }

    private enum Size {
        SMALL,
        LARGE
    }

    private static final class LargeOnly implements EnumChoicesProvider<Size> {
        @Override
        public List<Size> choices(NodeParametersInput context) {
            return List.of(Size.LARGE);
        }
    }

    private static final class Forgotten implements StringChoicesProvider {}

    @Test
    public void findsCompatibleColumnsInTheOrderOfTheTable() {
        assertEquals(
                List.of("id", "label"),
                names(ColumnSelectionUtil.getStringColumnsOfFirstPort(INPUT)));
        assertEquals(List.of("Length", "score"), names(ColumnSelectionUtil.getDoubleColumns(SPEC)));
        assertEquals(
                "Length", ColumnSelectionUtil.getFirstDoubleColumn(SPEC).orElseThrow().getName());
        assertEquals(
                "id", ColumnSelectionUtil.getFirstColumnOfFirstPort(INPUT).orElseThrow().getName());
        assertEquals(
                4, ColumnSelectionUtil.getCompatibleColumns(SPEC, List.of(DataValue.class)).size());
    }

    @Test
    public void findsNothingWithoutASpec() {
        assertTrue(ColumnSelectionUtil.getAllColumns(INPUT, 1).isEmpty());
        assertTrue(ColumnSelectionUtil.getStringColumns((DataTableSpec) null).isEmpty());
        assertTrue(new SecondPort().columnChoices(INPUT).isEmpty());
    }

    @Test
    public void offersColumnsWithTheirTypes() {
        ColumnChoicesProvider provider = new NumberColumns();
        List<TypedStringChoice> choices = provider.computeState(INPUT);
        assertEquals(
                List.of("Length", "score"), choices.stream().map(TypedStringChoice::id).toList());
        assertEquals("org.knime.core.data.IntValue", choices.get(0).type().id());
    }

    @Test
    public void offersSomeConstantsOfAnEnum() {
        assertEquals(
                List.of(new EnumChoice<>(Size.LARGE, "Large", false)),
                new LargeOnly().computeState(INPUT));
    }

    @Test
    public void complainsAboutAProviderWithoutChoices() {
        assertThrows(IllegalStateException.class, () -> new Forgotten().computeState(INPUT));
    }

    @Test
    public void filtersColumnsByLists() {
        ColumnFilter filter = new ColumnFilter(new String[] {"label", "gone", "id"});
        assertArrayEquals(new String[] {"id", "label"}, filter.filterFromFullSpec(SPEC));
        assertArrayEquals(new String[] {"gone"}, filter.getMissingSelectedFromFullSpec(SPEC));
    }

    @Test
    public void filtersOutDeselectedColumnsIfUnknownOnesAreIncluded() {
        ColumnFilter filter =
                new ColumnFilter(new String[] {"id", "gone"}).withIncludeUnknownColumns();
        filter.m_manualFilter.m_manuallyDeselected = new String[] {"score"};
        assertArrayEquals(new String[] {"id", "Length", "label"}, filter.filterFromFullSpec(SPEC));
        assertArrayEquals(new String[0], filter.getMissingSelectedFromFullSpec(SPEC));
    }

    private static ColumnFilter pattern(
            TypedStringFilterMode mode, String pattern, boolean caseSensitive) {
        ColumnFilter filter = new ColumnFilter();
        filter.m_mode = mode;
        filter.m_patternFilter.m_pattern = pattern;
        filter.m_patternFilter.m_isCaseSensitive = caseSensitive;
        return filter;
    }

    @Test
    public void filtersColumnsByPattern() {
        assertArrayEquals(
                new String[] {"Length", "label"},
                pattern(TypedStringFilterMode.WILDCARD, "l*", false).filterFromFullSpec(SPEC));
        assertArrayEquals(
                new String[] {"label"},
                pattern(TypedStringFilterMode.WILDCARD, "l????", true).filterFromFullSpec(SPEC));
        assertArrayEquals(
                new String[] {"id", "score"},
                pattern(TypedStringFilterMode.REGEX, "id|s.*", true).filterFromFullSpec(SPEC));
        assertArrayEquals(
                "the empty expression selects nothing",
                new String[0],
                pattern(TypedStringFilterMode.REGEX, "", true).filterFromFullSpec(SPEC));
        ColumnFilter inverted = pattern(TypedStringFilterMode.WILDCARD, "*e*", true);
        inverted.m_patternFilter.m_isInverted = true;
        assertArrayEquals(new String[] {"id"}, inverted.filterFromFullSpec(SPEC));
    }

    @Test
    public void filtersColumnsByType() {
        ColumnFilter filter = new ColumnFilter();
        filter.m_mode = TypedStringFilterMode.TYPE;
        TypeFilter types = filter.m_typeFilter;
        types.m_selectedTypes = new String[] {"org.knime.core.data.StringValue"};
        assertArrayEquals(new String[] {"id", "label"}, filter.filterFromFullSpec(SPEC));
    }
}
