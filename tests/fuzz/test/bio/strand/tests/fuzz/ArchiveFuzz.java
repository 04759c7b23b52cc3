// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.host.workflow.WorkflowArchive;
import bio.strand.host.workflow.WorkflowLoadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The {@code .knwf} archive: nothing may appear outside the folder it is extracted into. */
public final class ArchiveFuzz {

    private static final WorkflowArchive.Limits LIMITS =
            new WorkflowArchive.Limits(200, 8L << 20, 200);

    private ArchiveFuzz() {}

    /**
     * Reads one input.
     *
     * @param data the content
     */
    public static void fuzzerTestOneInput(byte[] data) {
        Path around = Scratch.folder("around");
        try {
            Path archive = Files.write(around.resolve("x.knwf"), data);
            Path parent = Files.createDirectory(around.resolve("parent"));
            try {
                Path workflow = new WorkflowArchive(archive, LIMITS).extractInto(parent);
                Expectations.require(workflow.startsWith(parent), "a workflow elsewhere");
                SettingsFuzz.read(workflow);
            } catch (WorkflowLoadException e) {
                Expectations.requireReadable(e);
                Expectations.require(count(parent) == 0, "something was left behind");
            }
            Expectations.require(count(around) == 2, "something appeared outside");
        } catch (IOException e) {
            throw new UncheckedIOException("the folder can be used", e);
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
