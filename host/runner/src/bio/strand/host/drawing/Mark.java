// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import java.awt.Color;
import java.awt.Shape;
import java.util.Arrays;
import java.util.Objects;

/** Something on a picture. Coordinates are in points of the canvas, y downwards. */
public sealed interface Mark {

    /**
     * What the mark stands for, such as {@code connection}; SVG readers see it as the class of the
     * element.
     *
     * @return one word of small letters and hyphens
     */
    String role();

    /**
     * A filled and outlined shape.
     *
     * @param role what it stands for
     * @param shape the outline
     * @param fill colour inside, null for none
     * @param stroke colour of the outline, null for none
     * @param width width of the outline
     */
    record Outline(String role, Shape shape, Color fill, Color stroke, double width)
            implements Mark {

        /** Checks the components. */
        public Outline {
            Objects.requireNonNull(role);
            Objects.requireNonNull(shape);
        }
    }

    /**
     * A piece of text on one line.
     *
     * @param role what it stands for
     * @param text the characters, whatever they are
     * @param x left end
     * @param y height of the base line
     * @param width how long the text shall become, whatever font there is
     * @param style how the letters look
     */
    record Words(String role, String text, double x, double y, double width, TextStyle style)
            implements Mark {

        /** Checks the components. */
        public Words {
            Objects.requireNonNull(role);
            Objects.requireNonNull(text);
            Objects.requireNonNull(style);
        }
    }

    /**
     * A picture within the picture.
     *
     * @param role what it stands for
     * @param png the picture as PNG
     * @param svg the same picture as SVG, empty if there is none
     * @param x left side
     * @param y upper side
     * @param size width and height
     */
    record Picture(String role, byte[] png, byte[] svg, double x, double y, double size)
            implements Mark {

        /** Copies the bytes. */
        public Picture {
            Objects.requireNonNull(role);
            png = png.clone();
            svg = svg.clone();
        }

        @Override
        public byte[] png() {
            return png.clone();
        }

        @Override
        public byte[] svg() {
            return svg.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Picture picture
                    && role.equals(picture.role)
                    && Arrays.equals(png, picture.png)
                    && Arrays.equals(svg, picture.svg)
                    && x == picture.x
                    && y == picture.y
                    && size == picture.size;
        }

        @Override
        public int hashCode() {
            return Objects.hash(role, Arrays.hashCode(png), Arrays.hashCode(svg), x, y, size);
        }
    }
}
