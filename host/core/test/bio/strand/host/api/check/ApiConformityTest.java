// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.api.check;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.table.access.ReadAccess;

/**
 * What the stand-in offers is in KNIME's API, and the list of facts kept with the project agrees
 * with the full one where that is at hand.
 *
 * <p>The property {@code strand.api.host} adds class folders or jars whose declarations are
 * checked, {@code strand.api.users} such whose references are.
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

    private static Path placeOf(final Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<Path> placesIn(final String property) {
        return Arrays.stream(System.getProperty(property, "").split(File.pathSeparator))
                .filter(place -> !place.isBlank())
                .map(Path::of)
                .toList();
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
        final List<Path> places = new ArrayList<>(placesIn("strand.api.host"));
        places.add(placeOf(DataCell.class));
        places.add(placeOf(ReadAccess.class));
        assertTrue(PublicApi.read(places).size() > 200);

        assertEquals(List.of(), new ApiSubsetCheck(facts()).violations(places));
    }

    @Test
    public void everyReferenceOfShippedBundlesExistsInKnime() throws Exception {
        assertEquals(
                List.of(), new ApiReferenceCheck(facts()).violations(placesIn("strand.api.users")));
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
                new ApiSubsetCheck(factsOf()).violations(List.of(placeOf(DataCell.class))),
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
                new ApiSubsetCheck(other).violations(List.of(placeOf(DataCell.class)));

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
                new ApiReferenceCheck(little).violations(List.of(placeOf(ReadAccess.class)));

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
