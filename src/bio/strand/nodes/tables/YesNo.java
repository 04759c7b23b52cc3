// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.tables;

import java.util.Locale;

/**
 * Yes/no labels as tables spell them: 1 or 0, true or false, yes or no, in any case of letters.
 * Numbers such as 1.0 count as well.
 */
public final class YesNo {

    private YesNo() {}

    /**
     * Reads a label.
     *
     * @param row the row; the cell must not be missing
     * @param column index of the column
     * @return 1 for yes, 0 for no; NaN for a cell that holds neither
     */
    public static double of(RowView row, int column) {
        return of(row.text(column));
    }

    /**
     * Reads a label.
     *
     * @param text how it is spelled
     * @return 1 for yes, 0 for no; NaN for anything else
     */
    public static double of(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true", "yes" -> 1;
            case "0", "0.0", "false", "no" -> 0;
            default -> Double.NaN;
        };
    }
}
