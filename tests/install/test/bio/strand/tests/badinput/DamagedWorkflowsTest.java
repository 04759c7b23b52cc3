// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.badinput;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.tests.install.Launcher;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Workflows that are damaged, hostile, or of a suite that is not installed. */
public class DamagedWorkflowsTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void corruptWorkflowFileIsNamedWithTheLine() throws Exception {
        Path workflow = simulator();
        Path file = workflow.resolve("workflow.knime");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() / 2));
        assertRefused(workflow, file.toString(), "line ", "damaged", "Restore");
    }

    @Test
    public void corruptNodeSettingsAreNamedWithTheLine() throws Exception {
        Path workflow = simulator();
        Path file = workflow.resolve("Sequence Simulator (#1)/settings.xml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "key=\"sequences\" type=\"xint\" value=\"",
                                "key=\"sequences\" type=\"xint\" value=\"x"));
        assertRefused(workflow, file.toString(), "line ", "sequences");
    }

    @Test
    public void externalEntitiesAreNotResolved() throws Exception {
        Path secret = folder.getRoot().toPath().resolve("secret.txt");
        Files.writeString(secret, "content-of-another-file");
        Path workflow = simulator();
        Path file = workflow.resolve("Sequence Simulator (#1)/settings.xml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst(
                                "\\?>",
                                "?>\n<!DOCTYPE config [<!ENTITY leak SYSTEM \""
                                        + secret.toUri()
                                        + "\">]>")
                        .replaceFirst("value=\"settings.xml\"", "value=\"&leak;\""));
        Launcher.Result outcome = assertRefused(workflow, file.toString(), "line ");
        assertFalse(outcome.output(), outcome.output().contains("content-of-another-file"));
    }

    @Test
    public void archiveThatClimbsOutIsRefused() throws Exception {
        Path archive = folder.getRoot().toPath().resolve("climbing.knwf");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("workflow/workflow.knime"));
            zip.write("<config/>".getBytes());
            zip.putNextEntry(new ZipEntry("../../climbed-out.txt"));
            zip.write("out".getBytes());
        }
        assertRefused(archive, archive.toString(), "../../climbed-out.txt");
        assertFalse(Files.exists(folder.getRoot().toPath().resolveSibling("climbed-out.txt")));
    }

    @Test
    public void archiveThatUnpacksToFarTooMuchIsRefused() throws Exception {
        Path archive = folder.getRoot().toPath().resolve("bomb.knwf");
        byte[] zeros = new byte[1 << 20];
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("workflow/workflow.knime"));
            for (int i = 0; i < 256; i++) {
                zip.write(zeros);
            }
        }
        assertRefused(archive, archive.toString(), "unpack");
    }

    @Test
    public void nodeThatIsNotInstalledIsNamedWithItsFactoryAndBundle() throws Exception {
        Path workflow = simulator();
        Path file = workflow.resolve("Sequence Simulator (#1)/settings.xml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "bio.strand.nodes.io.simulator.SequenceSimulatorNodeFactory",
                                "org.example.UnknownNodeFactory")
                        .replace("value=\"bio.strand.nodes\"", "value=\"org.example.nodes\""));
        assertRefused(
                workflow,
                "Sequence Simulator",
                "org.example.UnknownNodeFactory",
                "org.example.nodes",
                "nstall");
    }

    private Path simulator() throws IOException {
        WorkflowFolder workflow = new WorkflowFolder(folder.getRoot().toPath().resolve("workflow"));
        workflow.add("promoters", "Sequence Simulator", Map.of("sequences", "10"));
        return Path.of(workflow.write());
    }

    private Launcher.Result assertRefused(Path workflow, String... parts) throws Exception {
        Path out = folder.getRoot().toPath().resolve("out");
        Launcher.Result outcome =
                Launcher.strand("run", workflow.toString(), "--out", out.toString());
        assertEquals(outcome.output(), 1, outcome.exitCode());
        for (String part : parts) {
            assertTrue("'" + part + "' in:\n" + outcome.output(), outcome.output().contains(part));
        }
        assertFalse("no stack trace:\n" + outcome.output(), outcome.output().contains("\tat "));
        assertFalse("no results", Files.exists(out.resolve("Sequence Simulator (#1)")));
        return outcome;
    }
}
