// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.execution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.config.base.ConfigEntries;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;
import org.knime.core.node.workflow.VariableTypeRegistry;

/**
 * Which settings of a node take their value from flow variables, and which are handed on as flow
 * variables. On disk it is a tree beside the settings with the same keys; where a setting is
 * concerned, the tree has the entries {@code used_variable} and {@code exposed_variable}. Since
 * KNIME 4.1 that tree stands below the key {@code tree}, beside {@code version}.
 */
final class FlowVariableOverlay {

    private static final String USED = "used_variable";

    private static final String EXPOSED = "exposed_variable";

    private static final String VERSION = "version";

    private static final String TREE = "tree";

    private static final String FIRST_VERSION = "V_2008_04_08";

    private final ConfigBase tree;

    private final boolean firstVersion;

    /**
     * Interprets the tree of a node.
     *
     * @param variables the subtree {@code variables} or {@code view_variables} of a node's settings
     * @throws InvalidSettingsException if it is damaged
     */
    FlowVariableOverlay(NodeSettings variables) throws InvalidSettingsException {
        firstVersion = FIRST_VERSION.equals(variables.getString(VERSION, FIRST_VERSION));
        tree =
                firstVersion || !variables.containsKey(TREE)
                        ? variables
                        : variables.getConfigBase(TREE);
    }

    /**
     * The variables that settings take their values from.
     *
     * @return names, in the order of the tree
     */
    Set<String> usedVariables() {
        Set<String> names = new LinkedHashSet<>();
        collectUsed(tree, names);
        return names;
    }

    private static void collectUsed(ConfigBase branch, Set<String> names) {
        for (String key : branch.keySet()) {
            AbstractConfigEntry entry = branch.getEntry(key);
            if (entry instanceof ConfigBase child) {
                collectUsed(child, names);
            } else if (key.equals(USED)) {
                Optional.ofNullable(branch.getString(USED, null)).ifPresent(names::add);
            }
        }
    }

    /**
     * Replaces the controlled settings by the values of their variables.
     *
     * @param settings the node's settings, changed in place
     * @param variables the variables that the node sees, by name
     * @return the variables that the node hands on, in the order of the tree
     * @throws InvalidSettingsException if a variable is not defined, does not fit its setting, or a
     *     setting cannot be handed on; names variable and setting
     */
    List<FlowVariable> apply(NodeSettings settings, Map<String, FlowVariable> variables)
            throws InvalidSettingsException {
        List<FlowVariable> exposed = new ArrayList<>();
        applyBelow(tree, settings, "", variables, exposed);
        return exposed;
    }

    private void applyBelow(
            ConfigBase branch,
            Config settings,
            String path,
            Map<String, FlowVariable> variables,
            List<FlowVariable> exposed)
            throws InvalidSettingsException {
        for (String key : branch.keySet()) {
            // like KNIME, pass over keys that the settings do not have (any more)
            if (!(branch.getEntry(key) instanceof ConfigBase child) || !settings.containsKey(key)) {
                continue;
            }
            String childPath = path.isEmpty() ? key : path + "/" + key;
            if (isLeaf(child)) {
                use(child.getString(USED, null), settings, key, childPath, variables);
                String name = child.getString(EXPOSED, null);
                if (name != null && !name.isEmpty()) {
                    exposed.add(expose(name, settings, key, childPath));
                }
            } else if (settings.getEntry(key) instanceof Config below) {
                applyBelow(child, below, childPath, variables, exposed);
            }
        }
    }

    /** A setting might itself be called used_variable; then the entry is a subtree, not a name. */
    private static boolean isLeaf(ConfigBase branch) {
        return isName(branch, USED) || isName(branch, EXPOSED);
    }

    private static boolean isName(ConfigBase branch, String key) {
        AbstractConfigEntry entry = branch.containsKey(key) ? branch.getEntry(key) : null;
        return entry != null && entry.getType() == ConfigEntries.xstring;
    }

    private static void use(
            String name,
            Config settings,
            String key,
            String path,
            Map<String, FlowVariable> variables)
            throws InvalidSettingsException {
        if (name == null || name.isEmpty()) {
            return;
        }
        FlowVariable variable = variables.get(name);
        if (variable == null) {
            throw new InvalidSettingsException(
                    "Setting \""
                            + path
                            + "\" takes its value from the flow variable \""
                            + name
                            + "\", which is not defined; define it with -workflow.variable="
                            + name
                            + ",VALUE,TYPE");
        }
        try {
            VariableTypeRegistry.overwriteWithVariable(settings, key, variable);
        } catch (InvalidSettingsException | VariableType.InvalidConfigEntryException e) {
            throw new InvalidSettingsException(
                    "Flow variable \""
                            + name
                            + "\" = "
                            + variable.getValueAsString()
                            + " (type "
                            + variable.getVariableType().getIdentifier()
                            + ") does not fit setting \""
                            + path
                            + "\", which is of type "
                            + settings.getEntry(key).getType().name().substring(1),
                    e);
        }
    }

    private FlowVariable expose(String name, Config settings, String key, String path)
            throws InvalidSettingsException {
        ConfigEntries type = settings.getEntry(key).getType();
        if (firstVersion && type == ConfigEntries.xboolean) {
            // before KNIME 4.1 there were only strings, integers and doubles
            return new FlowVariable(name, Boolean.toString(settings.getBoolean(key)));
        }
        if (firstVersion && type == ConfigEntries.xlong) {
            try {
                return new FlowVariable(name, Math.toIntExact(settings.getLong(key)));
            } catch (ArithmeticException e) {
                throw new InvalidSettingsException(
                        "Setting \"" + path + "\" is too large for flow variable \"" + name + "\"",
                        e);
            }
        }
        try {
            return VariableTypeRegistry.getInstance().createFromConfig(name, settings, key);
        } catch (VariableType.InvalidConfigEntryException e) {
            throw new InvalidSettingsException(
                    "Setting \""
                            + path
                            + "\" cannot be handed on as flow variable \""
                            + name
                            + "\": "
                            + e.getMessage(),
                    e);
        }
    }
}
