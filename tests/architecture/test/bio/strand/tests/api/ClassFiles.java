// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** Reads the class files of folders and jars. */
final class ClassFiles {
    private ClassFiles() {}

    static List<ClassReader> read(final Iterable<Path> foldersAndJars) throws IOException {
        final List<ClassReader> classes = new ArrayList<>();
        for (Path place : foldersAndJars) {
            if (Files.isDirectory(place)) {
                readTree(place, classes);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    readTree(jar.getPath("/"), classes);
                }
            }
        }
        return classes;
    }

    private static void readTree(final Path root, final List<ClassReader> classes)
            throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted().toList()) {
                final String name = file.toString();
                if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                    try (InputStream in = Files.newInputStream(file)) {
                        classes.add(new ClassReader(in));
                    }
                }
            }
        }
    }
}
