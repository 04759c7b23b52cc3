// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image.png;

import java.io.IOException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataValue;

/** Cell that holds a PNG image. Made by {@link PNGImageCellFactory}. */
public class PNGImageCell extends DataCell implements PNGImageValue {
    private static final long serialVersionUID = 1L;

    private final transient PNGImageContent content;

    PNGImageCell(final PNGImageContent content) {
        if (content == null) {
            throw new NullPointerException("Argument must not be null.");
        }
        this.content = content;
    }

    @Override
    public PNGImageContent getImageContent() {
        return content;
    }

    @Override
    public String toString() {
        return content.getSummary();
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return content.equals(((PNGImageCell) dc).content);
    }

    @Override
    protected boolean equalContent(final DataValue otherValue) {
        return PNGImageValue.equalContent(this, (PNGImageValue) otherValue);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    @Override
    public String getImageExtension() {
        return "png";
    }

    /** Writes and reads the bytes of the image file. */
    public static final class PNGSerializer implements DataCellSerializer<PNGImageCell> {
        /** Creates a serializer. */
        public PNGSerializer() {
            super();
        }

        @Override
        public void serialize(final PNGImageCell cell, final DataCellDataOutput output)
                throws IOException {
            cell.content.serialize(output);
        }

        @Override
        public PNGImageCell deserialize(final DataCellDataInput input) throws IOException {
            final byte[] bytes = new byte[input.readInt()];
            input.readFully(bytes);
            return new PNGImageCell(new PNGImageContent(bytes));
        }
    }
}
