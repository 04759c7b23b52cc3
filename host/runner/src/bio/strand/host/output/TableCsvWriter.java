// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/**
 * Writes a table as comma-separated values in UTF-8, quoted as RFC 4180 says: a header line with
 * {@code RowID} and the names of the columns, then one line for each row. Lines end with a line
 * feed on every system, so that equal tables give equal files. A missing cell is an empty field, an
 * empty string is {@code ""}; numbers are written so that reading them gives the same value.
 */
public final class TableCsvWriter {

    private static final String ROW_ID = "RowID";

    private static final int ROWS_BETWEEN_CHECKS = 256;

    private TableCsvWriter() {}

    /**
     * Writes a table.
     *
     * @param table the table, of any length
     * @param file the file, which is replaced if it exists
     * @param monitor asked now and then whether to stop
     * @throws IOException if the file cannot be written completely
     * @throws CanceledExecutionException if the run was cancelled; the file is then incomplete
     */
    public static void write(BufferedDataTable table, Path file, ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException {
        DataTableSpec spec = table.getDataTableSpec();
        String[] fields = new String[spec.getNumColumns() + 1];
        try (CsvWriter csv =
                        CsvWriter.builder()
                                .lineDelimiter(LineDelimiter.LF)
                                .quoteStrategy(QuoteStrategies.EMPTY)
                                .build(file, StandardCharsets.UTF_8);
                CloseableRowIterator rows = table.iterator()) {
            fields[0] = ROW_ID;
            for (int i = 1; i < fields.length; i++) {
                fields[i] = spec.getColumnSpec(i - 1).getName();
            }
            csv.writeRecord(fields);
            for (long row = 0; rows.hasNext(); row++) {
                if (row % ROWS_BETWEEN_CHECKS == 0) {
                    monitor.checkCanceled();
                }
                fill(fields, rows.next());
                csv.writeRecord(fields);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void fill(String[] fields, DataRow row) {
        fields[0] = row.getKey().getString();
        for (int i = 1; i < fields.length; i++) {
            DataCell cell = row.getCell(i - 1);
            fields[i] = cell.isMissing() ? null : cell.toString();
        }
    }
}
