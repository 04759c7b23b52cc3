// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.node.config.Config;

/** Content of a model or its spec. */
public final class ModelContent extends Config implements ModelContentRO, ModelContentWO {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an empty tree.
     *
     * @param key its key
     */
    public ModelContent(final String key) {
        super(key);
    }

    @Override
    public Config getInstance(final String key) {
        return new ModelContent(key);
    }

    /**
     * Reads a content and closes the stream.
     *
     * @param in XML in UTF-8
     * @return the content
     * @throws IOException if reading fails or the XML is no settings tree
     */
    public static ModelContentRO loadFromXML(final InputStream in) throws IOException {
        final ModelContent content = new ModelContent("ignored");
        content.load(in);
        return content;
    }

    @Override
    public void addModelContent(final ModelContent modelContent) {
        addConfig(modelContent);
    }

    @Override
    public ModelContentWO addModelContent(final String key) {
        return (ModelContent) addConfig(key);
    }

    @Override
    public ModelContent getModelContent(final String key) throws InvalidSettingsException {
        return (ModelContent) getConfig(key);
    }
}
