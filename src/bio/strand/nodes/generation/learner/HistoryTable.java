// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.learner;

import bio.strand.engine.generation.GanCheck;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** The course of a training as a table. */
final class HistoryTable {

    private static final DataTableSpec SPEC =
            TableSchema.builder()
                    .integer("Iteration")
                    .number("Generator loss")
                    .number("Critic loss")
                    .number("Wasserstein estimate")
                    .number("Score gap")
                    .number("Divergence")
                    .number("Share of duplicates")
                    .number("Share of copies")
                    .column("Kept", BooleanCell.TYPE)
                    .toSpec();

    private HistoryTable() {}

    /**
     * The columns.
     *
     * @return the specification
     */
    static DataTableSpec spec() {
        return SPEC;
    }

    /**
     * Writes a history.
     *
     * @param history the comparisons in order
     * @param exec makes the table
     * @return a row for each; the one whose model is given out is marked
     */
    static BufferedDataTable of(List<GanCheck> history, ExecutionContext exec) {
        int best = -1;
        for (GanCheck check : history) {
            // Each is marked that was the best so far: the last of them is the best of all.
            best = check.kept() ? check.iteration() : best;
        }
        try (TableWriter writer = TableWriter.open(exec, SPEC)) {
            for (GanCheck check : history) {
                writer.addRow(
                        "Iteration " + check.iteration(),
                        check.iteration(),
                        orMissing(check.generatorLoss()),
                        orMissing(check.criticLoss()),
                        orMissing(check.wassersteinEstimate()),
                        orMissing(check.scoreGap()),
                        orMissing(check.divergence()),
                        orMissing(check.duplicates()),
                        orMissing(check.copies()),
                        check.iteration() == best);
            }
            return writer.finish();
        }
    }

    /** A value that was not computed is a missing cell. */
    private static Double orMissing(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
