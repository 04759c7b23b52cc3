// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import bio.strand.engine.expression.FittedPreprocessing;
import bio.strand.engine.expression.PreprocessingFormat;
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
 * A fitted preprocessing of expression data on its way to the node that applies it.
 *
 * <p>It lies in a file store in the engine's own form and is read when it is asked for.
 */
public final class ExpressionModelPortObject extends FileStorePortObject {

    /** The type of ports that carry fitted preprocessings. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(ExpressionModelPortObject.class);

    private static final String FILE_STORE_NAME = "preprocessing.json.gz";

    private final ExpressionModelPortObjectSpec spec;

    private ExpressionModelPortObject(ExpressionModelPortObjectSpec spec, FileStore fileStore) {
        super(List.of(fileStore));
        this.spec = spec;
    }

    /** For loading: KNIME supplies the file store afterwards. */
    private ExpressionModelPortObject(ExpressionModelPortObjectSpec spec) {
        this.spec = spec;
    }

    /**
     * Stores a fitted preprocessing.
     *
     * @param model the preprocessing
     * @param spec its description
     * @param exec supplies the file store
     * @return the port object, whose file is complete
     * @throws IOException if the file cannot be written, for instance because the disk is full
     */
    public static ExpressionModelPortObject create(
            FittedPreprocessing model, ExpressionModelPortObjectSpec spec, ExecutionContext exec)
            throws IOException {
        Objects.requireNonNull(spec, "spec");
        FileStore fileStore = exec.createFileStore(FILE_STORE_NAME);
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(fileStore.getFile().toPath()))) {
            PreprocessingFormat.write(model, out);
        }
        return new ExpressionModelPortObject(spec, fileStore);
    }

    /**
     * Reads the preprocessing.
     *
     * @return a new instance with each call
     * @throws IOException if the file is gone or not readable, or (as {@code
     *     PreprocessingFormatException}) damaged or of a later version
     */
    public FittedPreprocessing readModel() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(modelFile()))) {
            return PreprocessingFormat.read(in);
        }
    }

    /**
     * The file of the preprocessing.
     *
     * @return its path, to be read only
     */
    public Path modelFile() {
        return getFileStore(0).getFile().toPath();
    }

    @Override
    public ExpressionModelPortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return "Expression preprocessing: "
                + (spec.steps().isEmpty() ? "no steps" : String.join(", ", spec.steps()));
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
    public static final class Serializer extends PortObjectSerializer<ExpressionModelPortObject> {

        /** KNIME creates serializers by their public constructor. */
        public Serializer() {}

        @Override
        public void savePortObject(
                ExpressionModelPortObject model,
                PortObjectZipOutputStream out,
                ExecutionMonitor exec)
                throws IOException {
            StoredVersion.write(out);
        }

        @Override
        public ExpressionModelPortObject loadPortObject(
                PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
                throws IOException {
            StoredVersion.check(in, "expression preprocessing", "Expression Preprocessor");
            return new ExpressionModelPortObject((ExpressionModelPortObjectSpec) spec);
        }
    }
}
