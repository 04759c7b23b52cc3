// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import bio.strand.nodes.views.RenderedChart;
import bio.strand.nodes.views.page.ViewPage;
import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;

/** One way of comparing predictions with the truth, for a table that it was made for. */
interface Scoring {

    /**
     * The first output table.
     *
     * @return its columns; null if they are not known before the rows are read
     */
    DataTableSpec details();

    /**
     * The table of statistics.
     *
     * @return its columns
     */
    DataTableSpec statistics();

    /**
     * Compares the rows of the table.
     *
     * @param table the table
     * @param exec makes the outputs, takes progress and says whether the user cancelled
     * @return the outputs
     * @throws KNIMEException if no row can be compared, or one is not as it must be
     * @throws CanceledExecutionException if the user cancelled
     */
    Result score(BufferedDataTable table, ExecutionContext exec)
            throws KNIMEException, CanceledExecutionException;

    /**
     * What comes out.
     *
     * @param details the first table
     * @param statistics the scores
     * @param chart the image
     * @param warnings what the user should know
     * @param page what the view shows
     */
    record Result(
            BufferedDataTable details,
            BufferedDataTable statistics,
            RenderedChart chart,
            List<String> warnings,
            ViewPage page) {}

    /** A score that does not exist is a missing cell. */
    static Double orMissing(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
