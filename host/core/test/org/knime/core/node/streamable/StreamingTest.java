// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import bio.strand.host.core.testing.TestRun;
import java.util.List;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.SingleCellFactory;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** Rows that pass through a node one by one. */
public class StreamingTest {
    private static final DataTableSpec SPEC = TestRun.spec("n", IntCell.TYPE);

    private final ExecutionContext exec = TestRun.anyContext();
    private final BufferedDataTable input =
            TestRun.table(
                    exec, SPEC, new DataCell[] {new IntCell(3)}, new DataCell[] {new IntCell(5)});

    private List<String> streamed(final StreamableOperator operator, final DataTableSpec spec)
            throws Exception {
        final BufferedDataTableRowOutput output =
                new BufferedDataTableRowOutput(exec.createDataContainer(spec));
        operator.runFinal(
                new PortInput[] {new DataTableRowInput(input)}, new PortOutput[] {output}, exec);
        return TestRun.rows(output.getDataTable());
    }

    @Test
    public void aColumnRearrangerStreams() throws Exception {
        final ColumnRearranger rearranger = new ColumnRearranger(SPEC);
        rearranger.append(
                new SingleCellFactory(
                        new DataColumnSpecCreator("twice", IntCell.TYPE).createSpec()) {
                    @Override
                    public DataCell getCell(final DataRow row) {
                        return new IntCell(2 * ((IntCell) row.getCell(0)).getIntValue());
                    }
                });

        assertEquals(
                List.of("Row0 3 6", "Row1 5 10"),
                streamed(rearranger.createStreamableFunction(), rearranger.createSpec()));
    }

    @Test
    public void aNodeThatCannotStreamCollectsItsInput() throws Exception {
        final TestRun run =
                TestRun.tables(
                        1,
                        1,
                        (model, in, e) -> {
                            assertEquals(2, ((BufferedDataTable) in[0]).size());
                            return in;
                        });
        assertSame(InputPortRole.NONDISTRIBUTED_NONSTREAMABLE, run.model().getInputPortRoles()[0]);
        final StreamableOperator operator =
                run.model()
                        .createStreamableOperator(
                                new PartitionInfo(0, 1), new PortObjectSpec[] {SPEC});
        final BufferedDataTableRowOutput output =
                new BufferedDataTableRowOutput(exec.createDataContainer(SPEC));
        operator.runFinal(
                new PortInput[] {new PortObjectInput((PortObject) input)},
                new PortOutput[] {output},
                run.context());

        assertEquals(List.of("Row0 3", "Row1 5"), TestRun.rows(output.getDataTable()));
    }
}
