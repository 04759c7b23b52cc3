// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.io.IOException;
import javax.swing.JComponent;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** Spec that is kept in settings; subclasses need a public constructor without arguments. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {
    /** For subclasses. */
    public AbstractSimplePortObjectSpec() {
        super();
    }

    /**
     * Writes the content.
     *
     * @param model where to
     */
    protected abstract void save(ModelContentWO model);

    /**
     * Reads the content.
     *
     * @param model where from
     * @throws InvalidSettingsException if the content is incomplete
     */
    protected abstract void load(ModelContentRO model) throws InvalidSettingsException;

    private ModelContent content() {
        final ModelContent content = new ModelContent("ignored");
        save(content);
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
                        && content().equals(((AbstractSimplePortObjectSpec) obj).content()));
    }

    @Override
    public int hashCode() {
        return content().keySet().hashCode();
    }

    /**
     * Writes class and content.
     *
     * @param <T> class of the specs
     */
    public abstract static class AbstractSimplePortObjectSpecSerializer<
                    T extends AbstractSimplePortObjectSpec>
            extends PortObjectSpecSerializer<T> {
        /** For subclasses. */
        public AbstractSimplePortObjectSpecSerializer() {
            super();
        }

        @Override
        @SuppressWarnings("unchecked") // the file names the class for which this is registered
        public T loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            final ModelContentRO content = SimpleModelZip.read(in, "content.xml");
            final String className = SimpleModelZip.className(content);
            final Class<? extends PortObjectSpec> found =
                    PortTypeRegistry.getInstance()
                            .getSpecClass(className)
                            .orElseThrow(
                                    () -> new IOException("Unable to load class " + className));
            final AbstractSimplePortObjectSpec loaded =
                    SimpleModelZip.instantiate(found, AbstractSimplePortObjectSpec.class);
            try {
                loaded.load(content.getModelContent("model"));
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
        public void savePortObjectSpec(
                final T portObjectSpec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            final ModelContent content =
                    SimpleModelZip.newContent("model.xml", portObjectSpec.getClass());
            portObjectSpec.save(content.addModelContent("model"));
            SimpleModelZip.write(content, out, "content.xml");
        }
    }
}
