// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.renderer;

import org.knime.core.data.DataColumnSpec;

/** Several renderers of which one is active. */
public interface DataValueRendererFamily extends DataValueRenderer {
    /**
     * The readable names of all renderers.
     *
     * @return the names
     */
    String[] getRendererDescriptions();

    /**
     * Chooses the renderer.
     *
     * @param description its readable name
     */
    void setActiveRenderer(String description);

    /**
     * Whether one of the renderers can show a column.
     *
     * @param description its readable name
     * @param spec the column
     * @return true if it can
     */
    boolean accepts(String description, DataColumnSpec spec);
}
