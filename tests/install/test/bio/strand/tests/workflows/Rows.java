// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.workflows;

import bio.strand.tests.install.Launcher;
import bio.strand.tests.platform.WorkflowRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Values of tables that a run left. */
final class Rows {

    private Rows() {}

    /** The folder of an example workflow. */
    static Path example(String name) {
        return Launcher.ROOT.resolve("workflows").resolve(name);
    }

    /** A number in the table of scores, the second one of a Sequence Scorer. */
    static double score(WorkflowRun run, String scorer, String row, String column)
            throws IOException {
        return number(run.table(scorer, 2), row, column);
    }

    private static double number(List<Map<String, String>> table, String row, String column) {
        return table.stream()
                .filter(values -> row.equals(values.get("RowID")))
                .map(values -> values.get(column))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("row " + row + " of " + table));
    }

    /** The mean of a column without missing values. */
    static double mean(List<Map<String, String>> table, String column) {
        return table.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .average()
                .orElseThrow();
    }
}
