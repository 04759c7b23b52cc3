// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

/**
 * Two sequences that are more alike than by chance.
 *
 * @param first the row of the one
 * @param second the row of the other, greater than {@code first}
 * @param identity identical positions of their best local alignment over the length of the shorter
 *     sequence, 0 to 1
 */
public record SimilarPair(int first, int second, double identity) {}
