// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/**
 * What a machine offers for computing, measured, and what is to be mended.
 *
 * @param facts what was found, by name, in the order for showing
 * @param problems what has to be mended before Strand can train and predict, each with its remedy
 * @param advice what could be better, each with what to do
 */
public record Diagnosis(Map<String, String> facts, List<String> problems, List<String> advice) {

    private static final double GIGABYTE = 1 << 30;

    /** Below this memory outside the heap, networks of common size do not fit. */
    private static final long LITTLE_MEMORY = 1L << 30;

    /** Below this many operations a second (GFLOP/s), OpenBLAS has chosen the wrong code. */
    private static final double SLOW = 10;

    /** Size of the matrices that are multiplied: those of a step of an LSTM of width 128. */
    private static final int ROWS = 64;

    private static final int DEPTH = 128;

    private static final int COLUMNS = 512;

    private static final int ROUNDS = 2000;

    /** Validates and copies. */
    public Diagnosis {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        problems = List.copyOf(problems);
        advice = List.copyOf(advice);
    }

    /**
     * Examines this machine: loads the numeric library if it is not loaded, and multiplies matrices
     * for a fraction of a second.
     *
     * @return what was found
     */
    public static Diagnosis ofThisMachine() {
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        facts.put("System", system());
        facts.put("Java", java());
        try {
            long begin = System.nanoTime();
            Nd4jBackend backend = Nd4jBackend.load();
            facts.put(
                    "Computes with",
                    "%s (loaded in %.1f s)"
                            .formatted(backend.describe(), (System.nanoTime() - begin) * 1e-9));
            facts.put("Native libraries", nativeLibraries());
            blas(facts, problems, advice);
            memory(facts, advice);
            facts.put(
                    "Graphics processor",
                    backend.isProcessor()
                            ? backend.warning().isPresent() ? "installed, not used" : "none used"
                            : "used");
            backend.warning().ifPresent(advice::add);
        } catch (BackendUnavailableException e) {
            facts.put("Computes with", "nothing: the numeric library cannot be loaded");
            problems.add(e.getMessage());
        }
        return new Diagnosis(facts, problems, advice);
    }

    private static String system() {
        return "%s %s, %s, %d processors%s"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Loader.getPlatform(),
                        Runtime.getRuntime().availableProcessors(),
                        cLibrary());
    }

    /** The version of glibc, where the system tells it. */
    private static String cLibrary() {
        if (!Loader.getPlatform().startsWith("linux")) {
            return "";
        }
        try {
            Process process =
                    new ProcessBuilder("getconf", "GNU_LIBC_VERSION")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                String line = reader.readLine();
                return line == null ? "" : ", " + line;
            }
        } catch (IOException e) {
            return ", C library unknown (" + e.getMessage() + ")";
        }
    }

    private static String java() {
        return "%s (%s), heap of at most %s"
                .formatted(
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        gigabytes(Runtime.getRuntime().maxMemory()));
    }

    private static String nativeLibraries() {
        Path folder;
        long[] size = new long[1];
        try {
            folder = Loader.getCacheDir().toPath();
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                            size[0] += facts.size();
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "%s (%.0f MB; may be deleted while KNIME is closed)"
                .formatted(folder, size[0] / (double) (1 << 20));
    }

    private static void blas(
            Map<String, String> facts, List<String> problems, List<String> advice) {
        if (!Nd4jBackend.load().isProcessor()) {
            return;
        }
        double speed = multiply(problems);
        facts.put(
                "BLAS",
                String.format(
                        Locale.ROOT,
                        "%.0f GFLOP/s on one thread (%d x %d x %d, float32)",
                        speed,
                        ROWS,
                        DEPTH,
                        COLUMNS));
        if (speed < SLOW) {
            advice.add(
                    "Matrix products are slow here. If the environment variable OPENBLAS_CORETYPE"
                            + " is set, remove it; otherwise the machine is busy or the processor"
                            + " old.");
        }
    }

    /** Multiplies matrices whose product is known; the speed in GFLOP/s. */
    private static double multiply(List<String> problems) {
        Nd4jBackend.confineThread();
        try (FloatPointer a = filled(ROWS * DEPTH, 1f);
                FloatPointer b = filled(DEPTH * COLUMNS, 0.5f);
                FloatPointer c = filled(ROWS * COLUMNS, 0f)) {
            double best = Double.MAX_VALUE;
            // the first turns also wake the processor
            for (int turn = 0; turn < 5; turn++) {
                long begin = System.nanoTime();
                for (int i = 0; i < ROUNDS / 5; i++) {
                    cblas_sgemm(
                            CblasRowMajor,
                            CblasNoTrans,
                            CblasNoTrans,
                            ROWS,
                            COLUMNS,
                            DEPTH,
                            1f,
                            a,
                            DEPTH,
                            b,
                            COLUMNS,
                            0f,
                            c,
                            COLUMNS);
                }
                best = Math.min(best, (System.nanoTime() - begin) / (ROUNDS / 5.0));
            }
            float expected = DEPTH * 0.5f;
            for (int i = 0; i < ROWS * COLUMNS; i++) {
                if (c.get(i) != expected) {
                    problems.add(
                            "A matrix product came out wrong (%s instead of %s): install Strand"
                                            .formatted(c.get(i), expected)
                                    + " again, and if that does not help, report the processor"
                                    + " and the line BLAS above.");
                    break;
                }
            }
            return 2.0 * ROWS * DEPTH * COLUMNS / best;
        }
    }

    private static FloatPointer filled(int count, float value) {
        FloatPointer memory = OffHeapMemory.floats(count);
        for (int i = 0; i < count; i++) {
            memory.put(i, value);
        }
        return memory;
    }

    private static void memory(Map<String, String> facts, List<String> advice) {
        facts.put(
                "Memory",
                "%s in use; outside the heap at most %s, in all at most %s; the machine has %s"
                        .formatted(
                                gigabytes(Pointer.physicalBytes()),
                                limit(Pointer.maxBytes()),
                                limit(Pointer.maxPhysicalBytes()),
                                gigabytes(Pointer.totalPhysicalBytes())));
        if (Pointer.maxBytes() > 0 && Pointer.maxBytes() < LITTLE_MEMORY) {
            advice.add(
                    "Little memory outside the heap is allowed. For large networks set in"
                            + " knime.ini: -Dorg.bytedeco.javacpp.maxbytes=4G and"
                            + " -Dorg.bytedeco.javacpp.maxphysicalbytes=8G.");
        }
        boolean chosen = System.getProperty("org.bytedeco.javacpp.maxphysicalbytes") != null;
        if (chosen && Pointer.maxPhysicalBytes() > Pointer.totalPhysicalBytes()) {
            advice.add(
                    "More memory is allowed in all than the machine has: lower -Xmx or"
                            + " -Dorg.bytedeco.javacpp.maxphysicalbytes in knime.ini.");
        }
    }

    private static String limit(long bytes) {
        return bytes <= 0 ? "what the machine has" : gigabytes(bytes);
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }

    /**
     * Whether Strand can compute here.
     *
     * @return true without problems
     */
    public boolean isHealthy() {
        return problems.isEmpty();
    }

    /**
     * The diagnosis for a terminal.
     *
     * @return lines, each ending with a line break
     */
    public String toText() {
        StringBuilder text = new StringBuilder();
        facts.forEach(
                (name, value) ->
                        text.append(String.format(Locale.ROOT, "%-19s %s%n", name, value)));
        text.append(System.lineSeparator());
        list(text, "To mend", problems);
        list(text, "Advice", advice);
        if (problems.isEmpty() && advice.isEmpty()) {
            text.append("Nothing to mend.").append(System.lineSeparator());
        }
        return text.toString();
    }

    private static void list(StringBuilder text, String title, List<String> lines) {
        for (String line : lines) {
            text.append(title).append(": ").append(line).append(System.lineSeparator());
        }
    }
}
