// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.simulation.BackgroundModel;
import bio.strand.engine.simulation.MotifModel;
import bio.strand.engine.simulation.PositionWeightMatrix;
import bio.strand.engine.simulation.Sigma70Promoter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which motifs are looked for. */
public sealed interface MotifChoice {

    /** None. */
    record None() implements MotifChoice {}

    /**
     * The motif that stands out most in the rows learned from ({@link MotifLearner}).
     *
     * @param width its positions, 2 to 50
     */
    record Learned(int width) implements MotifChoice {
        /** Checks the range. */
        public Learned {
            if (width < 2 || width > 50) {
                throw new IllegalArgumentException(
                        "The width of the learned motif must be 2 to 50, not " + width + ".");
            }
        }
    }

    /**
     * Consensus sequences, whose letters may be ambiguity codes.
     *
     * @param sequences at least one, none empty
     * @param conservation how often each letter is found, above 0, at most 1
     */
    record Consensus(List<String> sequences, double conservation) implements MotifChoice {
        /** Checks that there is one. */
        public Consensus {
            sequences = List.copyOf(sequences);
            if (sequences.isEmpty() || sequences.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(
                        "Name at least one motif, such as TATAAT, or choose another kind of"
                                + " motif.");
            }
            if (!(conservation > 0 && conservation <= 1)) {
                throw new IllegalArgumentException(
                        "The conservation of motifs must be above 0 and at most 1, not %s."
                                .formatted(conservation));
            }
        }
    }

    /** The -35 and the -10 element of {@link Sigma70Promoter}; of DNA alone. */
    record Sigma70() implements MotifChoice {}

    /**
     * Makes the motifs.
     *
     * @param rows sequences to learn from, coded by the alphabet
     * @param alphabet the symbols
     * @param chance how often random background may have a site, as {@link Motif#of} says
     * @param cancellation asked several times a second
     * @return the motifs, the background being the composition of the rows
     * @throws IllegalArgumentException if a consensus does not suit the alphabet, with the remedy
     */
    default List<Motif> motifs(
            EncodedSequences rows,
            Alphabet alphabet,
            double chance,
            CancellationToken cancellation) {
        double[] frequencies = Composition.of(rows, alphabet.size()).frequencies();
        BackgroundModel background =
                new BackgroundModel(alphabet, Arrays.stream(frequencies).boxed().toList());
        List<Motif> motifs = new ArrayList<>();
        if (this instanceof Learned learned) {
            PositionWeightMatrix matrix =
                    MotifLearner.learn(rows, alphabet, learned.width(), cancellation);
            motifs.add(Motif.of("learned motif", matrix, frequencies, chance));
        } else if (this instanceof Consensus consensus) {
            for (String sequence : consensus.sequences()) {
                PositionWeightMatrix matrix =
                        PositionWeightMatrix.ofConsensus(
                                sequence, consensus.conservation(), background);
                motifs.add(Motif.of(sequence, matrix, frequencies, chance));
            }
        } else if (this instanceof Sigma70) {
            if (!alphabet.equals(Alphabet.DNA)) {
                throw new IllegalArgumentException(
                        "The promoter motifs of E. coli are DNA, but the sequences are %s; choose other motifs."
                                .formatted(alphabet.name()));
            }
            MotifModel promoter = Sigma70Promoter.motif(background);
            motifs.add(Motif.of("-35 box", promoter.elements().get(0), frequencies, chance));
            motifs.add(Motif.of("-10 box", promoter.elements().get(1), frequencies, chance));
        }
        return motifs;
    }
}
