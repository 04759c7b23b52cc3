// SPDX-License-Identifier: Apache-2.0
/**
 * The node Sequence Scorer: compares predicted with true classes.
 *
 * <p>May depend on {@code tables, views, runtime} and the engine's {@code evaluation}; no other
 * package depends on it.
 */
package bio.strand.nodes.evaluation.scorer;
