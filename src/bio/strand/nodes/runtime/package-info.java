// SPDX-License-Identifier: Apache-2.0
/**
 * Where an executing node meets the engine: progress, cancellation and failures.
 *
 * <p>May depend on KNIME's API and on the engine; every node package may depend on it. It reads no
 * cells and knows no node.
 */
package bio.strand.nodes.runtime;
