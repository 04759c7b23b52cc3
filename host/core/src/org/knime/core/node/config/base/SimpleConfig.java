// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A settings tree without any addition to {@link ConfigBase}. */
public class SimpleConfig extends ConfigBase {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an empty tree.
     *
     * @param key its key
     */
    public SimpleConfig(final String key) {
        super(key);
    }

    @Override
    public ConfigBase getInstance(final String key) {
        return new SimpleConfig(key);
    }

    /**
     * Reads a settings file.
     *
     * @param key the key of the tree until the file gives another
     * @param file the XML file
     * @return the tree
     * @throws IOException if reading fails or the XML is no settings tree
     */
    public static ConfigBaseRO parseConfig(final String key, final File file) throws IOException {
        final SimpleConfig config = new SimpleConfig(key);
        try (InputStream in = new BufferedInputStream(new FileInputStream(file))) {
            config.load(in);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot read settings file \"" + file + "\": " + e.getMessage(), e);
        }
        return config;
    }
}
