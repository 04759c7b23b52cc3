// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Eclipse's installer p2, the one inside KNIME, in a process of its own: what it does to a folder
 * is what it does to a user's KNIME. The build puts p2's bundles into a folder; every use has its
 * own configuration.
 */
final class Director {

    /** The profile that p2 keeps of an installation. */
    static final String PROFILE = "DefaultProfile";

    private static final Path BUNDLES =
            Path.of(System.getProperty("strand.director", "target/director")).toAbsolutePath();

    private static final long SECONDS = 300;

    private final Path area;

    /**
     * @param area an empty folder for p2's own files
     */
    Director(Path area) throws IOException {
        this.area = area;
        Files.createDirectories(area.resolve("configuration"));
        List<Path> jars;
        try (Stream<Path> files = Files.list(BUNDLES)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        String bundles =
                jars.stream()
                        .filter(jar -> !named(jar, "org.eclipse.osgi.jar"))
                        .filter(jar -> !named(jar, "org.eclipse.equinox.launcher.jar"))
                        .map(jar -> "reference:" + jar.toUri() + start(jar))
                        .collect(Collectors.joining(","));
        Files.writeString(
                area.resolve("configuration/config.ini"),
                "osgi.framework="
                        + BUNDLES.resolve("org.eclipse.osgi.jar").toUri()
                        + "\nosgi.bundles="
                        + bundles
                        + "\nosgi.bundles.defaultStartLevel=4\n",
                StandardCharsets.ISO_8859_1);
    }

    private static boolean named(Path jar, String name) {
        return jar.getFileName().toString().equals(name);
    }

    private static String start(Path jar) {
        return switch (jar.getFileName().toString()) {
            case "org.apache.felix.scr.jar" -> "@1:start";
            case "org.eclipse.equinox.common.jar" -> "@2:start";
            case "org.eclipse.core.runtime.jar" -> "@4:start";
            default -> "";
        };
    }

    /** An operating system and processor, as Eclipse names them. */
    enum Target {
        LINUX("linux", "gtk", "x86_64"),
        WINDOWS("win32", "win32", "x86_64"),
        MAC_INTEL("macosx", "cocoa", "x86_64"),
        MAC_ARM("macosx", "cocoa", "aarch64");

        private final String os;
        private final String ws;
        private final String arch;

        Target(String os, String ws, String arch) {
            this.os = os;
            this.ws = ws;
            this.arch = arch;
        }

        /** The bundle with the natives for this system. */
        String natives() {
            return "bio.strand.libs." + os + "." + arch;
        }

        /** The bundle with the natives for this system's graphics cards. */
        String nativesForCards() {
            return "bio.strand.libs.cuda." + os + "." + arch;
        }
    }

    /**
     * Changes an installation in one step, as <em>Install New Software</em> and <em>Update</em> do.
     *
     * @param repositories their addresses, see {@link #address}
     * @param install units to install, each {@code id} or {@code id/version}
     * @param uninstall units to remove, likewise
     */
    Launcher.Result change(
            Path destination,
            Target target,
            List<URI> repositories,
            List<String> install,
            List<String> uninstall)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-destination", destination.toString(), "-profile", PROFILE));
        arguments.addAll(List.of("-p2.os", target.os, "-p2.ws", target.ws));
        arguments.addAll(List.of("-p2.arch", target.arch));
        // KNIME's own profile keeps the folder features, too
        arguments.addAll(List.of("-profileProperties", "org.eclipse.update.install.features=true"));
        if (!repositories.isEmpty()) {
            arguments.add("-repository");
            arguments.add(
                    repositories.stream().map(URI::toString).collect(Collectors.joining(",")));
        }
        if (!install.isEmpty()) {
            arguments.addAll(List.of("-installIU", String.join(",", install)));
        }
        if (!uninstall.isEmpty()) {
            arguments.addAll(List.of("-uninstallIU", String.join(",", uninstall)));
        }
        return run("org.eclipse.equinox.p2.director", List.of(), arguments);
    }

    /**
     * The address of a repository here, as p2 writes it.
     *
     * @param repository a folder, or a zip of one: what <em>Add... &gt; Archive...</em> makes of it
     */
    static URI address(Path repository) {
        return Files.isDirectory(repository)
                ? repository.toUri()
                : URI.create("jar:" + repository.toUri() + "!/");
    }

    /** Removes from an installation's folders what its profile no longer names. */
    Launcher.Result collectGarbage(Path destination) throws IOException, InterruptedException {
        return run(
                "org.eclipse.equinox.p2.garbagecollector.application",
                List.of("-Declipse.p2.data.area=" + destination.resolve("p2").toUri()),
                List.of("-profile", PROFILE));
    }

    /**
     * Makes a repository of bundles and features.
     *
     * @param source a folder with the folders {@code plugins} and {@code features}
     */
    Launcher.Result publish(Path source, Path repository) throws IOException, InterruptedException {
        return run(
                "org.eclipse.equinox.p2.publisher.FeaturesAndBundlesPublisher",
                List.of(),
                List.of(
                        "-metadataRepository",
                        repository.toUri().toString(),
                        "-artifactRepository",
                        repository.toUri().toString(),
                        "-source",
                        source.toString(),
                        "-publishArtifacts"));
    }

    private Launcher.Result run(String application, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.addAll(options);
        command.add("-cp");
        command.add(BUNDLES.resolve("org.eclipse.equinox.launcher.jar").toString());
        command.add("org.eclipse.equinox.launcher.Main");
        command.addAll(List.of("-install", area.toUri().toString()));
        command.addAll(List.of("-configuration", area.resolve("configuration").toUri().toString()));
        command.addAll(List.of("-data", "@none", "-nosplash", "-consoleLog"));
        command.addAll(List.of("-application", application));
        command.addAll(arguments);
        return end(new ProcessBuilder(command));
    }

    private static Launcher.Result end(ProcessBuilder command)
            throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("closed its output but does not end:\n" + output);
        }
        return new Launcher.Result(process.exitValue(), output);
    }
}
