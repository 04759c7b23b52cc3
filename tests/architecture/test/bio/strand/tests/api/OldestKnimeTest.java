// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/**
 * The oldest KNIME that the suite accepts has everything that the suite uses, and everything that
 * names this KNIME names the same.
 */
public class OldestKnimeTest {

    private static final Path ROOT = Path.of(System.getProperty("strand.root", "../.."));

    private static final Pattern ACCEPTED =
            Pattern.compile(
                    "(org\\.knime\\.core(?:\\.ui)?);bundle-version=\"\\[(5\\.\\d+)\\.0,6\\.0\\.0\\)\"");

    private static ApiFacts facts() throws IOException {
        try (InputStream in = OldestKnimeTest.class.getResourceAsStream("/knime-5.12-facts.txt")) {
            return ApiFacts.read(in);
        }
    }

    private static ApiAge ages() throws IOException {
        try (InputStream in = OldestKnimeTest.class.getResourceAsStream("/knime-since.txt")) {
            return ApiAge.read(in, facts());
        }
    }

    private static List<Path> nodes() {
        Path classes = ROOT.resolve("target/classes");
        assertTrue(
                "No compiled classes in " + classes + ": run ./mvnw verify",
                Files.isDirectory(classes));
        return List.of(classes);
    }

    /** The oldest release that the bundle of the nodes accepts, such as 5.11. */
    private static String oldest() throws IOException {
        String required;
        try (InputStream in = Files.newInputStream(ROOT.resolve("META-INF/MANIFEST.MF"))) {
            required = new Manifest(in).getMainAttributes().getValue("Require-Bundle");
        }
        Matcher accepted = ACCEPTED.matcher(required);
        assertTrue(required, accepted.find());
        String oldest = accepted.group(2);
        assertTrue(required, accepted.find());
        assertEquals(required, oldest, accepted.group(2));
        return oldest;
    }

    @Test
    public void theOldestKnimeHasAllThatTheNodesUse() throws Exception {
        assertEquals(List.of(), ages().newerThan(ApiAge.minor(oldest()), nodes()));
    }

    @Test
    public void whatIsNewerIsFoundWhetherCalledOrWrittenToBeCalled() throws Exception {
        List<String> found = ages().newerThan(8, nodes());

        assertTrue(
                found.toString(),
                found.stream().anyMatch(line -> line.contains(".getPortsConfiguration()")));
        assertTrue(
                found.toString(),
                found.stream()
                        .anyMatch(
                                line -> line.contains("InputTableIndexHolder.getInputTableIndex")));
    }

    @Test(expected = IOException.class)
    public void anAgeOfSomethingUnknownIsRefused() throws Exception {
        byte[] line = "5.9 org/knime/core/data/DataCell none()V".getBytes(StandardCharsets.UTF_8);
        ApiAge.read(new ByteArrayInputStream(line), facts());
    }

    @Test
    public void featureAndDocumentsNameTheOldestKnime() throws Exception {
        String oldest = oldest();
        assertContains(
                "feature/feature.xml",
                "<import plugin=\"org.knime.core\" version=\"" + oldest + ".0\"");
        for (String file :
                List.of("feature/feature.xml", "README.md", "docs/install.md", "docs/faq.md")) {
            assertContains(file, " " + oldest + " or newer");
        }
    }

    private static void assertContains(String file, String text) throws IOException {
        String content = Files.readString(ROOT.resolve(file));
        assertTrue("\"" + text + "\" in " + file, content.contains(text));
    }
}
