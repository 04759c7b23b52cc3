// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
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
        List<String> found =
                names(parent).stream()
                        .filter(
                                name ->
                                        node.endsWith(")") && node.contains(" (#")
                                                ? number(name).equals(number(node))
                                                : name.startsWith(node + " (#"))
                        .toList();
        if (found.size() != 1) {
            throw new NoSuchElementException(node + " in " + parent + ": " + found);
        }
        return parent.resolve(found.get(0));
    }

    /** The number at the end of a name; KNIME replaces some letters before it. */
    static String number(String name) {
        return name.substring(name.lastIndexOf(" (#"));
    }

    /**
     * The names of all folders of nodes, with their numbers; none where the parent is not there.
     */
    static TreeSet<String> names(Path parent) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        if (Files.isDirectory(parent)) {
            try (Stream<Path> folders = Files.list(parent)) {
                folders.map(folder -> folder.getFileName().toString())
                        .filter(name -> name.endsWith(")") && name.contains(" (#"))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
