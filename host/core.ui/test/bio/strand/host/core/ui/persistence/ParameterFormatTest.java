// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.persistence;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.host.core.ui.persistence.SampleParameters.AllMigrate;
import bio.strand.host.core.ui.persistence.SampleParameters.Cell;
import bio.strand.host.core.ui.persistence.SampleParameters.Contradiction;
import bio.strand.host.core.ui.persistence.SampleParameters.Derived;
import bio.strand.host.core.ui.persistence.SampleParameters.Filters;
import bio.strand.host.core.ui.persistence.SampleParameters.Groups;
import bio.strand.host.core.ui.persistence.SampleParameters.Keys;
import bio.strand.host.core.ui.persistence.SampleParameters.Leaves;
import bio.strand.host.core.ui.persistence.SampleParameters.Migrations;
import bio.strand.host.core.ui.persistence.SampleParameters.Nested;
import bio.strand.host.core.ui.persistence.SampleParameters.Optionals;
import bio.strand.host.core.ui.persistence.SampleParameters.Persistors;
import bio.strand.host.core.ui.persistence.SampleParameters.Types;
import bio.strand.host.core.ui.persistence.SampleParameters.Unsupported;
import bio.strand.host.core.ui.persistence.SampleParameters.WithoutConstructor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.webui.node.dialog.defaultdialog.NodeParametersUtil;
import org.knime.node.parameters.NodeParameters;

/**
 * The expected settings in {@code settings/*.xml} are what KNIME 5.12 writes for the same classes
 * of parameters.
 */
public class ParameterFormatTest {

    private static NodeSettings saved(NodeParameters parameters) {
        NodeSettings settings = new NodeSettings("model");
        NodeParametersUtil.saveSettings(parameters.getClass(), parameters, settings);
        return settings;
    }

    private static String xml(NodeSettings settings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        settings.saveToXML(bytes);
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    private static String expected(String name) throws IOException {
        try (InputStream in =
                ParameterFormatTest.class.getResourceAsStream("/settings/" + name + ".xml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static void assertSavedAsInKnime(NodeParameters parameters) throws IOException {
        assertEquals(expected(parameters.getClass().getSimpleName()), xml(saved(parameters)));
    }

    private static void assertRoundTrip(NodeParameters parameters)
            throws IOException, InvalidSettingsException {
        NodeSettings settings = saved(parameters);
        NodeParameters loaded = NodeParametersUtil.loadSettings(settings, parameters.getClass());
        assertEquals(xml(settings), xml(saved(loaded)));
    }

    /** Settings without one of their entries. */
    private static NodeSettings without(NodeSettings settings, String key) {
        NodeSettings rest = new NodeSettings("model");
        List<String> keys = new ArrayList<>(settings.keySet());
        keys.remove(key);
        keys.forEach(kept -> rest.addEntry(settings.getEntry(kept)));
        return rest;
    }

    @Test
    public void savesSingleValuesUnderTheNamesOfTheirFields() throws IOException {
        assertSavedAsInKnime(new Leaves());
    }

    @Test
    public void savesKeysWithoutPrefixAndAsAnnotated() throws Exception {
        assertSavedAsInKnime(new Keys());
        assertRoundTrip(new Keys());
    }

    @Test
    public void savesFieldsOfSuperclassesFirst() throws Exception {
        assertSavedAsInKnime(new Derived());
        assertRoundTrip(new Derived());
    }

    @Test
    public void savesGroupsArraysAndListsAsSubSettings() throws Exception {
        assertSavedAsInKnime(new Groups());
        assertRoundTrip(new Groups());
    }

    @Test
    public void savesOptionalValuesWithAFlag() throws Exception {
        assertSavedAsInKnime(new Optionals());
        assertRoundTrip(new Optionals());
    }

    @Test
    public void savesColumnFiltersWithAllTheirWays() throws Exception {
        assertSavedAsInKnime(new Filters());
        assertRoundTrip(new Filters());
    }

    @Test
    public void savesFieldsAndClassesByTheirPersistors() throws Exception {
        assertSavedAsInKnime(new Persistors());
        assertRoundTrip(new Persistors());
    }

    @Test
    public void savesDataTypes() throws Exception {
        assertSavedAsInKnime(new Types());
        Types loaded = NodeParametersUtil.loadSettings(saved(new Types()), Types.class);
        assertEquals(IntCell.TYPE, loaded.type);
        assertEquals(Optional.empty(), loaded.noType);
    }

    @Test
    public void savesMigratedFieldsInTheirPresentForm() throws Exception {
        assertSavedAsInKnime(new Migrations());
        assertRoundTrip(new Migrations());
    }

    @Test
    public void loadsEveryKindOfSingleValue() throws InvalidSettingsException {
        Leaves parameters = new Leaves();
        parameters.noCell = Cell.RNN; // null is saved but not accepted
        parameters.count = 99;
        parameters.separator = '%';
        parameters.notSavedEither = 77;
        Leaves loaded = NodeParametersUtil.loadSettings(saved(parameters), Leaves.class);
        assertEquals(99, loaded.count);
        assertEquals(1L << 40, loaded.big);
        assertEquals(1e-3, loaded.rate, 0);
        assertEquals(0.2f, loaded.share, 0);
        assertTrue(loaded.enabled);
        assertEquals('%', loaded.separator);
        assertEquals(-1, loaded.small);
        assertEquals("a <b> & \"c\"\n", loaded.text);
        assertNull(loaded.nothing);
        assertEquals(Cell.GRU, loaded.cell);
        assertArrayEquals(new int[] {1, 2}, loaded.sizes);
        assertArrayEquals(
                new double[] {0.5, Double.NaN, Double.POSITIVE_INFINITY}, loaded.rates, 0);
        assertArrayEquals(new boolean[] {true, false}, loaded.flags);
        assertArrayEquals(new char[] {'A', 'C'}, loaded.letters);
        assertArrayEquals(new String[] {"x", null, ""}, loaded.names);
        assertNull(loaded.noNames);
        assertEquals(0, loaded.empty.length);
        assertEquals(Integer.valueOf(4), loaded.boxed);
        assertEquals("transient fields are not saved", 2, loaded.notSavedEither);
        assertEquals("private fields are not saved", 3, loaded.norThis());
    }

    @Test
    public void namesTheMissingKey() {
        NodeSettings settings = without(saved(new Leaves()), "rate");
        InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> NodeParametersUtil.loadSettings(settings, Leaves.class));
        assertTrue(e.getMessage(), e.getMessage().contains("\"rate\""));
    }

    @Test
    public void namesKeyAndChoicesOfAnUnknownConstant() {
        NodeSettings settings = without(saved(new Leaves()), "cell");
        settings.addString("cell", "Transformer");
        InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> NodeParametersUtil.loadSettings(settings, Leaves.class));
        assertEquals(
                "Invalid value 'Transformer' of \"cell\". Possible values: RNN, LSTM, GRU",
                e.getMessage());
    }

    @Test
    public void refusesANullConstant() {
        assertThrows(
                InvalidSettingsException.class,
                () -> NodeParametersUtil.loadSettings(saved(new Leaves()), Leaves.class));
    }

    @Test
    public void ignoresEntriesWithoutAField() throws InvalidSettingsException {
        NodeSettings settings = saved(new Nested(4));
        settings.addString("from a later version", "x");
        assertEquals(4, NodeParametersUtil.loadSettings(settings, Nested.class).depth);
    }

    @Test
    public void takesAnOptionalValueWithoutFlagAsPresent() throws InvalidSettingsException {
        NodeSettings settings = without(saved(new Optionals()), "seed_is_present");
        assertEquals(
                Optional.of(7), NodeParametersUtil.loadSettings(settings, Optionals.class).seed);
    }

    @Test
    public void countsTheElementsOfAnArrayByTheirKeys() throws InvalidSettingsException {
        NodeSettings settings = saved(new Groups());
        NodeSettings array = settings.getNodeSettings("array");
        array.addNodeSettings("2").addInt("depth", 11);
        array.addString("note", "no element");
        Groups loaded = NodeParametersUtil.loadSettings(settings, Groups.class);
        assertEquals(3, loaded.array.length);
        assertEquals(11, loaded.array[2].depth);
        assertEquals(0, loaded.emptyArray.length);
        assertNull(loaded.noArray);
        assertEquals(5, loaded.list.get(0).depth);
        assertEquals("type variables are resolved", 8, loaded.box.content.depth);
    }

    @Test
    public void migratesByDeprecatedPath() throws InvalidSettingsException {
        NodeSettings settings = without(saved(new Migrations()), "timeoutSeconds");
        settings.addNodeSettings("old").addInt("timeoutMilliseconds", 1500);
        assertEquals(
                1.5, NodeParametersUtil.loadSettings(settings, Migrations.class).timeoutSeconds, 0);
    }

    @Test
    public void migratesByMatcher() throws InvalidSettingsException {
        NodeSettings settings = without(saved(new Migrations()), "timeoutSeconds");
        settings.addBoolean("noTimeout", true);
        assertEquals(
                -1, NodeParametersUtil.loadSettings(settings, Migrations.class).timeoutSeconds, 0);
    }

    @Test
    public void failsIfNoMigrationApplies() {
        NodeSettings settings = without(saved(new Migrations()), "timeoutSeconds");
        settings.addInt("old", 3); // a value where the earlier form has sub-settings
        InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> NodeParametersUtil.loadSettings(settings, Migrations.class));
        assertTrue(e.getMessage(), e.getMessage().contains("timeoutSeconds"));
    }

    @Test
    public void takesTheDefaultOfAnAbsentField() throws InvalidSettingsException {
        NodeSettings settings = without(without(saved(new Migrations()), "added"), "nineBefore");
        Migrations loaded = NodeParametersUtil.loadSettings(settings, Migrations.class);
        assertEquals(5, loaded.added);
        assertEquals("the provider of a default decides", 9, loaded.nineBefore);
    }

    @Test
    public void takesTheDefaultsOfAllAbsentFields() throws InvalidSettingsException {
        AllMigrate loaded =
                NodeParametersUtil.loadSettings(new NodeSettings("model"), AllMigrate.class);
        assertEquals(1, loaded.one);
        assertEquals(3, loaded.nested.depth);
        assertEquals("t", loaded.text);
        assertEquals(9, loaded.nineBefore);
    }

    @Test
    public void refusesUnsupportedTypesByName() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> saved(new Unsupported()));
        assertTrue(
                e.getMessage(),
                e.getMessage().startsWith("No default persistor available for type 'short'"));
        assertTrue(e.getMessage(), e.getMessage().contains("number"));
    }

    @Test
    public void refusesContradictingAnnotations() {
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> saved(new Contradiction()));
        assertTrue(e.getMessage(), e.getMessage().contains("range"));
    }

    @Test
    public void refusesAClassWithoutDefaultConstructor() {
        IllegalStateException e =
                assertThrows(
                        IllegalStateException.class,
                        () -> NodeParametersUtil.createSettings(WithoutConstructor.class));
        assertTrue(e.getMessage(), e.getMessage().contains("WithoutConstructor"));
    }

    @Test
    public void refusesParametersOfAnotherClass() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        NodeParametersUtil.saveSettings(
                                Keys.class, new Nested(1), new NodeSettings("model")));
    }
}
