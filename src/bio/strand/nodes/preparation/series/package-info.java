// SPDX-License-Identifier: Apache-2.0
/**
 * The Time Series Encoder: wide or long tables of measurements over time become encoded series.
 *
 * <p>May depend on the nodes' shared packages {@code cells}, {@code tables} and {@code runtime}, on
 * the engine's {@code encoding} and on KNIME's API; never on another node.
 */
package bio.strand.nodes.preparation.series;
