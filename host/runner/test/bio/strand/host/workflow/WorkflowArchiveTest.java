// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import bio.strand.host.testing.WorkflowBuilder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class WorkflowArchiveTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path target;

    @Before
    public void createTarget() throws IOException {
        target = folder.newFolder("target").toPath();
    }

    private Path zip(String... names) throws IOException {
        Path archive = folder.newFile().toPath();
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(name.getBytes(StandardCharsets.UTF_8));
                }
                zip.closeEntry();
            }
        }
        return archive;
    }

    private WorkflowLoadException refused(Path archive, WorkflowArchive.Limits limits)
            throws IOException {
        WorkflowLoadException e =
                assertThrows(
                        WorkflowLoadException.class,
                        () -> new WorkflowArchive(archive, limits).extractInto(target));
        assertEquals("nothing stays behind", List.of(), Folders.children(target));
        assertEquals(archive, e.file().orElseThrow());
        return e;
    }

    private WorkflowLoadException refused(Path archive) throws IOException {
        return refused(archive, WorkflowArchive.Limits.DEFAULT);
    }

    @Test
    public void extractsTheOneWorkflow() throws Exception {
        Path workflow = new WorkflowBuilder("demo").write(folder.getRoot().toPath());
        Path archive = WorkflowBuilder.pack(workflow, folder.newFile("demo.knwf").toPath());
        Path extracted =
                new WorkflowArchive(archive, WorkflowArchive.Limits.DEFAULT).extractInto(target);
        assertTrue(extracted.startsWith(target));
        assertEquals("demo", extracted.getFileName().toString());
        assertEquals(
                Files.readString(workflow.resolve("workflow.knime")),
                Files.readString(extracted.resolve("workflow.knime")));
    }

    @Test
    public void refusesEntriesThatClimbOut() throws IOException {
        for (String name :
                List.of("../evil", "w/../../evil", "w\\..\\..\\evil", "/etc/evil", "C:\\evil")) {
            WorkflowLoadException e = refused(zip("w/workflow.knime", name));
            assertTrue(e.problem(), e.problem().contains("leads out"));
        }
        assertTrue(Files.notExists(folder.getRoot().toPath().resolve("evil")));
    }

    @Test
    public void refusesTooManyEntries() throws IOException {
        WorkflowLoadException e =
                refused(
                        zip("w/workflow.knime", "w/a", "w/b"),
                        new WorkflowArchive.Limits(2, 1L << 30, 200));
        assertTrue(e.problem(), e.problem().contains("3 entries, more than 2"));
    }

    @Test
    public void refusesAFileThatUnpacksToFarMoreThanItsSize() throws IOException {
        Path archive = folder.newFile().toPath();
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("w/workflow.knime"));
            zip.write(new byte[8 << 20]);
            zip.closeEntry();
        }
        WorkflowLoadException e = refused(archive);
        assertTrue(e.problem(), e.problem().contains("zip bomb"));
    }

    @Test
    public void refusesTooMuchDataAltogether() throws IOException {
        WorkflowLoadException e =
                refused(zip("w/workflow.knime"), new WorkflowArchive.Limits(10, 10, 200));
        assertTrue(e.problem(), e.problem().contains("more than 10 bytes"));
    }

    @Test
    public void refusesALink() throws IOException {
        Path archive = zip("w/workflow.knime", "w/link");
        byte[] bytes = Files.readAllBytes(archive);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int last = -1;
        for (int i = 0; i + 46 < bytes.length; i++) {
            if (buffer.getInt(i) == 0x02014b50) {
                last = i;
            }
        }
        buffer.put(last + 5, (byte) 3); // made by Unix
        buffer.putInt(last + 38, 0xA1FF << 16); // S_IFLNK, rwxrwxrwx
        Files.write(archive, bytes);
        WorkflowLoadException e = refused(archive);
        assertTrue(e.problem(), e.problem().contains("\"w/link\" is a link"));
    }

    @Test
    public void refusesNamesThatDifferInCaseOnly() throws IOException {
        WorkflowLoadException e = refused(zip("w/workflow.knime", "w/a", "w/A"));
        assertTrue(e.problem(), e.problem().contains("occurs twice"));
    }

    @Test
    public void refusesNamesThatNoFileSystemCanHold() throws IOException {
        WorkflowLoadException both = refused(zip("w/workflow.knime", "w/a", "w/a/b"));
        assertTrue(both.problem(), both.problem().contains("is a file and a folder"));
        WorkflowLoadException wide = refused(zip("w/workflow.knime", "w/" + "\u00e4".repeat(200)));
        assertTrue(wide.problem(), wide.problem().contains("too long a name"));
        WorkflowLoadException deep = refused(zip("w/workflow.knime", "a/".repeat(2_000) + "b"));
        assertTrue(deep.problem(), deep.problem().contains("path of 4001 characters"));
    }

    /** Bytes that are no UTF-8, whether or not the entry says that it is. Found by fuzzing. */
    @Test
    public void refusesNamesThatAreNotUtf8() throws IOException {
        for (String name : List.of("w/a", "w/\u00e4")) {
            byte[] bytes = Files.readAllBytes(zip("w/workflow.knime", name));
            byte[] good = name.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at + good.length <= bytes.length; at++) {
                if (Arrays.equals(bytes, at, at + good.length, good, 0, good.length)) {
                    bytes[at + good.length - 1] = (byte) 0xFF;
                }
            }
            Path archive = Files.write(folder.newFile().toPath(), bytes);
            WorkflowLoadException e = refused(archive);
            assertTrue(e.problem(), e.problem().contains("the archive is damaged ("));
        }
    }

    /** A system that has ASCII names only, as Linux is without a language. Found by fuzzing. */
    @Test
    public void refusesNamesThatThisSystemCannotHold() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        Path archive = zip("w/workflow.knime", "w/\u00e4");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        Extraction.class.getName(),
                        archive.toString(),
                        target.toString());
        builder.environment().keySet().removeIf(key -> key.equals("LANG") || key.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.redirectErrorStream(true).start();
        String output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertEquals(output, 0, process.waitFor());
        assertTrue(output, output.contains("has a name that no file here can have"));
        assertEquals("nothing stays behind", List.of(), Folders.children(target));
    }

    /** What another process does: extracts an archive and says why it cannot. */
    public static final class Extraction {

        private Extraction() {}

        /** Takes the archive and the folder to extract into. */
        public static void main(String[] arguments) throws IOException {
            try {
                new WorkflowArchive(Path.of(arguments[0]), WorkflowArchive.Limits.DEFAULT)
                        .extractInto(Path.of(arguments[1]));
                System.out.println("extracted");
            } catch (WorkflowLoadException e) {
                System.out.println(e.problem());
            }
        }
    }

    /** As if the directory told of data that are not there. Found by fuzzing. */
    @Test
    public void refusesAnEntryWhoseDataEndTooEarly() throws IOException {
        Path archive = zip("w/workflow.knime", "w/a");
        byte[] bytes = Files.readAllBytes(archive);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 46 < bytes.length; at++) {
            if (buffer.getInt(at) == 0x02014b50) {
                // The packed size of the first entry in the directory.
                buffer.putInt(at + 20, 1);
                break;
            }
        }
        WorkflowLoadException e = refused(Files.write(archive, bytes));
        assertTrue(e.problem(), e.problem().contains("the archive is damaged ("));
        assertTrue(e.problem(), !e.problem().contains("null"));
    }

    @Test
    public void refusesAnArchiveThatIsCutOff() throws IOException {
        Path archive = zip("w/workflow.knime", "w/a");
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        WorkflowLoadException e = refused(archive);
        assertTrue(e.problem(), e.problem().contains("cut off"));
    }

    @Test
    public void refusesAnArchiveWithDamagedContent() throws IOException {
        Path archive = zip("w/workflow.knime");
        byte[] bytes = Files.readAllBytes(archive);
        // the data of the first entry begins after its 30-byte header and its name
        Arrays.fill(bytes, 46, 50, (byte) 0xFF);
        Files.write(archive, bytes);
        assertTrue(refused(archive).problem().contains("damaged"));
    }

    @Test
    public void refusesAFileThatIsNoArchive() throws IOException {
        Path file = folder.newFile("x.knwf").toPath();
        assertTrue(refused(file).problem().contains("no zip archive"));
        Files.writeString(file, "hello ".repeat(100));
        assertTrue(refused(file).problem().contains("no zip archive"));
    }

    @Test
    public void refusesAnArchiveWithoutOrWithSeveralWorkflows() throws IOException {
        assertTrue(refused(zip("a/readme.txt")).problem().contains("no workflow"));
        assertTrue(
                refused(zip("a/workflow.knime", "b/workflow.knime"))
                        .problem()
                        .contains("2 workflows"));
    }
}
