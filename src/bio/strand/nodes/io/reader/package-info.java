// SPDX-License-Identifier: Apache-2.0
/**
 * The Sequence Reader: streams files of sequences into a table, their features into another.
 *
 * <p>May depend on the nodes' shared packages {@code tables} and {@code runtime}, on the engine's
 * {@code sequence} and on KNIME's API; never on another node.
 */
package bio.strand.nodes.io.reader;
