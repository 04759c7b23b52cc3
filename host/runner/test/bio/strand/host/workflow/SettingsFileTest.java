// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class SettingsFileTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Path file(String... lines) throws IOException {
        Path file = folder.newFile().toPath();
        Files.writeString(file, String.join("\n", lines));
        return file;
    }

    private WorkflowLoadException refused(String... lines) throws IOException {
        Path file = file(lines);
        WorkflowLoadException e =
                assertThrows(WorkflowLoadException.class, () -> SettingsFile.read(file));
        assertEquals(file, e.file().orElseThrow());
        assertTrue(e.getMessage(), e.getMessage().startsWith(file.toString()));
        assertFalse(e.remedy().isEmpty());
        return e;
    }

    @Test
    public void readsNestedEntriesAndTheirLines() throws Exception {
        SettingsFile settings =
                SettingsFile.read(
                        file(
                                "<config key=\"settings.xml\">",
                                "<entry key=\"a\" type=\"xint\" value=\"7\"/>",
                                "<config key=\"b\">",
                                "<entry key=\"c\" type=\"xstring\" isnull=\"true\" value=\"\"/>",
                                "</config>",
                                "</config>"));
        assertEquals(7, settings.settings().getInt("a"));
        assertEquals(null, settings.settings().getNodeSettings("b").getString("c"));
        assertEquals(2, settings.lineOf("a"));
        assertEquals(4, settings.lineOf("b", "c"));
        assertEquals("the enclosing key", 3, settings.lineOf("b", "missing"));
        assertEquals("the root", 1, settings.lineOf("missing"));
    }

    @Test
    public void refusesADocumentTypeWithExternalEntity() throws IOException {
        WorkflowLoadException e =
                refused(
                        "<?xml version=\"1.0\"?>",
                        "<!DOCTYPE config [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                        "<config key=\"k\"><entry key=\"a\" type=\"xstring\""
                                + " value=\"&x;\"/></config>");
        assertTrue(e.problem(), e.problem().contains("DOCTYPE"));
        assertEquals(2, e.line());
    }

    @Test
    public void refusesEntityExpansion() throws IOException {
        WorkflowLoadException e =
                refused(
                        "<!DOCTYPE config [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>",
                        "<config key=\"k\"/>");
        assertTrue(e.problem(), e.problem().contains("DOCTYPE"));
    }

    @Test
    public void namesTheLineWhereTheFileIsCutOff() throws IOException {
        WorkflowLoadException e =
                refused("<config key=\"k\">", "<entry key=\"a\" type=\"xint\" value=\"7\"/>");
        assertEquals(2, e.line());
    }

    @Test
    public void refusesAnEmptyFile() throws IOException {
        assertTrue(refused("").problem().contains("damaged"));
    }

    @Test
    public void refusesABinaryFile() throws IOException {
        assertTrue(refused("\u0001\u0002\u0003PK").problem().contains("damaged"));
    }

    @Test
    public void refusesAnEntryWhoseValueDoesNotFitItsType() throws IOException {
        WorkflowLoadException e =
                refused(
                        "<config key=\"k\">",
                        "<entry key=\"epochs\" type=\"xint\" value=\"ten\"/>",
                        "</config>");
        assertEquals(2, e.line());
        assertTrue(e.problem(), e.problem().contains("\"epochs\": \"ten\" is no int"));
    }

    @Test
    public void refusesAnUnknownType() throws IOException {
        WorkflowLoadException e =
                refused("<config key=\"k\"><entry key=\"a\" type=\"date\" value=\"1\"/></config>");
        assertTrue(e.problem(), e.problem().contains("unknown type \"date\""));
    }

    @Test
    public void refusesForeignElements() throws IOException {
        assertTrue(refused("<html/>").problem().contains("<html>"));
        assertTrue(refused("<config key=\"k\"><b/></config>").problem().contains("<b>"));
    }

    @Test
    public void refusesAnEntryWithoutKey() throws IOException {
        WorkflowLoadException e =
                refused("<config key=\"k\"><entry type=\"xint\" value=\"1\"/></config>");
        assertTrue(e.problem(), e.problem().contains("no attribute key"));
    }

    @Test
    public void refusesNestingThatWouldExhaustTheStack() throws IOException {
        int depth = SettingsFile.MAX_DEPTH + 1;
        WorkflowLoadException e =
                refused("<config key=\"k\">".repeat(depth) + "</config>".repeat(depth));
        assertTrue(e.problem(), e.problem().contains("levels"));
    }

    @Test
    public void saysThatAFileIsMissing() {
        Path missing = folder.getRoot().toPath().resolve("settings.xml");
        WorkflowLoadException e =
                assertThrows(WorkflowLoadException.class, () -> SettingsFile.read(missing));
        assertTrue(e.problem(), e.problem().contains("does not exist"));
    }
}
