// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.node.config.Config;

/** Settings of a node. */
public final class NodeSettings extends Config implements NodeSettingsRO, NodeSettingsWO {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an empty tree.
     *
     * @param key its key
     */
    public NodeSettings(final String key) {
        super(key);
    }

    @Override
    public Config getInstance(final String key) {
        return new NodeSettings(key);
    }

    /**
     * Reads settings and closes the stream.
     *
     * @param in XML in UTF-8
     * @return the settings
     * @throws IOException if reading fails or the XML is no settings tree
     */
    public static NodeSettingsRO loadFromXML(final InputStream in) throws IOException {
        final NodeSettings settings = new NodeSettings("ignored");
        settings.load(in);
        return settings;
    }

    @Override
    public NodeSettingsWO addNodeSettings(final String key) {
        return (NodeSettings) addConfig(key);
    }

    @Override
    public void addNodeSettings(final NodeSettings settings) {
        addConfig(settings);
    }

    @Override
    public NodeSettings getNodeSettings(final String key) throws InvalidSettingsException {
        return (NodeSettings) getConfig(key);
    }
}
