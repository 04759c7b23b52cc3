// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.OutputStream;
import org.knime.core.data.DataCell;

/** An image of some format. */
public interface ImageContent {
    /**
     * Draws the image.
     *
     * @param g where to
     * @param width width of the area
     * @param height height of the area
     */
    void paint(Graphics2D g, int width, int height);

    /**
     * The size of the image.
     *
     * @return width and height in pixels
     */
    Dimension getPreferredSize();

    /**
     * A cell that holds the image.
     *
     * @return the cell
     */
    DataCell toImageCell();

    /**
     * Writes the image in its format.
     *
     * @param output where to, not closed
     * @throws IOException if writing fails
     */
    void save(OutputStream output) throws IOException;

    /**
     * A short description.
     *
     * @return format and size
     */
    String getSummary();
}
