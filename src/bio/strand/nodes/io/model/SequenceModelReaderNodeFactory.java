// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.model;

import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.model.SequenceModel;
import bio.strand.nodes.cells.EncodedColumn;
import bio.strand.nodes.ports.NetworkSummary;
import bio.strand.nodes.ports.SequenceModelPortObject;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.LocalFile;
import bio.strand.nodes.tables.ColumnRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.RequirePorts;

/** The node Sequence Model Reader. */
public final class SequenceModelReaderNodeFactory extends DefaultNodeFactory {

    private static final String WANTED = "a model file";

    /** Larger files are read only when the node is executed. */
    private static final long LOOKED_INTO_BYTES = 16L << 20;

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Reads a trained model from a file: one that the Sequence Model Writer wrote, or a model
            zip of Eclipse Deeplearning4j (DL4J).
            </p>
            <p>
            <b>When to use it.</b> Before the LSTM Predictor, to apply a model without training it
            again; or before the RNN Learner, at its port Initial model, to go on training or to
            learn a new task from few rows.
            </p>
            <p>
            <b>How to choose the settings.</b> A file of Strand needs nothing but its name. A DL4J
            model that another program wrote does not say how its sequences were encoded: add the port Encoded
            sequences with a table that the Sequence Encoder made, and name the outputs.
            </p>
            <p>
            <b>What can go wrong.</b> A file that is damaged, incomplete, of a later version of
            Strand, or no model at all is refused, and so is a DL4J model with a layer that Strand
            does not have; the message names it. No class named in a file is ever loaded: a file
            from a stranger can do no harm.
            </p>
            """;

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Sequence Model Reader")
                    .icon("../../../../../icons/sequence-model-reader.png")
                    .shortDescription("Reads a trained sequence model from a file.")
                    .fullDescription(FULL_DESCRIPTION)
                    .sinceVersion(5, 8, 0)
                    .dynamicPorts(SequenceModelReaderNodeFactory::addPorts)
                    .model(
                            model ->
                                    model.parametersClass(SequenceModelReaderNodeParameters.class)
                                            .configure(SequenceModelReaderNodeFactory::configure)
                                            .execute(SequenceModelReaderNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords("load", "import", "model", "DL4J", "deep learning", "pretrained")
                    .addExternalResource(
                            "https://github.com/deeplearning4j/deeplearning4j",
                            "Eclipse Deeplearning4j (DL4J), the Java library whose model zip is"
                                    + " read here.");

    /** KNIME creates node factories by their public constructor. */
    public SequenceModelReaderNodeFactory() {
        super(NODE);
    }

    private static void addPorts(RequirePorts.DynamicPortsAdder ports) {
        ports.addInputPortGroup(
                        SequenceModelReaderNodeParameters.ENCODING_PORT,
                        port ->
                                port.name(SequenceModelReaderNodeParameters.ENCODING_PORT)
                                        .description(
                                                "A table with a column that is encoded as the"
                                                    + " model's sequences were, for DL4J models of"
                                                    + " other programs.")
                                        .optional()
                                        .supportedTypes(BufferedDataTable.TYPE))
                .addOutputPortGroup(
                        "Model",
                        port ->
                                port.name("Model")
                                        .description(
                                                "The model, for the LSTM Predictor or as the RNN"
                                                        + " Learner's initial model.")
                                        .fixed(SequenceModelPortObject.TYPE));
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        SequenceModelReaderNodeParameters parameters = input.getParameters();
        parameters.validate();
        Path file = LocalFile.resolve(parameters.inputFile, WANTED);
        Optional<Encoding> encoding =
                hasTable(input.getPortsConfiguration())
                        ? encoding(parameters, input.getInTableSpec(0))
                        : Optional.empty();
        SequenceModelPortObjectSpec spec = null;
        try {
            if (Files.size(file) <= LOOKED_INTO_BYTES
                    && ModelFiles.formatOf(file) == ModelFiles.Format.STRAND) {
                spec = spec(ModelFiles.read(file, encoding, parameters.names()));
            }
        } catch (IOException | RuntimeException e) {
            throw refusal(e);
        }
        output.setOutSpec(0, spec);
    }

    /** The failure of an execution as a refusal to be configured. */
    private static InvalidSettingsException refusal(Exception exception) {
        try {
            KNIMEException failure = EngineErrors.translate(exception);
            return new InvalidSettingsException(failure.getMessage(), failure);
        } catch (CanceledExecutionException e) {
            throw new IllegalStateException("Nobody can cancel configuring.", e);
        }
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        SequenceModelReaderNodeParameters parameters = input.getParameters();
        ExecutionContext exec = input.getExecutionContext();
        try {
            Path file = LocalFile.resolve(parameters.inputFile, WANTED);
            Optional<Encoding> encoding =
                    hasTable(input.getPortsConfiguration())
                            ? encoding(parameters, input.getInTable(0).getDataTableSpec())
                            : Optional.empty();
            exec.setProgress(0.1, "Reading " + file.getFileName());
            SequenceModel model = ModelFiles.read(file, encoding, parameters.names());
            exec.checkCanceled();
            output.setOutData(SequenceModelPortObject.create(model, spec(model), exec));
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    private static boolean hasTable(PortsConfiguration ports) {
        return ports.getInputPortLocation()
                .containsKey(SequenceModelReaderNodeParameters.ENCODING_PORT);
    }

    private static Optional<Encoding> encoding(
            SequenceModelReaderNodeParameters parameters, DataTableSpec table)
            throws InvalidSettingsException {
        int column =
                ColumnRole.ENCODED.resolve(
                        table,
                        parameters.encodedColumn,
                        SequenceModelReaderNodeParameters.COLUMN_TITLE);
        return Optional.of(EncodedColumn.encodingOf(table.getColumnSpec(column)));
    }

    private static SequenceModelPortObjectSpec spec(SequenceModel model) {
        return ModelColumns.spec(model, NetworkSummary.of(model.network()));
    }
}
