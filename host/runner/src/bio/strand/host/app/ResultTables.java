// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.execution.OutputPort;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;

/** Prints small tables so that the result of a run can be read off the terminal. */
final class ResultTables {

    /** Longer tables are not printed. */
    static final int MAX_ROWS = 30;

    private static final int MAX_COLUMN_WIDTH = 40;

    private static final int SIGNIFICANT_DIGITS = 5;

    private static final String MISSING = "?";

    private ResultTables() {}

    /**
     * Prints the tables among the outputs of a node that have at most {@link #MAX_ROWS} rows.
     *
     * @param label name of the node
     * @param ports what the node delivers
     * @param out where to print
     */
    static void print(String label, List<OutputPort> ports, PrintStream out) {
        for (OutputPort port : ports) {
            if (port.object() instanceof BufferedDataTable table && table.size() <= MAX_ROWS) {
                out.println();
                out.println(label + (port.name().isBlank() ? "" : ", " + port.name()));
                textTable(table).print(out, "  ");
            }
        }
    }

    private static TextTable textTable(BufferedDataTable table) {
        List<String> header = new ArrayList<>(List.of("RowID"));
        List<Boolean> alignedRight = new ArrayList<>(List.of(false));
        for (DataColumnSpec column : table.getDataTableSpec()) {
            header.add(column.getName());
            alignedRight.add(column.getType().isCompatible(DoubleValue.class));
        }
        TextTable text = new TextTable(header, alignedRight, MAX_COLUMN_WIDTH);
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                List<String> cells = new ArrayList<>(List.of(row.getKey().getString()));
                for (DataCell cell : row) {
                    cells.add(text(cell));
                }
                text.add(cells);
            }
        }
        return text;
    }

    private static String text(DataCell cell) {
        if (cell.isMissing()) {
            return MISSING;
        }
        boolean whole = cell instanceof IntValue || cell instanceof LongValue;
        if (!whole && cell instanceof DoubleValue number) {
            return rounded(number.getDoubleValue());
        }
        return cell.toString();
    }

    /** Rounds to five significant digits; what comes to a whole number is shown as one. */
    static String rounded(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(SIGNIFICANT_DIGITS));
        if (rounded.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = rounded.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return Math.abs(exponent) <= 6 ? stripped.toPlainString() : stripped.toString();
    }
}
