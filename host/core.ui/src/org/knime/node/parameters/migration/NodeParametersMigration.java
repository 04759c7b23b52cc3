// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.migration;

import java.util.List;

/**
 * The earlier forms of a field or class; named by {@link Migration}.
 *
 * @param <T> type of the value
 */
public interface NodeParametersMigration<T> {

    /**
     * Returns the earlier forms. When settings are loaded, the first one whose matcher accepts them
     * is used; if none does, the present form is loaded.
     *
     * @return the earlier forms, in the order in which they are tried
     */
    List<ConfigMigration<T>> getConfigMigrations();
}
