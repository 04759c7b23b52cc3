// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.badinput;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.tests.install.Launcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Damaged sequence files, each read by a Sequence Reader of its own in one workflow, so that one
 * start of the suite serves them all.
 */
public class DamagedFilesTest {

    @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final Map<String, Integer> READERS = new LinkedHashMap<>();

    private static Launcher.Result outcome;

    private static Path out;

    @BeforeClass
    public static void readEveryFile() throws Exception {
        String fasta = ">s1\nACGT\n>s2\nGGCC\n";
        write("good.fasta", fasta);
        FOLDER.newFolder("folder");
        write("empty.fasta", "");
        SplittableRandom random = new SplittableRandom(3);
        byte[] noise = new byte[5_000];
        random.nextBytes(noise);
        noise[0] = 0x7f;
        noise[7] = 0;
        write("binary.csv", noise);
        byte[] text = ">s\nACGT\n".getBytes(StandardCharsets.US_ASCII);
        write("binary.fasta", concatenate(text, noise));
        StringBuilder many = new StringBuilder();
        StringBuilder table = new StringBuilder("id,class,sequence\n");
        for (int i = 0; i < 2_000; i++) {
            many.append(">r").append(i).append('\n').append("ACGTTG".repeat(1 + i % 7));
            many.append('\n');
            table.append('t').append(i).append(",EI,ACGTACGTAAACGT\n");
        }
        write("truncated.csv.gz", cut(gzip(table.toString())));
        write("truncated.fasta.gz", cut(gzip(many.toString())));
        write("truncated.csv", "id,class,sequence\ns1,EI,ACGT\ns2,IE,\"ACG");
        write("ragged.csv", "id,class,sequence\ns1,EI,ACGT\ns2,IE\n");
        write("headerWithoutSequence.fasta", ">s1\nACGT\n>s2\n>s3\nACGT\n");
        write("duplicate.fasta", fasta + ">s1\nAAAA\n");
        write("duplicate.csv", "id,class,sequence\ns1,EI,ACGT\ns2,IE,ACGT\ns1,EI,ACGA\n");
        write("zeroLength.csv", "id,class,sequence\ns1,EI,ACGT\ns2,IE,\n");

        WorkflowFolder workflow = new WorkflowFolder(FOLDER.getRoot().toPath().resolve("workflow"));
        for (String file :
                List.of(
                        "good.fasta",
                        "missing.fasta",
                        "folder",
                        "empty.fasta",
                        "binary.csv",
                        "binary.fasta",
                        "truncated.csv.gz",
                        "truncated.fasta.gz",
                        "truncated.csv",
                        "ragged.csv",
                        "headerWithoutSequence.fasta",
                        "duplicate.fasta",
                        "duplicate.csv",
                        "zeroLength.csv")) {
            int reader =
                    workflow.add(
                            "splice-junctions",
                            "Sequence Reader",
                            Map.of("inputFile", path(file).toString(), "rowIds", "IDENTIFIER"));
            READERS.put(file, reader);
        }
        out = FOLDER.getRoot().toPath().resolve("out");
        outcome = Launcher.strand("run", workflow.write(), "--out", out.toString());
    }

    @Test
    public void theRunFailsButKeepsWhatIndependentNodesDid() {
        assertEquals(outcome.output(), 1, outcome.exitCode());
        assertTrue(Files.isRegularFile(results("good.fasta").resolve("port_1.csv")));
    }

    @Test
    public void nothingOfADamagedFileIsStored() {
        READERS.keySet().stream()
                .filter(file -> !file.equals("good.fasta"))
                .forEach(file -> assertFalse(file, Files.exists(results(file))));
    }

    @Test
    public void missingFileIsNamed() {
        assertSays("missing.fasta", "does not exist", "check the path");
    }

    @Test
    public void folderInsteadOfFileIsNamed() {
        assertSays("folder", "folder");
    }

    @Test
    public void emptyFileIsNamed() {
        assertSays("empty.fasta", "empty");
    }

    @Test
    public void binaryFilesAreNamedWithThePlace() {
        assertSays("binary.csv", "binary");
        assertSays("binary.fasta", "binary");
    }

    @Test
    public void truncatedGzipFilesAreNamed() {
        assertSays("truncated.csv.gz", "truncated");
        assertSays("truncated.fasta.gz", "truncated");
    }

    @Test
    public void truncatedTablesAreNamedWithTheLine() {
        assertSays("truncated.csv", "line 3", "quot");
        assertSays("ragged.csv", "line 3", "2 columns", "header has 3");
    }

    @Test
    public void headerWithoutSequenceNamesLineAndRecord() {
        assertSays("headerWithoutSequence.fasta", "line 3", "s2");
    }

    @Test
    public void duplicateIdentifiersNameBothLines() {
        assertSays("duplicate.fasta", "line 5", "s1", "line 1");
        assertSays("duplicate.csv", "line 4", "s1", "line 2");
    }

    @Test
    public void sequenceOfLengthZeroNamesLineAndRecord() {
        assertSays("zeroLength.csv", "line 3", "s2");
    }

    private static void assertSays(String file, String... parts) {
        String failure =
                Failures.of(outcome.output(), "Sequence Reader (#" + READERS.get(file) + ")");
        assertTrue("names the file: " + failure, failure.contains(path(file).toString()));
        for (String part : parts) {
            assertTrue("'" + part + "' in: " + failure, failure.contains(part));
        }
        assertTrue("says what to do: " + failure, failure.contains("What to do:"));
    }

    private static Path results(String file) {
        return out.resolve("Sequence Reader (#" + READERS.get(file) + ")");
    }

    private static Path path(String file) {
        return FOLDER.getRoot().toPath().resolve(file);
    }

    private static void write(String file, String content) throws IOException {
        Files.writeString(path(file), content);
    }

    private static void write(String file, byte[] content) throws IOException {
        Files.write(path(file), content);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length * 3 / 4);
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
