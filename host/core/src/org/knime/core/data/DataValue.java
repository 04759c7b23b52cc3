// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.net.URL;
import javax.swing.Icon;
import javax.swing.ImageIcon;
import org.knime.core.data.renderer.DataValueRendererFamily;

/** Root of all value interfaces, by which nodes ask cells for their content. */
public interface DataValue {
    /** Meta information about any value. */
    UtilityFactory UTILITY = new UtilityFactory();

    /**
     * A cell with this content that stays valid for ever.
     *
     * @return the cell
     * @throws UnsupportedOperationException if the implementation has no such cell
     */
    default DataCell materializeDataCell() {
        throw new UnsupportedOperationException(
                getClass().getName() + " does not implement materializeDataCell");
    }

    /** Names, orders and shows the cells of a value type. */
    class UtilityFactory {
        private static final Icon NO_ICON = new ImageIcon();

        /** For subclasses. */
        protected UtilityFactory() {
            super();
        }

        /**
         * An icon for column headers.
         *
         * @return the icon; an empty one here, where nothing is displayed
         */
        public Icon getIcon() {
            return NO_ICON;
        }

        /**
         * All renderers for a column of this value type.
         *
         * @param spec the column
         * @return the renderers, null if there are none
         */
        protected DataValueRendererFamily getRendererFamily(final DataColumnSpec spec) {
            return null;
        }

        /**
         * The natural order of this value type.
         *
         * @return the order, null if there is none
         */
        protected DataValueComparator getComparator() {
            return null;
        }

        /**
         * Loads an icon.
         *
         * @param className class beside which the file lies
         * @param path path of the file, relative to the class
         * @return the icon, an empty one if there is no such file
         */
        protected static Icon loadIcon(final Class<?> className, final String path) {
            final URL resource = className.getResource(path);
            return resource == null ? NO_ICON : new ImageIcon(resource);
        }
    }
}
