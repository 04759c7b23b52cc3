// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The figures of one source of sequences, compared with the reference. Figures that do not exist
 * are NaN.
 *
 * @param name the source's name
 * @param kind what kind of source it is
 * @param rows its number of sequences
 * @param spectrum its k-mers, the k being {@link SequenceReport#LISTED_K}
 * @param kmerDivergence Jensen-Shannon divergence of the k-mers from those of the reference in
 *     bits, at k - 1 for k = 1 to 6; not to be changed
 * @param positionDivergence mean over the positions of the divergence of position-specific k-mers
 *     in bits, at k - 1 for k = 1 to 3; not to be changed
 * @param divergenceByPosition the divergence of position-specific k-mers at each position, the k
 *     being {@link SequenceReport#LISTED_K}; not to be changed
 * @param composition its symbols by position
 * @param gcContent share of G and C of each sequence; of other than nucleotides without values
 * @param lengths number of positions of each sequence
 * @param motifs where the sites of each motif stand
 * @param duplicates share of sequences that repeat another one of the source
 * @param copies share of sequences that are exact copies of training rows
 * @param identities identity of some sequences with their nearest training row; without values if
 *     there are none
 * @param logisticRegression two-sample test against real rows by logistic regression
 * @param network two-sample test by a network
 */
public record SequenceFigures(
        String name,
        SourceKind kind,
        int rows,
        KmerSpectrum spectrum,
        double[] kmerDivergence,
        double[] positionDivergence,
        double[] divergenceByPosition,
        Composition composition,
        SampleDistribution gcContent,
        SampleDistribution lengths,
        List<MotifHits> motifs,
        double duplicates,
        double copies,
        SampleDistribution identities,
        Optional<TwoSampleScore> logisticRegression,
        Optional<TwoSampleScore> network) {

    /** Checks that all parts are there. */
    public SequenceFigures {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(spectrum, "spectrum");
        Objects.requireNonNull(composition, "composition");
        Objects.requireNonNull(gcContent, "gcContent");
        Objects.requireNonNull(lengths, "lengths");
        Objects.requireNonNull(identities, "identities");
        Objects.requireNonNull(logisticRegression, "logisticRegression");
        Objects.requireNonNull(network, "network");
        motifs = List.copyOf(motifs);
    }
}
