// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * Paints a scene as PNG with the fonts of the machine, so the letters look different from machine
 * to machine, but stand at the same places. Needs no display.
 */
public final class PngPicture {

    /** The largest picture that is painted, in pixels: 100 million, 400 MB of memory. */
    public static final long MAX_PIXELS = 100_000_000;

    private static final List<String> FAMILIES =
            List.of("Roboto", "Helvetica", "Arial", "Liberation Sans", "DejaVu Sans Condensed");

    private final Graphics2D graphics;

    private final String family;

    private PngPicture(Graphics2D graphics) {
        this.graphics = graphics;
        Set<String> installed =
                new HashSet<>(
                        Arrays.asList(
                                GraphicsEnvironment.getLocalGraphicsEnvironment()
                                        .getAvailableFontFamilyNames()));
        family = FAMILIES.stream().filter(installed::contains).findFirst().orElse(Font.SANS_SERIF);
    }

    /**
     * Paints a scene.
     *
     * @param scene what to paint
     * @param scale pixels for each point of the canvas, above 0
     * @return the bytes of a PNG file
     * @throws IllegalArgumentException if the picture would have more than {@link #MAX_PIXELS}
     *     pixels; says what to do
     * @throws IOException if the picture cannot be compressed
     */
    public static byte[] of(Scene scene, double scale) throws IOException {
        Rectangle2D bounds = scene.bounds();
        double width = Math.ceil(bounds.getWidth() * scale);
        double height = Math.ceil(bounds.getHeight() * scale);
        if (!(scale > 0) || width * height > MAX_PIXELS) {
            throw new IllegalArgumentException(
                    String.format(
                            "the picture would have %.0f x %.0f pixels, more than %d million;"
                                    + " choose a smaller --scale, or only the SVG",
                            width, height, MAX_PIXELS / 1_000_000));
        }
        BufferedImage image =
                new BufferedImage(
                        Math.max(1, (int) width),
                        Math.max(1, (int) height),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_FRACTIONALMETRICS,
                    RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.scale(scale, scale);
            graphics.translate(-bounds.getX(), -bounds.getY());
            PngPicture picture = new PngPicture(graphics);
            for (Mark mark : scene.marks()) {
                picture.paint(mark);
            }
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private void paint(Mark mark) throws IOException {
        if (mark instanceof Mark.Outline outline) {
            if (outline.fill() != null) {
                graphics.setColor(outline.fill());
                graphics.fill(outline.shape());
            }
            if (outline.stroke() != null) {
                graphics.setColor(outline.stroke());
                graphics.setStroke(
                        new BasicStroke(
                                (float) outline.width(),
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_MITER));
                graphics.draw(outline.shape());
            }
        } else if (mark instanceof Mark.Words words) {
            paint(words);
        } else {
            paint((Mark.Picture) mark);
        }
    }

    private void paint(Mark.Words words) {
        TextStyle style = words.style();
        Map<TextAttribute, Object> attributes = new HashMap<>();
        attributes.put(TextAttribute.FAMILY, family);
        attributes.put(TextAttribute.SIZE, (float) style.size());
        if (style.bold()) {
            attributes.put(TextAttribute.WEIGHT, TextAttribute.WEIGHT_BOLD);
        }
        if (style.italic()) {
            attributes.put(TextAttribute.POSTURE, TextAttribute.POSTURE_OBLIQUE);
        }
        if (style.underlined()) {
            attributes.put(TextAttribute.UNDERLINE, TextAttribute.UNDERLINE_ON);
        }
        Font font = Font.getFont(attributes);
        double natural =
                font.getStringBounds(words.text(), graphics.getFontRenderContext()).getWidth();
        AffineTransform before = graphics.getTransform();
        graphics.translate(words.x(), words.y());
        if (natural > 0) {
            graphics.scale(words.width() / natural, 1);
        }
        graphics.setColor(style.color());
        graphics.setFont(font);
        graphics.drawString(words.text(), 0, 0);
        graphics.setTransform(before);
    }

    private void paint(Mark.Picture picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        if (image == null) {
            // an icon of a kind that Java does not know: the node stays without one
            return;
        }
        AffineTransform place = AffineTransform.getTranslateInstance(picture.x(), picture.y());
        place.scale(picture.size() / image.getWidth(), picture.size() / image.getHeight());
        graphics.drawImage(image, place, null);
    }
}
