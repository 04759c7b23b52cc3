// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;
import org.knime.core.data.util.NonClosableOutputStream;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.ModelContent;

/** Port object that writes itself; subclasses need a public constructor without arguments. */
public abstract class AbstractPortObject implements PortObject {
    private static final String META = "meta.xml";

    /** For subclasses. */
    public AbstractPortObject() {
        super();
    }

    /**
     * Writes the content.
     *
     * @param out where to; each part needs an entry
     * @param exec told the progress
     * @throws IOException if writing fails
     * @throws CanceledExecutionException if the user cancels
     */
    protected abstract void save(PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

    /**
     * Reads the content.
     *
     * @param in where from; each part has an entry
     * @param spec the spec
     * @param exec told the progress
     * @throws IOException if reading fails
     * @throws CanceledExecutionException if the user cancels
     */
    protected abstract void load(
            PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

    /**
     * Writes the class and lets the port object write the rest.
     *
     * @param <T> class of the port objects
     */
    public abstract static class AbstractPortObjectSerializer<T extends AbstractPortObject>
            extends PortObjectSerializer<T> {
        /** For subclasses. */
        public AbstractPortObjectSerializer() {
            super();
        }

        @Override
        @SuppressWarnings("unchecked") // the file names the class for which this is registered
        public T loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            final String className = SimpleModelZip.className(SimpleModelZip.read(in, META));
            final Class<? extends PortObject> found =
                    PortTypeRegistry.getInstance()
                            .getObjectClass(className)
                            .orElseThrow(
                                    () -> new IOException("Unable to load class " + className));
            final AbstractPortObject loaded =
                    SimpleModelZip.instantiate(found, AbstractPortObject.class);
            loaded.load(in, spec, exec);
            return (T) loaded;
        }

        @Override
        public void savePortObject(
                final T portObject,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            out.putNextEntry(new ZipEntry(META));
            final ModelContent meta = SimpleModelZip.newContent(META, portObject.getClass());
            meta.saveToXML(new NonClosableOutputStream.Zip(out));
            portObject.save(out, exec);
        }
    }
}
