// SPDX-License-Identifier: Apache-2.0
package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.persistence.NodeParametersPersistor;

/**
 * Leaves out the current selection of a filter: it follows from the filter and the inputs of the
 * node.
 */
public class DoNotPersistSelected implements NodeParametersPersistor<String[]> {

    /** Creates the persistor. */
    public DoNotPersistSelected() {}

    /**
     * Returns no selection.
     *
     * @param settings ignored
     * @return {@code null}, which differs from an empty selection
     */
    @Override
    public String[] load(NodeSettingsRO settings) {
        return null;
    }

    @Override
    public void save(String[] param, NodeSettingsWO settings) {
        // nothing is saved: the selection is computed anew from the filter and the inputs
    }

    @Override
    public String[][] getConfigPaths() {
        return new String[0][];
    }
}
