// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import bio.strand.tests.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What p2 makes of the update site on other systems, and where it must refuse. */
public class InstallationTest {

    private static final String FEATURE = "bio.strand.feature.feature.group";

    private static final String OLD = "5.5.0.v202506271010";

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void windowsGetsItsNativesAndNoOthersFromTheZip() throws Exception {
        getsItsNativesAndNoOthers(Director.Target.WINDOWS, Repositories.zip());
    }

    @Test
    public void macWithIntelGetsItsNativesAndNoOthers() throws Exception {
        getsItsNativesAndNoOthers(Director.Target.MAC_INTEL, Repositories.SITE);
    }

    @Test
    public void macWithArmGetsItsNativesAndNoOthers() throws Exception {
        getsItsNativesAndNoOthers(Director.Target.MAC_ARM, Repositories.SITE);
    }

    private void getsItsNativesAndNoOthers(Director.Target target, Path site) throws Exception {
        Path destination = folder.getRoot().toPath().resolve("installed");
        Launcher.Result result =
                new Director(folder.newFolder("p2").toPath())
                        .change(
                                destination,
                                target,
                                Repositories.withPlatform(site),
                                List.of(FEATURE),
                                List.of());
        assertEquals(result.output(), 0, result.exitCode());
        TreeSet<String> strand = new TreeSet<>();
        for (String plugin : names(destination.resolve("plugins"))) {
            if (plugin.startsWith("bio.strand.")) {
                strand.add(plugin.substring(0, plugin.indexOf("_1.")).replace("x86_64_", ""));
            }
        }
        assertEquals(
                new TreeSet<>(
                        List.of(
                                "bio.strand.engine",
                                "bio.strand.libs",
                                target.natives(),
                                "bio.strand.nodes")),
                strand);
    }

    @Test
    public void aKnimeThatIsTooOldIsNamedAndStaysAsItWas() throws Exception {
        assumeFalse("made of the stand-in", Platform.underTest().isKnime());
        Path root = folder.getRoot().toPath();
        Director director = new Director(folder.newFolder("p2").toPath());
        String core = Repositories.version(Repositories.PLATFORM, "plugins", "org.knime.core");
        Path old =
                Repositories.withOtherVersion(
                        Repositories.PLATFORM,
                        name -> name.startsWith("org.knime."),
                        core,
                        OLD,
                        director,
                        folder.newFolder("old").toPath());
        Path destination = root.resolve("knime");
        Launcher.Result installed =
                director.change(
                        destination,
                        Director.Target.LINUX,
                        List.of(old.toUri(), Repositories.PLATFORM.toUri()),
                        List.of("org.knime.core/" + OLD, "org.knime.core.ui/" + OLD),
                        List.of());
        assertEquals(installed.output(), 0, installed.exitCode());
        TreeSet<String> before = names(destination.resolve("plugins"));

        Launcher.Result refused =
                director.change(
                        destination,
                        Director.Target.LINUX,
                        List.of(Repositories.SITE.toUri()),
                        List.of(FEATURE),
                        List.of());

        assertNotEquals(refused.output(), 0, refused.exitCode());
        assertTrue(refused.output(), refused.output().contains("Missing requirement"));
        assertTrue(
                refused.output(),
                refused.output().contains("Strand: learning from biological sequences"));
        assertTrue(refused.output(), refused.output().contains("org.knime.core [5.11.0,6.0.0)"));
        assertEquals(before, names(destination.resolve("plugins")));
        assertFalse(Files.exists(destination.resolve("features")));
    }

    private static TreeSet<String> names(Path folder) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }
}
