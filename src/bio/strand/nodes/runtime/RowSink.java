// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import org.knime.core.data.DataRow;
import org.knime.core.node.CanceledExecutionException;

/** Takes the rows of an output table as they are made. */
@FunctionalInterface
public interface RowSink {

    /**
     * Takes a row.
     *
     * @param row a row of the output table
     * @throws InterruptedException if the stream was asked to stop
     * @throws CanceledExecutionException if the user has cancelled
     */
    void add(DataRow row) throws InterruptedException, CanceledExecutionException;
}
