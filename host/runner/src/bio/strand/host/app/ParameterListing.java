// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.core.ui.dialog.Choice;
import bio.strand.host.core.ui.dialog.DialogModel;
import bio.strand.host.core.ui.dialog.ParameterDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.node.Node;
import org.knime.core.node.NodeDescription.DialogOption;
import org.knime.core.node.NodeDescription.DialogOptionGroup;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.webui.node.dialog.NodeDialogFactory;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.core.webui.node.dialog.defaultdialog.DefaultNodeDialog;
import org.knime.node.parameters.NodeParameters;

/** Prints the parameters of nodes. */
final class ParameterListing {

    private static final String INTERNAL_SUFFIX = "_Internals";

    private static final String ARRAY_SIZE = "array-size";

    private final WrappedText text;

    ParameterListing(WrappedText text) {
        this.text = Objects.requireNonNull(text);
    }

    /**
     * Lists the parameters of a node: those of its dialog or, if it has none that is known here,
     * the options of its description and its default settings.
     *
     * @param node a new node
     */
    void print(Node node) {
        Optional<Class<? extends NodeParameters>> parameters = parametersOf(node.getFactory());
        if (parameters.isPresent()) {
            printDialog(DialogModel.of(parameters.get()));
            return;
        }
        for (DialogOptionGroup group : node.invokeGetNodeDescription().getDialogOptionGroups()) {
            text.out().println("    " + group.getName().orElse("Parameters"));
            for (DialogOption option : group.getOptions()) {
                text.out()
                        .println(
                                "      "
                                        + option.getName()
                                        + (option.isOptional() ? " (optional)" : ""));
                text.print(option.getDescription(), "        ");
            }
        }
        NodeSettings defaults = new NodeSettings("model");
        node.saveModelSettingsTo(defaults);
        List<String> entries = new ArrayList<>();
        collect(defaults, "", entries);
        if (!entries.isEmpty()) {
            text.out().println("    Settings with their defaults");
            entries.forEach(entry -> text.out().println("      " + entry));
        }
    }

    private static Optional<Class<? extends NodeParameters>> parametersOf(NodeFactory<?> factory) {
        if (factory instanceof NodeDialogFactory dialogs
                && dialogs.hasNodeDialog()
                && dialogs.createNodeDialog() instanceof DefaultNodeDialog dialog) {
            return Optional.ofNullable(dialog.getSettingsClasses().get(SettingsType.MODEL));
        }
        return Optional.empty();
    }

    private void printDialog(DialogModel dialog) {
        String section = "";
        for (ParameterDescription parameter : dialog.topLevelParameters()) {
            if (!parameter.section().equals(section)) {
                section = parameter.section();
                text.out().println("    " + section);
            }
            List<String> facts = new ArrayList<>(List.of(parameter.type()));
            if (!parameter.range().toString().isEmpty()) {
                facts.add(parameter.range().toString());
            }
            if (!parameter.defaultValue().isEmpty()) {
                facts.add("default " + parameter.defaultValue());
            }
            text.out()
                    .println(
                            "      "
                                    + parameter.key()
                                    + " ("
                                    + String.join(", ", facts)
                                    + "): "
                                    + parameter.title());
            text.print(parameter.description(), "        ");
            for (Choice choice : parameter.choices()) {
                text.print(
                        choice.id()
                                + ": "
                                + choice.title()
                                + (choice.description().isBlank()
                                        ? ""
                                        : ". " + choice.description()),
                        "          ");
            }
        }
    }

    private static void collect(ConfigBase settings, String path, List<String> entries) {
        for (String key : settings.keySet()) {
            AbstractConfigEntry entry = settings.getEntry(key);
            String entryPath = path.isEmpty() ? key : path + "/" + key;
            if (key.endsWith(INTERNAL_SUFFIX)) {
                continue;
            }
            if (entry instanceof ConfigBase below) {
                if (below.containsKey(ARRAY_SIZE)) {
                    entries.add(entryPath + " = " + array(below));
                } else {
                    collect(below, entryPath, entries);
                }
            } else {
                String type = entry.getType().name().substring(1);
                entries.add(entryPath + " = " + entry.toStringValue() + " (" + type + ")");
            }
        }
    }

    private static String array(ConfigBase array) {
        List<String> values = new ArrayList<>();
        for (String key : array.keySet()) {
            if (!key.equals(ARRAY_SIZE)) {
                values.add(array.getEntry(key).toStringValue());
            }
        }
        return values.toString();
    }
}
