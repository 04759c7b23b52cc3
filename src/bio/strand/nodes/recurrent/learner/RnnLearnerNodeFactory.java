// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.training.SequenceTrainer;
import bio.strand.engine.training.TrainingData;
import bio.strand.engine.training.TrainingResult;
import bio.strand.engine.training.TrainingSpec;
import bio.strand.nodes.ports.NetworkSummary;
import bio.strand.nodes.ports.SequenceModelPortObject;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.ports.TaskKind;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.ExecutionProgress;
import bio.strand.nodes.runtime.ViewSink;
import bio.strand.nodes.runtime.ViewedNode;
import bio.strand.nodes.runtime.ViewedNodeFactory;
import bio.strand.nodes.views.LearningCurve;
import bio.strand.nodes.views.RenderedChart;
import bio.strand.nodes.views.page.HtmlPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;

/** The node RNN Learner. */
public final class RnnLearnerNodeFactory extends ViewedNodeFactory {

    private static final ImagePortObjectSpec IMAGE = new ImagePortObjectSpec(PNGImageContent.TYPE);

    private static final String TRAINING_PORT = "Training data";

    /** Reading the table and writing the outputs, as shares of the progress bar. */
    private static final double READING_SHARE = 0.02;

    private static final double WRITING_SHARE = 0.02;

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Trains a recurrent neural network on encoded sequences: optional convolutions that find
            motifs, layers of recurrent cells (GRU, LSTM or plain RNN, in one or both directions),
            and an output that suits what is learned. It runs on the processor, without Python and
            without a display.
            </p>
            <p>
            <b>When to use it.</b> After the Sequence Encoder or the Time Series Encoder, on the
            training part of the Sequence Partitioner. Give the model to the LSTM Predictor,
            whatever the cell.
            </p>
            <p>
            <b>What it learns</b> follows from the target, and can be chosen:
            </p>
            <ul>
            <li><b>Classes</b>, from a text column: which kind of sequence each one is, such as
            splice donor, splice acceptor or neither.</li>
            <li><b>Numbers</b>, from a numeric column or several: such as the solubility of a
            molecule or the strength of a promoter.</li>
            <li><b>Yes/no targets</b>, from several columns of 0 and 1: such as the assays of a
            toxicity panel. Missing labels are left out of account.</li>
            <li><b>A label for each position</b>, from a text column as long as its sequence: such as
            the secondary structure of each residue.</li>
            <li><b>Forecast</b>, from encoded series without a target: the next values of each
            series.</li>
            </ul>
            <p>
            <b>How to choose the settings.</b> For classes, the defaults suit aligned sequences of
            some tens to hundreds of positions with a few thousand rows: two convolutions, a
            bidirectional GRU and all its states side by side. They were chosen by evidence, on
            splice junctions and promoters, where the position of a signal matters: there a textbook
            stack of LSTMs that keeps only the last state reaches 78 per cent, logistic regression
            on the letters 93 per cent, and a network that keeps all states over 95 per cent. If
            your sequences are not aligned, or new ones are longer than those at hand, choose the
            maximum as aggregation. For the other tasks, <i>Recommended settings for the task</i>
            does the choosing. If training scores are good and validation scores bad, raise the
            dropout or lower the hidden size; if both are bad, train longer or add filters and
            hidden values.
            </p>
            <p>
            <b>How it trains.</b> Weights start by Glorot (input), orthogonal (recurrent) and
            forget-gate bias 1. A share of the rows is kept for validation, or a table of your own
            is: add the port <i>Validation data</i> by the dots of the node. Training stops when
            their loss no longer falls, and the model of the best epoch is kept. On the same rows
            cheap methods are judged, such as the majority class, the mean, or logistic regression
            on the letters: they stand in the history, and the node warns if the network does not
            beat them. With the port <i>Initial model</i> training begins from a model instead of
            from chance, and layers can be frozen.
            </p>
            <p>
            <b>What can go wrong.</b> Rows without target or sequence, or with more or fewer labels
            than positions, are left out with a warning. The node fails if there is only one class,
            if there are hardly more rows than classes, or if training diverges; the message says
            what to change. Cancelling takes effect within a second. The same seed gives the same
            model on any number of workers, and after resuming from a checkpoint.
            </p>
            """;

    private static final String VIEW_DESCRIPTION =
            "The course of the training: loss and score by epoch on training and validation rows,"
                    + " the epoch whose model is kept, and the scores of the simple methods on the"
                    + " same validation rows.";

    private static ViewedNode node() {
        return ViewedNode.create("RNN Learner", RnnLearnerNodeParameters.class)
                .icon("../../../../../icons/rnn-learner.png")
                .shortDescription(
                        "Trains a recurrent neural network (GRU, LSTM, RNN) on encoded sequences:"
                                + " classes, numbers, yes/no targets, a label for each position,"
                                + " forecasts.")
                .fullDescription(FULL_DESCRIPTION)
                .sinceVersion(5, 8, 0)
                .addInput(
                        TRAINING_PORT,
                        "A table with a column of encoded sequences and, but for forecasts, one or"
                                + " several columns of targets.",
                        BufferedDataTable.TYPE)
                .addOptionalInput(
                        RnnLearnerNodeParameters.VALIDATION_PORT,
                        "A table with the same columns, to choose the best epoch by in place of a"
                                + " share of the training rows.",
                        BufferedDataTable.TYPE)
                .addOptionalInput(
                        RnnLearnerNodeParameters.INITIAL_MODEL_PORT,
                        "A model of sequences encoded alike, from which training begins: to go on,"
                                + " or to learn a new task from few rows.",
                        SequenceModelPortObject.TYPE)
                .addOutput(
                        "Model",
                        "The trained network with its encoding and task, for the LSTM Predictor.",
                        SequenceModelPortObject.TYPE)
                .addOutput(
                        "Training history",
                        "A row for each epoch with loss and score (accuracy, mean ROC-AUC or RMSE)"
                                + " on training and validation rows, and a row for each simple"
                                + " method on the same validation rows. Kept marks the epoch whose"
                                + " model is given out.",
                        BufferedDataTable.TYPE)
                .addOutput(
                        "Learning curve",
                        "The training history as an image (PNG).",
                        ImagePortObject.TYPE)
                .configure(RnnLearnerNodeFactory::configure)
                .execute(RnnLearnerNodeFactory::execute)
                .view(VIEW_DESCRIPTION, HtmlPage::of)
                .nodeType(NodeType.Learner)
                .keywords(
                        "recurrent neural network",
                        "LSTM",
                        "GRU",
                        "deep learning",
                        "train",
                        "classification",
                        "regression",
                        "multi-task",
                        "secondary structure",
                        "forecast",
                        "time series",
                        "transfer learning",
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
    }

    /** KNIME creates node factories by their public constructor. */
    public RnnLearnerNodeFactory() {
        super(node());
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        RnnLearnerNodeParameters parameters = input.getParameters();
        parameters.validate();
        LearnerColumns columns = LearnerColumns.find(parameters, input.getInTableSpec(0));
        TrainingChoice.of(parameters, columns.kind());
        NetworkSpec network = NetworkChoice.of(parameters, columns.kind(), columns.encoding());
        OptionalInt validation =
                port(input.getPortsConfiguration(), RnnLearnerNodeParameters.VALIDATION_PORT);
        if (validation.isPresent()) {
            validationColumns(
                    parameters, input.<DataTableSpec>getInPortSpec(validation.getAsInt()), columns);
        }
        OptionalInt initial =
                port(input.getPortsConfiguration(), RnnLearnerNodeParameters.INITIAL_MODEL_PORT);
        if (initial.isPresent()) {
            checkInitial(
                    input.<SequenceModelPortObjectSpec>getInPortSpec(initial.getAsInt()), columns);
        }
        boolean isKnown = columns.isCertain() || columns.announcesClasses();
        List<String> names = isKnown ? announcedNames(columns) : List.of();
        output.setOutSpec(0, modelSpec(columns, names, network));
        output.setOutSpec(1, isKnown ? HistoryTable.spec(columns.kind()) : null);
        output.setOutSpec(2, IMAGE);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output, ViewSink view)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext exec = input.getExecutionContext();
        RnnLearnerNodeParameters parameters = input.getParameters();
        BufferedDataTable table = input.getInTable(0);
        try {
            ExecutionMonitor reading = exec.createSubProgress(READING_SHARE);
            LearnerColumns columns =
                    LearnerColumns.find(parameters, table.getDataTableSpec())
                            .decide(table, reading);
            TrainingSpec training = TrainingChoice.of(parameters, columns.kind());
            TrainingRows rows = TrainingRows.read(table, columns, reading);
            List<String> warnings = new ArrayList<>(rows.warnings());
            Optional<TrainingData> validation =
                    readValidation(input, columns, rows.data(), warnings);
            Optional<SequenceModel> initial = readInitial(input, columns);
            NetworkSpec network =
                    initial.isPresent() && parameters.keepNetwork
                            ? networkOf(initial.get(), columns)
                            : NetworkChoice.of(parameters, columns.kind(), columns.encoding());
            ExecutionProgress progress =
                    ExecutionProgress.of(exec.createSubProgress(1 - READING_SHARE - WRITING_SHARE));
            TrainingResult result =
                    SequenceTrainer.train(
                            rows.data(),
                            validation,
                            columns.encoding(),
                            network,
                            training,
                            initial,
                            parameters.keepCheckpoints
                                    ? Optional.of(parameters.toCheckpointStore())
                                    : Optional.empty(),
                            progress,
                            progress);
            exec.setMessage("Writing model, history and learning curve");
            SequenceModel model = result.model();
            RenderedChart chart = LearningCurve.draw(result.history());
            output.setOutData(
                    SequenceModelPortObject.create(
                            model, modelSpec(columns, model.task().names(), network), exec),
                    HistoryTable.of(result.history(), columns.kind(), exec),
                    new ImagePortObject(new PNGImageContent(chart.png()), IMAGE));
            warnings.addAll(result.history().warnings());
            chart.problem().ifPresent(warnings::add);
            view.show(TrainingPage.of(result, warnings).toJson());
            if (!warnings.isEmpty()) {
                output.setWarningMessage(String.join("\n", warnings));
            }
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    /** The index of an input that the user may have added. */
    private static OptionalInt port(PortsConfiguration ports, String group) {
        int[] indices = ports.getInputPortLocation().get(group);
        return indices == null || indices.length == 0
                ? OptionalInt.empty()
                : OptionalInt.of(indices[0]);
    }

    private static LearnerColumns validationColumns(
            RnnLearnerNodeParameters parameters, DataTableSpec table, LearnerColumns training)
            throws InvalidSettingsException {
        LearnerColumns found;
        try {
            found = LearnerColumns.find(parameters, table);
        } catch (InvalidSettingsException e) {
            throw new InvalidSettingsException("Validation data: " + e.getMessage(), e);
        }
        if (!training.encoding().hasSameCodes(found.encoding())) {
            throw new InvalidSettingsException(
                    "The validation sequences are encoded otherwise than the training sequences: %s. Encode both tables by the same settings, for instance before dividing them."
                            .formatted(
                                    training.encoding()
                                            .describeDifference(found.encoding())
                                            .orElse("their codes differ")));
        }
        if (!training.targetNames().equals(found.targetNames())) {
            throw new InvalidSettingsException(
                    "The validation table has the targets %s, the training table %s; both need the same columns."
                            .formatted(found.targetNames(), training.targetNames()));
        }
        return found.withKind(training.kind());
    }

    private static Optional<TrainingData> readValidation(
            ExecuteInput input,
            LearnerColumns columns,
            TrainingData training,
            List<String> warnings)
            throws InvalidSettingsException, KNIMEException, CanceledExecutionException {
        OptionalInt index =
                port(input.getPortsConfiguration(), RnnLearnerNodeParameters.VALIDATION_PORT);
        if (index.isEmpty()) {
            return Optional.empty();
        }
        BufferedDataTable table = input.getInPortObject(index.getAsInt());
        LearnerColumns own =
                validationColumns(input.getParameters(), table.getDataTableSpec(), columns);
        TrainingRows rows =
                TrainingRows.readValidation(
                        table,
                        own,
                        training,
                        input.getExecutionContext().createSubProgress(READING_SHARE));
        warnings.addAll(rows.warnings());
        return Optional.of(rows.data());
    }

    private static Optional<SequenceModel> readInitial(ExecuteInput input, LearnerColumns columns)
            throws IOException, InvalidSettingsException {
        OptionalInt index =
                port(input.getPortsConfiguration(), RnnLearnerNodeParameters.INITIAL_MODEL_PORT);
        if (index.isEmpty()) {
            return Optional.empty();
        }
        SequenceModelPortObject model = input.getInPortObject(index.getAsInt());
        checkInitial(model.getSpec(), columns);
        return Optional.of(model.readModel());
    }

    private static void checkInitial(SequenceModelPortObjectSpec model, LearnerColumns columns)
            throws InvalidSettingsException {
        if (!model.encoding().hasSameCodes(columns.encoding())) {
            throw new InvalidSettingsException(
                    "The initial model reads sequences that are encoded otherwise than column \"%s\": %s. Encode the sequences by the settings of the model's."
                            .formatted(
                                    columns.sequenceName(),
                                    model.encoding()
                                            .describeDifference(columns.encoding())
                                            .orElse("their codes differ")));
        }
    }

    private static NetworkSpec networkOf(SequenceModel initial, LearnerColumns columns)
            throws InvalidSettingsException {
        boolean byPosition =
                columns.kind() == TaskKind.POSITIONS || columns.kind() == TaskKind.FORECAST;
        boolean initialByPosition = initial.network().pooling().isEmpty();
        if (byPosition != initialByPosition) {
            throw new InvalidSettingsException(
                    "The network of the initial model gives %s, but the task needs %s. Switch \"Take the network of the initial model\" off: a new network then takes over the layers that fit."
                            .formatted(
                                    initialByPosition
                                            ? "an answer for each position"
                                            : "one answer for each sequence",
                                    byPosition
                                            ? "one for each position"
                                            : "one for each sequence"));
        }
        return initial.network();
    }

    private static List<String> announcedNames(LearnerColumns columns) {
        return switch (columns.kind()) {
            case CLASSES -> possibleLabels(columns.table().getColumnSpec(columns.targets().get(0)));
            case NUMBERS, YES_NO -> columns.targetNames();
            case POSITIONS -> List.of();
            case FORECAST -> ((SeriesEncoding) columns.encoding()).measured();
        };
    }

    private static List<String> possibleLabels(DataColumnSpec target) {
        return target.getDomain().hasValues()
                ? target.getDomain().getValues().stream().map(DataCell::toString).sorted().toList()
                : List.of();
    }

    private static SequenceModelPortObjectSpec modelSpec(
            LearnerColumns columns, List<String> names, NetworkSpec network) {
        return new SequenceModelPortObjectSpec(
                columns.kind(),
                columns.encoding(),
                names,
                columns.sequenceName(),
                columns.targetName(),
                NetworkSummary.of(network));
    }
}
