// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.io.File;
import java.nio.file.Path;

/** Facts about the platform. */
public final class KNIMEConstants {
    /** System property that names the directory of temporary files. */
    public static final String PROPERTY_TEMP_DIR = "knime.tmpdir";

    private static File tempDir =
            new File(System.getProperty(PROPERTY_TEMP_DIR, System.getProperty("java.io.tmpdir")));

    private KNIMEConstants() {}

    /**
     * The directory of temporary files.
     *
     * @return an absolute path
     */
    public static synchronized String getKNIMETempDir() {
        return tempDir.getAbsolutePath();
    }

    /**
     * The directory of temporary files.
     *
     * @return a path
     */
    public static synchronized Path getKNIMETempPath() {
        return tempDir.toPath();
    }

    /**
     * Sets the directory of temporary files that are created from now on.
     *
     * @param dir an existing directory
     * @throws IllegalArgumentException if it is no directory or cannot be written
     */
    public static synchronized void setKNIMETempDir(final File dir) {
        if (dir == null || !dir.isDirectory() || !dir.canWrite()) {
            throw new IllegalArgumentException(
                    "\"" + dir + "\" is no directory that can be written");
        }
        tempDir = dir;
    }
}
