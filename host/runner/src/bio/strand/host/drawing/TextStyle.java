// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import java.awt.Color;
import java.util.Objects;

/**
 * How letters look.
 *
 * @param size height of the font
 * @param bold whether they are bold
 * @param italic whether they lean
 * @param underlined whether a line runs below
 * @param condensed whether they are narrow, as the names of nodes are
 * @param color their colour
 */
public record TextStyle(
        double size,
        boolean bold,
        boolean italic,
        boolean underlined,
        boolean condensed,
        Color color) {

    /**
     * Widths of the characters from space to tilde in thousandths of the font size, those of the
     * published metrics of Helvetica. Measuring with the fonts of the machine instead would break
     * the lines at other places on every machine.
     */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
        556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722,
        722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
        667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
        556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
        500, 334, 260, 334, 584
    };

    private static final int OTHER_WIDTH = 556;

    private static final int FULL_WIDTH = 1000;

    /** From here on stand the scripts whose characters fill a square. */
    private static final int FIRST_FULL_WIDTH = 0x2E80;

    private static final double BOLD = 1.06;

    private static final double CONDENSED = 0.9;

    /** Checks the components. */
    public TextStyle {
        Objects.requireNonNull(color);
    }

    /**
     * A plain style.
     *
     * @param size height of the font
     * @param color colour of the letters
     * @return upright letters of normal weight
     */
    static TextStyle plain(double size, Color color) {
        return new TextStyle(size, false, false, false, false, color);
    }

    TextStyle withBold() {
        return new TextStyle(size, true, italic, underlined, condensed, color);
    }

    TextStyle withItalic() {
        return new TextStyle(size, bold, true, underlined, condensed, color);
    }

    TextStyle withUnderline() {
        return new TextStyle(size, bold, italic, true, condensed, color);
    }

    TextStyle withCondensed() {
        return new TextStyle(size, bold, italic, underlined, true, color);
    }

    TextStyle withSize(double newSize) {
        return new TextStyle(newSize, bold, italic, underlined, condensed, color);
    }

    /**
     * How long a text becomes, the same on every machine.
     *
     * @param text the characters
     * @return its length in points
     */
    public double width(String text) {
        long thousandths = text.codePoints().mapToLong(TextStyle::width).sum();
        return thousandths / 1000.0 * size * (bold ? BOLD : 1) * (condensed ? CONDENSED : 1);
    }

    private static int width(int codePoint) {
        int index = codePoint - ' ';
        if (index >= 0 && index < WIDTHS.length) {
            return WIDTHS[index];
        }
        return codePoint >= FIRST_FULL_WIDTH ? FULL_WIDTH : OTHER_WIDTH;
    }
}
