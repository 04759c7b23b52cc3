// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.testing.TestNodes;
import bio.strand.host.testing.WorkflowBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class WorkflowArchiveWriterTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path root;

    private Path source;

    @Before
    public void writeWorkflow() throws IOException {
        root = folder.getRoot().toPath();
        WorkflowBuilder builder = new WorkflowBuilder("chain");
        builder.node(1, "Numbers", TestNodes.NumbersFactory.class).with("count", 3);
        source = builder.write(root);
        Files.createDirectories(source.resolve("data/empty"));
        Files.writeString(source.resolve("data/Größe.csv"), "a,b\n");
        Files.writeString(source.resolve(".knimeLock"), "");
    }

    private Path pack(String name) throws Exception {
        Path archive = root.resolve(name);
        WorkflowArchiveWriter.write(WorkflowReader.read(source, root), archive);
        return archive;
    }

    private List<String> names(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return new ArrayList<>(
                    Collections.list(zip.entries()).stream().map(ZipEntry::getName).toList());
        }
    }

    @Test
    public void theFolderIsTheOnlyRoot() throws Exception {
        assertEquals(
                List.of(
                        "chain/Numbers (#1)/settings.xml",
                        "chain/data/Größe.csv",
                        "chain/data/empty/",
                        "chain/workflow.knime"),
                names(pack("packed/chain.knwf")));
    }

    @Test
    public void aPackedWorkflowIsReadAsTheFolder() throws Exception {
        Path archive = pack("chain.knwf");
        Workflow unpacked = WorkflowReader.read(archive, folder.newFolder().toPath());
        assertEquals("chain", unpacked.name());
        assertEquals(
                WorkflowReader.read(source, root).nodes().get(0).model(),
                unpacked.nodes().get(0).model());
        assertEquals("a,b\n", Files.readString(unpacked.folder().resolve("data/Größe.csv")));
    }

    @Test
    public void theSameFilesGiveTheSameBytesWhateverTheirTimes() throws Exception {
        byte[] first = Files.readAllBytes(pack("first.knwf"));
        Files.setLastModifiedTime(source.resolve("workflow.knime"), FileTime.fromMillis(1_000_000));
        assertArrayEquals(first, Files.readAllBytes(pack("second.knwf")));
    }

    @Test
    public void linksAreRefusedAndNothingIsLeft() throws Exception {
        Path secret = Files.writeString(root.resolve("secret"), "x");
        Files.createSymbolicLink(source.resolve("data/link"), secret);
        Path archive = root.resolve("out/chain.knwf");
        WorkflowLoadException refusal =
                assertThrows(
                        WorkflowLoadException.class,
                        () ->
                                WorkflowArchiveWriter.write(
                                        WorkflowReader.read(source, root), archive));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("link"));
        assertFalse(Files.exists(archive));
    }

    @Test
    public void anArchiveInsideTheFolderIsRefused() throws Exception {
        Workflow workflow = WorkflowReader.read(source, root);
        assertThrows(
                WorkflowLoadException.class,
                () -> WorkflowArchiveWriter.write(workflow, source.resolve("data/chain.knwf")));
    }

    @Test
    public void anArchiveThatWasThereIsReplaced() throws Exception {
        Files.writeString(root.resolve("chain.knwf"), "old");
        pack("chain.knwf");
        assertTrue(names(root.resolve("chain.knwf")).contains("chain/workflow.knime"));
        try (Stream<Path> all = Files.list(root)) {
            assertEquals("no partial file", 2, all.count());
        }
    }
}
