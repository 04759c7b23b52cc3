// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

/** How missing values are filled in. */
public enum Imputation {
    /** They stay missing. */
    NONE,
    /** The mean of the gene. */
    GENE_MEAN,
    /** The median of the gene. */
    GENE_MEDIAN,
    /** The mean of the sample. */
    SAMPLE_MEAN,
    /** The median of the sample. */
    SAMPLE_MEDIAN,
    /**
     * From the k genes with the most similar profiles, weighted by the inverse of their distances:
     * KNNimpute of Troyanskaya et al., Bioinformatics 17 (2001), 520-525.
     */
    NEAREST_GENES,
    /** The same with the k most similar samples. */
    NEAREST_SAMPLES,
    /**
     * On the straight line, over time, between the measured samples before and after; the nearest
     * measured one at either end.
     */
    INTERPOLATE;

    /**
     * Whether similar genes or samples are sought.
     *
     * @return true for the two that need a number of neighbours
     */
    public boolean usesNeighbours() {
        return this == NEAREST_GENES || this == NEAREST_SAMPLES;
    }
}
