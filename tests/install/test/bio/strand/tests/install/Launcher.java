// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts {@code ./strand} on the installation that the build made. */
final class Launcher {

    static final Path ROOT =
            Path.of(System.getProperty("strand.root", "../..")).toAbsolutePath().normalize();

    private Launcher() {}

    /** What a finished run said (both streams) and how it ended. */
    record Result(int exitCode, String output) {}

    static Result strand(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("closed its output but did not end:\n" + output);
        }
        return new Result(process.exitValue(), output);
    }

    static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ROOT.resolve("strand").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("STRAND_RUNTIME", ROOT.resolve("releng/install/target/runtime").toString());
        return builder.start();
    }
}
