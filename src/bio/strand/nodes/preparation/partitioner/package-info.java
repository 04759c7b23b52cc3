// SPDX-License-Identifier: Apache-2.0
/**
 * The Sequence Partitioner: divides a table's rows into two, at random or class by class.
 *
 * <p>May depend on the nodes' shared packages {@code tables} and {@code runtime}, on the engine's
 * {@code split} and on KNIME's API; never on another node.
 */
package bio.strand.nodes.preparation.partitioner;
