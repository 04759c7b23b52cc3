// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.endurance;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.tests.badinput.WorkflowFolder;
import bio.strand.tests.install.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Kills the process (SIGKILL: nothing can be tidied up) in the middle of training, of writing a
 * model and of saving results, and looks at what is there afterwards.
 */
public class KilledProcessTest {

    private static final int KILLED = 128 + 9;

    /** Among the results of a run. */
    private static final String GENERATIVE_MODEL = "GAN Learner (#3)/port_1.strand";

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path path(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    /** Simulator, encoder, learner and, if there is a file for it, writer of the model. */
    private String training(String name, Path model, Map<String, String> learnerSettings)
            throws IOException {
        WorkflowFolder workflow = new WorkflowFolder(path(name));
        int sequences =
                workflow.add(
                        "promoters",
                        "Sequence Simulator",
                        Map.of("sequences", "120", "sequenceLength", "40"));
        int encoder = workflow.add("promoters", "Sequence Encoder", Map.of());
        Map<String, String> settings = new HashMap<>(learnerSettings);
        settings.put("workers", "1");
        int learner = workflow.add("promoters", "RNN Learner", settings);
        int writer =
                workflow.addNew(
                        "Sequence Model Writer",
                        "SequenceModelWriterNodeFactory",
                        Map.of("outputFile", model.toString(), "ifExists", "OVERWRITE"));
        workflow.connect(sequences, 1, encoder, 1);
        workflow.connect(encoder, 1, learner, 1);
        workflow.connect(learner, 1, writer, 1);
        return workflow.write();
    }

    /**
     * Simulator, encoder, GAN Learner with a small network that keeps checkpoints, and generator.
     */
    private String generative(String name, Path checkpoint) throws IOException {
        WorkflowFolder workflow = new WorkflowFolder(path(name));
        int sequences =
                workflow.add(
                        "promoters",
                        "Sequence Simulator",
                        Map.of("sequences", "120", "sequenceLength", "40"));
        int encoder = workflow.add("promoters", "Sequence Encoder", Map.of());
        Map<String, String> settings = new HashMap<>();
        settings.put("iterations", "150");
        settings.put("checkInterval", "10");
        settings.put("batchSize", "16");
        for (String network : List.of("generator", "critic")) {
            settings.put(network, "DENSE");
            settings.put(network + "Channels", "16");
            settings.put(network + "Layers", "1");
        }
        settings.put("workers", "1");
        settings.put("keepCheckpoints", "true");
        settings.put("checkpointFile", checkpoint.toString());
        settings.put("checkpointMinutes", "1.0E-7");
        int learner = workflow.addNew("GAN Learner", "GanLearnerNodeFactory", settings);
        int generator =
                workflow.addNew("GAN Generator", "GanGeneratorNodeFactory", Map.of("rows", "50"));
        workflow.connect(sequences, 1, encoder, 1);
        workflow.connect(encoder, 1, learner, 1);
        workflow.connect(learner, 1, generator, 1);
        return workflow.write();
    }

    private static Map<String, String> keeping(Path checkpoint) {
        return Map.of(
                "epochs",
                "12",
                "patience",
                "0",
                "batchSize",
                "32",
                "keepCheckpoints",
                "true",
                "checkpointFile",
                checkpoint.toString(),
                "checkpointMinutes",
                "1.0E-7");
    }

    /** Runs the launcher and kills it as soon as something is so; it must not end before. */
    private static void killWhen(BooleanSupplier moment, String... arguments) throws Exception {
        Process process = Launcher.start(arguments);
        StringBuilder output = new StringBuilder();
        Thread reader =
                new Thread(
                        () -> {
                            try (var lines = process.inputReader()) {
                                lines.lines().forEach(line -> output.append(line).append('\n'));
                            } catch (UncheckedIOException | IOException e) {
                                output.append(e);
                            }
                        });
        reader.start();
        while (process.isAlive() && !moment.getAsBoolean()) {
            Thread.sleep(1);
        }
        // Java has taken the place of the launcher's shell.
        process.destroyForcibly();
        process.waitFor();
        reader.join();
        assertEquals("killed in time, not ended before:\n" + output, KILLED, process.exitValue());
    }

    private static void complete(String... arguments) throws Exception {
        Launcher.Result result = Launcher.strand(arguments);
        assertEquals(result.output(), 0, result.exitCode());
    }

    private static boolean hasHidden(Path folder, String prefix, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.startsWith(prefix) && name.endsWith(ending));
        } catch (IOException | UncheckedIOException e) {
            // The folder is not there yet, or a file has just taken its place.
            return false;
        }
    }

    /** Becomes true when a file has been replaced so many times. */
    private static BooleanSupplier replaced(Path file, int times) {
        AtomicInteger seen = new AtomicInteger();
        Object[] last = {null};
        return () -> {
            try {
                Object key = List.of(Files.getLastModifiedTime(file), fileKey(file));
                if (!key.equals(last[0])) {
                    last[0] = key;
                    seen.incrementAndGet();
                }
            } catch (NoSuchFileException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return seen.get() > times;
        };
    }

    /** Becomes true while a file is being written that was not there at the first look. */
    private static BooleanSupplier partAppears(Path folder) {
        Set<String> before = new HashSet<>();
        boolean[] looked = {false};
        return () -> {
            try (Stream<Path> files = Files.list(folder)) {
                Set<String> parts =
                        files.map(file -> file.getFileName().toString())
                                .filter(name -> name.endsWith(".part"))
                                .collect(Collectors.toSet());
                if (!looked[0]) {
                    looked[0] = true;
                    before.addAll(parts);
                }
                return !before.containsAll(parts);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Object fileKey(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? "" : key;
    }

    @Test
    public void trainingKilledAtAnyMomentGoesOnFromItsCheckpointToTheSameModel() throws Exception {
        Path undisturbed = path("undisturbed.strand");
        complete("run", training("whole", undisturbed, keeping(path("other.checkpoint"))));
        byte[] expected = Files.readAllBytes(undisturbed);

        Path kept = folder.newFolder("kept").toPath();
        Path checkpoint = kept.resolve("run.checkpoint");
        Path model = path("model.strand");
        String workflow = training("killed", model, keeping(checkpoint));
        List<BooleanSupplier> moments = new ArrayList<>();
        moments.add(replaced(checkpoint, 0));
        moments.add(replaced(checkpoint, 9));
        moments.add(partAppears(kept));
        long before = 0;
        for (BooleanSupplier moment : moments) {
            killWhen(moment, "run", workflow);
            assertTrue("a checkpoint is kept", Files.size(checkpoint) > 0);
            assertFalse("no model yet", Files.exists(model));
            long now = Files.getLastModifiedTime(checkpoint).toMillis();
            assertTrue("it is no older than before", now >= before);
            before = now;
        }
        Launcher.Result result = Launcher.strand("run", workflow);
        assertEquals(result.output(), 0, result.exitCode());
        assertArrayEquals("bit for bit", expected, Files.readAllBytes(model));
        assertFalse("training has ended", Files.exists(checkpoint));
    }

    @Test
    public void generativeTrainingKilledAtAnyMomentGoesOnFromItsCheckpointToTheSameModel()
            throws Exception {
        Path undisturbed = path("undisturbed");
        complete(
                "run",
                generative("whole", path("other.checkpoint")),
                "--out",
                undisturbed.toString());

        Path kept = folder.newFolder("kept").toPath();
        Path checkpoint = kept.resolve("gan.checkpoint");
        Path out = path("out");
        String workflow = generative("killed", checkpoint);
        List<BooleanSupplier> moments = new ArrayList<>();
        moments.add(replaced(checkpoint, 0));
        moments.add(replaced(checkpoint, 9));
        moments.add(partAppears(kept));
        for (BooleanSupplier moment : moments) {
            killWhen(moment, "run", workflow, "--out", out.toString());
            assertTrue("a checkpoint is kept", Files.size(checkpoint) > 0);
            assertFalse("no model yet", Files.exists(out.resolve(GENERATIVE_MODEL)));
        }
        complete("run", workflow, "--out", out.toString());
        for (String result : List.of(GENERATIVE_MODEL, "GAN Generator (#4)/port_1.csv")) {
            assertArrayEquals(
                    "bit for bit: " + result,
                    Files.readAllBytes(undisturbed.resolve(result)),
                    Files.readAllBytes(out.resolve(result)));
        }
        assertFalse("training has ended", Files.exists(checkpoint));
    }

    @Test
    public void aGenerativeModelKilledWhileItIsSavedIsWholeOrTheOneBefore() throws Exception {
        Path out = path("out");
        String workflow = generative("saved", path("gan.checkpoint"));
        complete("run", workflow, "--out", out.toString());
        Path model = out.resolve(GENERATIVE_MODEL);
        byte[] expected = Files.readAllBytes(model);
        for (int milliseconds : new int[] {0, 5}) {
            killWhen(
                    () -> {
                        boolean writing = isSavingModel(out) && !onlyOfDead(out);
                        if (writing) {
                            pause(milliseconds);
                        }
                        return writing;
                    },
                    "run",
                    workflow,
                    "--out",
                    out.toString());
            if (Files.exists(model)) {
                assertArrayEquals("whole", expected, Files.readAllBytes(model));
            }
        }
        complete("run", workflow, "--out", out.toString());
        assertArrayEquals(expected, Files.readAllBytes(model));
        assertFalse("nothing is left", hasHidden(out, ".", ""));
    }

    /** Whether a model is in a folder that is not in its place yet. */
    private static boolean isSavingModel(Path out) {
        String file = Path.of(GENERATIVE_MODEL).getFileName().toString();
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(each -> each.getFileName().toString().startsWith(".partial-"))
                    .anyMatch(each -> Files.exists(each.resolve(file)));
        } catch (IOException | UncheckedIOException e) {
            // A folder has just taken its place.
            return false;
        }
    }

    @Test
    public void aModelKilledWhileItIsWrittenLeavesTheOneBefore() throws Exception {
        Path files = folder.newFolder("models").toPath();
        Path model = files.resolve("model.strand");
        Map<String, String> large =
                Map.of(
                        "recommended",
                        "false",
                        "convolutionLayers",
                        "0",
                        "cell",
                        "LSTM",
                        "bidirectional",
                        "false",
                        "hiddenSize",
                        "600",
                        "epochs",
                        "1");
        String workflow = training("writing", model, large);
        complete("run", workflow);
        byte[] old = Files.readAllBytes(model);
        assertTrue("large enough to be caught: " + old.length, old.length > 5_000_000);

        Map<String, String> other = new HashMap<>(large);
        other.put("seed", "2");
        String again = training("again", model, other);
        for (int atLeast : new int[] {0, 1_000_000}) {
            killWhen(() -> sizeOfPart(files) >= atLeast, "run", again);
            // Between the last byte and the end of the process the new one may have come.
            byte[] now = Files.readAllBytes(model);
            assertEquals("whole", old.length, now.length, 4_000);
            complete("run", reading(model));
        }
        complete("run", again);
        complete("run", reading(model));
    }

    private static long sizeOfPart(Path files) {
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.toList()) {
                if (file.getFileName().toString().endsWith(".part")
                        && Files.getLastModifiedTime(file).toMillis()
                                > System.currentTimeMillis() - 2_000) {
                    return Files.size(file);
                }
            }
        } catch (IOException e) {
            // It has just taken its place.
            return -1;
        }
        return -1;
    }

    private String reading(Path model) throws IOException {
        WorkflowFolder workflow = new WorkflowFolder(path("reading"));
        workflow.addNew(
                "Sequence Model Reader",
                "SequenceModelReaderNodeFactory",
                Map.of("inputFile", model.toString()));
        return workflow.write();
    }

    @Test
    public void resultsKilledWhileTheyAreSavedOpenAllTheSame() throws Exception {
        WorkflowFolder workflow = new WorkflowFolder(path("saving"));
        workflow.add("promoters", "Sequence Simulator", Map.of("sequences", "3000"));
        String source = workflow.write();
        Path out = path("out");
        complete("run", source, "--out", out.toString());
        Path saved = out.resolve("workflow");
        Path table = out.resolve("Sequence Simulator (#1)/port_1.csv");
        for (int milliseconds : new int[] {0, 4, 15, 40}) {
            killWhen(
                    () -> {
                        boolean writing = hasHidden(out, ".partial-", "") && !onlyOfDead(out);
                        if (writing) {
                            pause(milliseconds);
                        }
                        return writing;
                    },
                    "run",
                    source,
                    "--out",
                    out.toString());
            if (Files.exists(table)) {
                assertEquals("whole", 3_001, Files.readAllLines(table).size());
            }
            complete("run", saved.toString());
        }
        complete("run", source, "--out", out.toString());
        assertEquals(3_001, Files.readAllLines(table).size());
        try (Stream<Path> all = Files.list(out)) {
            TreeSet<String> names = new TreeSet<>();
            all.forEach(path -> names.add(path.getFileName().toString()));
            assertEquals(
                    "nothing is left", "[Sequence Simulator (#1), workflow]", names.toString());
        }
    }

    /** Whether the hidden folders are all those of processes that have been killed before. */
    private static boolean onlyOfDead(Path out) {
        try (Stream<Path> all = Files.list(out)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(".partial-"))
                    .map(name -> Long.parseLong(name.split("-")[1]))
                    .noneMatch(id -> ProcessHandle.of(id).isPresent());
        } catch (IOException e) {
            return true;
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
