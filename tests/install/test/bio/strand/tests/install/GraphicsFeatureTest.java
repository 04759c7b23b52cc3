// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The feature for graphics cards, installed by p2 on top of Strand: where it is for, where it is
 * not, and what Strand does with it on a machine without a card. Only a site built with {@code
 * -Dcuda} has it; that build sets the property {@code strand.cuda}, under which nothing here is
 * skipped.
 */
public class GraphicsFeatureTest {

    private static final String STRAND = "bio.strand.feature.feature.group";
    private static final String ID = "bio.strand.cuda.feature";
    private static final String FEATURE = ID + ".feature.group";

    /** What the engine says, and only once, where the card cannot be used. */
    private static final String NOT_USED = "The graphics processor is not used: ";

    @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private static Path runtime;
    private static TreeSet<String> without;
    private static TreeSet<String> with;

    /** Installs Strand and then, as a second step, the feature, as users do. */
    @BeforeClass
    public static void install() throws Exception {
        boolean onSite;
        try (Stream<Path> features = Files.list(Repositories.SITE.resolve("features"))) {
            onSite = features.anyMatch(file -> name(file).startsWith(ID + "_"));
        }
        assumeTrue(
                "a site without the feature for graphics cards",
                onSite || Boolean.getBoolean("strand.cuda"));
        assertTrue("the build with -Dcuda has the feature on its site", onSite);

        Path root = FOLDER.getRoot().toPath();
        runtime = root.resolve("runtime");
        Director director = new Director(root.resolve("p2"));
        Launcher.Result strand =
                director.change(
                        runtime,
                        Director.Target.LINUX,
                        Repositories.withPlatform(Repositories.SITE),
                        List.of("bio.strand.host.product", STRAND),
                        List.of());
        assertEquals(strand.output(), 0, strand.exitCode());
        without = natives(runtime);
        Launcher.Result graphics =
                director.change(
                        runtime,
                        Director.Target.LINUX,
                        List.of(Repositories.SITE.toUri()),
                        List.of(FEATURE),
                        List.of());
        assertEquals(graphics.output(), 0, graphics.exitCode());
        with = natives(runtime);
    }

    /** Uninstalls the feature; what was there before it must be there. */
    @AfterClass
    public static void uninstall() throws Exception {
        if (with == null) {
            return;
        }
        Director director = new Director(FOLDER.getRoot().toPath().resolve("p2-uninstall"));
        Launcher.Result removed =
                director.change(
                        runtime, Director.Target.LINUX, List.of(), List.of(), List.of(FEATURE));
        assertEquals(removed.output(), 0, removed.exitCode());
        director.collectGarbage(runtime);
        assertEquals(without, natives(runtime));
    }

    @Test
    public void linuxGetsItsNativesAndNoOthers() {
        String own = Director.Target.LINUX.natives();
        assertEquals(new TreeSet<>(List.of(own)), without);
        assertEquals(new TreeSet<>(List.of(own, Director.Target.LINUX.nativesForCards())), with);
    }

    @Test
    public void windowsGetsItsNativesAndNoOthers() throws Exception {
        Path destination = folder.getRoot().toPath().resolve("installed");
        Director director = new Director(folder.newFolder("p2").toPath());
        for (String feature : List.of(STRAND, FEATURE)) {
            Launcher.Result result =
                    director.change(
                            destination,
                            Director.Target.WINDOWS,
                            Repositories.withPlatform(Repositories.SITE),
                            List.of(feature),
                            List.of());
            assertEquals(result.output(), 0, result.exitCode());
        }
        assertEquals(
                new TreeSet<>(
                        List.of(
                                Director.Target.WINDOWS.natives(),
                                Director.Target.WINDOWS.nativesForCards())),
                natives(destination));
    }

    @Test
    public void macWithIntelIsToldThatItIsNotForIt() throws Exception {
        isRefused(Director.Target.MAC_INTEL);
    }

    @Test
    public void macWithArmIsToldThatItIsNotForIt() throws Exception {
        isRefused(Director.Target.MAC_ARM);
    }

    private void isRefused(Director.Target target) throws Exception {
        Path destination = folder.getRoot().toPath().resolve("installed");
        Director director = new Director(folder.newFolder("p2").toPath());
        Launcher.Result refused =
                director.change(
                        destination,
                        target,
                        Repositories.withPlatform(Repositories.SITE),
                        List.of(STRAND, FEATURE),
                        List.of());
        assertNotEquals(refused.output(), 0, refused.exitCode());
        assertTrue(
                refused.output(),
                refused.output()
                        .matches(
                                "(?s).*Missing requirement[^\n]*: Strand GPU \\(CUDA\\) [^\n]*"
                                        + " requires '[^\n]*Linux or Windows \\(x86_64\\).*"));
        assertFalse(refused.output(), Files.exists(destination.resolve("plugins")));
    }

    @Test
    public void withoutACardTheDoctorSaysSoOnceAndIsContent() throws Exception {
        Launcher.Result result = withoutCard("", "doctor");
        assertEquals(result.output(), 0, result.exitCode());
        assertEquals(result.output(), 2, result.output().split(NOT_USED, -1).length);
        assertTrue(result.output(), result.output().contains("installed, not used"));
        assertTrue(result.output(), result.output().contains("CPU backend"));
    }

    @Test
    public void withoutACardAWorkflowComputesOnTheProcessorAndSaysSoOnce() throws Exception {
        Launcher.Result result =
                withoutCard(
                        "",
                        "run",
                        Launcher.ROOT.resolve("workflows/promoters").toString(),
                        "-workflow.variable=epochs,1,int",
                        "--out",
                        folder.getRoot().toPath().resolve("out").toString());
        assertEquals(result.output(), 0, result.exitCode());
        assertEquals(result.output(), 2, result.output().split(NOT_USED, -1).length);
        assertFalse("no stack trace\n" + result.output(), result.output().contains("\tat "));
    }

    @Test
    public void aCardThatIsDemandedAndNotThereIsAnErrorWithItsReason() throws Exception {
        Launcher.Result result = withoutCard("-Dstrand.device=gpu", "doctor");
        assertEquals(result.output(), 1, result.exitCode());
        assertTrue(result.output(), result.output().contains("cannot be used: "));
        assertFalse(result.output(), result.output().contains("is not installed, see"));
    }

    /** Runs the installation as on a machine without a card, whatever this one has. */
    private static Launcher.Result withoutCard(String options, String... arguments)
            throws Exception {
        return Launcher.strandWith(
                Map.of(
                        "STRAND_RUNTIME",
                        runtime.toString(),
                        "STRAND_JAVA_OPTS",
                        options,
                        "CUDA_VISIBLE_DEVICES",
                        "-1"),
                arguments);
    }

    /** The description names what a user has to install; nothing else may be asked for. */
    @Test
    public void theNativesNeedTheDriverTheToolkitAndTheSystem() throws Exception {
        String ofLinux =
                "(ld-linux-x86-64|libc|libm|libdl|librt|libpthread|libstdc\\+\\+|libgcc_s)\\.so\\.\\d"
                    + "|libcuda\\.so\\.1|libcudart\\.so\\.11\\.0"
                    + "|libcublas(Lt)?\\.so\\.11|libcusolver(Mg)?\\.so\\.11|libcusparse\\.so\\.11";
        assertNeedOnly(ofLinux, needed(Director.Target.LINUX));
        String ofWindows =
                "kernel32\\.dll|msvcrt\\.dll|vcruntime140(_1)?\\.dll|msvcp140\\.dll|api-ms-win-.*\\.dll"
                    + "|nvcuda\\.dll|cudart64_110\\.dll"
                    + "|cublas(lt)?64_11\\.dll|cusolver(mg)?64_11\\.dll|cusparse64_11\\.dll";
        assertNeedOnly(ofWindows, needed(Director.Target.WINDOWS));
    }

    private static void assertNeedOnly(String allowed, TreeMap<String, TreeSet<String>> needed) {
        TreeSet<String> other = new TreeSet<>();
        needed.forEach(
                (library, names) ->
                        names.stream()
                                .filter(name -> !needed.containsKey(name))
                                .filter(name -> !name.matches(allowed))
                                .forEach(name -> other.add(library + " needs " + name)));
        assertEquals(new TreeSet<>(), other);
    }

    /**
     * What the libraries that ND4J loads ask for. JavaCPP's presets hold many more, for parts of
     * CUDA that ND4J does not use.
     */
    private TreeMap<String, TreeSet<String>> needed(Director.Target target) throws IOException {
        TreeMap<String, TreeSet<String>> needed = new TreeMap<>();
        Path jar = folder.getRoot().toPath().resolve("natives.jar");
        Path library = folder.getRoot().toPath().resolve("library");
        try (ZipFile bundle = new ZipFile(Repositories.plugin(target.nativesForCards()).toFile())) {
            for (ZipEntry entry : bundle.stream().toList()) {
                if (!entry.getName().matches("lib/.*-x86_64\\.jar")) {
                    continue;
                }
                try (InputStream in = bundle.getInputStream(entry)) {
                    Files.copy(in, jar, StandardCopyOption.REPLACE_EXISTING);
                }
                try (ZipFile natives = new ZipFile(jar.toFile())) {
                    for (ZipEntry file : natives.stream().toList()) {
                        String name = file.getName().substring(file.getName().lastIndexOf('/') + 1);
                        if (name.matches(
                                "(lib)?(jni)?(nd4jcuda|cudart|cublas|cusolver)\\.(so|dll)")) {
                            try (InputStream in = natives.getInputStream(file)) {
                                Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
                            }
                            TreeSet<String> names = new TreeSet<>();
                            LinkedLibraries.of(library)
                                    .forEach(
                                            one ->
                                                    names.add(
                                                            target == Director.Target.WINDOWS
                                                                    ? one.toLowerCase(Locale.ROOT)
                                                                    : one));
                            needed.put(name, names);
                        }
                    }
                }
            }
        }
        assertTrue(
                "ND4J's library among " + needed.keySet(),
                needed.keySet().stream().anyMatch(name -> name.matches("(lib)?nd4jcuda\\..*")));
        return needed;
    }

    @Test
    public void theFeatureSaysWhichCardsItServesAndIsLicensed() throws Exception {
        String content =
                Files.readString(Repositories.SITE.resolve("content.xml"), StandardCharsets.UTF_8);
        int start = content.indexOf("<unit id=\"" + FEATURE + "\"");
        String unit = content.substring(start, content.indexOf("</unit>", start));
        assertTrue(unit, unit.contains("capability 6.0 to 8.9"));
        assertTrue(unit, unit.contains("Strand GPU (CUDA)"));
        assertTrue(unit, unit.contains("Strand contributors"));
        assertTrue(unit, unit.contains("apache.org/licenses/LICENSE-2.0"));
        assertEquals(
                "in a category, and required by nothing else",
                2,
                content.split("<required [^>]*name=\"" + FEATURE + "\"", -1).length);
    }

    @Test
    public void itsBillOfMaterialsListsExactlyTheLibrariesInItsBundles() throws Exception {
        TreeMap<String, String> shipped = new TreeMap<>();
        for (Director.Target target : List.of(Director.Target.LINUX, Director.Target.WINDOWS)) {
            try (ZipInputStream jars =
                    new ZipInputStream(
                            new BufferedInputStream(
                                    Files.newInputStream(
                                            Repositories.plugin(target.nativesForCards()))))) {
                for (ZipEntry entry = jars.getNextEntry();
                        entry != null;
                        entry = jars.getNextEntry()) {
                    if (entry.getName().matches("lib/.*\\.jar")) {
                        shipped.put(SiteTest.digest(jars), entry.getName());
                    }
                }
            }
        }
        TreeSet<String> listed = new TreeSet<>();
        for (JsonElement component :
                JsonParser.parseString(
                                Files.readString(
                                        Repositories.SITE.resolve("strand-cuda.cdx.json"),
                                        StandardCharsets.UTF_8))
                        .getAsJsonObject()
                        .getAsJsonArray("components")) {
            for (JsonElement hash : component.getAsJsonObject().getAsJsonArray("hashes")) {
                if (hash.getAsJsonObject().get("alg").getAsString().equals("SHA-256")) {
                    listed.add(hash.getAsJsonObject().get("content").getAsString());
                }
            }
        }
        assertEquals(shipped.toString(), listed, new TreeSet<>(shipped.keySet()));
        assertEquals(shipped.toString(), 9, shipped.size());
    }

    /** The bundles of natives in an installation. */
    private static TreeSet<String> natives(Path installed) throws IOException {
        TreeSet<String> natives = new TreeSet<>();
        try (Stream<Path> plugins = Files.list(installed.resolve("plugins"))) {
            plugins.map(GraphicsFeatureTest::name)
                    .filter(name -> name.startsWith("bio.strand.libs."))
                    .map(name -> name.substring(0, name.lastIndexOf('_')))
                    .forEach(natives::add);
        }
        return natives;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
