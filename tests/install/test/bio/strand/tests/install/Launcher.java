// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts {@code ./strand} on the installation that the build made. */
public final class Launcher {

    /** The project's folder. */
    public static final Path ROOT =
            Path.of(System.getProperty("strand.root", "../..")).toAbsolutePath().normalize();

    private static final int SECONDS = 120;

    private Launcher() {}

    /** How a run ended and what it printed, errors included. */
    public record Result(int exitCode, String output) {}

    /** Runs the launcher to its end. */
    public static Result strand(String... arguments) throws IOException, InterruptedException {
        return end(start(arguments));
    }

    /**
     * Runs the launcher with environment variables of its own.
     *
     * @param environment what is set beside the variables of the tests
     */
    public static Result strandWith(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return end(start(List.of(), environment, arguments));
    }

    /**
     * Runs the launcher where no file may grow beyond a limit, as on a disk that is full.
     *
     * @param kibibytes the limit of each file
     * @param temporary the folder for temporary files
     */
    public static Result strandWithLittleSpace(int kibibytes, Path temporary, String... arguments)
            throws IOException, InterruptedException {
        List<String> shell =
                List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash");
        return end(start(shell, Map.of("TMPDIR", temporary.toString()), arguments));
    }

    /**
     * Starts the launcher, both streams in one; nothing can be typed into it. It obeys Ctrl-C as in
     * a terminal, also where the tests run in the background of a script, which ignores it.
     */
    public static Process start(String... arguments) throws IOException {
        return start(List.of("env", "--default-signal=INT"), Map.of(), arguments);
    }

    private static Process start(
            List<String> before, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(ROOT.resolve("strand").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("STRAND_RUNTIME", ROOT.resolve("releng/install/target/runtime").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Result end(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("closed its output but did not end:\n" + output);
        }
        return new Result(process.exitValue(), output);
    }
}
