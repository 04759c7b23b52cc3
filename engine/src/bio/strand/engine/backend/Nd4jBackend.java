// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The loaded ND4J backend.
 *
 * <p>Loading unpacks native libraries and takes seconds, so it happens at the first use and not
 * before. ND4J is told to look for its parts with its own class loader, whatever the thread's
 * context class loader is. Linear algebra runs on one thread: workers are threads of ours, and on a
 * busy machine two OpenMP threads were measured up to fifty times slower than one.
 */
public final class Nd4jBackend {

    private static final ThreadLocal<Boolean> CONFINED =
            ThreadLocal.withInitial(
                    () -> {
                        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
                        return true;
                    });

    private static final String CACHE_PROPERTY = "org.bytedeco.javacpp.cachedir";

    /** Held, because a logger that nobody holds loses its level. */
    private static final Logger ND4J_LOG = Logger.getLogger("org.nd4j");

    private static Nd4jBackend loaded;

    private static BackendUnavailableException failure;

    private final String description;
    private final boolean processor;
    private final Optional<String> warning;

    private Nd4jBackend(String description, boolean processor, Optional<String> warning) {
        this.description = description;
        this.processor = processor;
        this.warning = warning;
    }

    /**
     * Loads the backend, or returns the one that is loaded already. Safe to call from any thread.
     *
     * @return the backend
     * @throws BackendUnavailableException if a jar or a native library is missing or does not fit
     *     this machine. Classes that failed to load stay unusable until the program is started
     *     again, so later calls throw the same
     */
    public static synchronized Nd4jBackend load() {
        if (failure != null) {
            throw failure;
        }
        if (loaded == null) {
            // A setting that is refused leaves nothing loaded: it can be corrected and tried again.
            ComputeDevice wanted = ComputeDevice.wanted();
            String libraries = libraryCache();
            try {
                keepLibrariesIn(libraries);
                loaded = start(wanted);
            } catch (LinkageError | RuntimeException e) {
                failure =
                        e instanceof BackendUnavailableException unavailable
                                ? unavailable
                                : new BackendUnavailableException(
                                        LoadFailure.of(e, Loader.getPlatform(), libraries).remedy(),
                                        e);
                throw failure;
            }
        }
        return loaded;
    }

    private static Nd4jBackend start(ComputeDevice wanted) {
        ClassLoader libraries = Nd4j.class.getClassLoader();
        GraphicsProcessor graphics = graphicsFor(wanted, libraries);
        System.setProperty(ND4JSystemProperties.LOG_INITIALIZATION, "false");
        if (ND4J_LOG.getLevel() == null) {
            ND4J_LOG.setLevel(Level.WARNING);
        }
        ND4JClassLoading.setNd4jClassloader(
                graphics.installed() && !graphics.usable()
                        ? new ProcessorOnlyLoader(libraries)
                        : libraries);
        // Touching the executioner loads the backend; only then are there native ops.
        Objects.requireNonNull(Nd4j.getExecutioner());
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        confineThread();
        // The BLAS takes all processors when it is first asked for: ask, then confine it.
        Nd4j.factory().blas().setMaxThreads(1);
        boolean processor = "CPU".equals(environment().getProperty("backend"));
        Optional<String> warning =
                wanted == ComputeDevice.AUTO
                        ? graphics.problem()
                                .map(
                                        problem ->
                                                "The graphics processor is not used: %s. Strand computes on the processor; with -D%s=cpu in knime.ini it says so no more."
                                                        .formatted(problem, ComputeDevice.PROPERTY))
                        : Optional.empty();
        String device = processor ? "" : ", " + graphics.description();
        return new Nd4jBackend(describeLoaded() + device, processor, warning);
    }

    /** Asks for a graphics processor unless the user has said that none is wanted. */
    private static GraphicsProcessor graphicsFor(ComputeDevice wanted, ClassLoader libraries) {
        if (wanted == ComputeDevice.CPU) {
            return GraphicsProcessor.notWanted(libraries);
        }
        GraphicsProcessor graphics = GraphicsProcessor.find(libraries);
        if (wanted == ComputeDevice.GPU && !graphics.usable()) {
            throw new BackendUnavailableException(
                    "A graphics processor is asked for (-D%s=gpu) and cannot be used: %s."
                            .formatted(
                                    ComputeDevice.PROPERTY,
                                    graphics.problem()
                                            .orElse(
                                                    "the feature Strand GPU (CUDA) is not"
                                                        + " installed, see Strand's update site")),
                    null);
        }
        return graphics;
    }

    /** A folder of our own, unless the user has set one. */
    private static String libraryCache() {
        String chosen = System.getProperty(CACHE_PROPERTY);
        if (chosen != null) {
            return chosen;
        }
        Path home = Path.of(System.getProperty("user.home"));
        Path folder = home.resolve(".strand").resolve("javacpp");
        return (home.isAbsolute() && isUsable(folder) ? folder : temporaryFolder()).toString();
    }

    /**
     * Keeps the unpacked libraries apart from those of other copies of JavaCPP in the same program,
     * such as that of KNIME's columnar tables: whatever their versions, they unpack files of the
     * same names, and on Windows a file in use cannot be replaced. JavaCPP takes the folder from a
     * property that all copies share, and takes it once; so the property is there for that moment
     * only.
     */
    private static void keepLibrariesIn(String folder) {
        String chosen = System.setProperty(CACHE_PROPERTY, folder);
        try {
            Loader.getCacheDir();
        } catch (IOException e) {
            // Whatever loads next asks again, and then fails with the library that it needs.
            ND4J_LOG.log(Level.FINE, "No folder for native libraries", e);
        } finally {
            if (chosen == null) {
                System.clearProperty(CACHE_PROPERTY);
            }
        }
    }

    private static boolean isUsable(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException e) {
            return false;
        }
    }

    /** For users whose home folder cannot be written to; the user's name keeps users apart. */
    private static Path temporaryFolder() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "strand-javacpp-" + System.getProperty("user.name"));
    }

    private static Properties environment() {
        return Nd4j.getExecutioner().getEnvironmentInformation();
    }

    private static String describeLoaded() {
        Properties environment = environment();
        return "ND4J %s, %s backend, %s %s"
                .formatted(
                        versionOf(Nd4j.class, "org.nd4j", "nd4j-api"),
                        environment.getProperty("backend", "unknown"),
                        environment.get("blas.vendor"),
                        versionOf(openblas.class, "org.bytedeco", "openblas"));
    }

    /** The version that a library's jar states, as Maven put it there. */
    private static String versionOf(Class<?> type, String group, String artifact) {
        String path = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
        try (InputStream in = type.getResourceAsStream(path)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "of unknown version");
        } catch (IOException e) {
            return "of unreadable version";
        }
    }

    /**
     * Confines the native code that the calling thread runs to this one thread. OpenMP keeps the
     * number of threads for each thread that calls it, so a setting made elsewhere does not count
     * here; every thread calls this before its first product. Costs nanoseconds after the first
     * time.
     */
    public static void confineThread() {
        CONFINED.get();
    }

    /**
     * Whether computations run on the processor, and not on a graphics processor.
     *
     * @return false for ND4J's CUDA backend
     */
    public boolean isProcessor() {
        return processor;
    }

    /**
     * What computes, in the fewest letters, for messages.
     *
     * @return "CPU" or "GPU"
     */
    public String device() {
        return processor ? "CPU" : "GPU";
    }

    /**
     * Why the processor computes although support for graphics processors is installed.
     *
     * @return what is wrong and what to do; empty if the device is the one to be expected
     */
    public Optional<String> warning() {
        return warning;
    }

    /**
     * Whether ND4J has been loaded, without loading it. Opening a workflow or a dialog must not.
     *
     * @return true after the first {@link #load()} that succeeded
     */
    public static synchronized boolean isLoaded() {
        return loaded != null;
    }

    /**
     * What is loaded: library, version, backend and BLAS; for a graphics processor its kind.
     *
     * @return one line
     */
    public String describe() {
        return description;
    }
}
