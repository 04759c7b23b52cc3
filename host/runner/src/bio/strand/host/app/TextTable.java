// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table of text with aligned columns, for a terminal. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<String> header;

    private final List<Boolean> alignedRight;

    private final List<List<String>> rows = new ArrayList<>();

    private final int maxColumnWidth;

    /**
     * An empty table.
     *
     * @param header names of the columns
     * @param alignedRight for each column whether it is aligned right, as numbers are
     * @param maxColumnWidth longer texts are cut off with an ellipsis, at least 2
     */
    TextTable(List<String> header, List<Boolean> alignedRight, int maxColumnWidth) {
        if (header.size() != alignedRight.size() || maxColumnWidth < 2) {
            throw new IllegalArgumentException(header + " " + alignedRight + " " + maxColumnWidth);
        }
        this.header = List.copyOf(header);
        this.alignedRight = List.copyOf(alignedRight);
        this.maxColumnWidth = maxColumnWidth;
    }

    void add(List<String> row) {
        if (row.size() != header.size()) {
            throw new IllegalArgumentException(row.size() + " cells, not " + header.size());
        }
        rows.add(List.copyOf(row));
    }

    void print(PrintStream out, String indent) {
        int[] widths = new int[header.size()];
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        lines.addAll(rows);
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cut(line.get(i)).length());
            }
        }
        print(out, indent, header, widths);
        StringBuilder rule = new StringBuilder(indent);
        for (int width : widths) {
            rule.append("-".repeat(width)).append(GAP);
        }
        out.println(rule.toString().stripTrailing());
        rows.forEach(row -> print(out, indent, row, widths));
    }

    private void print(PrintStream out, String indent, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < widths.length; i++) {
            String text = cut(cells.get(i));
            String padding = " ".repeat(widths[i] - text.length());
            line.append(alignedRight.get(i) ? padding + text : text + padding).append(GAP);
        }
        out.println(line.toString().stripTrailing());
    }

    private String cut(String text) {
        String oneLine = text.replaceAll("\\s*\\R\\s*", " ");
        return oneLine.length() <= maxColumnWidth
                ? oneLine
                : oneLine.substring(0, maxColumnWidth - 1) + "…";
    }
}
