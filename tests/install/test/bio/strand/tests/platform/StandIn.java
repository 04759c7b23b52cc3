// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.platform;

import bio.strand.tests.install.Launcher;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stand-in for KNIME, through {@code ./strand run}; results are what {@code --out} writes. */
final class StandIn implements Platform {

    private final Path installation;

    StandIn(Path installation) {
        this.installation = installation;
    }

    @Override
    public boolean isKnime() {
        return false;
    }

    @Override
    public WorkflowRun run(Path workflow, Path out, String... variables)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("run", workflow.toString()));
        for (String variable : variables) {
            arguments.add("-workflow.variable=" + variable);
        }
        arguments.addAll(List.of("--out", out.toString()));
        return new Run(
                Launcher.strandWith(
                        Map.of("STRAND_RUNTIME", installation.toString()),
                        arguments.toArray(String[]::new)),
                out);
    }

    @Override
    public Launcher.Result doctor(Path area) throws IOException, InterruptedException {
        return Launcher.strandWith(Map.of("STRAND_RUNTIME", installation.toString()), "doctor");
    }

    private record Run(Launcher.Result result, Path out) implements WorkflowRun {

        @Override
        public boolean succeeded() {
            return result.exitCode() == 0;
        }

        @Override
        public String output() {
            return result.output();
        }

        @Override
        public Path savedWorkflow() {
            return out.resolve("workflow");
        }

        @Override
        public List<Map<String, String>> table(String node, int port) throws IOException {
            Path table = NodeFolders.of(out, node).resolve("port_" + port + ".csv");
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table)) {
                return reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
            }
        }

        @Override
        public TreeMap<String, byte[]> tables() throws IOException {
            TreeMap<String, byte[]> tables = new TreeMap<>();
            try (Stream<Path> files = Files.walk(out)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".csv")).toList()) {
                    tables.put(out.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            return tables;
        }

        @Override
        public byte[] picture(String node, int port) throws IOException {
            return Files.readAllBytes(NodeFolders.of(out, node).resolve("port_" + port + ".png"));
        }

        @Override
        public Path model(String node) throws IOException {
            return NodeFolders.of(out, node).resolve("port_1.strand");
        }

        @Override
        public TreeSet<String> executed() throws IOException {
            return NodeFolders.names(out);
        }

        /** The error of the node in the list at the end of a run, with what to do. */
        @Override
        public String failure(String node) {
            String start = "strand: " + node + " failed: ";
            int begin = output().lastIndexOf(start);
            if (begin < 0) {
                throw new AssertionError("no failure of " + node + " in\n" + output());
            }
            List<String> lines = output().substring(begin + start.length()).lines().toList();
            return lines.get(0)
                    + lines.stream()
                            .skip(1)
                            .takeWhile(line -> line.startsWith("  "))
                            .collect(Collectors.joining("\n", "\n", ""));
        }
    }
}
