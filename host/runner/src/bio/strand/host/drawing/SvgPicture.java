// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import java.awt.Color;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a scene as SVG 1.1. The same scene gives the same characters everywhere. Texts are
 * escaped; characters that XML cannot hold become U+FFFD. Icons that several nodes share are
 * written once. Nothing in the picture refers to anything outside of it.
 */
public final class SvgPicture {

    private static final String FONTS = "Roboto, 'Helvetica Neue', Helvetica, Arial, sans-serif";

    private static final String NARROW_FONTS =
            "'Roboto Condensed', 'Arial Narrow', Roboto, 'Helvetica Neue', Arial, sans-serif";

    private static final int OPAQUE = 255;

    private final StringBuilder out = new StringBuilder();

    private final Map<String, String> icons = new LinkedHashMap<>();

    private SvgPicture() {}

    /**
     * Writes a scene.
     *
     * @param scene what to write
     * @return the SVG document
     */
    public static String of(Scene scene) {
        return new SvgPicture().write(scene);
    }

    private String write(Scene scene) {
        Rectangle2D bounds = scene.bounds();
        String size =
                number(bounds.getX())
                        + " "
                        + number(bounds.getY())
                        + " "
                        + number(bounds.getWidth())
                        + " "
                        + number(bounds.getHeight());
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"")
                .append(" viewBox=\"" + size + "\"")
                .append(" width=\"" + number(bounds.getWidth()) + "\"")
                .append(" height=\"" + number(bounds.getHeight()) + "\"")
                .append(" role=\"img\" xml:space=\"preserve\">\n")
                .append("<title>" + escaped(scene.title()) + "</title>\n");
        collectIcons(scene);
        out.append("<rect class=\"canvas\" x=\"" + number(bounds.getX()) + "\"")
                .append(" y=\"" + number(bounds.getY()) + "\"")
                .append(" width=\"" + number(bounds.getWidth()) + "\"")
                .append(" height=\"" + number(bounds.getHeight()) + "\" fill=\"#ffffff\"/>\n");
        for (Mark mark : scene.marks()) {
            if (mark instanceof Mark.Outline outline) {
                write(outline);
            } else if (mark instanceof Mark.Words words) {
                write(words);
            } else {
                write((Mark.Picture) mark);
            }
        }
        return out.append("</svg>\n").toString();
    }

    private void collectIcons(Scene scene) {
        for (Mark mark : scene.marks()) {
            if (mark instanceof Mark.Picture picture) {
                icons.computeIfAbsent(data(picture), data -> "icon" + (icons.size() + 1));
            }
        }
        if (icons.isEmpty()) {
            return;
        }
        out.append("<defs>\n");
        icons.forEach(
                (data, id) ->
                        out.append("<image id=\"" + id + "\" width=\"16\" height=\"16\"")
                                .append(" xlink:href=\"" + data + "\"/>\n"));
        out.append("</defs>\n");
    }

    private static String data(Mark.Picture picture) {
        byte[] svg = picture.svg();
        return svg.length > 0
                ? "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg)
                : "data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png());
    }

    private void write(Mark.Outline outline) {
        out.append("<path class=\"" + escaped(outline.role()) + "\" d=\"");
        double[] points = new double[6];
        for (PathIterator path = outline.shape().getPathIterator(null);
                !path.isDone();
                path.next()) {
            switch (path.currentSegment(points)) {
                case PathIterator.SEG_MOVETO -> segment('M', points, 2);
                case PathIterator.SEG_LINETO -> segment('L', points, 2);
                case PathIterator.SEG_QUADTO -> segment('Q', points, 4);
                case PathIterator.SEG_CUBICTO -> segment('C', points, 6);
                default -> out.append('Z');
            }
        }
        out.append("\"");
        color("fill", Optional.ofNullable(outline.fill()));
        if (outline.stroke() != null) {
            color("stroke", Optional.of(outline.stroke()));
            out.append(" stroke-width=\"" + number(outline.width()) + "\"");
        }
        out.append("/>\n");
    }

    private void segment(char letter, double[] points, int count) {
        out.append(letter);
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : " ").append(number(points[i]));
        }
    }

    private void write(Mark.Words words) {
        TextStyle style = words.style();
        out.append("<text class=\"" + escaped(words.role()) + "\"")
                .append(" x=\"" + number(words.x()) + "\" y=\"" + number(words.y()) + "\"")
                .append(" font-family=\"" + (style.condensed() ? NARROW_FONTS : FONTS) + "\"")
                .append(" font-size=\"" + number(style.size()) + "\"");
        if (style.bold()) {
            out.append(" font-weight=\"bold\"");
        }
        if (style.italic()) {
            out.append(" font-style=\"italic\"");
        }
        if (style.underlined()) {
            out.append(" text-decoration=\"underline\"");
        }
        color("fill", Optional.of(style.color()));
        // whatever font the reader has, no line becomes longer than its box
        out.append(" textLength=\"" + number(words.width()) + "\"")
                .append(" lengthAdjust=\"spacingAndGlyphs\">")
                .append(escaped(words.text()))
                .append("</text>\n");
    }

    private void write(Mark.Picture picture) {
        out.append("<use class=\"" + escaped(picture.role()) + "\"")
                .append(" xlink:href=\"#" + icons.get(data(picture)) + "\"")
                .append(" transform=\"translate(" + number(picture.x()))
                .append(" " + number(picture.y()) + ")");
        double scale = picture.size() / 16;
        out.append(scale == 1 ? "" : " scale(" + number(scale) + ")").append("\"/>\n");
    }

    private void color(String attribute, Optional<Color> color) {
        if (color.isEmpty()) {
            out.append(" " + attribute + "=\"none\"");
            return;
        }
        int rgb = color.get().getRGB() & 0xFFFFFF;
        out.append(" " + attribute + "=\"" + String.format(Locale.ROOT, "#%06x", rgb) + "\"");
        int alpha = color.get().getAlpha();
        if (alpha < OPAQUE) {
            out.append(" " + attribute + "-opacity=\"" + number(alpha / (double) OPAQUE) + "\"");
        }
    }

    /** At most two decimals, no exponent. */
    private static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    static String escaped(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints()
                .forEach(
                        codePoint -> {
                            switch (codePoint) {
                                case '&' -> result.append("&amp;");
                                case '<' -> result.append("&lt;");
                                case '>' -> result.append("&gt;");
                                case '"' -> result.append("&quot;");
                                case '\'' -> result.append("&#39;");
                                default ->
                                        result.appendCodePoint(
                                                isAllowed(codePoint) ? codePoint : 0xFFFD);
                            }
                        });
        return result.toString();
    }

    /** The characters of XML 1.0. */
    private static boolean isAllowed(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || codePoint >= 0x20 && codePoint <= 0xD7FF
                || codePoint >= 0xE000 && codePoint <= 0xFFFD
                || codePoint >= 0x10000;
    }
}
