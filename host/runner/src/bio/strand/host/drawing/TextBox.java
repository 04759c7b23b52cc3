// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Fills a box with text: breaks lines between words, and leaves out what does not fit. */
final class TextBox {

    private static final Color RULE = new Color(0xC0C4C6);

    private static final double ASCENT = 0.8;

    private final String role;

    private final Rectangle2D box;

    private final List<Mark> marks = new ArrayList<>();

    private double y;

    private boolean full;

    private TextBox(String role, Rectangle2D box) {
        this.role = role;
        this.box = box;
        y = box.getY();
    }

    /**
     * What a box shows of a text.
     *
     * @param marks the lines that fit
     * @param complete whether all lines fit
     * @param height height of the lines that fit
     */
    record Filled(List<Mark> marks, boolean complete, double height) {}

    /**
     * Fills a box.
     *
     * @param role role of the marks
     * @param box where the text may stand
     * @param blocks the text
     * @return the marks
     */
    static Filled fill(String role, Rectangle2D box, List<RichText.Block> blocks) {
        TextBox filling = new TextBox(role, box);
        for (int i = 0; i < blocks.size() && !filling.full; i++) {
            RichText.Block block = blocks.get(i);
            filling.y += i == 0 ? 0 : block.before();
            filling.add(block);
            filling.y += block.after();
        }
        return new Filled(filling.marks, !filling.full, filling.y - box.getY());
    }

    private void add(RichText.Block block) {
        if (block.isRule()) {
            Rectangle2D line = new Rectangle2D.Double(box.getX(), y, box.getWidth(), 1);
            marks.add(new Mark.Outline(role, line, RULE, null, 0));
            return;
        }
        double width = Math.max(1, box.getWidth() - block.indent());
        List<List<RichText.Run>> lines = broken(block.runs(), width);
        for (int i = 0; i < lines.size(); i++) {
            if (y + block.lineHeight() > box.getMaxY() + 1) {
                full = true;
                return;
            }
            if (i == 0 && !block.bullet().isEmpty()) {
                TextStyle style = lines.get(0).get(0).style();
                double length = style.width(block.bullet());
                double x = box.getX() + block.indent() - length - style.size() / 2;
                marks.add(new Mark.Words(role, block.bullet(), x, baseline(block), length, style));
            }
            line(lines.get(i), block, width);
            y += block.lineHeight();
        }
    }

    /** The height of the letters' feet in the line that begins at y. */
    private double baseline(RichText.Block block) {
        double size = block.runs().get(0).style().size();
        return y + (block.lineHeight() - size) / 2 + size * ASCENT;
    }

    private void line(List<RichText.Run> runs, RichText.Block block, double width) {
        double length = runs.stream().mapToDouble(run -> run.style().width(run.text())).sum();
        double x =
                box.getX()
                        + block.indent()
                        + switch (block.alignment()) {
                            case LEFT -> 0;
                            case CENTER -> (width - length) / 2;
                            case RIGHT -> width - length;
                        };
        double baseline = baseline(block);
        for (RichText.Run run : runs) {
            // the ends of a text element may lose their spaces, so none stand there
            String text = run.text().strip();
            if (!text.isEmpty()) {
                String indent = run.text().substring(0, run.text().indexOf(text));
                double left = x + run.style().width(indent);
                double shown = run.style().width(text);
                marks.add(new Mark.Words(role, text, left, baseline, shown, run.style()));
            }
            x += run.style().width(run.text());
        }
    }

    /** Breaks pieces of text into lines; a word that is too long is broken where it must be. */
    static List<List<RichText.Run>> broken(List<RichText.Run> runs, double width) {
        List<List<RichText.Run>> lines = new ArrayList<>();
        List<RichText.Run> line = new ArrayList<>();
        double length = 0;
        for (RichText.Run run : runs) {
            for (String word : words(run.text(), run.style(), width)) {
                double wordLength = run.style().width(word.stripTrailing());
                if (length + wordLength > width && !line.isEmpty()) {
                    lines.add(joined(line));
                    line = new ArrayList<>();
                    length = 0;
                }
                if (line.isEmpty() && word.isBlank() && !lines.isEmpty()) {
                    continue;
                }
                line.add(new RichText.Run(word, run.style()));
                length += run.style().width(word);
            }
        }
        if (!line.isEmpty()) {
            lines.add(joined(line));
        }
        return lines;
    }

    /** Words with the spaces that follow them. */
    private static List<String> words(String text, TextStyle style, double width) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("(?<= )(?=[^ ])")) {
            StringBuilder part = new StringBuilder();
            for (int codePoint : word.codePoints().toArray()) {
                if (part.length() > 0 && style.width(part.toString()) > width - style.size()) {
                    words.add(part.toString());
                    part.setLength(0);
                }
                part.appendCodePoint(codePoint);
            }
            words.add(part.toString());
        }
        return words;
    }

    /** Puts neighbours of one style together, so that a line has few pieces. */
    private static List<RichText.Run> joined(List<RichText.Run> line) {
        List<RichText.Run> result = new ArrayList<>();
        for (RichText.Run run : line) {
            int last = result.size() - 1;
            if (last >= 0 && result.get(last).style().equals(run.style())) {
                result.set(
                        last, new RichText.Run(result.get(last).text() + run.text(), run.style()));
            } else {
                result.add(run);
            }
        }
        return result;
    }
}
