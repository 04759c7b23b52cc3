// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.registry.NodeRegistry;
import java.io.PrintWriter;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code strand} with its sub-commands. */
@Command(
        name = "strand",
        description =
                "Runs, draws and packs KNIME workflows without a display, and lists the installed"
                        + " nodes.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = StrandCommand.BundleVersion.class,
        usageHelpWidth = StrandCommand.HELP_WIDTH)
final class StrandCommand implements Runnable {

    static final int HELP_WIDTH = 100;

    @Spec private CommandSpec spec;

    /** Tells the version of the bundle that this class is in. */
    static final class BundleVersion implements IVersionProvider {

        @Override
        public String[] getVersion() {
            Bundle bundle = FrameworkUtil.getBundle(StrandCommand.class);
            return new String[] {
                "strand " + (bundle == null ? "(not installed)" : bundle.getVersion())
            };
        }
    }

    private StrandCommand() {}

    /**
     * Runs the program.
     *
     * @param registry the installed nodes
     * @param console where to write to
     * @param arguments the command line
     * @return the exit code
     */
    static int execute(NodeRegistry registry, Console console, String... arguments) {
        CommandLine commandLine =
                new CommandLine(new StrandCommand())
                        .addSubcommand(new RunCommand(registry, console))
                        .addSubcommand(new NodesCommand(registry, console))
                        .addSubcommand(new DrawCommand(registry, console))
                        .addSubcommand(new PackCommand(console))
                        .addSubcommand(new SoakCommand(registry, console));
        commandLine.setOut(new PrintWriter(console.out(), true));
        commandLine.setErr(new PrintWriter(console.err(), true));
        commandLine.setExecutionExceptionHandler(
                (exception, command, result) -> {
                    console.err().println("strand: unexpected failure: " + exception);
                    exception.printStackTrace(console.err());
                    return ExitCode.FAILURE;
                });
        return commandLine.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: say run, nodes, draw or pack, or --help");
    }
}
