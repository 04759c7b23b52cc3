// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import bio.strand.host.core.storage.StoredTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainer;
import org.knime.core.data.container.DataContainerSettings;

/** Builds a table for a port. Made by an {@link ExecutionContext}. */
public class BufferedDataContainer extends DataContainer {
    private final ExecutionContext context;
    private BufferedDataTable result;

    BufferedDataContainer(
            final DataTableSpec spec,
            final DataContainerSettings settings,
            final ExecutionContext context) {
        super(spec, settings);
        this.context = context;
    }

    @Override
    public BufferedDataTable getTable() {
        if (result == null) {
            result = context.finish(this, (StoredTable) super.getTable());
        }
        return result;
    }
}
