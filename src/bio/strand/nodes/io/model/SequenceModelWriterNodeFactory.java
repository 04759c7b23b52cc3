// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.model;

import bio.strand.engine.model.SequenceModel;
import bio.strand.nodes.io.model.SequenceModelWriterNodeParameters.ExistingFile;
import bio.strand.nodes.ports.SequenceModelPortObject;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.LocalFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** The node Sequence Model Writer. */
public final class SequenceModelWriterNodeFactory extends DefaultNodeFactory {

    private static final String WANTED = "the file to write the model to";

    private static final String FULL_DESCRIPTION =
            """
            <p>
            Writes a trained model into a file, to keep it, to share it, or to use it in another
            workflow with the Sequence Model Reader.
            </p>
            <p>
            <b>When to use it.</b> After the RNN Learner, once the Sequence Scorer shows that the
            model is worth keeping. The file holds all that a prediction needs: the network, how
            sequences are encoded, the names of classes or targets and of the columns, and where the
            model comes from (settings, seed, history, a digest of the training data, no data).
            </p>
            <p>
            <b>How to choose the settings.</b> Strand's own format keeps everything and is checked when
            it is read. The DL4J format is for Java programs that use Eclipse Deeplearning4j; it takes
            only networks whose layers DL4J has as well.
            </p>
            <p>
            <b>What can go wrong.</b> An existing file is not replaced unless you say so. The file
            appears when it is complete: after an error or when you cancel, nothing is left behind
            and an old file stays as it was. A layer without counterpart in DL4J is named.
            </p>
            """;

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Sequence Model Writer")
                    .icon("../../../../../icons/sequence-model-writer.png")
                    .shortDescription("Writes a trained sequence model into a file.")
                    .fullDescription(FULL_DESCRIPTION)
                    .sinceVersion(5, 8, 0)
                    .ports(
                            ports ->
                                    ports.addInputPort(
                                            "Model",
                                            "A model from the RNN Learner.",
                                            SequenceModelPortObject.TYPE))
                    .model(
                            model ->
                                    model.parametersClass(SequenceModelWriterNodeParameters.class)
                                            .configure(SequenceModelWriterNodeFactory::configure)
                                            .execute(SequenceModelWriterNodeFactory::execute))
                    .nodeType(NodeType.Sink)
                    .keywords("save", "export", "model", "DL4J", "deep learning", "share")
                    .addExternalResource(
                            "https://github.com/deeplearning4j/deeplearning4j",
                            "Eclipse Deeplearning4j (DL4J), the Java library whose model zip is"
                                    + " written here.");

    /** KNIME creates node factories by their public constructor. */
    public SequenceModelWriterNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output)
            throws InvalidSettingsException {
        SequenceModelWriterNodeParameters parameters = input.getParameters();
        parameters.validate();
        LocalFile.resolve(parameters.outputFile, WANTED);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        SequenceModelWriterNodeParameters parameters = input.getParameters();
        ExecutionContext exec = input.getExecutionContext();
        try {
            Path file = LocalFile.resolve(parameters.outputFile, WANTED);
            prepareFolder(file, parameters.createFolders);
            SequenceModelPortObject port = input.getInPortObject(0);
            exec.setProgress(0.1, "Reading the model");
            SequenceModel model = ModelColumns.noted(port.readModel(), port.getSpec());
            exec.checkCanceled();
            exec.setProgress(0.4, "Writing " + file.getFileName());
            ModelFiles.write(
                    model,
                    ModelFiles.Format.valueOf(parameters.format.name()),
                    file,
                    parameters.ifExists == ExistingFile.OVERWRITE);
        } catch (FileAlreadyExistsException e) {
            throw new KNIMEException(
                    "The file %s exists already: choose another name, or set \"If the file exists\" to overwrite."
                            .formatted(e.getFile()),
                    e);
        } catch (IOException | InvalidSettingsException | RuntimeException e) {
            throw EngineErrors.translate(e);
        }
    }

    private static void prepareFolder(Path file, boolean create)
            throws IOException, InvalidSettingsException {
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new InvalidSettingsException(
                    "%s is a folder: name a file in it.".formatted(file));
        }
        if (Files.isDirectory(folder)) {
            return;
        }
        if (!create) {
            throw new InvalidSettingsException(
                    "The folder %s does not exist: create it, or switch \"Create missing folders\" on."
                            .formatted(folder));
        }
        Files.createDirectories(folder);
    }
}
