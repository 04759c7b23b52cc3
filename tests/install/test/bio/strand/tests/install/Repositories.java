// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/** The repositories that the build made, and others made of them. */
final class Repositories {

    /** The update site. */
    static final Path SITE =
            Launcher.ROOT.resolve("update-site/target/repository").toAbsolutePath();

    /** The stand-in for KNIME. */
    static final Path PLATFORM =
            Launcher.ROOT.resolve("releng/host-product/target/repository").toAbsolutePath();

    private Repositories() {}

    /** The update site as the one file that users get. */
    static Path zip() throws IOException {
        try (Stream<Path> files = Files.list(SITE.getParent())) {
            return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
        }
    }

    /** Where what Strand is installed into comes from: the stand-in, or KNIME's update site. */
    static List<URI> platform() {
        String sites = System.getProperty("strand.platform.sites");
        return sites == null
                ? List.of(PLATFORM.toUri())
                : Stream.of(sites.split(",")).map(URI::create).distinct().toList();
    }

    /** What is installed from {@link #platform()}. */
    static List<String> platformUnits() {
        return List.of(
                System.getProperty("strand.platform.units", "bio.strand.host.product").split(","));
    }

    /** A site and what its features need. */
    static List<URI> withPlatform(Path site) {
        return Stream.concat(Stream.of(Director.address(site)), platform().stream()).toList();
    }

    /** The file of a bundle on the update site. */
    static Path plugin(String id) throws IOException {
        return artifact("plugins", id);
    }

    /** The file of a feature on the update site. */
    static Path feature(String id) throws IOException {
        return artifact("features", id);
    }

    private static Path artifact(String folder, String id) throws IOException {
        return SITE.resolve(folder).resolve(id + "_" + version(SITE, folder, id) + ".jar");
    }

    /**
     * The version of a bundle or feature of a repository.
     *
     * @param repository a folder, or the zip of one
     */
    static String version(Path repository, String folder, String id) throws IOException {
        if (Files.isRegularFile(repository)) {
            try (FileSystem zip = FileSystems.newFileSystem(repository)) {
                return version(zip.getPath("/"), folder, id);
            }
        }
        try (Stream<Path> files = Files.list(repository.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\Q" + id + "\\E_[0-9][^_]*\\.jar"))
                    .map(name -> name.substring(id.length() + 1, name.length() - ".jar".length()))
                    .reduce(
                            (one, other) -> {
                                throw new IllegalStateException(id + ": " + one + ", " + other);
                            })
                    .orElseThrow(() -> new IllegalStateException(id + " not in " + repository));
        }
    }

    /**
     * A repository with bundles and features under another version; their code is the same.
     *
     * @param which names of the files to take
     * @param from the version to replace
     * @param to the version in its place
     */
    static Path withOtherVersion(
            Path repository,
            Predicate<String> which,
            String from,
            String to,
            Director director,
            Path folder)
            throws IOException, InterruptedException {
        Path source = folder.resolve("source");
        for (String kind : List.of("plugins", "features")) {
            Path in = repository.resolve(kind);
            Path out = Files.createDirectories(source.resolve(kind));
            if (!Files.isDirectory(in)) {
                continue;
            }
            try (Stream<Path> files = Files.list(in)) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (which.test(name)) {
                        rewrite(file, out.resolve(name.replace(from, to)), from, to);
                    }
                }
            }
        }
        Path made = folder.resolve("repository");
        Launcher.Result result = director.publish(source, made);
        assertEquals(result.output(), 0, result.exitCode());
        return made;
    }

    private static String unqualified(String version) {
        return version.substring(0, version.lastIndexOf('.'));
    }

    private static void rewrite(Path in, Path out, String from, String to) throws IOException {
        try (JarFile jar = new JarFile(in.toFile());
                JarOutputStream copy = new JarOutputStream(Files.newOutputStream(out))) {
            copy.setLevel(Deflater.NO_COMPRESSION);
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.isDirectory()) {
                    continue;
                }
                copy.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream content = jar.getInputStream(entry)) {
                    switch (entry.getName()) {
                        case JarFile.MANIFEST_NAME -> {
                            Manifest manifest = new Manifest(content);
                            Attributes main = manifest.getMainAttributes();
                            if (from.equals(main.getValue("Bundle-Version"))) {
                                main.putValue("Bundle-Version", to);
                            }
                            String required = main.getValue("Require-Bundle");
                            if (required != null) {
                                main.putValue(
                                        "Require-Bundle",
                                        required.replace(unqualified(from), unqualified(to)));
                            }
                            manifest.write(copy);
                        }
                        case "feature.xml" ->
                                copy.write(
                                        new String(content.readAllBytes(), StandardCharsets.UTF_8)
                                                .replace(from, to)
                                                .getBytes(StandardCharsets.UTF_8));
                        default -> content.transferTo(copy);
                    }
                }
                copy.closeEntry();
            }
        }
    }
}
