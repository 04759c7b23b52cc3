// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/** Flow variables, their types and stacks. */
public class FlowVariableTest {
    private static final NodeID ID = NodeID.fromString("0:1");

    private static NodeSettings settings() {
        final NodeSettings settings = new NodeSettings("model");
        settings.addInt("int", 1);
        settings.addLong("long", 1);
        settings.addDouble("double", 1);
        settings.addBoolean("boolean", false);
        settings.addString("string", "a");
        settings.addStringArray("strings", "a", "b");
        settings.addIntArray("ints", 1, 2);
        return settings;
    }

    private static void overwrite(
            final NodeSettings settings, final String key, final FlowVariable variable)
            throws Exception {
        VariableTypeRegistry.overwriteWithVariable(settings, key, variable);
    }

    @Test
    public void variablesOverwriteSettingsOfTheirTypeAndWider() throws Exception {
        final NodeSettings settings = settings();
        overwrite(settings, "int", new FlowVariable("v", 7));
        overwrite(settings, "long", new FlowVariable("v", 8));
        overwrite(settings, "double", new FlowVariable("v", 9));
        overwrite(settings, "string", new FlowVariable("v", 10));
        overwrite(
                settings,
                "boolean",
                new FlowVariable("v", VariableType.BooleanType.INSTANCE, true));
        overwrite(
                settings,
                "strings",
                new FlowVariable("v", VariableType.StringArrayType.INSTANCE, new String[] {"x"}));

        assertEquals(7, settings.getInt("int"));
        assertEquals(8, settings.getLong("long"));
        assertEquals(9, settings.getDouble("double"), 0);
        assertEquals("10", settings.getString("string"));
        assertTrue(settings.getBoolean("boolean"));
        assertArrayEquals(new String[] {"x"}, settings.getStringArray("strings"));
    }

    @Test
    public void aVariableOfAnotherTypeIsRefused() {
        final NodeSettings settings = settings();

        assertThrows(
                InvalidSettingsException.class,
                () -> overwrite(settings, "int", new FlowVariable("v", "text")));
        assertThrows(
                InvalidSettingsException.class,
                () -> overwrite(settings, "int", new FlowVariable("v", 1.5)));
        assertThrows(
                InvalidSettingsException.class,
                () -> overwrite(settings, "absent", new FlowVariable("v", 1)));
    }

    @Test
    public void settingsBecomeVariables() throws Exception {
        final NodeSettings settings = settings();
        final VariableTypeRegistry registry = VariableTypeRegistry.getInstance();

        assertEquals(1, registry.createFromConfig("v", settings, "int").getIntValue());
        assertEquals("a", registry.createFromConfig("v", settings, "string").getStringValue());
        assertEquals(
                VariableType.IntArrayType.INSTANCE,
                registry.createFromConfig("v", settings, "ints").getVariableType());
    }

    @Test
    public void variablesAreSavedAndLoaded() throws Exception {
        for (FlowVariable variable :
                List.of(
                        new FlowVariable("s", "text"),
                        new FlowVariable("i", 3),
                        new FlowVariable("d", 2.5),
                        new FlowVariable("l", VariableType.LongType.INSTANCE, 1L << 40),
                        new FlowVariable("b", VariableType.BooleanType.INSTANCE, true))) {
            final NodeSettings settings = new NodeSettings("variable");
            variable.save(settings);
            final FlowVariable loaded = FlowVariable.load(settings);
            assertEquals(variable.getName(), loaded.getName());
            assertEquals(variable.getVariableType(), loaded.getVariableType());
            assertEquals(variable.getValueAsString(), loaded.getValueAsString());
        }
    }

    @Test
    public void theTopmostVariableOfANameIsSeen() {
        final FlowObjectStack stack =
                FlowObjectStack.createFromFlowVariableList(
                        List.of(new FlowVariable("a", 1), new FlowVariable("a", 2)), ID);

        assertEquals(2, stack.getAllAvailableFlowVariables().get("a").getIntValue());
        stack.push(new FlowVariable("a", 3));
        assertEquals(3, stack.getAllAvailableFlowVariables().get("a").getIntValue());
    }

    @Test
    public void variablesOfATypeAreFound() {
        final FlowObjectStack stack =
                FlowObjectStack.createFromFlowVariableList(
                        List.of(new FlowVariable("i", 2), new FlowVariable("s", "x")), ID);
        final var integers =
                stack.getAvailableFlowVariables(
                        new VariableType<?>[] {VariableType.IntType.INSTANCE});

        assertTrue(integers.containsKey("i"));
        assertFalse(integers.containsKey("s"));
        assertEquals(2.0, integers.get("i").getValue(VariableType.DoubleType.INSTANCE), 0);
    }

    @Test
    public void aVariableNeedsAName() {
        assertThrows(RuntimeException.class, () -> new FlowVariable(null, 1));
    }
}
