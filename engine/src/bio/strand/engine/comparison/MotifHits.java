// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.Arrays;
import java.util.Objects;

/**
 * Where the sites of a motif stand in some sequences.
 *
 * @param motif the motif's name
 * @param consensus its most probable symbols
 * @param rows number of sequences
 * @param rowsWithHit how many of them have at least one site
 * @param hits number of sites; they may overlap
 * @param starts how many sites begin at each position; not to be changed
 */
public record MotifHits(
        String motif, String consensus, int rows, int rowsWithHit, long hits, int[] starts) {

    /** Checks that the names are there. */
    public MotifHits {
        Objects.requireNonNull(motif, "motif");
        Objects.requireNonNull(consensus, "consensus");
    }

    /**
     * The share of sequences that have at least one site.
     *
     * @return 0 to 1; NaN if there is no sequence
     */
    public double shareWithHit() {
        return rowsWithHit / (double) rows;
    }

    /**
     * The share of sequences in which a site begins at a position.
     *
     * @param position 0 or more; beyond the longest sequence there is none
     * @return 0 to 1; NaN if there is no sequence
     */
    public double shareAt(int position) {
        return (position < starts.length ? starts[position] : 0) / (double) rows;
    }

    /**
     * The position at which most sites begin.
     *
     * @return 0 or more, the first of equal ones; -1 if there is no site
     */
    public int peak() {
        int most = Arrays.stream(starts).max().orElse(0);
        int peak = -1;
        for (int position = starts.length - 1; position >= 0 && most > 0; position--) {
            peak = starts[position] == most ? position : peak;
        }
        return peak;
    }

    /**
     * How far the places of the sites are from those in other sequences: the Jensen-Shannon
     * divergence of the positions at which sites begin.
     *
     * @param other the sites of the same motif in other sequences
     * @return bits, 0 to 1; NaN if one of the two has no site
     */
    public double divergence(MotifHits other) {
        int positions = Math.max(starts.length, other.starts.length);
        return JensenShannon.divergence(
                Arrays.stream(Arrays.copyOf(starts, positions)).asDoubleStream().toArray(),
                Arrays.stream(Arrays.copyOf(other.starts, positions)).asDoubleStream().toArray());
    }
}
