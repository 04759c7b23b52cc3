// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.persistence;

import java.util.List;
import java.util.function.Predicate;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** Looks up entries of nested node settings. */
public final class EntryPaths {

    /**
     * Stands for the condition that no entry of the present form of a value exists. It cannot be
     * tested by itself, because it depends on the field; loading recognises it.
     */
    public static final Predicate<NodeSettingsRO> PRESENT_FORM_IS_ABSENT =
            settings -> {
                throw new IllegalStateException(
                        "Whether the present form is absent depends on the field; it is decided"
                                + " while loading.");
            };

    private EntryPaths() {}

    /**
     * Tells whether an entry exists.
     *
     * @param settings where to start
     * @param path the keys that lead to the entry; the empty path always exists
     * @return whether every key exists
     */
    public static boolean exists(NodeSettingsRO settings, List<String> path) {
        NodeSettingsRO current = settings;
        for (int i = 0; i < path.size(); i++) {
            if (!current.containsKey(path.get(i))) {
                return false;
            }
            if (i < path.size() - 1) {
                try {
                    current = current.getNodeSettings(path.get(i));
                } catch (InvalidSettingsException e) {
                    return false; // the key exists but holds a value, so that nothing lies below it
                }
            }
        }
        return true;
    }
}
