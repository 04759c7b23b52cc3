// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.execution.ExecutionListener;
import bio.strand.host.execution.NodeResult;
import bio.strand.host.execution.NodeState;
import bio.strand.host.execution.OutputSink;
import bio.strand.host.execution.RunResult;
import bio.strand.host.execution.WorkflowRun;
import bio.strand.host.output.OutputFolder;
import bio.strand.host.registry.NodeRegistry;
import bio.strand.host.workflow.Workflow;
import bio.strand.host.workflow.WorkflowLoadException;
import bio.strand.host.workflow.WorkflowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The sub-command {@code soak}. */
@Command(
        name = "soak",
        description = {
            "Executes a workflow again and again in one process, for developers.",
            "",
            "Prints what the process holds after some of the runs: megabytes of Java's heap after a"
                    + " garbage collection, megabytes of memory that are resident (with the heap as"
                    + " large as at the beginning, -Xms as -Xmx, a growth of these is outside of"
                    + " it), threads, open files, and files in the folder for temporary ones. What"
                    + " grows from run to run is a leak. - stands for what this system does not"
                    + " tell.",
            ""
        },
        usageHelpWidth = StrandCommand.HELP_WIDTH)
final class SoakCommand implements Callable<Integer> {

    private static final int SAMPLES = 10;

    private static final int COLLECTIONS = 4;

    private static final long PAUSE_MILLIS = 100;

    private static final double MEGABYTE = 1 << 20;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    private final NodeRegistry registry;

    private final Console console;

    @Parameters(
            paramLabel = "WORKFLOW",
            description = "Folder of a workflow (it holds workflow.knime), or a .knwf file.")
    private Path source;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "How often; 200 when not given. A tenth of them is measured.")
    private int runs = 200;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results, written anew in every run; none without it.")
    private Path out;

    SoakCommand(NodeRegistry registry, Console console) {
        this.registry = Objects.requireNonNull(registry);
        this.console = Objects.requireNonNull(console);
    }

    /** Says nothing: only what is left matters. */
    private static final class Silence implements ExecutionListener {

        @Override
        public void stateChanged(NodeResult result) {}

        @Override
        public void progressed(NodeResult result, double fraction, String message) {}

        @Override
        public void warned(String warning) {}
    }

    @Override
    public Integer call() throws InterruptedException {
        if (runs < 1) {
            console.err().println("strand: --runs must be at least 1");
            return ExitCode.USAGE;
        }
        try (Interruption interruption = new Interruption();
                TemporaryFolder temporary = TemporaryFolder.create()) {
            interruption.alsoDeletes(temporary);
            line("Run", "Heap MB", "Resident MB", "Threads", "Open files", "Temporary files");
            int every = Math.max(1, runs / SAMPLES);
            for (int run = 1; run <= runs && !interruption.happened(); run++) {
                Optional<NodeResult> failed = runOnce(temporary, interruption);
                if (failed.isPresent()) {
                    console.err()
                            .println(
                                    "strand: "
                                            + failed.get().node().label()
                                            + ": "
                                            + failed.get().message().orElse("not executed"));
                    return ExitCode.FAILURE;
                }
                if (run == 1 || run % every == 0) {
                    measure(run, temporary.path());
                }
            }
            return interruption.happened() ? ExitCode.INTERRUPTED : ExitCode.SUCCESS;
        } catch (WorkflowLoadException | IOException e) {
            console.err().println("strand: " + e.getMessage());
            return ExitCode.FAILURE;
        }
    }

    /** The first node that was not executed, if there is one. */
    private Optional<NodeResult> runOnce(TemporaryFolder temporary, Interruption interruption)
            throws WorkflowLoadException, IOException {
        Workflow workflow = WorkflowReader.read(source, temporary.path());
        OutputSink sink = out == null ? OutputSink.NONE : OutputFolder.open(out);
        try (WorkflowRun run =
                WorkflowRun.prepare(workflow, List.of(), registry, new Silence(), sink, 2)) {
            interruption.cancels(run);
            RunResult result = run.execute();
            if (sink instanceof OutputFolder folder && result.complete()) {
                folder.save(workflow, run.variables(), run.status());
            }
            return result.nodes().stream()
                    .filter(node -> node.state() != NodeState.EXECUTED)
                    .findFirst();
        }
    }

    private void measure(int run, Path temporary) throws IOException, InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            // What was found to be garbage gives back its native memory on another thread.
            Thread.sleep(PAUSE_MILLIS);
        }
        Runtime runtime = Runtime.getRuntime();
        line(
                Integer.toString(run),
                megabytes(runtime.totalMemory() - runtime.freeMemory()),
                resident(),
                Integer.toString(Thread.getAllStackTraces().size()),
                openFiles(),
                Long.toString(filesIn(temporary)));
    }

    private void line(String... cells) {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            line.append(String.format(Locale.ROOT, "%16s", cell));
        }
        console.out().println(line.toString().stripLeading());
        console.out().flush();
    }

    private static String megabytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }

    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "-";
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return megabytes(1024.0 * Long.parseLong(line.replaceAll("\\D", "")));
            }
        }
        return "-";
    }

    private static String openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        return Files.isDirectory(descriptors) ? Long.toString(filesIn(descriptors)) : "-";
    }

    private static long filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
