// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.core.log.LogSink;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.knime.core.node.NodeLogger.LEVEL;
import org.knime.core.node.workflow.FlowVariable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The sub-command {@code run}. */
@Command(
        name = "run",
        description = {
            "Executes a workflow.",
            "",
            "Progress goes to standard error, small result tables to standard output. The exit"
                    + " code is 0 only if every node was executed, 1 if one was not, 2 if the"
                    + " command line is wrong, 130 after Ctrl-C.",
            ""
        },
        usageHelpWidth = StrandCommand.HELP_WIDTH)
final class RunCommand implements Callable<Integer> {

    private static final int MIN_THREADS = 2;

    private static final Logger JDK_LOG = Logger.getLogger("");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    private final NodeRegistry registry;

    private final Console console;

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "WORKFLOW",
            description = "Folder of a workflow (it holds workflow.knime), or a .knwf file.")
    private Path source;

    @Option(
            names = "-workflow.variable",
            paramLabel = "NAME,VALUE,TYPE",
            description =
                    "Value of a workflow variable; TYPE is String, int, long, double or boolean."
                            + " May be given several times.")
    private List<String> variables = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder for the results: the tables (CSV), images (PNG) and models of each"
                            + " node, and the executed workflow.")
    private Path out;

    @Option(
            names = "--progress",
            paramLabel = "MANNER",
            description =
                    "live: rewrite the lines of running nodes; lines: print line after line;"
                            + " auto (default): live on a terminal.")
    private ProgressManner progress = ProgressManner.auto;

    @Option(
            names = {"-v", "--verbose"},
            description =
                    "Also show the log of the nodes, and where unexpected failures came from.")
    private boolean verbose;

    /** How to show progress; the names are those on the command line. */
    enum ProgressManner {
        auto,
        live,
        lines
    }

    RunCommand(NodeRegistry registry, Console console) {
        this.registry = Objects.requireNonNull(registry);
        this.console = Objects.requireNonNull(console);
    }

    @Override
    public Integer call() {
        List<FlowVariable> overrides = parseVariables();
        Console shown =
                switch (progress) {
                    case auto -> console;
                    case live -> console.withLive(true);
                    case lines -> console.withLive(false);
                };
        ConsoleProgress listener = new ConsoleProgress(shown, System::nanoTime);
        LogSink.set(
                verbose ? LEVEL.DEBUG : LEVEL.WARN,
                logRecord -> listener.logged(logRecord, verbose));
        // libraries of nodes log through the JDK; what is no warning would tear the progress lines
        JDK_LOG.setLevel(verbose ? Level.INFO : Level.WARNING);
        try (Interruption interruption = new Interruption();
                TemporaryFolder temporary = TemporaryFolder.create()) {
            interruption.alsoDeletes(temporary);
            int exitCode = run(overrides, listener, interruption, temporary);
            return interruption.happened() ? ExitCode.INTERRUPTED : exitCode;
        } catch (WorkflowLoadException e) {
            error(e.getMessage());
            return ExitCode.FAILURE;
        } catch (IOException e) {
            error(e.getMessage() + ". Free space there, or choose another place.");
            return ExitCode.FAILURE;
        } finally {
            LogSink.reset();
            listener.close();
        }
    }

    private List<FlowVariable> parseVariables() {
        try {
            return variables.stream().map(WorkflowVariableArgument::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "-workflow.variable: " + e.getMessage(), e);
        }
    }

    private int run(
            List<FlowVariable> overrides,
            ConsoleProgress listener,
            Interruption interruption,
            TemporaryFolder temporary)
            throws WorkflowLoadException, IOException {
        long start = System.nanoTime();
        Workflow workflow = WorkflowReader.read(source, temporary.path());
        workflow.warnings().forEach(listener::warned);
        Optional<OutputFolder> results = Optional.empty();
        if (out != null) {
            results = Optional.of(OutputFolder.open(out));
            interruption.alsoDiscards(results.get());
        }
        OutputSink sink = results.isPresent() ? results.get() : OutputSink.NONE;
        int threads = Math.max(MIN_THREADS, Runtime.getRuntime().availableProcessors());
        try (WorkflowRun run =
                WorkflowRun.prepare(workflow, overrides, registry, listener, sink, threads)) {
            interruption.cancels(run);
            RunResult result = run.execute();
            listener.close();
            if (results.isPresent() && !result.canceled()) {
                save(results.get(), workflow, run, result);
            }
            run.finalOutputs()
                    .forEach(
                            (node, ports) ->
                                    ResultTables.print(node.label(), ports, console.out()));
            report(result, results, Duration.ofNanos(System.nanoTime() - start));
            return result.complete() ? ExitCode.SUCCESS : ExitCode.FAILURE;
        }
    }

    private static void save(
            OutputFolder results, Workflow workflow, WorkflowRun run, RunResult result)
            throws IOException {
        if (result.outputFailure().isEmpty()) {
            results.save(workflow, run.variables(), run.status());
        }
    }

    private void report(RunResult result, Optional<OutputFolder> results, Duration elapsed) {
        printSummary(result);
        for (NodeResult node : result.nodes()) {
            if (node.state() == NodeState.FAILED) {
                error(node.node().label() + " failed: " + node.message().orElse("no reason given"));
                node.remedy().ifPresent(remedy -> console.err().println("  What to do: " + remedy));
            }
        }
        long executed =
                result.nodes().stream().filter(node -> node.state() == NodeState.EXECUTED).count();
        console.err()
                .println(
                        executed
                                + " of "
                                + result.nodes().size()
                                + " nodes executed in "
                                + ConsoleProgress.time(elapsed)
                                + (result.canceled() ? ", then cancelled" : ""));
        if (results.isPresent()) {
            console.err().println("Results: " + results.get().path());
        } else if (executed > 0) {
            console.err()
                    .println(
                            "Nothing was stored. With --out DIR, the results of each node would be"
                                    + " in DIR, for example DIR/"
                                    + OutputFolder.nameFor(
                                            result.nodes().get(result.nodes().size() - 1).node())
                                    + "/port_1.csv, and the workflow in DIR/workflow");
        }
    }

    private void printSummary(RunResult result) {
        TextTable table =
                new TextTable(
                        List.of("Node", "State", "Time", "Output", "Warnings"),
                        List.of(false, false, true, false, true),
                        Math.max(20, console.width() / 2));
        for (NodeResult node : result.nodes()) {
            table.add(
                    List.of(
                            node.node().label(),
                            node.state().name().toLowerCase(Locale.ROOT),
                            ConsoleProgress.time(node.elapsed()),
                            String.join("; ", node.outputs()),
                            node.warnings().isEmpty()
                                    ? ""
                                    : String.valueOf(node.warnings().size())));
        }
        console.out().flush();
        console.err().println();
        table.print(console.err(), "");
    }

    private void error(String message) {
        console.err().println("strand: " + message);
    }
}
