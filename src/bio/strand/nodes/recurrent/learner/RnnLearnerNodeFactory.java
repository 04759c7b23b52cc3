// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.training.Baseline;
import bio.strand.engine.training.SequenceClassifierTrainer;
import bio.strand.engine.training.TrainingHistory;
import bio.strand.engine.training.TrainingResult;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.ports.SequenceModelPortObject;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.tables.ColumnRole;
import bio.strand.nodes.tables.TableSchema;
import bio.strand.nodes.tables.TableWriter;
import bio.strand.nodes.views.LearningCurve;
import bio.strand.nodes.views.RenderedChart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The node RNN Learner. */
public final class RnnLearnerNodeFactory extends DefaultNodeFactory {

    private static final DataTableSpec HISTORY =
            TableSchema.builder()
                    .text("Method")
                    .integer("Epoch")
                    .number("Training loss")
                    .number("Training accuracy")
                    .number("Validation loss")
                    .number("Validation accuracy")
                    .column("Kept", BooleanCell.TYPE)
                    .toSpec();

    private static final ImagePortObjectSpec IMAGE = new ImagePortObjectSpec(PNGImageContent.TYPE);

    private static final String NETWORK = "Network";

    /** Reading the table and writing the outputs, as shares of the progress bar. */
    private static final double READING_SHARE = 0.02;

    private static final double WRITING_SHARE = 0.02;

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Trains a recurrent neural network that tells classes of encoded sequences apart:
            optional convolutions that find motifs, layers of recurrent cells (GRU, LSTM or plain
            RNN, in one or both directions), an aggregation of their states and a softmax. It runs
            on the processor, without Python and without a display.
            </p>
            <p>
            <b>When to use it.</b> After the Sequence Encoder, on the training part of the
            Sequence Partitioner. Give the model to the LSTM Predictor, whatever the cell.
            </p>
            <p>
            <b>How to choose.</b> The defaults suit aligned sequences of some tens to hundreds of
            positions with a few thousand rows: two convolutions, a bidirectional GRU and all its
            states side by side. They were chosen by evidence, on splice junctions and promoters,
            where the position of a signal matters: there a textbook stack of LSTMs that keeps only
            the last state reaches 78 per cent, logistic regression on the letters 93 per cent, and
            a network that keeps all states over 95 per cent. If your sequences are not aligned, or
            new ones are longer than those at hand, choose the maximum as aggregation. If training
            accuracy is high and validation accuracy low, raise the dropout or lower the hidden
            size; if both are low, train longer or add filters and hidden values.
            </p>
            <p>
            <b>How it trains.</b> Weights start by Glorot (input), orthogonal (recurrent) and
            forget-gate bias 1. The optimiser is Adam with clipped gradients. A share of the rows is
            kept for validation; training stops when their loss no longer falls, and the model of
            the best epoch is kept. On the same rows two cheap methods are judged, the majority
            class and logistic regression on the encoded positions: they stand in the history, and
            the node warns if the network does not beat them.
            </p>
            <p>
            <b>What can go wrong.</b> Rows without class or sequence are left out with a warning.
            The node fails if there is only one class, if there are hardly more rows than classes,
            or if training diverges; the message says what to change. Cancelling takes effect within
            a second. The same seed gives the same model on any number of workers.
            </p>
            """;

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("RNN Learner")
                    .icon("../../../../../icons/rnn-learner.png")
                    .shortDescription(
                            "Trains a recurrent neural network (GRU, LSTM, RNN) to classify encoded"
                                    + " sequences.")
                    .fullDescription(FULL_DESCRIPTION)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addInputTable(
                                                    "Training data",
                                                    "A table with a column of encoded sequences and"
                                                            + " a column of classes.")
                                            .addOutputPort(
                                                    "Model",
                                                    "The trained network with its encoding and"
                                                            + " classes, for the LSTM Predictor.",
                                                    SequenceModelPortObject.TYPE)
                                            .addOutputTable(
                                                    "Training history",
                                                    "A row for each epoch with loss (cross-entropy)"
                                                        + " and accuracy on training and validation"
                                                        + " rows, and a row for each simple method"
                                                        + " on the same validation rows. Kept marks"
                                                        + " the epoch whose model is given out.")
                                            .addOutputPort(
                                                    "Learning curve",
                                                    "The training history as an image (PNG).",
                                                    ImagePortObject.TYPE))
                    .model(
                            model ->
                                    model.parametersClass(RnnLearnerNodeParameters.class)
                                            .configure(RnnLearnerNodeFactory::configure)
                                            .execute(RnnLearnerNodeFactory::execute))
                    .nodeType(NodeType.Learner)
                    .keywords(
                            "recurrent neural network",
                            "LSTM",
                            "GRU",
                            "deep learning",
                            "train",
                            "classification",
                            "sequence",
                            "promoter",
                            "splice site")
                    .addExternalResource(
                            "https://doi.org/10.1162/neco.1997.9.8.1735",
                            "Hochreiter and Schmidhuber (1997): Long short-term memory")
                    .addExternalResource(
                            "https://doi.org/10.3115/v1/D14-1179",
                            "Cho et al. (2014): the gated recurrent unit")
                    .addExternalResource(
                            "https://arxiv.org/abs/1412.6980", "Kingma and Ba (2015): Adam");

    /** KNIME creates node factories by their public constructor. */
    public RnnLearnerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        RnnLearnerNodeParameters parameters = input.getParameters();
        parameters.validate();
        DataTableSpec table = input.getInTableSpec(0);
        Columns columns = Columns.find(parameters, table);
        List<String> possibleLabels = possibleLabels(table.getColumnSpec(columns.target()));
        output.setOutSpecs(columns.modelSpec(parameters, possibleLabels), HISTORY, IMAGE);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext exec = input.getExecutionContext();
        RnnLearnerNodeParameters parameters = input.getParameters();
        BufferedDataTable table = input.getInTable(0);
        try {
            Columns columns = Columns.find(parameters, table.getDataTableSpec());
            TrainingRows rows =
                    TrainingRows.read(
                            table,
                            columns.sequence(),
                            columns.target(),
                            exec.createSubProgress(READING_SHARE));
            ExecutionProgress progress =
                    ExecutionProgress.of(exec.createSubProgress(1 - READING_SHARE - WRITING_SHARE));
            TrainingResult result =
                    SequenceClassifierTrainer.train(
                            rows.sequences(),
                            rows.targets(),
                            rows.classLabels(),
                            columns.encoding(),
                            parameters.toNetworkSpec(),
                            parameters.toTrainingSpec(),
                            progress,
                            progress);
            exec.setMessage("Writing model, history and learning curve");
            SequenceModel model = result.model();
            RenderedChart chart = LearningCurve.draw(result.history());
            output.setOutData(
                    SequenceModelPortObject.create(
                            model, columns.modelSpec(parameters, model.task().names()), exec),
                    historyTable(result.history(), exec),
                    new ImagePortObject(new PNGImageContent(chart.png()), IMAGE));
            List<String> warnings = new ArrayList<>(rows.warnings());
            warnings.addAll(result.history().warnings());
            chart.problem().ifPresent(warnings::add);
            if (!warnings.isEmpty()) {
                output.setWarningMessage(String.join("\n", warnings));
            }
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    private static List<String> possibleLabels(DataColumnSpec target) {
        return target.getDomain().hasValues()
                ? target.getDomain().getValues().stream().map(DataCell::toString).sorted().toList()
                : List.of();
    }

    private static BufferedDataTable historyTable(TrainingHistory history, ExecutionContext exec) {
        try (TableWriter writer = TableWriter.open(exec, HISTORY)) {
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
                        orMissing(baseline.validationAccuracy()),
                        false);
            }
            return writer.finish();
        }
    }

    /** A value that does not exist, for want of validation rows, is a missing cell. */
    private static Double orMissing(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /**
     * The columns that the parameters mean in a certain table.
     *
     * @param sequence index of the column with the encoded sequences
     * @param target index of the column with the classes
     * @param sequenceName its name
     * @param targetName its name
     * @param encoding how the sequences are encoded
     */
    private record Columns(
            int sequence,
            int target,
            String sequenceName,
            String targetName,
            SequenceEncoding encoding) {

        static Columns find(RnnLearnerNodeParameters parameters, DataTableSpec table)
                throws InvalidSettingsException {
            int sequence =
                    ColumnRole.ENCODED.resolve(
                            table,
                            parameters.sequenceColumn,
                            RnnLearnerNodeParameters.SEQUENCE_TITLE);
            int target =
                    ColumnRole.LABEL.resolve(
                            table, parameters.targetColumn, RnnLearnerNodeParameters.TARGET_TITLE);
            DataColumnSpec sequenceSpec = table.getColumnSpec(sequence);
            return new Columns(
                    sequence,
                    target,
                    sequenceSpec.getName(),
                    table.getColumnSpec(target).getName(),
                    EncodedColumn.encodingOf(sequenceSpec));
        }

        SequenceModelPortObjectSpec modelSpec(
                RnnLearnerNodeParameters parameters, List<String> classLabels) {
            return new SequenceModelPortObjectSpec(
                    encoding, classLabels, sequenceName, targetName, parameters.describeNetwork());
        }
    }
}
