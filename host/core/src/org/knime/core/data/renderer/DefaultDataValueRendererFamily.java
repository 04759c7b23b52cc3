// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.renderer;

import java.awt.Component;
import java.awt.Dimension;
import javax.swing.JList;
import javax.swing.JTable;
import org.knime.core.data.DataColumnSpec;

/** A list of renderers, the first of which is active at first. */
public class DefaultDataValueRendererFamily implements DataValueRendererFamily {
    private final DataValueRenderer[] renderers;
    private DataValueRenderer active;

    /** Creates a family of the plain text renderer. */
    public DefaultDataValueRendererFamily() {
        this(new DefaultDataValueRenderer());
    }

    /**
     * Creates a family.
     *
     * @param renderers its members, at least one
     */
    public DefaultDataValueRendererFamily(final DataValueRenderer... renderers) {
        if (renderers.length == 0) {
            throw new IllegalArgumentException("There must be at least one renderer");
        }
        this.renderers = renderers.clone();
        this.active = renderers[0];
    }

    @Override
    public Component getListCellRendererComponent(
            final JList<?> list,
            final Object value,
            final int index,
            final boolean isSelected,
            final boolean cellHasFocus) {
        return active.getListCellRendererComponent(list, value, index, isSelected, cellHasFocus);
    }

    @Override
    public Component getTableCellRendererComponent(
            final JTable table,
            final Object value,
            final boolean isSelected,
            final boolean hasFocus,
            final int row,
            final int column) {
        return active.getTableCellRendererComponent(
                table, value, isSelected, hasFocus, row, column);
    }

    @Override
    public Dimension getPreferredSize() {
        return active.getPreferredSize();
    }

    @Override
    public String[] getRendererDescriptions() {
        final String[] descriptions = new String[renderers.length];
        for (int i = 0; i < descriptions.length; i++) {
            descriptions[i] = renderers[i].getDescription();
        }
        return descriptions;
    }

    @Override
    public void setActiveRenderer(final String description) {
        active = find(description);
    }

    private DataValueRenderer find(final String description) {
        for (DataValueRenderer renderer : renderers) {
            if (renderer.getDescription().equals(description)) {
                return renderer;
            }
        }
        return renderers[0];
    }

    @Override
    public String getDescription() {
        return active.getDescription();
    }

    @Override
    public Component getRendererComponent(final Object val) {
        return active.getRendererComponent(val);
    }

    @Override
    public boolean accepts(final String description, final DataColumnSpec spec) {
        return find(description).accepts(spec);
    }

    @Override
    public boolean accepts(final DataColumnSpec spec) {
        return active.accepts(spec);
    }
}
