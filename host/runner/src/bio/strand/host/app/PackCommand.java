// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.workflow.Workflow;
import bio.strand.host.workflow.WorkflowArchiveWriter;
import bio.strand.host.workflow.WorkflowLoadException;
import bio.strand.host.workflow.WorkflowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The sub-command {@code pack}. */
@Command(
        name = "pack",
        description = {
            "Packs workflow folders as .knwf files, which KNIME imports.",
            "",
            "Each file is named like its folder. The same folder gives the same bytes.",
            ""
        },
        usageHelpWidth = StrandCommand.HELP_WIDTH)
final class PackCommand implements Callable<Integer> {

    private static final String ENDING = ".knwf";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    private final Console console;

    @Parameters(
            paramLabel = "WORKFLOW",
            arity = "1..*",
            description = "Folder of a workflow (it holds workflow.knime). May be given several.")
    private List<Path> sources;

    @Option(
            names = "--out",
            paramLabel = "FILE|DIR",
            description =
                    "Where to write: a file that ends in .knwf, or a folder. Without it, the"
                            + " current folder.")
    private Path out = Path.of("");

    PackCommand(Console console) {
        this.console = Objects.requireNonNull(console);
    }

    @Override
    public Integer call() {
        boolean toFile = out.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
        if (toFile && sources.size() > 1) {
            console.err().println("strand: several workflows do not fit in one .knwf file");
            return ExitCode.USAGE;
        }
        try {
            for (Path source : sources) {
                if (!Files.isDirectory(source)) {
                    console.err().println("strand: " + source + ": this is no workflow folder");
                    return ExitCode.FAILURE;
                }
                Workflow workflow = WorkflowReader.read(source, source);
                Path archive = toFile ? out : out.resolve(workflow.name() + ENDING);
                WorkflowArchiveWriter.write(workflow, archive);
                console.out().println(archive);
            }
            return ExitCode.SUCCESS;
        } catch (WorkflowLoadException e) {
            console.err().println("strand: " + e.getMessage());
            return ExitCode.FAILURE;
        } catch (IOException e) {
            console.err().println("strand: cannot write the archive: " + e.getMessage());
            return ExitCode.FAILURE;
        }
    }
}
