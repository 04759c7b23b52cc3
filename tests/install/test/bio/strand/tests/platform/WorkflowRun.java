// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run of a workflow left. Nodes are named with their number, such as {@code RNN Learner
 * (#4)}, or without where there is only one; ports are counted from 1.
 */
public interface WorkflowRun {

    /** Whether every node was executed. */
    boolean succeeded();

    /** What was printed, errors included. */
    String output();

    /** The workflow as it was saved, with its data. */
    Path savedWorkflow();

    /**
     * Rows of a table: values by column, and the key of the row as {@code RowID}; missing values
     * are empty. Where the platform saves only the columns that the node added, there are no keys.
     */
    List<Map<String, String>> table(String node, int port) throws IOException;

    /**
     * Every table that was saved, as bytes that are the same whenever the table is.
     *
     * @return by node and port
     */
    TreeMap<String, byte[]> tables() throws IOException;

    /** The picture at a port. */
    byte[] picture(String node, int port) throws IOException;

    /** The file of the model at the first port of a learner. */
    Path model(String node) throws IOException;

    /** The nodes that were executed, whose results are there; each with its number. */
    TreeSet<String> executed() throws IOException;

    /** What a node says of its failure. */
    String failure(String node) throws IOException;
}
