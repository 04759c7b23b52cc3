// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.configmapping;

import java.util.List;

/**
 * A sequence of keys that leads from node settings to one of their entries; empty for the settings
 * themselves.
 */
public final class ConfigPath {

    private final List<String> keys;

    /**
     * Creates a path.
     *
     * @param path the keys, outermost first
     */
    public ConfigPath(List<String> path) {
        this.keys = List.copyOf(path);
    }

    /**
     * Returns the keys.
     *
     * @return the keys, outermost first, unmodifiable
     */
    public List<String> path() {
        return keys;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfigPath that && keys.equals(that.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }
}
