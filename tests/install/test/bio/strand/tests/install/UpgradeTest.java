// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import bio.strand.tests.platform.Platform;
import bio.strand.tests.platform.WorkflowRun;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * trains models and saves workflows; this version over it; none at all.
 *
 * <p>Without more, the previous version is this one under an older qualifier, as p2 sees two builds
 * of one day: its bundles are others, its code is the same. {@code -Dstrand.previous.site=SITE}, a
 * folder or a zip, takes a real one: the update site that an older commit builds. With {@code
 * -Dstrand.previous.workflows=FOLDER} every workflow in that folder, such as the examples of that
 * commit, is run by the previous version, saved by it, and run again by this one:
 *
 * <pre>
 * git worktree add ../older COMMIT
 * (cd ../older &amp;&amp; ./mvnw package -DskipTests -DforceContextQualifier=202601010000)
 * ./mvnw package -DskipTests
 * ./mvnw verify -pl ../tests/install -Dtest=UpgradeTest \
 *     -Dstrand.previous.site=$PWD/../older/update-site/target/repository \
 *     -Dstrand.previous.workflows=$PWD/../older/workflows
 * </pre>
 *
 * <p>What files of older code mean to this one is also tested where they are read.
 */
public class UpgradeTest {

    @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final String FEATURE = "bio.strand.feature.feature.group";
    private static final Path FIRST_RELEASE =
            Launcher.ROOT.resolve("tests/install/test-resources/first-release");

    /** The site of a real previous version, and workflows made for it; empty: none is given. */
    private static final String PREVIOUS_SITE = System.getProperty("strand.previous.site", "");

    private static final String PREVIOUS_WORKFLOWS =
            System.getProperty("strand.previous.workflows", "");

    /** Epochs of the workflows that are given: enough to have a model. */
    private static final String SHORT = "epochs,1,int";

    private static final String PREDICTOR = "LSTM Predictor (#4)";

    private static String older;
    private static String version;
    private static Path runtime;
    private static State platform;
    private static State previous;
    private static State upgraded;
    private static State removed;
    private static WorkflowRun trained;
    private static WorkflowRun again;
    private static WorkflowRun applied;
    private static WorkflowRun firstRelease;
    private static final TreeMap<String, WorkflowRun> givenBefore = new TreeMap<>();
    private static final TreeMap<String, WorkflowRun> givenAfter = new TreeMap<>();

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
        Path olderSite = PREVIOUS_SITE.isEmpty() ? renamed(director) : Path.of(PREVIOUS_SITE);
        older = Repositories.version(olderSite, "features", "bio.strand.feature");
        runtime = root.resolve("runtime");
        change(director, Repositories.platform(), Repositories.platformUnits(), List.of());
        platform = State.of(runtime);

        change(director, List.of(Director.address(olderSite)), List.of(FEATURE), List.of());
        previous = State.of(runtime);
        trained = run(FIRST_RELEASE.resolve("trained"), root.resolve("trained"));
        if (!PREVIOUS_WORKFLOWS.isEmpty()) {
            try (Stream<Path> folders = Files.list(Path.of(PREVIOUS_WORKFLOWS))) {
                for (Path workflow : folders.filter(Files::isDirectory).sorted().toList()) {
                    String name = workflow.getFileName().toString();
                    givenBefore.put(name, run(workflow, root.resolve("before-" + name), SHORT));
                }
            }
        }

        change(
                director,
                List.of(Repositories.SITE.toUri()),
                List.of(FEATURE + "/" + version),
                List.of(FEATURE + "/" + older));
        director.collectGarbage(runtime);
        upgraded = State.of(runtime);
        again = run(trained.savedWorkflow(), root.resolve("again"));
        for (String name : givenBefore.keySet()) {
            Path saved = givenBefore.get(name).savedWorkflow();
            givenAfter.put(name, run(saved, root.resolve("after-" + name), SHORT));
        }
        applied =
                run(
                        FIRST_RELEASE.resolve("apply"),
                        root.resolve("applied"),
                        "model," + trained.model("RNN Learner (#3)") + ",String");
        firstRelease =
                run(
                        FIRST_RELEASE.resolve("apply"),
                        root.resolve("first-release"),
                        "model," + FIRST_RELEASE.resolve("model.strand") + ",String");

        change(director, List.of(), List.of(), List.of(FEATURE));
        director.collectGarbage(runtime);
        removed = State.of(runtime);
    }

    private static Path renamed(Director director) throws Exception {
        TreeSet<String> taken =
                new TreeSet<>(
                        List.of(
                                "bio.strand.feature_",
                                "bio.strand.nodes_",
                                "bio.strand.engine_",
                                "bio.strand.libs_",
                                Director.Target.LINUX.natives() + "_"));
        return Repositories.withOtherVersion(
                Repositories.SITE,
                name -> taken.stream().anyMatch(name::startsWith),
                version,
                "1.0.0.202601010000",
                director,
                FOLDER.getRoot().toPath().resolve("older"));
    }

    private static void change(
            Director director, List<URI> repositories, List<String> install, List<String> uninstall)
            throws Exception {
        Launcher.Result result =
                director.change(runtime, Director.Target.LINUX, repositories, install, uninstall);
        assertEquals(result.output(), 0, result.exitCode());
    }

    private static WorkflowRun run(Path workflow, Path out, String... variables) throws Exception {
        WorkflowRun run = Platform.at(runtime).run(workflow, out, variables);
        assertTrue(run.output(), run.succeeded());
        return run;
    }

    @Test
    public void theUpgradeReplacesEveryBundleAndLeavesNoneOfThePreviousVersion() {
        TreeSet<String> before = previous.strand();
        TreeSet<String> after = upgraded.strand();
        assertTrue(before.toString(), before.stream().allMatch(name -> name.contains(older)));
        assertTrue(after.toString(), after.stream().allMatch(name -> name.contains(version)));
        assertNotEquals(older, version);
        TreeSet<String> kept =
                new TreeSet<>(before.stream().map(name -> name.replace(older, version)).toList());
        kept.removeAll(after);
        assertEquals("every bundle has its successor", new TreeSet<>(), kept);
    }

    @Test
    public void theUpgradedInstallationHasTheOneFeature() {
        TreeSet<String> features = new TreeSet<>(upgraded.features());
        features.removeAll(platform.features());
        assertEquals(new TreeSet<>(List.of("bio.strand.feature_" + version)), features);
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
                        trained.savedWorkflow().resolve("RNN Learner (#3)/settings.xml"),
                        StandardCharsets.UTF_8);
        assertTrue(saved, saved.contains("key=\"hiddenSize\" type=\"xint\" value=\"4\""));
        if (PREVIOUS_SITE.isEmpty()) {
            assertEquals(trained.table(PREDICTOR, 1), again.table(PREDICTOR, 1));
        }
        // the same settings lead to nearly the same network, whatever became faster in between
        assertSame(
                probabilities(trained.table(PREDICTOR, 1)),
                probabilities(again.table(PREDICTOR, 1)),
                1e-2);
    }

    /** Every table of the last run by the previous version is there again, with as many rows. */
    @Test
    public void workflowsOfThePreviousVersionGiveTheSameTables() throws Exception {
        assumeFalse("no workflows are given", PREVIOUS_WORKFLOWS.isEmpty());
        assertFalse("workflows in " + PREVIOUS_WORKFLOWS, givenBefore.isEmpty());
        for (String name : givenBefore.keySet()) {
            TreeMap<String, byte[]> before = givenBefore.get(name).tables();
            TreeMap<String, byte[]> after = givenAfter.get(name).tables();
            assertFalse(name, before.isEmpty());
            assertEquals(name, before.keySet(), after.keySet());
            for (String table : before.keySet()) {
                if (table.endsWith(".csv")) {
                    assertEquals(
                            name + "/" + table, shape(before.get(table)), shape(after.get(table)));
                }
            }
        }
    }

    /** The columns of a table and how many rows it has. */
    private static String shape(byte[] table) throws IOException {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(new String(table, StandardCharsets.UTF_8))) {
            List<CsvRecord> records = reader.stream().toList();
            return records.get(0).getFields() + " x " + (records.size() - 1);
        }
    }

    @Test
    public void aModelOfThePreviousVersionPredictsWhatItPredictedThere() throws Exception {
        assertSame(
                probabilities(trained.table(PREDICTOR, 1)),
                probabilities(applied.table(PREDICTOR, 1)),
                1e-4);
    }

    /** Files that the code of the first release wrote, not today's code under another name. */
    @Test
    public void aModelOfTheFirstReleasePredictsWhatItPredictedThen() throws Exception {
        List<double[]> then;
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(FIRST_RELEASE.resolve("predictions.csv"))) {
            then = probabilities(reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList());
        }
        assertSame(then, probabilities(firstRelease.table(PREDICTOR, 1)), 1e-4);
    }

    private static void assertSame(List<double[]> then, List<double[]> now, double tolerance) {
        assertEquals(then.size(), now.size());
        for (int row = 0; row < then.size(); row++) {
            assertArrayEquals("row " + row, then.get(row), now.get(row), tolerance);
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

    /** The last two columns. */
    private static List<double[]> probabilities(List<Map<String, String>> table) {
        assertEquals("rows", 200, table.size());
        return table.stream()
                .map(
                        row -> {
                            List<String> values = List.copyOf(row.values());
                            return values.subList(values.size() - 2, values.size()).stream()
                                    .mapToDouble(Double::parseDouble)
                                    .toArray();
                        })
                .toList();
    }
}
