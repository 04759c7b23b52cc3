// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The life of an installation: a bare platform; a previous version of Strand, with which a user
 * trains a model and saves a workflow; this version over it; none at all. The previous version is
 * this one under an older qualifier, as p2 sees two builds of one day: its bundles are others, its
 * code is the same. What files of older code mean to this one is tested where they are read.
 */
public class UpgradeTest {

    @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final String FEATURE = "bio.strand.feature.feature.group";
    private static final Path FIRST_RELEASE =
            Launcher.ROOT.resolve("tests/install/test-resources/first-release");

    private static final String OLDER = "1.0.0.202601010000";

    private static final String PREDICTIONS = "LSTM Predictor (#4)/port_1.csv";

    private static String version;
    private static Path runtime;
    private static State platform;
    private static State previous;
    private static State upgraded;
    private static State removed;
    private static Path trained;
    private static Path again;
    private static Path applied;
    private static Path firstRelease;

    /** What an installation consists of. */
    private record State(
            TreeSet<String> plugins,
            TreeSet<String> features,
            TreeSet<String> artifacts,
            TreeSet<String> started,
            TreeSet<String> units) {

        static State of(Path runtime) throws IOException {
            Path profiles =
                    runtime.resolve(
                            "p2/org.eclipse.equinox.p2.engine/profileRegistry/"
                                    + Director.PROFILE
                                    + ".profile");
            Path newest;
            try (Stream<Path> files = Files.list(profiles)) {
                newest =
                        files.filter(file -> file.toString().contains(".profile"))
                                .filter(file -> !file.getFileName().toString().startsWith("."))
                                .max((one, other) -> name(one).compareTo(name(other)))
                                .orElseThrow();
            }
            return new State(
                    names(runtime.resolve("plugins")),
                    names(runtime.resolve("features")),
                    found(
                            text(runtime.resolve("artifacts.xml")),
                            "<artifact [^>]*id='([^']+)'[^>]*version='([^']+)'"),
                    found(
                            text(
                                    runtime.resolve(
                                            "configuration/org.eclipse.equinox.simpleconfigurator/bundles.info")),
                            "(?m)^([^#,]+),([^,]+),"),
                    found(text(newest), "<unit id='([^']+)' version='([^']+)'"));
        }

        private static String name(Path file) {
            return file.getFileName().toString();
        }

        private static TreeSet<String> names(Path folder) throws IOException {
            TreeSet<String> names = new TreeSet<>();
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.forEach(file -> names.add(name(file)));
                }
            }
            return names;
        }

        private static TreeSet<String> found(String text, String pattern) {
            TreeSet<String> found = new TreeSet<>();
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            while (matcher.find()) {
                found.add(matcher.group(1) + " " + matcher.group(2));
            }
            assertTrue("nothing found of " + pattern, !found.isEmpty());
            return found;
        }

        private static String text(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            if (file.toString().endsWith(".gz")) {
                try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    bytes = in.readAllBytes();
                }
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Everything of this version or that of Strand, the stand-in host apart. */
        TreeSet<String> strand() {
            TreeSet<String> strand = new TreeSet<>();
            Stream.of(plugins, features, artifacts, started, units)
                    .flatMap(TreeSet::stream)
                    .filter(name -> name.startsWith("bio.strand."))
                    .filter(name -> !name.startsWith("bio.strand.host"))
                    .forEach(strand::add);
            return strand;
        }
    }

    @BeforeClass
    public static void liveThrough() throws Exception {
        Path root = FOLDER.getRoot().toPath();
        Director director = new Director(root.resolve("p2"));
        version = Repositories.version(Repositories.SITE, "features", "bio.strand.feature");
        TreeSet<String> taken =
                new TreeSet<>(
                        List.of(
                                "bio.strand.feature_",
                                "bio.strand.nodes_",
                                "bio.strand.engine_",
                                "bio.strand.libs_",
                                Director.Target.LINUX.natives() + "_"));
        Path olderSite =
                Repositories.withOtherVersion(
                        Repositories.SITE,
                        name -> taken.stream().anyMatch(name::startsWith),
                        version,
                        OLDER,
                        director,
                        root.resolve("older"));
        runtime = root.resolve("runtime");
        change(
                director,
                List.of(Repositories.PLATFORM),
                List.of("bio.strand.host.product"),
                List.of());
        platform = State.of(runtime);

        change(director, List.of(olderSite), List.of(FEATURE), List.of());
        previous = State.of(runtime);
        trained = root.resolve("trained");
        run(FIRST_RELEASE.resolve("trained"), trained);

        change(
                director,
                List.of(Repositories.SITE),
                List.of(FEATURE + "/" + version),
                List.of(FEATURE + "/" + OLDER));
        director.collectGarbage(runtime);
        upgraded = State.of(runtime);
        again = root.resolve("again");
        run(trained.resolve("workflow"), again);
        applied = root.resolve("applied");
        run(
                FIRST_RELEASE.resolve("apply"),
                applied,
                "-workflow.variable=model,"
                        + trained.resolve("RNN Learner (#3)/port_1.strand")
                        + ",String");
        firstRelease = root.resolve("first-release");
        run(
                FIRST_RELEASE.resolve("apply"),
                firstRelease,
                "-workflow.variable=model," + FIRST_RELEASE.resolve("model.strand") + ",String");

        change(director, List.of(), List.of(), List.of(FEATURE));
        director.collectGarbage(runtime);
        removed = State.of(runtime);
    }

    private static void change(
            Director director,
            List<Path> repositories,
            List<String> install,
            List<String> uninstall)
            throws Exception {
        Launcher.Result result =
                director.change(runtime, Director.Target.LINUX, repositories, install, uninstall);
        assertEquals(result.output(), 0, result.exitCode());
    }

    private static void run(Path workflow, Path out, String... variables) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run", workflow.toString()));
        arguments.addAll(List.of(variables));
        arguments.addAll(List.of("--out", out.toString()));
        Launcher.Result result = Director.strand(runtime, arguments);
        assertEquals(result.output(), 0, result.exitCode());
    }

    @Test
    public void theUpgradeReplacesEveryBundleAndLeavesNoneOfThePreviousVersion() {
        TreeSet<String> before = previous.strand();
        TreeSet<String> after = upgraded.strand();
        assertTrue(before.toString(), before.stream().allMatch(name -> name.contains(OLDER)));
        assertTrue(after.toString(), after.stream().allMatch(name -> name.contains(version)));
        assertEquals(
                new TreeSet<>(before.stream().map(name -> name.replace(OLDER, version)).toList()),
                after);
    }

    @Test
    public void theUpgradedInstallationHasTheOneFeature() {
        assertEquals(new TreeSet<>(List.of("bio.strand.feature_" + version)), upgraded.features());
        assertTrue(upgraded.units().contains(FEATURE + " " + version));
    }

    @Test
    public void theUpgradeLeavesThePlatformAlone() {
        assertTrue(upgraded.plugins().containsAll(platform.plugins()));
        assertTrue(upgraded.started().containsAll(platform.started()));
    }

    @Test
    public void aWorkflowSavedByThePreviousVersionRunsWithItsSettings() throws Exception {
        String saved =
                Files.readString(
                        trained.resolve("workflow/RNN Learner (#3)/settings.xml"),
                        StandardCharsets.UTF_8);
        assertTrue(saved, saved.contains("key=\"hiddenSize\" type=\"xint\" value=\"4\""));
        assertEquals(
                Files.readString(trained.resolve(PREDICTIONS), StandardCharsets.UTF_8),
                Files.readString(again.resolve(PREDICTIONS), StandardCharsets.UTF_8));
    }

    @Test
    public void aModelOfThePreviousVersionPredictsWhatItPredictedThere() throws Exception {
        assertSame(
                probabilities(trained.resolve(PREDICTIONS)),
                probabilities(applied.resolve(PREDICTIONS)));
    }

    /** Files that the code of the first release wrote, not today's code under another name. */
    @Test
    public void aModelOfTheFirstReleasePredictsWhatItPredictedThen() throws Exception {
        assertSame(
                probabilities(FIRST_RELEASE.resolve("predictions.csv")),
                probabilities(firstRelease.resolve(PREDICTIONS)));
    }

    private static void assertSame(List<double[]> then, List<double[]> now) {
        assertEquals(then.size(), now.size());
        for (int row = 0; row < then.size(); row++) {
            assertArrayEquals("row " + row, then.get(row), now.get(row), 1e-4);
        }
    }

    @Test
    public void uninstallingLeavesNothing() {
        assertEquals(platform.plugins(), removed.plugins());
        assertEquals(platform.features(), removed.features());
        assertEquals(platform.artifacts(), removed.artifacts());
        assertEquals(platform.started(), removed.started());
        assertEquals(platform.units(), removed.units());
        assertEquals(new TreeSet<>(), removed.strand());
    }

    private static List<double[]> probabilities(Path table) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(table)) {
            List<double[]> rows = new ArrayList<>();
            reader.stream()
                    .skip(1)
                    .forEach(
                            row -> {
                                int last = row.getFieldCount() - 1;
                                rows.add(
                                        new double[] {
                                            Double.parseDouble(row.getField(last - 1)),
                                            Double.parseDouble(row.getField(last))
                                        });
                            });
            assertTrue(table + " has rows", rows.size() == 200);
            return rows;
        }
    }
}
