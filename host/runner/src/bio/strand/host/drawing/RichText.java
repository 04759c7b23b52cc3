// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of annotations: paragraphs, headings and list items of pieces in one style. What an
 * annotation may hold as HTML (headings, paragraphs, lists, bold, italic, underlined, links, lines
 * and breaks) is understood; unknown elements are left out, their text is kept. The text may come
 * from anywhere: nothing in it is ever loaded, followed or run.
 */
final class RichText {

    static final double FONT_SIZE = 13;

    private static final double LINE = 1.44;

    private static final double HEADING_LINE = 1.2;

    private static final double PARAGRAPH_GAP = 6;

    private static final double LIST_INDENT = 20;

    private static final Color LINK = new Color(0x1E6DA8);

    private static final Map<String, Double> HEADINGS =
            Map.of("h1", 36.0, "h2", 30.0, "h3", 26.0, "h4", 22.0, "h5", 16.0, "h6", 13.0);

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

    private static final Pattern ALIGNMENT =
            Pattern.compile("text-align\\s*:\\s*(left|center|right)", Pattern.CASE_INSENSITIVE);

    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");

    /** Where the lines of a block stand. */
    enum Alignment {
        LEFT,
        CENTER,
        RIGHT
    }

    /**
     * A piece of text in one style.
     *
     * @param text without line breaks
     * @param style how it looks
     */
    record Run(String text, TextStyle style) {}

    /**
     * A paragraph, heading, list item, or one line of one that was broken by hand.
     *
     * @param runs its pieces in order; empty for a horizontal rule
     * @param lineHeight distance of its lines
     * @param before free space above, unless it comes first
     * @param after free space below
     * @param indent distance from the left side
     * @param bullet what stands before the first line, empty for none
     * @param alignment where its lines stand
     */
    record Block(
            List<Run> runs,
            double lineHeight,
            double before,
            double after,
            double indent,
            String bullet,
            Alignment alignment) {

        Block {
            runs = List.copyOf(runs);
        }

        boolean isRule() {
            return runs.isEmpty() && lineHeight == 0;
        }
    }

    private final String source;

    private final TextStyle base;

    private final List<Block> blocks = new ArrayList<>();

    private final List<Run> runs = new ArrayList<>();

    private final List<Integer> listNumbers = new ArrayList<>();

    private String element = "p";

    private String bullet = "";

    private Alignment alignment = Alignment.LEFT;

    private int bold;

    private int italic;

    private int underlined;

    private int links;

    private RichText(String source, Color color) {
        this.source = source;
        base = TextStyle.plain(FONT_SIZE, color);
    }

    /**
     * Reads HTML.
     *
     * @param html text with elements, well formed or not
     * @param color colour of the letters
     * @return the blocks from top to bottom
     */
    static List<Block> html(String html, Color color) {
        return new RichText(html, color).parse();
    }

    /**
     * Takes text as it is; each line becomes a block.
     *
     * @param text text with line breaks
     * @param style how it looks
     * @param alignment where its lines stand
     * @return the blocks from top to bottom
     */
    static List<Block> plain(String text, TextStyle style, Alignment alignment) {
        List<Block> blocks = new ArrayList<>();
        for (String line : text.split("\\R", -1)) {
            blocks.add(
                    new Block(
                            List.of(new Run(line, style)),
                            style.size() * HEADING_LINE,
                            0,
                            0,
                            0,
                            "",
                            alignment));
        }
        return blocks;
    }

    private List<Block> parse() {
        int position = 0;
        while (position < source.length()) {
            int open = source.indexOf('<', position);
            int close = open < 0 ? -1 : source.indexOf('>', open);
            if (close < 0) {
                text(source.substring(position));
                break;
            }
            text(source.substring(position, open));
            tag(source.substring(open + 1, close));
            position = close + 1;
        }
        end(true);
        return blocks;
    }

    private void text(String raw) {
        String text = unescape(raw).replaceAll("[ \\t\\r\\n]+", " ");
        if (text.isEmpty() || text.equals(" ") && runs.isEmpty()) {
            return;
        }
        runs.add(new Run(text, style()));
    }

    private static String unescape(String raw) {
        Matcher matcher = ENTITY.matcher(raw);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(text, Matcher.quoteReplacement(character(matcher.group(1))));
        }
        return matcher.appendTail(text).toString();
    }

    private static String character(String entity) {
        if (!entity.startsWith("#")) {
            return ENTITIES.getOrDefault(entity, "&" + entity + ";");
        }
        int codePoint =
                entity.startsWith("#x") || entity.startsWith("#X")
                        ? Integer.parseInt(entity.substring(2), 16)
                        : Integer.parseInt(entity.substring(1));
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "\uFFFD";
    }

    private TextStyle style() {
        TextStyle style = base;
        if (HEADINGS.containsKey(element)) {
            style = style.withSize(HEADINGS.get(element)).withBold();
        }
        if (links > 0) {
            style = TextStyle.plain(style.size(), LINK).withUnderline();
        }
        style = bold > 0 ? style.withBold() : style;
        style = italic > 0 ? style.withItalic() : style;
        return underlined > 0 ? style.withUnderline() : style;
    }

    private void tag(String content) {
        boolean closing = content.startsWith("/");
        String name = content.replaceFirst("^/", "").split("[\\s/]", 2)[0].toLowerCase(Locale.ROOT);
        int step = closing ? -1 : 1;
        switch (name) {
            case "b", "strong" -> bold = Math.max(0, bold + step);
            case "i", "em" -> italic = Math.max(0, italic + step);
            case "u" -> underlined = Math.max(0, underlined + step);
            case "a" -> links = Math.max(0, links + step);
            case "br" -> end(false);
            case "hr" -> {
                end(true);
                blocks.add(new Block(List.of(), 0, PARAGRAPH_GAP, PARAGRAPH_GAP, 0, "", alignment));
            }
            case "ul", "ol" -> list(closing, name.equals("ol"));
            case "li" -> item(closing);
            case "p", "div", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6" ->
                    block(closing, name, content);
            default -> {
                // an element that annotations cannot hold: only its text is shown
            }
        }
    }

    private void list(boolean closing, boolean numbered) {
        end(true);
        if (!closing) {
            listNumbers.add(numbered ? 1 : 0);
        } else if (!listNumbers.isEmpty()) {
            listNumbers.remove(listNumbers.size() - 1);
        }
    }

    private void item(boolean closing) {
        end(true);
        if (closing || listNumbers.isEmpty()) {
            bullet = "";
            return;
        }
        int last = listNumbers.size() - 1;
        int number = listNumbers.get(last);
        bullet = number == 0 ? "\u2022" : number + ".";
        listNumbers.set(last, number == 0 ? 0 : number + 1);
    }

    private void block(boolean closing, String name, String content) {
        end(true);
        element = closing ? "p" : name;
        alignment = Alignment.LEFT;
        Matcher matcher = ALIGNMENT.matcher(content);
        if (!closing && matcher.find()) {
            alignment = Alignment.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        }
    }

    /** Ends the block, or at a line break only its line. */
    private void end(boolean ofBlock) {
        if (runs.isEmpty()) {
            return;
        }
        double indent = LIST_INDENT * listNumbers.size();
        double size = HEADINGS.getOrDefault(element, FONT_SIZE);
        boolean heading = HEADINGS.containsKey(element);
        // the space around headings is in proportion to their size, as in KNIME
        double before = !heading ? 0 : size > 30 ? 32 : size > 13 ? size - 6 : 10;
        double after = !ofBlock ? 0 : heading ? Math.max(5, before / 2) : PARAGRAPH_GAP;
        blocks.add(
                new Block(
                        runs,
                        size * (heading ? HEADING_LINE : LINE),
                        before,
                        listNumbers.isEmpty() ? after : 0,
                        indent,
                        bullet,
                        alignment));
        bullet = "";
        runs.clear();
    }
}
