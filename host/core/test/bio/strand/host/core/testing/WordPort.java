// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/** A port object that keeps a text in a file store. */
public final class WordPort extends FileStorePortObject {
    private Spec spec;

    /** For loading. */
    public WordPort() {
        super();
    }

    private WordPort(final Spec spec, final List<FileStore> stores) {
        super(stores);
        this.spec = spec;
    }

    /**
     * Makes a port object.
     *
     * @param exec makes the file store
     * @param name text of the spec
     * @param text text in the file store
     * @return the port object
     * @throws IOException if the disk refuses
     */
    public static WordPort of(final ExecutionContext exec, final String name, final String text)
            throws IOException {
        final FileStore store = exec.createFileStore("word");
        Files.writeString(store.getFile().toPath(), text);
        return new WordPort(new Spec(name), List.of(store));
    }

    /**
     * Reads the text in the file store.
     *
     * @return the text
     * @throws IOException if the file cannot be read
     */
    public String text() throws IOException {
        return Files.readString(getFileStore(0).getFile().toPath());
    }

    /**
     * The file.
     *
     * @return the file store
     */
    public FileStore store() {
        return getFileStore(0);
    }

    @Override
    public String getSummary() {
        return "Word";
    }

    @Override
    public Spec getSpec() {
        return spec;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** The spec. */
    public static final class Spec extends AbstractSimplePortObjectSpec {
        private String name;

        /** For loading. */
        public Spec() {
            this("");
        }

        /**
         * Creates a spec.
         *
         * @param name some text
         */
        public Spec(final String name) {
            this.name = name;
        }

        @Override
        protected void save(final ModelContentWO model) {
            model.addString("name", name);
        }

        @Override
        protected void load(final ModelContentRO model) throws InvalidSettingsException {
            name = model.getString("name");
        }

        @Override
        public JComponent[] getViews() {
            return new JComponent[0];
        }

        /** Writes and reads specs. */
        public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<Spec> {}
    }

    /** Writes and reads port objects. */
    public static final class Serializer extends PortObject.PortObjectSerializer<WordPort> {
        @Override
        public void savePortObject(
                final WordPort portObject,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException {
            out.putNextEntry(new ZipEntry("version"));
            out.write(1);
            out.closeEntry();
        }

        @Override
        public WordPort loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec)
                throws IOException {
            if (in.getNextEntry() == null || in.read() != 1) {
                throw new IOException("Unknown version of a word");
            }
            final WordPort port = new WordPort();
            port.spec = (Spec) spec;
            return port;
        }
    }
}
