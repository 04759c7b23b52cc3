// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line with the test nodes in a process of its own. */
public final class RunnerProcess {

    private RunnerProcess() {}

    /**
     * Starts it.
     *
     * @param temporary its folder for temporary files
     * @param arguments the command line
     * @return the process
     */
    public static Process start(Path temporary, Object... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                System.getProperty("surefire.test.class.path") != null
                                        ? System.getProperty("surefire.test.class.path")
                                        : System.getProperty("java.class.path"),
                                "bio.strand.host.app.StrandProcessMain"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }
}
