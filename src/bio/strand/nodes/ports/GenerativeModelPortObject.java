// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import bio.strand.engine.generation.GenerativeModel;
import bio.strand.engine.generation.GenerativeModelReader;
import bio.strand.engine.generation.GenerativeModelWriter;
import bio.strand.nodes.ports.GenerativeModelPortObjectSpec.ConditionKind;
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
 * A trained generative model on its way from a learner to a generator.
 *
 * <p>The model lies in a file store, as the engine's {@code .strand} file, and is read when it is
 * asked for: the port object itself stays small however large the model is.
 */
public final class GenerativeModelPortObject extends FileStorePortObject {

    /** The type of ports that carry generative models. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(GenerativeModelPortObject.class);

    private static final String FILE_STORE_NAME = "model.strand";

    private final GenerativeModelPortObjectSpec spec;

    private GenerativeModelPortObject(GenerativeModelPortObjectSpec spec, FileStore fileStore) {
        super(List.of(fileStore));
        this.spec = spec;
    }

    /** For loading: KNIME supplies the file store afterwards. */
    private GenerativeModelPortObject(GenerativeModelPortObjectSpec spec) {
        this.spec = spec;
    }

    /**
     * Stores a trained model.
     *
     * @param model the model
     * @param spec its description, as {@link GenerativeModelPortObjectSpec#of} gives it
     * @param exec supplies the file store
     * @return the port object, whose file is complete
     * @throws IOException if the file cannot be written, for instance because the disk is full
     */
    public static GenerativeModelPortObject create(
            GenerativeModel model, GenerativeModelPortObjectSpec spec, ExecutionContext exec)
            throws IOException {
        Objects.requireNonNull(spec, "spec");
        FileStore fileStore = exec.createFileStore(FILE_STORE_NAME);
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(fileStore.getFile().toPath()))) {
            GenerativeModelWriter.write(model, out);
        }
        return new GenerativeModelPortObject(spec, fileStore);
    }

    /**
     * Reads the model.
     *
     * @return the model, a new instance with each call
     * @throws IOException if the file is gone or not readable, or (as {@code ModelFormatException})
     *     damaged or of a later version
     */
    public GenerativeModel readModel() throws IOException {
        Path file = modelFile();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return GenerativeModelReader.read(in, file.toString());
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
    public GenerativeModelPortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return "%s; %s%s"
                .formatted(
                        spec.encoding().isPresent()
                                ? "Generator of sequences like \"%s\""
                                        .formatted(spec.columns().get(0))
                                : "Generator of profiles of %d columns"
                                        .formatted(spec.columns().size()),
                        spec.network(),
                        spec.condition().kind() == ConditionKind.NONE
                                ? ""
                                : "; by \"%s\" %s"
                                        .formatted(
                                                spec.condition().column(),
                                                String.join(", ", spec.condition().labels()))
                                        .strip());
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
    public static final class Serializer extends PortObjectSerializer<GenerativeModelPortObject> {

        /** KNIME creates serializers by their public constructor. */
        public Serializer() {}

        @Override
        public void savePortObject(
                GenerativeModelPortObject model,
                PortObjectZipOutputStream out,
                ExecutionMonitor exec)
                throws IOException {
            StoredVersion.write(out);
        }

        @Override
        public GenerativeModelPortObject loadPortObject(
                PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
                throws IOException {
            StoredVersion.check(in, "generative model", "GAN Learner");
            return new GenerativeModelPortObject((GenerativeModelPortObjectSpec) spec);
        }
    }
}
