// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/**
 * What the stand-in offers is in KNIME's API, and the list of facts kept with the project agrees
 * with the full one where that is at hand.
 */
public class ApiConformityTest {
    private static final Path FULL_LIST =
            Path.of("../shared/knime-api/knime-5.12-signatures.txt.gz");

    private static ApiFacts facts() throws IOException {
        try (InputStream in =
                ApiConformityTest.class.getResourceAsStream("/knime-5.12-facts.txt")) {
            return ApiFacts.read(in);
        }
    }

    private static ApiFacts factsOf(final String... lines) throws IOException {
        final byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return ApiFacts.read(new ByteArrayInputStream(text));
    }

    /** Class folders of the stand-in bundles. */
    private static final List<Path> HOST =
            List.of(classes("host/core.table"), classes("host/core"), classes("host/core.ui"));

    /** Class folders of what is shipped. */
    private static final List<Path> USERS = List.of(classes("."), classes("engine"));

    private static Path classes(final String bundle) {
        final Path folder =
                Path.of(System.getProperty("strand.root", "../.."))
                        .resolve(bundle)
                        .resolve("target/classes");
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "No compiled classes in " + folder.toAbsolutePath() + ": run ./mvnw verify");
        }
        return folder;
    }

    /** The full list lies beside the checkout, wherever below it the tests run. */
    private static Path fullList() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(FULL_LIST))) {
            folder = folder.getParent();
        }
        return folder == null ? null : folder.resolve(FULL_LIST);
    }

    @Test
    public void everyPublicMemberOfTheHostExistsInKnime() throws Exception {
        assertTrue(PublicApi.read(HOST).size() > 400);

        assertEquals(List.of(), new ApiSubsetCheck(facts()).violations(HOST));
    }

    @Test
    public void everyReferenceOfShippedBundlesExistsInKnime() throws Exception {
        assertEquals(List.of(), new ApiReferenceCheck(facts()).violations(USERS));
    }

    @Test
    public void keptFactsAgreeWithTheFullList() throws Exception {
        final Path full = fullList();
        assumeTrue("full list of KNIME's API is at hand", full != null);
        final ApiFacts expected = ApiFacts.read(full);

        for (ApiFacts.TypeFacts kept : facts().types()) {
            final ApiFacts.TypeFacts known = expected.type(kept.name()).orElseThrow();
            assertEquals(known.line(), kept.line());
            for (Map.Entry<String, String> member : kept.members().entrySet()) {
                assertEquals(member.getValue(), known.members().get(member.getKey()));
            }
        }
    }

    @Test
    public void aClassThatKnimeDoesNotHaveIsFound() throws Exception {
        assertViolation(
                new ApiSubsetCheck(factsOf()).violations(List.of(classes("host/core"))),
                "class org/knime/core/data/DataCell does not exist in KNIME");
    }

    @Test
    public void differingMembersAndSupertypesAreFound() throws Exception {
        final ApiFacts other =
                factsOf(
                        "C public abstract class org/knime/core/data/DataCell"
                                + " extends java/lang/Number [org.knime.core]",
                        "  M protected <init>()V",
                        "  M protected getType()Lorg/knime/core/data/DataType;",
                        "  M public static isMissing()Z");
        final List<String> found =
                new ApiSubsetCheck(other).violations(List.of(classes("host/core")));

        final String cell = "org/knime/core/data/DataCell";
        assertViolation(found, cell + " extends java/lang/Object, in KNIME java/lang/Number");
        assertViolation(
                found, cell + " implements org/knime/core/data/DataValue, in KNIME it does not");
        assertViolation(
                found,
                cell
                        + ".getType()Lorg/knime/core/data/DataType;"
                        + " has another visibility in KNIME");
        assertViolation(found, cell + ".isMissing()Z is static only here or in KNIME");
        assertViolation(
                found,
                cell
                        + ".equalsDataCell(Lorg/knime/core/data/DataCell;)Z"
                        + " does not exist in KNIME");
    }

    @Test
    public void referencesToWhatKnimeDoesNotHaveAreFound() throws Exception {
        final ApiFacts little =
                factsOf(
                        "C public interface org/knime/core/table/access/ReadAccess"
                                + " extends java/lang/Object [org.knime.core.table]");
        final List<String> found =
                new ApiReferenceCheck(little).violations(List.of(classes("host/core.table")));

        assertViolation(
                found,
                "class org/knime/core/table/access/WriteAccess does not exist in KNIME; used in"
                        + " org/knime/core/table/access/VarBinaryAccess$VarBinaryWriteAccess");
        assertTrue(
                found.toString(),
                found.stream()
                        .noneMatch(
                                line ->
                                        line.startsWith(
                                                "class org/knime/core/table/access/ReadAccess ")));
    }

    private static void assertViolation(final List<String> found, final String expected) {
        assertTrue(expected + " in " + found, found.contains(expected));
    }
}
