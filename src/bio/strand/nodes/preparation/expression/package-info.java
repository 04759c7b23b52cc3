// SPDX-License-Identifier: Apache-2.0
/**
 * The Expression Preprocessor and the node that applies what it has learned to new data.
 *
 * <p>May depend on the nodes' shared packages {@code ports}, {@code tables} and {@code runtime}, on
 * the engine's {@code expression}, on its {@code encoding} for numbers in names, and on KNIME's
 * API; never on another node.
 */
package bio.strand.nodes.preparation.expression;
