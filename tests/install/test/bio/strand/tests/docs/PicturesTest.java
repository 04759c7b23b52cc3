// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import bio.strand.tests.install.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The pictures of the example workflows. After a deliberate change, draw them anew: {@code ./strand
 * draw workflows/NAME --out docs/images/NAME.svg}.
 */
public class PicturesTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private static List<String> names(String directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(Launcher.ROOT.resolve(directory))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }

    private static Launcher.Result strand(String... arguments) throws Exception {
        Launcher.Result result = Launcher.strand(arguments);
        assertEquals(result.output(), 0, result.exitCode());
        return result;
    }

    @Test
    public void everyExampleIsDrawnCompleteAndAsTheGuidesShowIt() throws Exception {
        List<String> shown = names("docs/images", ".svg");
        for (String name : names("workflows", "")) {
            Path out = folder.getRoot().toPath().resolve(name);
            Launcher.Result result =
                    strand(
                            "draw",
                            Launcher.ROOT.resolve("workflows").resolve(name).toString(),
                            "--scale",
                            "1",
                            "--out",
                            out.toString());
            assertFalse(result.output(), result.output().contains("strand: "));
            String svg = Files.readString(out.resolve(name + ".svg"));
            if (shown.contains(name)) {
                assertEquals(
                        "draw docs/images/" + name + ".svg anew",
                        svg,
                        Files.readString(Launcher.ROOT.resolve("docs/images/" + name + ".svg")));
            }
            int nodes = count(svg, "class=\"node\"");
            assertTrue(name, nodes > 0);
            assertEquals(name + ": an icon for each node", nodes, count(svg, "class=\"icon\""));
            assertEquals(name + ": a light for each node", nodes, count(svg, "class=\"light-on\""));
            assertTrue(name, Files.size(out.resolve(name + ".png")) > 20_000);
        }
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @Test
    public void everyPictureOfTheGuidesIsOfAnExample() throws IOException {
        List<String> workflows = names("workflows", "");
        for (String picture : names("docs/images", ".svg")) {
            assertTrue(picture, workflows.contains(picture));
        }
    }

    @Test
    public void packedExampleRunsAsItsFolderDoes() throws Exception {
        Path out = folder.getRoot().toPath();
        strand(
                "pack",
                Launcher.ROOT.resolve("workflows/genbank-features").toString(),
                "--out",
                out.toString());
        Launcher.Result result =
                strand(
                        "run",
                        out.resolve("genbank-features.knwf").toString(),
                        "-workflow.variable=epochs,1,int");
        assertTrue(result.output(), result.output().contains("6 of 6 nodes executed"));
    }
}
