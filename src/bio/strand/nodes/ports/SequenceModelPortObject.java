// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import bio.strand.engine.model.ModelReader;
import bio.strand.engine.model.ModelWriter;
import bio.strand.engine.model.SequenceModel;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.swing.JComponent;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/**
 * A trained sequence model on its way from a learner to a predictor.
 *
 * <p>The model lies in a file store, as the engine's {@code .strand} file, and is read when it is
 * asked for: the port object itself stays small however large the model is.
 */
public final class SequenceModelPortObject extends FileStorePortObject {

    /** The type of ports that carry sequence models. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(SequenceModelPortObject.class);

    private static final String FILE_STORE_NAME = "model.strand";

    private final SequenceModelPortObjectSpec spec;

    private SequenceModelPortObject(SequenceModelPortObjectSpec spec, FileStore fileStore) {
        super(List.of(fileStore));
        this.spec = spec;
    }

    /** For loading: KNIME supplies the file store afterwards. */
    private SequenceModelPortObject(SequenceModelPortObjectSpec spec) {
        this.spec = spec;
    }

    /**
     * Stores a trained model.
     *
     * @param model the model
     * @param spec its description, with the model's own task and encoding
     * @param exec supplies the file store
     * @return the port object, whose file is complete
     * @throws IOException if the file cannot be written, for instance because the disk is full
     */
    public static SequenceModelPortObject create(
            SequenceModel model, SequenceModelPortObjectSpec spec, ExecutionContext exec)
            throws IOException {
        Objects.requireNonNull(spec, "spec");
        FileStore fileStore = exec.createFileStore(FILE_STORE_NAME);
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(fileStore.getFile().toPath()))) {
            ModelWriter.write(model, out);
        }
        return new SequenceModelPortObject(spec, fileStore);
    }

    /**
     * Reads the model.
     *
     * @return the model, a new instance with each call
     * @throws IOException if the file is gone or not readable, or (as {@code ModelFormatException})
     *     damaged or of a later version
     */
    public SequenceModel readModel() throws IOException {
        Path file = modelFile();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return ModelReader.read(in, file.toString());
        }
    }

    /**
     * The model file.
     *
     * @return the path of a {@code .strand} file, to be read only
     */
    public Path modelFile() {
        return getFileStore(0).getFile().toPath();
    }

    @Override
    public SequenceModelPortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return "Sequence %s with %d %s: %s; %s"
                .formatted(
                        spec.kind().title(),
                        spec.names().size(),
                        spec.kind().outputs(),
                        String.join(", ", spec.names()),
                        spec.network());
    }

    /** None: KNIME shows the summary and the specification. */
    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /**
     * Lets KNIME store port objects. The model is in the file store, which KNIME stores by itself;
     * what is left to write is the version of this very arrangement.
     */
    public static final class Serializer extends PortObjectSerializer<SequenceModelPortObject> {

        /** KNIME creates serializers by their public constructor. */
        public Serializer() {}

        @Override
        public void savePortObject(
                SequenceModelPortObject model, PortObjectZipOutputStream out, ExecutionMonitor exec)
                throws IOException {
            StoredVersion.write(out);
        }

        @Override
        public SequenceModelPortObject loadPortObject(
                PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
                throws IOException {
            StoredVersion.check(in, "sequence model", "learner");
            return new SequenceModelPortObject((SequenceModelPortObjectSpec) spec);
        }
    }
}
