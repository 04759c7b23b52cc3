// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.renderer;

import java.awt.Component;
import java.awt.Dimension;
import javax.swing.ListCellRenderer;
import javax.swing.table.TableCellRenderer;
import org.knime.core.data.DataColumnSpec;

/** Shows cells in tables and lists. */
public interface DataValueRenderer extends TableCellRenderer, ListCellRenderer<Object> {
    /** Key of the column property that names the preferred renderer. */
    String PROPERTY_PREFERRED_RENDERER = "preferred.renderer";

    /**
     * The readable name of the renderer.
     *
     * @return the name
     */
    String getDescription();

    /**
     * The size that a cell needs.
     *
     * @return width and height in pixels
     */
    Dimension getPreferredSize();

    /**
     * A component that shows a value.
     *
     * @param val the value
     * @return the component
     */
    Component getRendererComponent(Object val);

    /**
     * Whether the renderer can show a column.
     *
     * @param spec the column
     * @return true if it can
     */
    boolean accepts(DataColumnSpec spec);
}
