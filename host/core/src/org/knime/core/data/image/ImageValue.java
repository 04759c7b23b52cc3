// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image;

import org.knime.core.data.DataValue;
import org.knime.core.data.ExtensibleUtilityFactory;

/** Cells that hold an image. */
public interface ImageValue extends DataValue {
    /** Meta information about this value type. */
    UtilityFactory UTILITY = new ImageValueUtilityFactory();

    /**
     * The image.
     *
     * @return the image
     */
    ImageContent getImageContent();

    /**
     * The usual file extension of the format.
     *
     * @return the extension without dot
     */
    String getImageExtension();

    /** Names images. */
    class ImageValueUtilityFactory extends ExtensibleUtilityFactory {
        ImageValueUtilityFactory() {
            super(ImageValue.class);
        }

        @Override
        public String getName() {
            return "Generic Image";
        }
    }
}
