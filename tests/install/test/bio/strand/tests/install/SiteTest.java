// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.install;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.Test;

/** What lies on the update site: complete, documented, and the same whenever it is built. */
public class SiteTest {

    private static final String BILL = "strand.cdx.json";

    @Test
    public void theZipHoldsTheSiteFolderAndNothingElse() throws Exception {
        TreeMap<String, String> folder = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Repositories.SITE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = Repositories.SITE.relativize(file).toString().replace('\\', '/');
                try (InputStream in = Files.newInputStream(file)) {
                    folder.put(name, digest(in));
                }
            }
        }
        TreeMap<String, String> zip = new TreeMap<>();
        try (ZipFile file = new ZipFile(Repositories.zip().toFile())) {
            for (ZipEntry entry : file.stream().filter(entry -> !entry.isDirectory()).toList()) {
                try (InputStream in = file.getInputStream(entry)) {
                    zip.put(entry.getName(), digest(in));
                }
            }
        }
        assertEquals(folder, zip);
    }

    @Test
    public void featuresAreCategorisedDescribedAndLicensed() throws Exception {
        String content = index("content.xml");
        for (String id :
                List.of(
                        "bio.strand.feature.feature.group",
                        "bio.strand.feature.source.feature.group")) {
            String unit = unit(content, id);
            assertTrue(id, unit.contains("Strand: learning from biological sequences"));
            assertTrue(id, unit.contains("Strand contributors"));
            assertTrue(id, unit.contains("apache.org/licenses/LICENSE-2.0"));
            assertTrue(id, unit.contains("org.eclipse.equinox.p2.description"));
            assertTrue(id + " in a category", content.contains("name=\"" + id + "\" range="));
        }
        Properties properties = new Properties();
        properties.load(
                new StringReader(
                        text(Repositories.feature("bio.strand.feature"), "feature.properties")));
        String license = properties.getProperty("license");
        assertTrue("licence", license.contains("TERMS AND CONDITIONS FOR USE"));
        assertTrue("notices of third parties", license.contains("org.openscience.cdk:cdk-core"));
    }

    @Test
    public void sourcesOfTheBundlesAreThere() throws Exception {
        for (String bundle : List.of("bio.strand.nodes", "bio.strand.engine")) {
            try (ZipFile sources = new ZipFile(Repositories.plugin(bundle + ".source").toFile())) {
                assertTrue(
                        bundle,
                        sources.stream().anyMatch(entry -> entry.getName().endsWith(".java")));
            }
        }
    }

    @Test
    public void theBillOfMaterialsListsExactlyTheLibrariesInTheBundles() throws Exception {
        TreeMap<String, String> shipped = new TreeMap<>();
        try (Stream<Path> plugins = Files.list(Repositories.SITE.resolve("plugins"))) {
            for (Path plugin : plugins.toList()) {
                if (plugin.getFileName().toString().contains(".cuda.")) {
                    continue;
                }
                try (ZipInputStream jars =
                        new ZipInputStream(new BufferedInputStream(Files.newInputStream(plugin)))) {
                    for (ZipEntry entry = jars.getNextEntry();
                            entry != null;
                            entry = jars.getNextEntry()) {
                        if (entry.getName().matches("lib/.*\\.jar")) {
                            shipped.put(digest(jars), entry.getName());
                        }
                    }
                }
            }
        }
        TreeMap<String, String> listed = new TreeMap<>();
        for (JsonObject component : components()) {
            if (component.get("name").getAsString().equals("echarts")) {
                // taken out of its jar: it is in the bundle of the nodes
                try (ZipFile nodes =
                        new ZipFile(Repositories.plugin("bio.strand.nodes").toFile())) {
                    String folder = "bio/strand/nodes/views/echarts/";
                    for (String file : List.of("echarts.min.js", "LICENSE", "NOTICE")) {
                        assertTrue(file, nodes.getEntry(folder + file) != null);
                    }
                }
                continue;
            }
            for (JsonElement hash : component.getAsJsonArray("hashes")) {
                if (hash.getAsJsonObject().get("alg").getAsString().equals("SHA-256")) {
                    listed.put(
                            hash.getAsJsonObject().get("content").getAsString(),
                            component.get("purl").getAsString());
                }
            }
        }
        assertEquals(shipped.toString(), listed.keySet(), shipped.keySet());
        assertTrue("all libraries: " + listed.size(), listed.size() > 40);
    }

    @Test
    public void theFeatureCarriesTheSameBillOfMaterialsAsTheSite() throws Exception {
        assertEquals(
                Files.readString(Repositories.SITE.resolve(BILL), StandardCharsets.UTF_8),
                text(Repositories.feature("bio.strand.feature"), "legal/" + BILL));
    }

    @Test
    public void noticeNamesEveryLibraryWithItsVersion() throws Exception {
        TreeSet<String> shipped = new TreeSet<>();
        for (JsonObject component : components()) {
            shipped.add(
                    component.get("name").getAsString()
                            + " "
                            + component.get("version").getAsString());
        }
        String notice = Files.readString(Launcher.ROOT.resolve("NOTICE"), StandardCharsets.UTF_8);
        TreeSet<String> named = new TreeSet<>();
        Matcher line = Pattern.compile("(?m)^  (\\S+ \\S+)  +\\S.*$").matcher(notice);
        while (line.find()) {
            named.add(line.group(1));
        }
        assertEquals(named, shipped);
    }

    /** What ND4J brings to read JSON, YAML, XML and protobuf is old and cannot be replaced. */
    @Test
    public void noClassOfStrandNamesTheParsersShadedIntoNd4j() throws Exception {
        List<String> naming = new ArrayList<>();
        int classes = 0;
        for (String bundle : List.of("bio.strand.nodes", "bio.strand.engine")) {
            try (ZipFile zip = new ZipFile(Repositories.plugin(bundle).toFile())) {
                for (ZipEntry entry : zip.stream().toList()) {
                    if (entry.getName().endsWith(".class")) {
                        classes++;
                        try (InputStream in = zip.getInputStream(entry)) {
                            String code =
                                    new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                            if (code.contains("org/nd4j/shade")
                                    || code.contains("org.nd4j.shade")) {
                                naming.add(entry.getName());
                            }
                        }
                    }
                }
            }
        }
        assertTrue("classes: " + classes, classes > 300);
        assertEquals(List.of(), naming);
    }

    /** The clock of the machine that builds is nowhere: two builds of a commit are the same. */
    @Test
    public void everythingBearsTheTimeOfTheCommit() throws Exception {
        String qualifier =
                Repositories.version(Repositories.SITE, "features", "bio.strand.feature")
                        .substring("1.0.0.".length());
        String stamp =
                qualifier.substring(0, 4)
                        + "-"
                        + qualifier.substring(4, 6)
                        + "-"
                        + qualifier.substring(6, 8)
                        + "T"
                        + qualifier.substring(8, 10)
                        + ":"
                        + qualifier.substring(10, 12);
        List<String> other = new ArrayList<>();
        List<Path> archives = new ArrayList<>(List.of(Repositories.zip()));
        for (String folder : List.of("plugins", "features")) {
            try (Stream<Path> files = Files.list(Repositories.SITE.resolve(folder))) {
                files.forEach(archives::add);
            }
        }
        for (Path archive : archives) {
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                zip.stream()
                        .filter(entry -> !entry.getTimeLocal().toString().startsWith(stamp))
                        .forEach(
                                entry ->
                                        other.add(
                                                archive.getFileName()
                                                        + "!"
                                                        + entry.getName()
                                                        + " "
                                                        + entry.getTimeLocal()));
            }
        }
        assertEquals(List.of(), other);
        for (String index : List.of("content.xml", "artifacts.xml")) {
            assertFalse(index, index(index).contains("p2.timestamp"));
        }
    }

    /** Tycho lists the packages of the Java that builds in another order at every build. */
    @Test
    public void theIndexNamesWhatIsOnTheSiteAndNotTheJavaThatBuiltIt() throws Exception {
        String content = index("content.xml");
        TreeSet<String> units = found(content, "<unit id=\"([^\"]+)\"");
        assertFalse(units.toString(), units.stream().anyMatch(id -> id.contains("jre")));
        for (String id : units) {
            assertTrue(id, id.startsWith("bio.strand.") || id.matches("\\d{12}\\.strand(\\..*)?"));
        }
        assertEquals(Set.of("" + units.size()), found(content, "<units size=\"(\\d+)\""));
        TreeSet<String> files = new TreeSet<>();
        for (String folder : List.of("plugins", "features")) {
            try (Stream<Path> archives = Files.list(Repositories.SITE.resolve(folder))) {
                archives.map(archive -> archive.getFileName().toString())
                        .map(name -> name.substring(0, name.lastIndexOf('_')))
                        .forEach(files::add);
            }
        }
        String artifacts = index("artifacts.xml");
        assertEquals(files, found(artifacts, "<artifact [^>]*id=\"([^\"]+)\""));
        assertEquals(Set.of("" + files.size()), found(artifacts, "<artifacts size=\"(\\d+)\""));
    }

    private static TreeSet<String> found(String text, String pattern) {
        TreeSet<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String index(String name) throws IOException {
        return Files.readString(Repositories.SITE.resolve(name), StandardCharsets.UTF_8);
    }

    private static String unit(String content, String id) {
        int start = content.indexOf("<unit id=\"" + id + "\"");
        assertTrue(id + " is on the site", start >= 0);
        return content.substring(start, content.indexOf("</unit>", start));
    }

    private static String text(Path archive, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<JsonObject> components() throws IOException {
        JsonObject bill =
                JsonParser.parseString(
                                Files.readString(
                                        Repositories.SITE.resolve(BILL), StandardCharsets.UTF_8))
                        .getAsJsonObject();
        assertEquals("CycloneDX", bill.get("bomFormat").getAsString());
        List<JsonObject> components = new ArrayList<>();
        bill.getAsJsonArray("components")
                .forEach(component -> components.add(component.getAsJsonObject()));
        return components;
    }

    /** The SHA-256 of what is left to read. */
    static String digest(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
