// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Settings trees and their XML form. */
public class NodeSettingsTest {
    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    + "<config xmlns=\"http://www.knime.org/2008/09/XMLConfig\""
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xsi:schemaLocation=\"http://www.knime.org/2008/09/XMLConfig"
                    + " http://www.knime.org/XMLConfig_2008_09.xsd\" key=\"top\">\n";

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private static String xml(final NodeSettings settings) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        settings.saveToXML(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static NodeSettingsRO parse(final String xml) throws IOException {
        return NodeSettings.loadFromXML(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String config(final String content) {
        return "<config key=\"top\">\n" + content + "\n</config>";
    }

    private static String failure(final String xml) {
        return assertThrows(IOException.class, () -> parse(xml)).getMessage();
    }

    @Test
    public void xmlHasTheFormThatKnimeWrites() throws IOException {
        final NodeSettings settings = new NodeSettings("top");
        settings.addInt("count", 3);
        settings.addString("nothing", null);
        settings.addStringArray("names", "a", null);
        settings.addBoolean("on", true);
        settings.addFloat("rate", 0.2f);
        settings.addNodeSettings("empty");

        assertEquals(
                HEAD
                        + "    <entry key=\"count\" type=\"xint\" value=\"3\"/>\n"
                        + "    <entry key=\"nothing\" type=\"xstring\" isnull=\"true\""
                        + " value=\"\"/>\n"
                        + "    <config key=\"names\">\n"
                        + "        <entry key=\"array-size\" type=\"xint\" value=\"2\"/>\n"
                        + "        <entry key=\"0\" type=\"xstring\" value=\"a\"/>\n"
                        + "        <entry key=\"1\" type=\"xstring\" isnull=\"true\" value=\"\"/>\n"
                        + "    </config>\n"
                        + "    <entry key=\"on\" type=\"xboolean\" value=\"true\"/>\n"
                        + "    <entry key=\"rate\" type=\"xfloat\""
                        + " value=\"0.20000000298023224\"/>\n"
                        + "    <config key=\"empty\"/>\n"
                        + "</config>\n",
                xml(settings));
    }

    @Test
    public void everyKindOfValueComesBack() throws Exception {
        final NodeSettings settings = new NodeSettings("top");
        settings.addByte("byte", (byte) -7);
        settings.addChar("char", '\u0007');
        settings.addShort("short", (short) -300);
        settings.addInt("int", Integer.MIN_VALUE);
        settings.addLong("long", Long.MAX_VALUE);
        settings.addFloat("float", Float.MIN_VALUE);
        settings.addDouble("double", Double.NaN);
        settings.addBoolean("boolean", true);
        settings.addString("string", "text");
        settings.addByteArray("bytes", (byte) 1, (byte) -128);
        settings.addCharArray("chars", 'x', '\n');
        settings.addShortArray("shorts", (short) 1);
        settings.addIntArray("ints");
        settings.addLongArray("longs", 1L, 2L);
        settings.addFloatArray("floats", 1.5f, Float.NEGATIVE_INFINITY);
        settings.addDoubleArray("doubles", 0.1, -0.0);
        settings.addBooleanArray("booleans", true, false);
        settings.addStringArray("strings", "", null, "x");
        settings.addStringArray("no strings", (String[]) null);

        final NodeSettingsRO read = parse(xml(settings));
        assertEquals(settings, read);
        assertEquals((byte) -7, read.getByte("byte"));
        assertEquals('\u0007', read.getChar("char"));
        assertEquals((short) -300, read.getShort("short"));
        assertEquals(Integer.MIN_VALUE, read.getInt("int"));
        assertEquals(Long.MAX_VALUE, read.getLong("long"));
        assertEquals(Float.MIN_VALUE, read.getFloat("float"), 0);
        assertTrue(Double.isNaN(read.getDouble("double")));
        assertTrue(read.getBoolean("boolean"));
        assertEquals("text", read.getString("string"));
        assertArrayEquals(new byte[] {1, -128}, read.getByteArray("bytes"));
        assertArrayEquals(new char[] {'x', '\n'}, read.getCharArray("chars"));
        assertArrayEquals(new short[] {1}, read.getShortArray("shorts"));
        assertArrayEquals(new int[0], read.getIntArray("ints"));
        assertArrayEquals(new long[] {1, 2}, read.getLongArray("longs"));
        assertArrayEquals(
                new float[] {1.5f, Float.NEGATIVE_INFINITY}, read.getFloatArray("floats"), 0);
        assertArrayEquals(new double[] {0.1, -0.0}, read.getDoubleArray("doubles"), 0);
        assertArrayEquals(new boolean[] {true, false}, read.getBooleanArray("booleans"));
        assertArrayEquals(new String[] {"", null, "x"}, read.getStringArray("strings"));
        assertNull(read.getStringArray("no strings"));
    }

    @Test
    public void charactersThatXmlCannotCarryAreEscapedAsKnimeDoes() throws Exception {
        final NodeSettings settings = new NodeSettings("top");
        final String text = "a\tb\n\u0000 100% 100%% <&\"'> \u00e4 \ufffe \ud83e\uddec";
        settings.addString("text", text);

        final String xml = xml(settings);
        assertTrue(
                xml,
                xml.contains(
                        "value=\"a%%00009b%%00010%%00000 100% 100%%00037% &lt;&amp;&quot;'&gt;"
                                + " \u00e4 %%65534 %%55358%%56812\""));
        assertEquals(text, parse(xml).getString("text"));
    }

    @Test
    public void textThatOnlyLooksLikeAnEscapeIsRead() throws Exception {
        assertEquals(
                "%%12 %%x",
                parse(config("<entry key=\"k\" type=\"xstring\" value=\"%%12 %%x\"/>"))
                        .getString("k"));
    }

    @Test
    public void aMissingKeyIsNamed() {
        final NodeSettings settings = new NodeSettings("top");
        final InvalidSettingsException e =
                assertThrows(InvalidSettingsException.class, () -> settings.getInt("count"));

        assertTrue(e.getMessage(), e.getMessage().contains("\"count\""));
        assertEquals(5, settings.getInt("count", 5));
        assertThrows(InvalidSettingsException.class, () -> settings.getNodeSettings("sub"));
    }

    @Test
    public void aValueOfAnotherTypeIsRefused() {
        final NodeSettings settings = new NodeSettings("top");
        settings.addString("count", "3");

        assertThrows(InvalidSettingsException.class, () -> settings.getInt("count"));
        assertThrows(InvalidSettingsException.class, () -> settings.getIntArray("count"));
        assertThrows(InvalidSettingsException.class, () -> settings.getNodeSettings("count"));
    }

    @Test
    public void aSecondValueReplacesTheFirst() throws Exception {
        final NodeSettings settings = new NodeSettings("top");
        settings.addString("key", "3");
        settings.addInt("key", 4);

        assertEquals(4, settings.getInt("key"));
        assertEquals(1, settings.getChildCount());
    }

    @Test
    public void copyingAddsAllEntries() throws Exception {
        final NodeSettings settings = new NodeSettings("top");
        settings.addNodeSettings("sub").addIntArray("ints", 1, 2);
        final NodeSettings copy = new NodeSettings("copy");
        settings.copyTo(copy);

        assertArrayEquals(new int[] {1, 2}, copy.getNodeSettings("sub").getIntArray("ints"));
        copy.getNodeSettings("sub").addInt("more", 1);
        assertFalse(settings.getNodeSettings("sub").containsKey("more"));
    }

    @Test
    public void anArrayWithoutAnElementIsRefused() throws Exception {
        final NodeSettingsRO settings =
                parse(
                        config(
                                "<config key=\"a\"><entry key=\"array-size\" type=\"xint\""
                                        + " value=\"2\"/><entry key=\"0\" type=\"xint\""
                                        + " value=\"1\"/></config>"));

        assertThrows(InvalidSettingsException.class, () -> settings.getIntArray("a"));
    }

    @Test
    public void aHugeArraySizeDoesNotExhaustTheMemory() throws Exception {
        final NodeSettingsRO settings =
                parse(
                        config(
                                "<config key=\"a\"><entry key=\"array-size\" type=\"xint\""
                                        + " value=\"2147483647\"/></config>"));

        assertThrows(InvalidSettingsException.class, () -> settings.getStringArray("a"));
        assertThrows(InvalidSettingsException.class, () -> settings.getDoubleArray("a"));
    }

    @Test
    public void aNegativeArraySizeIsRefused() throws Exception {
        final NodeSettingsRO settings =
                parse(
                        config(
                                "<config key=\"a\"><entry key=\"array-size\" type=\"xint\""
                                        + " value=\"-2\"/></config>"));

        assertThrows(InvalidSettingsException.class, () -> settings.getIntArray("a"));
    }

    @Test
    public void documentTypesAreRefused() throws Exception {
        final Path secret = folder.newFile("secret.txt").toPath();
        Files.writeString(secret, "secret");
        final String xml =
                "<!DOCTYPE config [<!ENTITY e SYSTEM \""
                        + secret.toUri()
                        + "\">]>\n"
                        + config("<entry key=\"k\" type=\"xstring\" value=\"x\"/>&e;");

        assertTrue(failure(xml), failure(xml).contains("DOCTYPE"));
    }

    @Test
    public void brokenXmlIsRefusedWithItsLine() {
        final String cut = config("<entry key=\"k\" type=\"xstring\" value=\"x\"/>\n<entry ");
        assertTrue(failure(cut), failure(cut).contains("line "));
        final String type = config("\n<entry key=\"k\" type=\"xstrange\" value=\"x\"/>");
        assertTrue(failure(type), failure(type).contains("line 3"));
        assertTrue(failure(type), failure(type).contains("xstrange"));
        final String number = config("<entry key=\"k\" type=\"xint\" value=\"many\"/>");
        assertTrue(failure(number), failure(number).contains("many"));
        final String key = config("<entry type=\"xint\" value=\"1\"/>");
        assertTrue(failure(key), failure(key).contains("key"));
        final String tag = config("<table/>");
        assertTrue(failure(tag), failure(tag).contains("table"));
        assertTrue(failure(""), !failure("").isEmpty());
        assertTrue(failure("<entry key=\"k\" type=\"xint\" value=\"1\"/>").contains("config"));
    }

    @Test
    public void endlessNestingIsRefused() {
        final String deep = "<config key=\"a\">".repeat(5000) + "</config>".repeat(5000);

        assertTrue(failure(deep), failure(deep).contains("nested"));
    }

    @Test
    public void passwordsAreNotReadable() throws Exception {
        final NodeSettings settings = new NodeSettings("top");
        settings.addPassword("secret", "key", "swordfish");

        assertFalse(xml(settings).contains("swordfish"));
        assertEquals("swordfish", parse(xml(settings)).getPassword("secret", "key"));
    }

    @Test
    public void transientTextIsNotSaved() throws Exception {
        final NodeSettings settings = new NodeSettings("top");
        settings.addTransientString("secret", "swordfish");

        assertEquals("swordfish", settings.getTransientString("secret"));
        assertFalse(xml(settings).contains("swordfish"));
    }
}
