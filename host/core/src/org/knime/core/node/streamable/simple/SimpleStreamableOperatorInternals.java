// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.streamable.simple;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.Config;
import org.knime.core.node.streamable.StreamableOperatorInternals;

/** Findings that are kept in settings. */
public class SimpleStreamableOperatorInternals extends StreamableOperatorInternals {
    private final Config config = new NodeSettings(getClass().getSimpleName());

    /** Creates empty findings. */
    public SimpleStreamableOperatorInternals() {
        super();
    }

    /**
     * The findings.
     *
     * @return settings that may be changed
     */
    public Config getConfig() {
        return config;
    }

    @Override
    public void load(final DataInputStream input) throws IOException {
        config.load(input);
    }

    @Override
    public void save(final DataOutputStream output) throws IOException {
        config.saveToXML(output);
    }
}
