// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.platform;

import bio.strand.tests.install.Launcher;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An installation with Strand in it that runs workflows. The system property {@code
 * strand.platform} chooses: {@code host}, the default, or {@code knime}.
 */
public interface Platform {

    /** The installation that the build made. */
    static Platform underTest() {
        boolean knime = System.getProperty("strand.platform", "host").equals("knime");
        return at(
                Launcher.ROOT.resolve(
                        "releng/" + (knime ? "knime" : "install") + "/target/runtime"));
    }

    /**
     * Another installation of the same kind.
     *
     * @param installation a folder into which p2 installed
     */
    static Platform at(Path installation) {
        String name = System.getProperty("strand.platform", "host");
        return switch (name) {
            case "host" -> new StandIn(installation);
            case "knime" -> new Knime(installation);
            default -> throw new IllegalStateException("strand.platform: host or knime: " + name);
        };
    }

    /** Whether it is a real KNIME. */
    boolean isKnime();

    /**
     * Runs a workflow to its end, from the beginning, and keeps what came of it.
     *
     * @param workflow the folder of the workflow, which stays as it is
     * @param out a folder for the results that is not there yet
     * @param variables variables of the workflow, each {@code name,value,type}
     * @return how it went
     */
    WorkflowRun run(Path workflow, Path out, String... variables)
            throws IOException, InterruptedException;

    /**
     * What the doctor of Strand says there.
     *
     * @param area a folder for the platform's own files that is not there yet
     */
    Launcher.Result doctor(Path area) throws IOException, InterruptedException;
}
