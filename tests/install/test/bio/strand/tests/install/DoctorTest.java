// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The compute backend of the installed suite: what the doctor says, and when it is loaded. */
public class DoctorTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private static Launcher.Result doctor(String options) throws Exception {
        return Launcher.strandWith(Map.of("STRAND_JAVA_OPTS", options), "doctor");
    }

    private static void assertSays(Launcher.Result result, String... parts) {
        for (String part : parts) {
            assertTrue(part + " in\n" + result.output(), result.output().contains(part));
        }
    }

    @Test
    public void aHealthyMachineIsDescribedWithTheSpeedOfItsBlas() throws Exception {
        Launcher.Result result = doctor("-Xmx2g");
        assertEquals(result.output(), 0, result.exitCode());
        assertSays(
                result,
                "System ",
                "linux-x86_64",
                "Java ",
                "heap of at most 2.0 GB",
                "CPU backend, OPENBLAS",
                "outside the heap at most 2.0 GB",
                "Nothing to mend.");
        assertTrue(result.output(), result.output().matches("(?s).*BLAS +\\d+ GFLOP/s.*"));
    }

    @Test
    public void aGraphicsProcessorThatIsNotThereIsToldWithTheRemedy() throws Exception {
        Launcher.Result result = doctor("-Dstrand.device=gpu");
        assertEquals(result.output(), 1, result.exitCode());
        assertSays(result, "To mend: ", "-Dstrand.device=gpu", "Strand GPU (CUDA)");
    }

    @Test
    public void anUnknownDeviceIsToldTheKnownOnes() throws Exception {
        Launcher.Result result = doctor("-Dstrand.device=tpu");
        assertEquals(result.output(), 1, result.exitCode());
        assertSays(result, "tpu", "auto, cpu, gpu");
    }

    @Test
    public void whereNativeCodeCannotBeLoadedOneMessageEndsTheNodeAndNothingElse()
            throws Exception {
        Path out = folder.getRoot().toPath().resolve("out");
        Launcher.Result result =
                Launcher.strandWith(
                        Map.of(
                                "STRAND_JAVA_OPTS",
                                "-Dorg.bytedeco.javacpp.platform=linux-arm64 -Xlog:disable"),
                        "run",
                        Launcher.ROOT.resolve("workflows/promoters").toString(),
                        "--out",
                        out.toString());
        assertEquals(result.output(), 1, result.exitCode());
        assertSays(result, "RNN Learner", "no native library for this system (linux-arm64)");
        assertFalse("no stack trace\n" + result.output(), result.output().contains("\tat "));
        try (Stream<Path> nodes = Files.list(out)) {
            assertTrue(
                    "the tables of the nodes before it are there",
                    nodes.anyMatch(
                            node -> node.getFileName().toString().startsWith("Sequence Encoder")));
        }
    }

    @Test
    public void lookingAtTheNodesDoesNotLoadTheNumericLibrary() throws Exception {
        Path log = folder.getRoot().toPath().resolve("classes.log");
        Launcher.Result result =
                Launcher.strandWith(
                        Map.of("STRAND_JAVA_OPTS", "-Xlog:class+load:file=" + log),
                        "nodes",
                        "--verbose");
        assertEquals(result.output(), 0, result.exitCode());
        String loaded = Files.readString(log);
        assertTrue("the log has classes", loaded.contains("bio.strand.nodes.recurrent.learner"));
        assertFalse("ND4J is loaded", loaded.contains("org.nd4j.linalg"));
    }
}
