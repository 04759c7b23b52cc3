// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.platform;

import bio.strand.tests.install.Launcher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A KNIME Analytics Platform, through its command line for batches; results are what it saves in
 * the folders of the nodes.
 */
final class Knime implements Platform {

    private static final int SECONDS = 120;

    /** What KNIME asks for in {@code knime.ini}, for installations without its native launcher. */
    private static final List<String> OPENED =
            List.of(
                    "java.lang",
                    "java.lang.invoke",
                    "java.net",
                    "java.nio",
                    "java.nio.channels",
                    "java.util",
                    "sun.net.www.protocol.http",
                    "sun.net.www.protocol.https",
                    "sun.nio",
                    "sun.nio.ch");

    private final Path installation;

    Knime(Path installation) {
        this.installation = installation;
    }

    @Override
    public boolean isKnime() {
        return true;
    }

    @Override
    public WorkflowRun run(Path workflow, Path out, String... variables)
            throws IOException, InterruptedException {
        // KNIME locks the folder that it opens
        Path opened = out.resolve("opened").resolve(workflow.getFileName().toString());
        copy(workflow, opened);
        Path saved = out.resolve("saved").resolve(workflow.getFileName().toString());
        List<String> arguments = new ArrayList<>(List.of("-reset", "-failonloaderror"));
        arguments.add("-workflowDir=" + opened);
        arguments.add("-destDir=" + saved);
        for (String variable : variables) {
            arguments.add("-workflow.variable=" + variable);
        }
        Launcher.Result result =
                application("org.knime.product.KNIME_BATCH_APPLICATION", out, arguments);
        Path log = out.resolve("workspace/.metadata/knime/knime.log");
        String logged = Files.exists(log) ? "\n" + log + ":\n" + Files.readString(log) : "";
        return new Run(result.exitCode(), result.output() + logged, saved);
    }

    @Override
    public Launcher.Result doctor(Path area) throws IOException, InterruptedException {
        return application("bio.strand.nodes.doctor", area, List.of());
    }

    private Launcher.Result application(String application, Path area, List<String> arguments)
            throws IOException, InterruptedException {
        // The installation itself is never written to.
        copy(installation.resolve("configuration"), area.resolve("configuration"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options());
        command.add("-Djava.awt.headless=true");
        // Java reads gzip by itself, unlike KNIME's default.
        command.add("-Dknime.compress.io=GZIP");
        command.addAll(List.of("-jar", launcher().toString()));
        command.addAll(List.of("-install", installation.toString()));
        command.addAll(List.of("-configuration", area.resolve("configuration").toString()));
        command.addAll(List.of("-data", area.resolve("workspace").toString()));
        command.addAll(List.of("-nosplash", "-consoleLog", "-application", application));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("closed its output but did not end:\n" + output);
        }
        return new Launcher.Result(process.exitValue(), output);
    }

    /** The options for the virtual machine out of {@code knime.ini}, where there is one. */
    private List<String> options() throws IOException {
        Path ini = installation.resolve("knime.ini");
        List<String> options = new ArrayList<>();
        if (Files.exists(ini)) {
            Files.readAllLines(ini).stream()
                    .dropWhile(line -> !line.strip().equals("-vmargs"))
                    .skip(1)
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(options::add);
        } else {
            options.addAll(List.of("-Xmx2g", "-Dosgi.classloader.lock=classname"));
            for (String opened : OPENED) {
                options.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
            }
        }
        return options;
    }

    private Path launcher() throws IOException {
        try (Stream<Path> plugins = Files.list(installation.resolve("plugins"))) {
            return plugins.filter(
                            plugin ->
                                    plugin.getFileName()
                                            .toString()
                                            .matches("org\\.eclipse\\.equinox\\.launcher_.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException("launcher in " + installation));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private record Run(int exitCode, String output, Path savedWorkflow) implements WorkflowRun {

        @Override
        public boolean succeeded() {
            return exitCode == 0;
        }

        @Override
        public List<Map<String, String>> table(String node, int port) throws IOException {
            return new SavedTable(NodeFolders.of(savedWorkflow, node).resolve("port_" + port))
                    .rows();
        }

        @Override
        public TreeMap<String, byte[]> tables() throws IOException {
            TreeMap<String, byte[]> tables = new TreeMap<>();
            try (Stream<Path> files = Files.walk(savedWorkflow)) {
                for (Path file :
                        files.filter(file -> file.getFileName().toString().equals("data.zip"))
                                .toList()) {
                    tables.put(
                            savedWorkflow.relativize(file.getParent()).toString(),
                            new SavedTable(file.getParent()).content());
                }
            }
            return tables;
        }

        @Override
        public byte[] picture(String node, int port) throws IOException {
            Path file =
                    NodeFolders.of(savedWorkflow, node)
                            .resolve("port_" + port + "/object/portobject.zip");
            try (ZipFile zip = new ZipFile(file.toFile())) {
                ZipEntry picture =
                        zip.stream()
                                .filter(entry -> entry.getName().endsWith("PNGImageContent"))
                                .findFirst()
                                .orElseThrow();
                try (InputStream in = zip.getInputStream(picture)) {
                    return in.readAllBytes();
                }
            }
        }

        @Override
        public Path model(String node) throws IOException {
            Path stored = NodeFolders.of(savedWorkflow, node).resolve("filestore");
            try (Stream<Path> files = Files.walk(stored)) {
                return files.filter(file -> file.toString().endsWith(".strand"))
                        .findFirst()
                        .orElseThrow();
            }
        }

        @Override
        public TreeSet<String> executed() throws IOException {
            TreeSet<String> executed = new TreeSet<>();
            for (String node : NodeFolders.names(savedWorkflow)) {
                Settings settings = settings(node);
                if ("EXECUTED".equals(settings.entry("state"))) {
                    executed.add(settings.entry("node-name") + NodeFolders.number(node));
                }
            }
            return executed;
        }

        @Override
        public String failure(String node) throws IOException {
            Settings message = settings(node).config("nodecontainer_message");
            if (message == null) {
                throw new AssertionError("no failure of " + node + " in\n" + output);
            }
            return message.entry("message");
        }

        private Settings settings(String node) throws IOException {
            return Settings.of(
                    Files.readAllBytes(
                            NodeFolders.of(savedWorkflow, node).resolve("settings.xml")));
        }
    }
}
