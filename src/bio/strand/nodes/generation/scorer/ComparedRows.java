// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import bio.strand.nodes.runtime.SkippedRows;
import bio.strand.nodes.tables.RowView;
import bio.strand.nodes.tables.TableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.KNIMEException;

/** Reads the rows of the tables, and counts those that cannot be compared. */
final class ComparedRows {

    private ComparedRows() {}

    /**
     * Reads the profiles of a table.
     *
     * @param what what the rows are, for messages, such as "generated"
     * @param table the table
     * @param columns the columns of the values
     * @param warnings takes a warning of rows with missing values
     * @param exec takes progress and says whether the user cancelled
     * @return {@code [row][column]}, at least one row
     * @throws KNIMEException if there is no row
     * @throws CanceledExecutionException if the user cancelled
     */
    static float[][] profiles(
            String what,
            BufferedDataTable table,
            int[] columns,
            List<String> warnings,
            ExecutionMonitor exec)
            throws KNIMEException, CanceledExecutionException {
        return read(
                        what,
                        table,
                        warnings,
                        exec,
                        "has a missing or infinite value",
                        row -> profile(row, columns))
                .toArray(float[][]::new);
    }

    private static float[] profile(RowView row, int[] columns) {
        float[] profile = new float[columns.length];
        for (int i = 0; i < columns.length; i++) {
            double value = row.isMissing(columns[i]) ? Double.NaN : row.number(columns[i]);
            profile[i] = (float) value;
            if (!Float.isFinite(profile[i])) {
                return null;
            }
        }
        return profile;
    }

    /**
     * Reads something of each row.
     *
     * @param reason why a row cannot be compared, when null is read of it
     */
    static <T> List<T> read(
            String what,
            BufferedDataTable table,
            List<String> warnings,
            ExecutionMonitor exec,
            String reason,
            Function<RowView, T> reader)
            throws KNIMEException, CanceledExecutionException {
        List<T> read = new ArrayList<>();
        SkippedRows skipped = new SkippedRows();
        TableRows.forEach(
                table,
                exec,
                "Reading " + what,
                (index, row) -> {
                    T value = reader.apply(row);
                    if (value == null) {
                        skipped.add(row.rowId(), reason);
                    } else {
                        read.add(value);
                    }
                });
        if (read.isEmpty()) {
            throw new KNIMEException(
                    table.size() == 0
                            ? "The table of %s rows is empty; there is nothing to compare."
                                    .formatted(what)
                            : "None of the %d %s rows can be compared: each %s. Check the nodes before this one."
                                    .formatted(table.size(), what, reason));
        }
        skipped.warning(
                        "of the %s rows cannot be compared and %s left out"
                                .formatted(what, skipped.count() == 1 ? "was" : "were"))
                .ifPresent(warnings::add);
        return read;
    }
}
