// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;

public final class FlowVariableOverlayTest {

    private NodeSettings settings;

    private NodeSettings variables;

    private NodeSettingsWO tree;

    @Before
    public void createSettings() {
        settings = new NodeSettings("model");
        settings.addString("input", "old");
        settings.addInt("epochs", 1);
        settings.addDouble("rate", 0.1);
        settings.addBoolean("shuffle", false);
        settings.addLong("seed", 1L);
        settings.addStringArray("columns", "a");
        settings.addNodeSettings("training").addInt("patience", 3);
        variables = new NodeSettings("variables");
        variables.addString("version", "V_2019_09_13");
        tree = variables.addNodeSettings("tree");
    }

    private static void put(NodeSettingsWO parent, String key, String used, String exposed) {
        NodeSettingsWO leaf = parent.addNodeSettings(key);
        leaf.addString("used_variable", used);
        leaf.addString("exposed_variable", exposed);
    }

    private List<FlowVariable> apply(FlowVariable... visible) throws InvalidSettingsException {
        Map<String, FlowVariable> byName = new LinkedHashMap<>();
        for (FlowVariable variable : visible) {
            byName.put(variable.getName(), variable);
        }
        return new FlowVariableOverlay(variables).apply(settings, byName);
    }

    @Test
    public void replacesSettingsOfEveryType() throws Exception {
        put(tree, "input", "v1", null);
        put(tree, "epochs", "v2", null);
        put(tree, "rate", "v3", null);
        put(tree, "shuffle", "v4", null);
        put(tree, "seed", "v5", null);
        put(tree.addNodeSettings("training"), "patience", "v2", null);
        apply(
                new FlowVariable("v1", "new"),
                new FlowVariable("v2", 7),
                new FlowVariable("v3", 0.5),
                new FlowVariable("v4", VariableType.BooleanType.INSTANCE, true),
                new FlowVariable("v5", VariableType.LongType.INSTANCE, 1L << 40));
        assertEquals("new", settings.getString("input"));
        assertEquals(7, settings.getInt("epochs"));
        assertEquals(0.5, settings.getDouble("rate"), 0);
        assertTrue(settings.getBoolean("shuffle"));
        assertEquals(1L << 40, settings.getLong("seed"));
        assertEquals(7, settings.getNodeSettings("training").getInt("patience"));
    }

    @Test
    public void convertsAsKnimeDoes() throws Exception {
        put(tree, "input", "number", null);
        put(tree, "rate", "number", null);
        put(tree, "seed", "number", null);
        put(tree, "shuffle", "text", null);
        apply(new FlowVariable("number", 3), new FlowVariable("text", "true"));
        assertEquals("3", settings.getString("input"));
        assertEquals(3.0, settings.getDouble("rate"), 0);
        assertEquals(3L, settings.getLong("seed"));
        assertTrue(settings.getBoolean("shuffle"));
    }

    @Test
    public void replacesAWholeArray() throws Exception {
        put(tree, "columns", "names", null);
        apply(
                new FlowVariable(
                        "names", VariableType.StringArrayType.INSTANCE, new String[] {"x", "y"}));
        assertArrayEquals(new String[] {"x", "y"}, settings.getStringArray("columns"));
    }

    @Test
    public void readsTheTreeOfTheFirstVersion() throws Exception {
        variables = new NodeSettings("variables");
        put(variables, "epochs", "n", null);
        put(variables, "shuffle", null, "flag");
        List<FlowVariable> exposed = apply(new FlowVariable("n", 4));
        assertEquals(4, settings.getInt("epochs"));
        assertEquals("false", exposed.get(0).getStringValue());
    }

    @Test
    public void handsSettingsOnAsVariables() throws Exception {
        put(tree, "epochs", "n", "e");
        put(tree, "rate", null, "r");
        List<FlowVariable> exposed = apply(new FlowVariable("n", 9));
        assertEquals(List.of(new FlowVariable("e", 9), new FlowVariable("r", 0.1)), exposed);
    }

    @Test
    public void namesVariableAndSettingWhenTheVariableIsNotDefined() {
        put(tree.addNodeSettings("training"), "patience", "absent", null);
        InvalidSettingsException e = assertThrows(InvalidSettingsException.class, this::apply);
        assertTrue(e.getMessage(), e.getMessage().contains("\"training/patience\""));
        assertTrue(e.getMessage(), e.getMessage().contains("-workflow.variable=absent,VALUE,TYPE"));
    }

    @Test
    public void namesVariableAndSettingWhenTheTypeDoesNotFit() {
        put(tree, "epochs", "text", null);
        InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> apply(new FlowVariable("text", "many")));
        assertTrue(
                e.getMessage(),
                e.getMessage().contains("\"text\" = many (type STRING) does not fit setting"));
        assertTrue(e.getMessage(), e.getMessage().contains("\"epochs\", which is of type int"));
    }

    @Test
    public void passesOverSettingsThatAreGone() throws Exception {
        put(tree, "formerSetting", "n", null);
        apply(new FlowVariable("n", 9));
        assertEquals(1, settings.getInt("epochs"));
    }

    @Test
    public void listsTheVariablesInUse() throws Exception {
        put(tree, "epochs", "n", "e");
        put(tree.addNodeSettings("training"), "patience", "p", null);
        assertEquals(Set.of("n", "p"), new FlowVariableOverlay(variables).usedVariables());
    }
}
