// SPDX-License-Identifier: Apache-2.0
/**
 * The Sequence Simulator: makes labelled DNA sequences with planted motifs.
 *
 * <p>May depend on the nodes' shared packages {@code tables} and {@code runtime}, on the engine's
 * {@code simulation} and on KNIME's API; never on another node.
 */
package bio.strand.nodes.io.simulator;
