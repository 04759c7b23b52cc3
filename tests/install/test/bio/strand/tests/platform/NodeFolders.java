// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** Folders with a subfolder for each node. */
final class NodeFolders {

    private NodeFolders() {}

    /**
     * The folder of a node.
     *
     * @param node its name, with or without its number
     * @throws NoSuchElementException if there is none or more than one
     */
    static Path of(Path parent, String node) throws IOException {
        List<Path> found = all(parent, node);
        if (found.size() != 1) {
            throw new NoSuchElementException(node + " in " + parent + ": " + found);
        }
        return found.get(0);
    }

    /** The folders of all nodes of a name; none where the parent is not there. */
    static List<Path> all(Path parent, String node) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(
                            folder -> {
                                String name = folder.getFileName().toString();
                                return name.equals(node) || name.startsWith(node + " (#");
                            })
                    .sorted()
                    .toList();
        }
    }
}
