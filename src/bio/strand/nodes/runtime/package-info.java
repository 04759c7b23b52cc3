// SPDX-License-Identifier: Apache-2.0
/**
 * How nodes run: progress and cancellation for the engine, failures of the engine in the user's
 * words, and the row-by-row way of executing a node, streamed or not.
 *
 * <p>May depend on KNIME's API and on the engine; every node package may depend on it. It passes
 * rows and cells on without reading them and knows no node.
 */
package bio.strand.nodes.runtime;
