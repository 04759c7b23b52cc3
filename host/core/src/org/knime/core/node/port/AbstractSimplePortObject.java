// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.IOException;
import javax.swing.JComponent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/**
 * Port object small enough for settings; subclasses need a public constructor without arguments.
 */
public abstract class AbstractSimplePortObject implements PortObject {
    /** For subclasses. */
    public AbstractSimplePortObject() {
        super();
    }

    /**
     * Writes the content.
     *
     * @param model where to
     * @param exec told the progress
     * @throws CanceledExecutionException if the user cancels
     */
    protected abstract void save(ModelContentWO model, ExecutionMonitor exec)
            throws CanceledExecutionException;

    /**
     * Reads the content.
     *
     * @param model where from
     * @param spec the spec
     * @param exec told the progress
     * @throws InvalidSettingsException if the content is incomplete
     * @throws CanceledExecutionException if the user cancels
     */
    protected abstract void load(ModelContentRO model, PortObjectSpec spec, ExecutionMonitor exec)
            throws InvalidSettingsException, CanceledExecutionException;

    private ModelContent content() {
        final ModelContent content = new ModelContent("ignored");
        try {
            save(content, new ExecutionMonitor());
        } catch (CanceledExecutionException e) {
            throw new IllegalStateException("Nobody could cancel this", e);
        }
        return content;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj != null
                        && obj.getClass() == getClass()
                        && content().equals(((AbstractSimplePortObject) obj).content()));
    }

    @Override
    public int hashCode() {
        return content().keySet().hashCode();
    }

    /**
     * Writes class and content.
     *
     * @param <T> class of the port objects
     */
    public abstract static class AbstractSimplePortObjectSerializer<
                    T extends AbstractSimplePortObject>
            extends PortObjectSerializer<T> {
        /** For subclasses. */
        public AbstractSimplePortObjectSerializer() {
            super();
        }

        @Override
        @SuppressWarnings("unchecked") // the file names the class for which this is registered
        public T loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            final ModelContentRO content = SimpleModelZip.read(in, "content.xml");
            final String className = SimpleModelZip.className(content);
            final Class<? extends PortObject> found =
                    PortTypeRegistry.getInstance()
                            .getObjectClass(className)
                            .orElseThrow(
                                    () -> new IOException("Unable to load class " + className));
            final AbstractSimplePortObject loaded =
                    SimpleModelZip.instantiate(found, AbstractSimplePortObject.class);
            try {
                loaded.load(content.getModelContent("model"), spec, exec);
            } catch (InvalidSettingsException e) {
                throw new IOException(
                        "Unable to load model content into \""
                                + found.getSimpleName()
                                + "\": "
                                + e.getMessage(),
                        e);
            }
            return (T) loaded;
        }

        @Override
        public void savePortObject(
                final T portObject,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            final ModelContent content =
                    SimpleModelZip.newContent("model.xml", portObject.getClass());
            portObject.save(content.addModelContent("model"), exec);
            SimpleModelZip.write(content, out, "content.xml");
        }
    }
}
