// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.renderer;

import java.awt.Component;
import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;

/** Shows cells as text. Subclasses override {@code setValue} to choose the text. */
public class DefaultDataValueRenderer extends DefaultTableCellRenderer
        implements DataValueRenderer {
    private static final long serialVersionUID = 1L;

    private static final String DEFAULT_DESCRIPTION = "Default";

    private final transient DataColumnSpec columnSpec;
    private final String description;

    /** Creates a renderer named {@code Default}. */
    public DefaultDataValueRenderer() {
        this(null, DEFAULT_DESCRIPTION);
    }

    /**
     * Creates a renderer.
     *
     * @param description its readable name
     */
    public DefaultDataValueRenderer(final String description) {
        this(null, description);
    }

    /**
     * Creates a renderer for a column.
     *
     * @param colSpec the column
     */
    public DefaultDataValueRenderer(final DataColumnSpec colSpec) {
        this(colSpec, DEFAULT_DESCRIPTION);
    }

    /**
     * Creates a renderer for a column.
     *
     * @param colSpec the column, may be null
     * @param description its readable name
     */
    public DefaultDataValueRenderer(final DataColumnSpec colSpec, final String description) {
        this.columnSpec = colSpec;
        this.description = description == null ? DEFAULT_DESCRIPTION : description;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public Component getListCellRendererComponent(
            final JList<?> list,
            final Object value,
            final int index,
            final boolean isSelected,
            final boolean cellHasFocus) {
        return getRendererComponent(value);
    }

    @Override
    public Component getTableCellRendererComponent(
            final JTable table,
            final Object value,
            final boolean isSelected,
            final boolean hasFocus,
            final int row,
            final int column) {
        return getRendererComponent(value);
    }

    @Override
    public Component getRendererComponent(final Object val) {
        if (isMissingValue(val)) {
            return getMissingValueRendererComponent(val);
        }
        setValue(val);
        return this;
    }

    /**
     * The column that is shown.
     *
     * @return the column, null if it is unknown
     */
    protected DataColumnSpec getColSpec() {
        return columnSpec;
    }

    @Override
    public boolean accepts(final DataColumnSpec spec) {
        return true;
    }

    /**
     * Whether a value is missing.
     *
     * @param value the value
     * @return true if it is null or a missing cell
     */
    protected boolean isMissingValue(final Object value) {
        return value == null || (value instanceof DataCell cell && cell.isMissing());
    }

    /**
     * A component that shows a missing value.
     *
     * @param value the missing value
     * @return the component, with a question mark
     */
    protected Component getMissingValueRendererComponent(final Object value) {
        setText("?");
        return this;
    }

    /** Makes the plain text renderer. */
    public static final class Factory extends AbstractDataValueRendererFactory {
        /** Creates a factory. */
        public Factory() {
            super();
        }

        @Override
        public String getDescription() {
            return DEFAULT_DESCRIPTION;
        }

        @Override
        public DataValueRenderer createRenderer(final DataColumnSpec colSpec) {
            return new DefaultDataValueRenderer(colSpec);
        }
    }
}
