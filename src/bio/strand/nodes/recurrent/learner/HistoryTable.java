// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.training.Baseline;
import bio.strand.engine.training.TrainingHistory;
import bio.strand.nodes.ports.TaskKind;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** The course of a training as a table. */
final class HistoryTable {

    private static final String NETWORK = "Network";

    private HistoryTable() {}

    /**
     * The columns.
     *
     * @param kind the task, which decides the score
     * @return a new specification
     */
    static DataTableSpec spec(TaskKind kind) {
        String score =
                switch (kind) {
                    case CLASSES, POSITIONS -> "accuracy";
                    case YES_NO -> "mean ROC-AUC";
                    case NUMBERS, FORECAST -> "RMSE";
                };
        return TableSchema.builder()
                .text("Method")
                .integer("Epoch")
                .number("Training loss")
                .number("Training " + score)
                .number("Validation loss")
                .number("Validation " + score)
                .column("Kept", BooleanCell.TYPE)
                .toSpec();
    }

    /**
     * Writes a history.
     *
     * @param history the history
     * @param kind the task
     * @param exec makes the table
     * @return a row for each epoch, then one for each simple method
     */
    static BufferedDataTable of(TrainingHistory history, TaskKind kind, ExecutionContext exec) {
        try (TableWriter writer = TableWriter.open(exec, spec(kind))) {
            for (EpochRecord epoch : history.epochs()) {
                writer.addRow(
                        "Epoch " + epoch.epoch(),
                        NETWORK,
                        epoch.epoch(),
                        orMissing(epoch.trainingLoss()),
                        orMissing(epoch.trainingScore()),
                        orMissing(epoch.validationLoss()),
                        orMissing(epoch.validationScore()),
                        epoch.epoch() == history.bestEpoch());
            }
            for (Baseline baseline : history.baselines()) {
                writer.addRow(
                        baseline.name(),
                        baseline.name(),
                        null,
                        null,
                        null,
                        orMissing(baseline.validationLoss()),
                        orMissing(baseline.validationScore()),
                        false);
            }
            return writer.finish();
        }
    }

    /** A value that does not exist, for want of validation rows, is a missing cell. */
    private static Double orMissing(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
