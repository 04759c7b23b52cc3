// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Runs every {@code XFuzz} in a process of its own under Jazzer: first the inputs in {@code
 * corpus/X}, then a thousand that Jazzer makes of them, always the same ones. With the system
 * property {@code strand.fuzz.seconds} it goes on for so long instead, with other inputs each time:
 *
 * <pre>{@code ./mvnw verify -pl ../tests/fuzz -Dstrand.fuzz.seconds=600}</pre>
 *
 * <p>A finding fails the test with the exception and the input in base 64; it belongs into a unit
 * test beside the reader at fault, and the input, if it is small, into the corpus.
 */
@RunWith(Parameterized.class)
public class FuzzTest {

    private static final Path ROOT = Path.of(System.getProperty("strand.root")).toAbsolutePath();
    private static final Path MODULE = ROOT.resolve("tests/fuzz");
    private static final int RUNS = 1_000;
    private static final int SECONDS = Integer.getInteger("strand.fuzz.seconds", 0);
    private static final int SECONDS_TO_START = 300;
    private static final int LONGEST_OUTPUT = 6_000;

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private final String target;

    /**
     * A test of one target.
     *
     * @param target its name, without {@code Fuzz}
     */
    public FuzzTest(String target) {
        this.target = target;
    }

    /** The names of all targets. */
    @Parameters(name = "{0}")
    public static List<String> targets() throws IOException {
        try (Stream<Path> files = Files.list(MODULE.resolve("test/bio/strand/tests/fuzz"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Fuzz.java"))
                    .map(name -> name.substring(0, name.length() - "Fuzz.java".length()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    public void nothingButResultsAndDocumentedRefusals() throws Exception {
        Path corpus = folder.newFolder("corpus").toPath();
        seed(corpus);
        Path output = folder.getRoot().toPath().resolve("output.txt");
        Process process =
                new ProcessBuilder(command(corpus))
                        .directory(folder.newFolder("findings"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = process.waitFor(SECONDS + SECONDS_TO_START, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output, StandardCharsets.ISO_8859_1);
        String end = text.substring(Math.max(0, text.length() - LONGEST_OUTPUT));
        assertTrue("still running after its time: " + end, ended);
        assertEquals(end, 0, process.exitValue());
        assertTrue("it has run: " + end, text.contains("Done "));
    }

    private List<String> command(Path corpus) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.add("-XX:+UseSerialGC");
        if (Runtime.version().feature() >= 21) {
            command.add("-XX:+EnableDynamicAgentLoading");
        }
        command.add("-Djava.awt.headless=true");
        command.add("-Djava.io.tmpdir=" + folder.newFolder("temporary"));
        command.add("-Dstrand.root=" + ROOT);
        command.add("-cp");
        command.add(classPath());
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + FuzzTest.class.getPackageName() + "." + target + "Fuzz");
        command.add(
                "--instrumentation_includes="
                        + "bio.strand.**:de.siegmar.**:com.google.gson.**:org.knime.**");
        command.add("--custom_hook_excludes=org.nd4j.**:org.deeplearning4j.**:org.bytedeco.**");
        command.add("-timeout=120");
        command.add("-rss_limit_mb=3000");
        command.add("-max_len=20000");
        command.add(SECONDS > 0 ? "-max_total_time=" + SECONDS : "-runs=" + RUNS);
        if (SECONDS == 0) {
            command.add("-seed=1");
        }
        command.add(corpus.toString());
        return command;
    }

    /** This test's own, with the libraries that the engine finds in another bundle. */
    private static String classPath() throws IOException {
        List<String> paths = new ArrayList<>();
        paths.add(System.getProperty("surefire.test.class.path", ""));
        paths.add(System.getProperty("java.class.path"));
        for (String libraries : List.of("libs/lib", "platform/linux.x86_64/lib")) {
            Path jars = ROOT.resolve(libraries);
            if (Files.isDirectory(jars)) {
                try (Stream<Path> files = Files.list(jars)) {
                    files.map(Path::toString)
                            .filter(name -> name.endsWith(".jar"))
                            .sorted()
                            .forEach(paths::add);
                }
            }
        }
        paths.removeIf(String::isEmpty);
        return String.join(File.pathSeparator, paths);
    }

    private void seed(Path corpus) throws IOException {
        Path given = MODULE.resolve("corpus").resolve(target);
        if (Files.isDirectory(given)) {
            try (Stream<Path> files = Files.list(given)) {
                for (Path file : files.toList()) {
                    Files.copy(file, corpus.resolve(file.getFileName()));
                }
            }
        }
        switch (target) {
            case "Archive" -> Files.write(corpus.resolve("workflow.knwf"), workflow());
            case "Checkpoint" -> Files.write(corpus.resolve("state"), checkpoint());
            case "GanCheckpoint" -> Files.write(corpus.resolve("state"), ganCheckpoint());
            case "Generative" ->
                    Files.write(
                            corpus.resolve("generative-1"), golden("generation", "generative-1"));
            case "Model" -> {
                for (String name :
                        List.of("format-1", "format-2-forecast", "format-2-regression")) {
                    Files.write(corpus.resolve(name), golden("model", name));
                }
            }
            default -> {
                // The files of the corpus are enough.
            }
        }
        try (Stream<Path> seeds = Files.list(corpus)) {
            assertTrue("a target has something to begin with", seeds.findAny().isPresent());
        }
    }

    private static byte[] golden(String part, String name) throws IOException {
        Path file =
                ROOT.resolve("engine/test-resources/bio/strand/engine")
                        .resolve(part)
                        .resolve(name + ".base64");
        return Base64.getMimeDecoder().decode(Files.readAllBytes(file));
    }

    private static byte[] workflow() throws IOException {
        Path settings = MODULE.resolve("corpus/Settings");
        Map<String, Path> entries =
                Map.of(
                        "flow/workflow.knime",
                        settings.resolve("workflow.xml"),
                        "flow/Numbers (#1)/settings.xml",
                        settings.resolve("settings.xml"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : entries.keySet().stream().sorted().toList()) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(entries.get(name)));
            }
        }
        return bytes.toByteArray();
    }

    /** A state after one epoch of a network with four parameters. */
    private static byte[] checkpoint() {
        ByteBuffer state = ByteBuffer.allocate(164 + 6 * Float.BYTES);
        state.putInt(2).putInt(0).putDouble(0).putLong(0);
        state.putInt(2).putDouble(3).putDouble(4);
        state.putInt(1).putDouble(0.5).putDouble(0.6).putDouble(0.7).putDouble(0.8);
        state.putInt(1).putLong(10).putInt(10);
        for (int i = 0; i < 5 * 4; i++) {
            state.putFloat(i);
        }
        byte[] bytes = new byte[state.position()];
        state.flip().get(bytes);
        return bytes;
    }

    /** A state after two steps of a generator with three and a critic with two parameters. */
    private static byte[] ganCheckpoint() {
        ByteBuffer state = ByteBuffer.allocate(1_000);
        state.putInt(2).putInt(0).putInt(1).putInt(1).putInt(1).putDouble(0.5);
        state.putDouble(1).putDouble(2).putDouble(3);
        state.putLong(2).putLong(2).putInt(2);
        state.putInt(1).putInt(1);
        for (int i = 0; i < 7; i++) {
            state.putDouble(i);
        }
        state.put((byte) 1);
        state.putInt(1).putInt(1).putInt(0).putDouble(0.5);
        state.putInt(2).putShort((short) 0).putShort((short) 3).putInt(1).putFloat(1);
        for (int length : new int[] {1, 1, 3, 2, 3, 3, 2, 3, 3, 2, 2}) {
            state.putInt(length);
            for (int i = 0; i < length; i++) {
                state.putFloat(i);
            }
        }
        byte[] bytes = new byte[state.position()];
        state.flip().get(bytes);
        return bytes;
    }
}
