// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.badinput;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the launcher on the installation that the build made. */
final class Strand {

    /** The project's folder. */
    static final Path ROOT =
            Path.of(System.getProperty("strand.root", "../..")).toAbsolutePath().normalize();

    private static final int SECONDS = 120;

    private Strand() {}

    /** How a run ended and what it printed, errors included. */
    record Outcome(int exitCode, String output) {}

    static Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("strand").toString()));
        command.addAll(List.of(arguments));
        return end(command, Map.of());
    }

    /**
     * Runs the launcher where no file may grow beyond a limit, as on a disk that is full.
     *
     * @param kibibytes the limit of each file
     * @param temporary the folder for temporary files
     */
    static Outcome runWithLittleSpace(int kibibytes, Path temporary, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "bash",
                                "-c",
                                "ulimit -f " + kibibytes + "; exec \"$@\"",
                                "bash",
                                ROOT.resolve("strand").toString()));
        command.addAll(List.of(arguments));
        return end(command, Map.of("TMPDIR", temporary.toString()));
    }

    private static Outcome end(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("STRAND_RUNTIME", ROOT.resolve("releng/install/target/runtime").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("did not end:\n" + output);
        }
        return new Outcome(process.exitValue(), output);
    }
}
