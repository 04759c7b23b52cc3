// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.drawing.PngPicture;
import bio.strand.host.drawing.Scene;
import bio.strand.host.drawing.SvgPicture;
import bio.strand.host.drawing.WorkflowScene;
import bio.strand.host.registry.NodeRegistry;
import bio.strand.host.workflow.Workflow;
import bio.strand.host.workflow.WorkflowLoadException;
import bio.strand.host.workflow.WorkflowReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The sub-command {@code draw}. */
@Command(
        name = "draw",
        description = {
            "Paints a workflow as KNIME's canvas shows it.",
            "",
            "Writes NAME.svg, sharp at every size, and NAME.png. What cannot be shown as it"
                    + " should (a node that is not installed, a text longer than its box) is said"
                    + " on standard error.",
            ""
        },
        usageHelpWidth = StrandCommand.HELP_WIDTH)
final class DrawCommand implements Callable<Integer> {

    private static final String SVG = ".svg";

    private static final String PNG = ".png";

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
            names = "--out",
            paramLabel = "FILE|DIR",
            description =
                    "Where to write: a file that ends in .svg or .png for one picture, or a folder"
                            + " for both. Without it, the current folder.")
    private Path out = Path.of("");

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            description =
                    "Pixels of the PNG for each point of the canvas; default ${DEFAULT-VALUE}.")
    private double scale = 2;

    @Option(
            names = "--no-annotations",
            description = "Leave out the texts and frames around the nodes.")
    private boolean withoutAnnotations;

    DrawCommand(NodeRegistry registry, Console console) {
        this.registry = Objects.requireNonNull(registry);
        this.console = Objects.requireNonNull(console);
    }

    @Override
    public Integer call() {
        try (TemporaryFolder temporary = TemporaryFolder.create()) {
            Workflow workflow = WorkflowReader.read(source, temporary.path());
            Scene scene = WorkflowScene.of(workflow, registry, !withoutAnnotations);
            workflow.warnings().forEach(this::warn);
            scene.warnings().forEach(this::warn);
            String ending = out.toString().toLowerCase(Locale.ROOT);
            if (ending.endsWith(SVG)) {
                writeSvg(scene, out);
            } else if (ending.endsWith(PNG)) {
                writePng(scene, out);
            } else {
                writeSvg(scene, out.resolve(workflow.name() + SVG));
                writePng(scene, out.resolve(workflow.name() + PNG));
            }
            return ExitCode.SUCCESS;
        } catch (WorkflowLoadException | IllegalArgumentException e) {
            console.err().println("strand: " + e.getMessage());
            return ExitCode.FAILURE;
        } catch (IOException e) {
            console.err().println("strand: cannot write the picture: " + e.getMessage());
            return ExitCode.FAILURE;
        }
    }

    private void warn(String warning) {
        console.err().println("strand: " + warning);
    }

    private void writeSvg(Scene scene, Path file) throws IOException {
        write(SvgPicture.of(scene).getBytes(StandardCharsets.UTF_8), file);
    }

    private void writePng(Scene scene, Path file) throws IOException {
        write(PngPicture.of(scene, scale), file);
    }

    private void write(byte[] picture, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, picture);
        console.out().println(file);
    }
}
