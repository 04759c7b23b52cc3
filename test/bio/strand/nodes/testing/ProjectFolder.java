// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.testing;

import java.nio.file.Path;

/** Files of the project that tests compare with; not on any class path. */
public final class ProjectFolder {

    private static final Path ROOT = Path.of(System.getProperty("strand.root", ""));

    private ProjectFolder() {}

    /**
     * A file or folder of the project.
     *
     * @param first its name, or that of the folder it lies in
     * @param more the names below
     * @return the path below the system property {@code strand.root}, or below the working
     *     directory where that is not set
     */
    public static Path file(String first, String... more) {
        return ROOT.resolve(Path.of(first, more));
    }
}
