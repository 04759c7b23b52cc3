// SPDX-License-Identifier: Apache-2.0
/**
 * The Expression Reader: expression matrices and what is known of their samples become tables.
 *
 * <p>May depend on the nodes' shared packages {@code tables} and {@code runtime}, on the engine's
 * {@code expression} and on KNIME's API; never on another node.
 */
package bio.strand.nodes.io.expression;
