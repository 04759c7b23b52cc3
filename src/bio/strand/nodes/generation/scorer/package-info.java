// SPDX-License-Identifier: Apache-2.0
/**
 * The node Generation Scorer: compares generated sequences or profiles with real ones.
 *
 * <p>May depend on {@code tables, cells, views, runtime} and the engine's {@code comparison}; no
 * other package depends on it.
 */
package bio.strand.nodes.generation.scorer;
