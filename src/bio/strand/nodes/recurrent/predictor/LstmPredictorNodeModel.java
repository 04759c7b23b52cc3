// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.predictor;

import static bio.strand.nodes.recurrent.predictor.LstmPredictorNodeParameters.MODEL_PORT;
import static bio.strand.nodes.recurrent.predictor.LstmPredictorNodeParameters.SEQUENCE_TITLE;
import static bio.strand.nodes.recurrent.predictor.LstmPredictorNodeParameters.TABLE_PORT;

import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.model.SequenceModel;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.ports.SequenceModelPortObject;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.ports.TaskKind;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.runtime.RowMapping;
import bio.strand.nodes.runtime.RowMappingNodeModel;
import bio.strand.nodes.runtime.RowMappingPlan;
import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.ColumnRole;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** Appends predictions to a table, batch by batch. */
final class LstmPredictorNodeModel extends RowMappingNodeModel<LstmPredictorNodeParameters> {

    /** Collects what the view shows while a table is mapped; null otherwise. */
    private PredictionPreview preview;

    LstmPredictorNodeModel() {
        super(
                LstmPredictorNodeParameters.class,
                new PortType[] {SequenceModelPortObject.TYPE, BufferedDataTable.TYPE},
                TABLE_PORT);
    }

    @Override
    protected Optional<RowMappingPlan> plan(
            LstmPredictorNodeParameters parameters, PortObjectSpec[] specs)
            throws InvalidSettingsException {
        SequenceModelPortObjectSpec model = (SequenceModelPortObjectSpec) specs[MODEL_PORT];
        DataTableSpec table = (DataTableSpec) specs[TABLE_PORT];
        int column = sequenceColumn(parameters, model, table);
        checkEncoding(model, table, column);
        return new OutputColumns(parameters, model, table, column)
                .specs()
                .map(columns -> new RowMappingPlan(table, columns, OptionalInt.empty()));
    }

    @Override
    protected RowMapping open(
            LstmPredictorNodeParameters parameters,
            PortObjectSpec[] specs,
            PortObject[] inputs,
            SkippedRows skipped,
            ExecutionContext exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        // Rows that are streamed may be predicted in several places at once: no view of them.
        return open(parameters, specs, inputs, skipped, exec, Optional.empty());
    }

    @Override
    protected Prepared prepare(
            LstmPredictorNodeParameters parameters,
            PortObjectSpec[] specs,
            PortObject[] inputs,
            BufferedDataTable table,
            SkippedRows skipped,
            ExecutionContext exec)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        RowMappingPlan plan =
                plan(parameters, specs)
                        .orElseThrow(
                                () ->
                                        new InvalidSettingsException(
                                                "The output columns are not known yet; execute the"
                                                        + " nodes before this one first."));
        preview = new PredictionPreview((SequenceModelPortObjectSpec) specs[MODEL_PORT]);
        return new Prepared(
                plan, open(parameters, specs, inputs, skipped, exec, Optional.of(preview)));
    }

    @Override
    protected void tableMapped(SkippedRows skipped) {
        view().show(preview.page(skipped.warning(consequenceOfSkipping())).toJson());
        preview = null;
    }

    private static RowMapping open(
            LstmPredictorNodeParameters parameters,
            PortObjectSpec[] specs,
            PortObject[] inputs,
            SkippedRows skipped,
            ExecutionContext exec,
            Optional<PredictionPreview> preview)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        SequenceModelPortObjectSpec modelSpec = (SequenceModelPortObjectSpec) specs[MODEL_PORT];
        DataTableSpec table = (DataTableSpec) specs[TABLE_PORT];
        int column = sequenceColumn(parameters, modelSpec, table);
        exec.setMessage("Reading the model");
        try {
            SequenceModel model = ((SequenceModelPortObject) inputs[MODEL_PORT]).readModel();
            if (TaskKind.of(model.task()) != modelSpec.kind()
                    || !model.task().names().equals(modelSpec.names())
                    || !model.encoding().equals(modelSpec.encoding())) {
                throw new KNIMEException(
                        "The model file does not belong to the model's description; execute the"
                                + " learner again.");
            }
            boolean encoded = ColumnRole.ENCODED.matches(table.getColumnSpec(column));
            return PredictingMapping.open(
                    model,
                    new PredictingMapping.Input(column, encoded),
                    new OutputCells(parameters, modelSpec, preview),
                    skipped,
                    ExecutionProgress.of(exec));
        } catch (IOException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    @Override
    protected String consequenceOfSkipping() {
        return "could not be predicted and got missing cells";
    }

    private static int sequenceColumn(
            LstmPredictorNodeParameters parameters,
            SequenceModelPortObjectSpec model,
            DataTableSpec table)
            throws InvalidSettingsException {
        String chosen = parameters.sequenceColumn;
        boolean guesses = chosen == null || chosen.isEmpty();
        return ColumnRole.ENCODED_OR_SEQUENCE.resolve(
                table,
                guesses ? LstmPredictorNodeParameters.guess(model, table) : chosen,
                SEQUENCE_TITLE);
    }

    private static void checkEncoding(
            SequenceModelPortObjectSpec model, DataTableSpec table, int column)
            throws InvalidSettingsException {
        DataColumnSpec spec = table.getColumnSpec(column);
        if (!ColumnRole.ENCODED.matches(spec)) {
            if (model.encoding().hasValues()) {
                throw new InvalidSettingsException(
                        "The model reads series of measured values, but column \"%s\" is text; choose a column that the Time Series Encoder made with the settings of the training series."
                                .formatted(spec.getName()));
            }
            return;
        }
        Encoding found = EncodedColumn.encodingOf(spec);
        if (!model.encoding().hasSameCodes(found)) {
            throw new InvalidSettingsException(
                    "The sequences in column \"%s\" are encoded otherwise than the model's: %s. Encode them by the same settings as the training sequences, or choose a text column, which this node encodes as the model needs."
                            .formatted(
                                    spec.getName(),
                                    model.encoding()
                                            .describeDifference(found)
                                            .orElse("their codes differ")));
        }
    }
}
