// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/**
 * One node of a workflow as it was saved.
 *
 * @param id the node's number in the workflow, unique there
 * @param name the name of the kind of node, as on the canvas, such as {@code RNN Learner}
 * @param folder name of the node's folder below the workflow
 * @param file the node's {@code settings.xml}, complete
 * @param factoryClassName class of the node factory that made it
 * @param bundleSymbolicName bundle that the factory came from, or the empty string
 * @param bundleVersion version of that bundle when the node was saved, or the empty string
 */
public record WorkflowNode(
        int id,
        String name,
        String folder,
        SettingsFile file,
        String factoryClassName,
        String bundleSymbolicName,
        String bundleVersion) {

    private static final String MODEL = "model";

    private static final String VIEW = "view";

    private static final String VARIABLES = "variables";

    private static final String VIEW_VARIABLES = "view_variables";

    private static final String FACTORY_SETTINGS = "factory_settings";

    /** Checks the components. */
    public WorkflowNode {
        Objects.requireNonNull(name);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(file);
        Objects.requireNonNull(factoryClassName);
        Objects.requireNonNull(bundleSymbolicName);
        Objects.requireNonNull(bundleVersion);
    }

    /**
     * Name and number, as users see them, such as {@code RNN Learner (#5)}.
     *
     * @return the label
     */
    public String label() {
        return name + " (#" + id + ")";
    }

    /**
     * The settings of the node's model.
     *
     * @return a copy, empty if the node was never configured by a user
     */
    public Optional<NodeSettings> model() {
        return copyOf(MODEL);
    }

    /**
     * The settings of the node's view.
     *
     * @return a copy, empty if the node has none
     */
    public Optional<NodeSettings> view() {
        return copyOf(VIEW);
    }

    /**
     * Which model settings are controlled by, or exposed as, flow variables.
     *
     * @return a copy, empty if none is
     */
    public Optional<NodeSettings> variables() {
        return copyOf(VARIABLES);
    }

    /**
     * Which view settings are controlled by, or exposed as, flow variables.
     *
     * @return a copy, empty if none is
     */
    public Optional<NodeSettings> viewVariables() {
        return copyOf(VIEW_VARIABLES);
    }

    /**
     * What a factory that makes several kinds of node needs to make this one.
     *
     * @return a copy, empty if the file holds none
     */
    public Optional<NodeSettings> factorySettings() {
        return copyOf(FACTORY_SETTINGS);
    }

    /**
     * The file that the node was read from, for messages.
     *
     * @return path of its {@code settings.xml}
     */
    public Path path() {
        return file.path();
    }

    private Optional<NodeSettings> copyOf(String key) {
        if (!file.settings().containsKey(key)) {
            return Optional.empty();
        }
        try {
            NodeSettings copy = new NodeSettings(key);
            file.settings().getNodeSettings(key).copyTo(copy);
            return Optional.of(copy);
        } catch (InvalidSettingsException e) {
            // a plain entry under a key that names a subtree: the reader has refused such a file
            throw new IllegalStateException(path() + ": \"" + key + "\" is no subtree", e);
        }
    }
}
