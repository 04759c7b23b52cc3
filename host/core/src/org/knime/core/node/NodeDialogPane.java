// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

/** A dialog of a node. Only the type exists here: nothing is displayed. */
public abstract class NodeDialogPane {
    /** For subclasses. */
    protected NodeDialogPane() {
        super();
    }

    /**
     * Writes what the user chose.
     *
     * @param settings where to
     * @throws InvalidSettingsException if the choice is invalid
     */
    protected abstract void saveSettingsTo(NodeSettingsWO settings) throws InvalidSettingsException;
}
