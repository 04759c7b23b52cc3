// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import org.knime.core.data.DataRow;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;

/**
 * Makes no, one or many rows of each row of a table. The rows made of a row must not depend on
 * other rows. Used by one thread at a time.
 */
@FunctionalInterface
public interface RowExpansion {

    /**
     * Makes the rows of a row.
     *
     * @param row a row of the input table
     * @param sink takes the rows, whose keys are unique in the output if those of the input are
     * @throws KNIMEException if the row makes the whole node fail; names row, column and remedy
     * @throws InterruptedException if the sink throws it
     * @throws CanceledExecutionException if the sink throws it
     */
    void expand(DataRow row, RowSink sink)
            throws KNIMEException, InterruptedException, CanceledExecutionException;
}
