// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.persistence;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.migration.ParametersLoader;

/**
 * Saves and loads one field, or one whole class, in a way of its own; named by {@link Persistor}.
 * It needs a constructor without arguments. The settings it is given are those that hold the field,
 * or, for a class, those of the class.
 *
 * @param <T> type of the value
 */
public interface NodeParametersPersistor<T> extends ParametersSaver<T>, ParametersLoader<T> {

    @Override
    T load(NodeSettingsRO settings) throws InvalidSettingsException;

    @Override
    void save(T param, NodeSettingsWO settings);

    /**
     * Returns the paths of the entries that are written: they can be overridden by flow variables,
     * and they tell a migration whether the value was saved in this form.
     *
     * @return the paths, each a sequence of keys from the settings that are given to {@link #load}
     */
    String[][] getConfigPaths();
}
