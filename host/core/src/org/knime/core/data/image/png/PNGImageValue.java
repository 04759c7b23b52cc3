// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image.png;

import org.knime.core.data.ExtensibleUtilityFactory;
import org.knime.core.data.image.ImageValue;

/** Cells that hold a PNG image. */
public interface PNGImageValue extends ImageValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new ImageCellUtilityFactory();

    @Override
    PNGImageContent getImageContent();

    /**
     * Whether two values hold the same bytes.
     *
     * @param first a value
     * @param second another value
     * @return true if they do
     */
    static boolean equalContent(final PNGImageValue first, final PNGImageValue second) {
        return first.getImageContent().equals(second.getImageContent());
    }

    /** Names PNG images. */
    class ImageCellUtilityFactory extends ExtensibleUtilityFactory {
        /** Creates the only instance. */
        protected ImageCellUtilityFactory() {
            super(PNGImageValue.class);
        }

        @Override
        public String getName() {
            return "Image (PNG)";
        }

        @Override
        protected String[] getLegacyNames() {
            return new String[] {"PNG Image"};
        }

        @Override
        public String getGroupName() {
            return "Other";
        }
    }
}
