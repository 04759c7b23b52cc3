// SPDX-License-Identifier: Apache-2.0
/**
 * Random sequences whose classes have a known best classifier: a background with or without planted
 * motifs, and the exact likelihood ratio of the two; and profiles of gene expression whose means
 * and covariances are known.
 *
 * <p>May depend on {@code sequence} (for alphabets) and {@code progress}; on nothing else of the
 * engine. Random numbers come from {@link java.util.SplittableRandom} (SplitMix64, unchanged since
 * Java 8), so that a seed gives the same sequences on every machine.
 */
package bio.strand.engine.simulation;
