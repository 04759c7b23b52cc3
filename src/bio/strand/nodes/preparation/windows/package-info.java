// SPDX-License-Identifier: Apache-2.0
/**
 * The node Sequence Windows: one row for each window over a long sequence, with the label of one of
 * its positions.
 *
 * <p>May depend on {@code tables, runtime} and the engine's {@code encoding}; no other package
 * depends on it.
 */
package bio.strand.nodes.preparation.windows;
