// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.renderer;

import org.knime.core.data.DataColumnSpec;

/** Makes renderers. */
public interface DataValueRendererFactory {
    /**
     * The readable name of the renderer.
     *
     * @return the name
     */
    String getDescription();

    /**
     * The unique name of the renderer.
     *
     * @return the id
     */
    String getId();

    /**
     * Makes a renderer for a column.
     *
     * @param colSpec the column
     * @return the renderer
     */
    DataValueRenderer createRenderer(DataColumnSpec colSpec);
}
