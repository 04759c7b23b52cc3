// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image.png;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataType;
import org.knime.core.data.image.ImageContent;

/** A PNG image, kept as the bytes of its file. */
public class PNGImageContent implements ImageContent {
    /** Type of the cells that hold PNG images. */
    public static final DataType TYPE = DataType.getType(PNGImageCell.class);

    private final byte[] bytes;

    /** Creates a content without an image. */
    public PNGImageContent() {
        bytes = new byte[0];
    }

    /**
     * Creates an image.
     *
     * @param imageBytes the bytes of a PNG file; not copied
     * @throws IllegalArgumentException if they are no image
     */
    public PNGImageContent(final byte[] imageBytes) {
        if (imageBytes == null) {
            throw new NullPointerException("Argument must not be null.");
        }
        bytes = imageBytes;
        decode();
    }

    /**
     * Reads an image.
     *
     * @param is the bytes of a PNG file, not closed
     * @throws IOException if reading fails
     * @throws IllegalArgumentException if they are no image
     */
    public PNGImageContent(final InputStream is) throws IOException {
        this(is.readAllBytes());
    }

    private BufferedImage decode() {
        try {
            final BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                throw new IllegalArgumentException("The bytes are no image that Java can read");
            }
            return image;
        } catch (IOException e) {
            throw new IllegalArgumentException("Image can't be read: " + e.getMessage(), e);
        }
    }

    /**
     * The bytes of the PNG file.
     *
     * @return the bytes themselves, not to be changed
     */
    public byte[] getByteArrayReference() {
        return bytes;
    }

    /**
     * The bytes of the PNG file.
     *
     * @return a copy
     */
    public byte[] getByteArray() {
        return bytes.clone();
    }

    /**
     * The decoded image.
     *
     * @return the image
     */
    public Image getImage() {
        return decode();
    }

    @Override
    public void paint(final Graphics2D g, final int width, final int height) {
        final BufferedImage image = decode();
        final double scale =
                Math.min(
                        1,
                        Math.min(
                                width / (double) image.getWidth(),
                                height / (double) image.getHeight()));
        final int drawnWidth = (int) (scale * image.getWidth());
        final int drawnHeight = (int) (scale * image.getHeight());
        g.drawImage(
                image,
                (width - drawnWidth) / 2,
                (height - drawnHeight) / 2,
                drawnWidth,
                drawnHeight,
                null);
    }

    @Override
    public void save(final OutputStream output) throws IOException {
        output.write(bytes);
    }

    /**
     * Writes length and bytes.
     *
     * @param output where to
     * @throws IOException if writing fails
     */
    public void serialize(final DataCellDataOutput output) throws IOException {
        output.writeInt(bytes.length);
        output.write(bytes);
    }

    @Override
    public DataCell toImageCell() {
        return new PNGImageCell(this);
    }

    @Override
    public Dimension getPreferredSize() {
        if (bytes.length == 0) {
            return new Dimension(16, 16);
        }
        final BufferedImage image = decode();
        return new Dimension(image.getWidth(), image.getHeight());
    }

    @Override
    public String getSummary() {
        final Dimension size = getPreferredSize();
        final String bytesText =
                bytes.length < 1000 ? bytes.length + " B" : bytes.length / 1024 + " KB";
        return "PNG Image " + size.width + " x " + size.height + " with " + bytesText;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public boolean equals(final Object o) {
        return this == o
                || (o != null
                        && o.getClass() == getClass()
                        && Arrays.equals(bytes, ((PNGImageContent) o).bytes));
    }
}
