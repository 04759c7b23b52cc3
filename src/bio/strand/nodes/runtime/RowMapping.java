// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;

/**
 * Computes new cells for rows, some rows at a time.
 *
 * <p>The cells of a row must not depend on the other rows: how rows are grouped differs between
 * ways of executing a node. Used by one thread at a time and closed after the last row, whether or
 * not all went well.
 */
public interface RowMapping extends AutoCloseable {

    /**
     * Computes the new cells of some rows.
     *
     * @param rows consecutive rows of the input table, at least one
     * @return the new cells of each row, in the order of the rows and of {@link
     *     RowMappingPlan#columns()}
     * @throws KNIMEException if a row makes the whole node fail; names row, column and remedy
     * @throws CanceledExecutionException if the user has cancelled
     */
    List<DataCell[]> map(List<DataRow> rows) throws KNIMEException, CanceledExecutionException;

    /** Gives back what the mapping holds. */
    @Override
    default void close() {}
}
