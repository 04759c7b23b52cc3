// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.workflow;

/**
 * A connection from an output port of one node to an input port of another. Port 0 is the port of
 * flow variables, the ports of tables and models count from 1.
 *
 * @param sourceId id of the node that delivers
 * @param sourcePort its output port
 * @param destinationId id of the node that receives
 * @param destinationPort its input port
 */
public record Connection(int sourceId, int sourcePort, int destinationId, int destinationPort) {

    /** Checks that ports are not negative and that no node is connected to itself. */
    public Connection {
        if (sourcePort < 0 || destinationPort < 0) {
            throw new IllegalArgumentException(
                    "a port number is negative: " + sourcePort + ", " + destinationPort);
        }
        if (sourceId == destinationId) {
            throw new IllegalArgumentException("node " + sourceId + " is connected to itself");
        }
    }
}
