// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import java.util.List;

/**
 * Sequences sorted into clusters of homologs.
 *
 * @param clusters the cluster of each row, numbered from 0 in the order of the clusters' first rows
 * @param count the number of clusters
 * @param remaining pairs of different clusters that are more alike than by chance, though less than
 *     the identity asked for, in the order of their rows; the search does not find all of them
 * @param cut how many sequences were longer than {@link HomologyClustering#MAXIMUM_LENGTH} and were
 *     compared by their beginning only
 */
public record HomologyClusters(int[] clusters, int count, List<SimilarPair> remaining, int cut) {

    /**
     * The most similar pair with one row inside a part and the other one in another part.
     *
     * @param parts the part of each row; no cluster may lie in two
     * @param part the part
     * @return the pair; null if no two sequences of different parts are more alike than by chance,
     *     as far as the search sees
     */
    public SimilarPair closest(int[] parts, int part) {
        SimilarPair closest = null;
        for (SimilarPair pair : remaining) {
            boolean first = parts[pair.first()] == part;
            boolean second = parts[pair.second()] == part;
            if (first != second && (closest == null || pair.identity() > closest.identity())) {
                closest = pair;
            }
        }
        return closest;
    }
}
