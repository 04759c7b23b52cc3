// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image.png;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellFactory.FromInputStream;
import org.knime.core.data.DataType;

/** Makes PNG image cells. */
public class PNGImageCellFactory implements FromInputStream {
    /** Type of the cells. */
    public static final DataType TYPE = PNGImageContent.TYPE;

    /** Creates a factory. */
    public PNGImageCellFactory() {
        super();
    }

    @Override
    public DataType getDataType() {
        return TYPE;
    }

    @Override
    public DataCell createCell(final InputStream input) throws IOException {
        return create(input);
    }

    /**
     * Reads an image.
     *
     * @param is the bytes of a PNG file, not closed
     * @return the cell
     * @throws IOException if reading fails
     */
    public static DataCell create(final InputStream is) throws IOException {
        return new PNGImageContent(is).toImageCell();
    }

    /**
     * Makes a cell.
     *
     * @param contents the bytes of a PNG file
     * @return the cell
     */
    public static DataCell create(final byte[] contents) {
        return new PNGImageContent(contents).toImageCell();
    }
}
