// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.writer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.io.reader.SequenceReaderNodeFactory;
import bio.strand.nodes.testing.NodeRun;
import bio.strand.nodes.testing.NodeRun.NodeFailure;
import bio.strand.nodes.testing.TestContributions;
import bio.strand.nodes.testing.TestTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;

public class SequenceWriterNodeTest {

    private static final String FASTA =
            ">s1 first one class=EI\nACGTACGT\n>s2 class=N\nGGNNcc*-\n>s3\nTT\n";

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path target;

    @Before
    public void install() {
        TestContributions.install();
        target = folder.getRoot().toPath().resolve("out.fasta");
    }

    private BufferedDataTable table(String fasta) throws Exception {
        Path file = Files.writeString(folder.getRoot().toPath().resolve("in.txt"), fasta);
        BufferedDataTable table =
                NodeRun.of(new SequenceReaderNodeFactory())
                        .set("inputFile", file.toString())
                        .table(0);
        Files.delete(file);
        return table;
    }

    private BufferedDataTable csv(String text) throws Exception {
        Path file = Files.writeString(folder.getRoot().toPath().resolve("in.csv"), text);
        BufferedDataTable table =
                NodeRun.of(new SequenceReaderNodeFactory())
                        .set("inputFile", file.toString())
                        .table(0);
        Files.delete(file);
        return table;
    }

    private NodeRun writer() {
        return NodeRun.of(new SequenceWriterNodeFactory()).set("outputFile", target.toString());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
            return files.toList();
        }
    }

    private static void assertFails(NodeRun node, BufferedDataTable table, String... parts) {
        NodeFailure failure = assertThrows(NodeFailure.class, () -> node.execute(table));
        for (String part : parts) {
            assertTrue(
                    failure.getMessage() + " lacks " + part, failure.getMessage().contains(part));
        }
    }

    private static void assertRefused(NodeRun node, BufferedDataTable table, String... parts) {
        InvalidSettingsException refusal =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> node.configure(table.getDataTableSpec()));
        for (String part : parts) {
            assertTrue(
                    refusal.getMessage() + " lacks " + part, refusal.getMessage().contains(part));
        }
    }

    @Test
    public void writesRowIdsAndSequencesInLines() throws Exception {
        writer().set("lineWidth", 5).execute(table(FASTA));
        assertEquals(">s1\nACGTA\nCGT\n>s2\nGGNNc\nc*-\n>s3\nTT\n", Files.readString(target));
    }

    @Test
    public void whatIsWrittenIsReadBackToTheSameTable() throws Exception {
        BufferedDataTable table = table(FASTA);
        for (String name : List.of("plain.fasta", "packed.fasta.gz")) {
            Path file = folder.getRoot().toPath().resolve(name);
            writer().set("outputFile", file.toString())
                    .set("writeDescription", true)
                    .set("descriptionColumn", "Description")
                    .execute(table);
            BufferedDataTable back =
                    NodeRun.of(new SequenceReaderNodeFactory())
                            .set("inputFile", file.toUri().toString())
                            .table(0);
            assertEquals(TestTables.contents(table), TestTables.contents(back));
            assertEquals(name.endsWith(".gz"), Files.readAllBytes(file)[0] == 0x1F);
        }
    }

    @Test
    public void compressionCanBeSetWhateverTheName() throws Exception {
        writer().set("compression", "GZIP").execute(table(FASTA));
        assertEquals(0x1F, Files.readAllBytes(target)[0]);
        Path packed = folder.getRoot().toPath().resolve("x.gz");
        writer().set("outputFile", packed.toString())
                .set("compression", "NONE")
                .execute(table(FASTA));
        assertEquals('>', Files.readAllBytes(packed)[0]);
    }

    @Test
    public void identifiersCanComeFromAColumnAndRepeatedOnesAreCounted() throws Exception {
        NodeRun run = writer().set("identifiers", "COLUMN").set("idColumn", "name");
        run.set("sequenceColumn", "sequence")
                .execute(csv("id,name,sequence\n1,a,AC\n2,b,GG\n3,a,TT\n"));
        assertEquals(">a\nAC\n>b\nGG\n>a\nTT\n", Files.readString(target));
        assertTrue(run.message(), run.message().contains("1 identifiers repeat"));
        assertTrue(run.message(), run.message().contains("\"a\""));
    }

    @Test
    public void rowsWithoutSequenceAreLeftOutWithAWarningOrNamed() throws Exception {
        BufferedDataTable table = csv("id,sequence,x\na,AC,\nb,GG,TT\n");
        NodeRun run = writer().set("sequenceColumn", "x");
        run.execute(table);
        assertEquals(">b\nTT\n", Files.readString(target));
        assertTrue(run.message(), run.message().contains("1 rows without sequence"));
        assertTrue(run.message(), run.message().contains("\"a\""));
        Files.delete(target);
        assertFails(run.set("skipMissing", false), table, "Row \"a\"", "no sequence");
        assertEquals(List.of(), files());
    }

    @Test
    public void anExistingFileIsKeptUnlessItMayBeOverwritten() throws Exception {
        Files.writeString(target, "old");
        BufferedDataTable table = table(FASTA);
        assertFails(writer(), table, "out.fasta exists already", "If the file exists");
        assertEquals("old", Files.readString(target));
        writer().set("ifExists", "OVERWRITE").execute(table);
        assertTrue(Files.readString(target).startsWith(">s1\n"));
    }

    @Test
    public void anErrorInTheMiddleLeavesTheOldFile() throws Exception {
        Files.writeString(target, "old");
        BufferedDataTable table = csv("id,sequence\na,AC\nb c,GG\n");
        assertFails(
                writer().set("ifExists", "OVERWRITE"),
                table,
                "Row \"b c\"",
                "'b c'",
                "white space");
        assertEquals("old", Files.readString(target));
        assertEquals(List.of(target), files());
    }

    @Test
    public void aCancelledNodeWritesNothing() throws Exception {
        BufferedDataTable table = table(FASTA);
        NodeRun run = writer();
        run.cancel();
        assertThrows(NodeFailure.class, () -> run.execute(table));
        assertEquals(List.of(), files());
    }

    @Test
    public void foldersAreCreatedOnlyIfAsked() throws Exception {
        target = folder.getRoot().toPath().resolve("new/deeper/out.fasta");
        BufferedDataTable table = table(FASTA);
        assertFails(writer(), table, "does not exist", "Create missing folders");
        assertFalse(Files.exists(target.getParent()));
        writer().set("createFolders", true).execute(table);
        assertTrue(Files.exists(target));
        target = target.getParent();
        assertFails(writer(), table, "is a folder");
    }

    @Test
    public void columnsAreGuessedOrNamed() throws Exception {
        BufferedDataTable table = table(FASTA);
        assertRefused(writer().set("sequenceColumn", "gone"), table, "\"gone\"", "Sequence");
        assertRefused(writer().set("identifiers", "COLUMN"), table, "Identifier column");
        assertRefused(
                writer().set("writeDescription", true).set("descriptionColumn", "gone"),
                table,
                "\"gone\"",
                "Description column");
        assertRefused(writer().set("outputFile", " "), table, "No file is chosen");
        assertRefused(writer().set("lineWidth", -1), table, "line width");
    }
}
