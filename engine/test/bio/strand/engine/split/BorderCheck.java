// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.biojava.nbio.alignment.Alignments;
import org.biojava.nbio.alignment.SimpleGapPenalty;
import org.biojava.nbio.alignment.template.PairwiseSequenceAligner;
import org.biojava.nbio.core.alignment.matrices.SubstitutionMatrixHelper;
import org.biojava.nbio.core.exceptions.CompoundNotFoundException;
import org.biojava.nbio.core.sequence.ProteinSequence;
import org.biojava.nbio.core.sequence.compound.AminoAcidCompound;

/**
 * Looks for relatives on both sides of a split with nothing of what made the split: pairs are
 * nominated by the words of four residues that they share, half of the sample, or at random, the
 * other half, and aligned by BioJava.
 */
final class BorderCheck {

    private static final int WORD = 4;

    private BorderCheck() {}

    /** A pair across the border as BioJava aligns it. */
    record Pair(int test, int training, int shorter, int score, int identical) {

        double identity() {
            return (double) identical / shorter;
        }

        /** Whether chance gives such a score at most once when a sequence meets all others. */
        boolean isSignificant(long letters) {
            SequenceKind kind = SequenceKind.PROTEIN;
            return kind.k * shorter * letters * Math.exp(-kind.lambda * score) <= 1;
        }
    }

    /**
     * Aligns pairs of a row of part 1 (test) and one of part 0 (training).
     *
     * @param size how many pairs
     */
    static List<Pair> sample(List<String> sequences, int[] parts, int size, long seed)
            throws CompoundNotFoundException {
        Set<List<Integer>> pairs = new HashSet<>(mostSharedWords(sequences, parts, size / 2));
        Random random = new Random(seed);
        while (pairs.size() < size) {
            int a = random.nextInt(parts.length);
            int b = random.nextInt(parts.length);
            if (parts[a] == 1 && parts[b] == 0) {
                pairs.add(List.of(a, b));
            }
        }
        List<Pair> aligned = new ArrayList<>();
        for (List<Integer> pair : pairs) {
            aligned.add(align(sequences, pair.get(0), pair.get(1)));
        }
        return aligned;
    }

    /** The pairs with most different words in common for the length of the shorter sequence. */
    private static List<List<Integer>> mostSharedWords(
            List<String> sequences, int[] parts, int size) {
        Map<String, List<Integer>> training = new HashMap<>();
        for (int row = 0; row < parts.length; row++) {
            if (parts[row] == 0) {
                for (String word : words(sequences.get(row))) {
                    training.computeIfAbsent(word, w -> new ArrayList<>()).add(row);
                }
            }
        }
        record Shared(int test, int training, double share) {}
        List<Shared> best = new ArrayList<>();
        int[] counts = new int[parts.length];
        for (int row = 0; row < parts.length; row++) {
            if (parts[row] == 1) {
                Arrays.fill(counts, 0);
                for (String word : words(sequences.get(row))) {
                    for (int other : training.getOrDefault(word, List.of())) {
                        counts[other]++;
                    }
                }
                for (int other = 0; other < counts.length; other++) {
                    if (counts[other] > 1) {
                        int shorter =
                                Math.min(
                                        sequences.get(row).length(), sequences.get(other).length());
                        best.add(new Shared(row, other, (double) counts[other] / shorter));
                    }
                }
            }
        }
        return best.stream()
                .sorted(Comparator.comparingDouble(shared -> -shared.share()))
                .limit(size)
                .map(shared -> List.of(shared.test(), shared.training()))
                .toList();
    }

    private static Set<String> words(String sequence) {
        Set<String> words = new HashSet<>();
        for (int i = 0; i + WORD <= sequence.length(); i++) {
            words.add(sequence.substring(i, i + WORD));
        }
        return words;
    }

    private static Pair align(List<String> sequences, int test, int training)
            throws CompoundNotFoundException {
        String a = sequences.get(test);
        String b = sequences.get(training);
        PairwiseSequenceAligner<ProteinSequence, AminoAcidCompound> aligner =
                Alignments.getPairwiseAligner(
                        new ProteinSequence(a),
                        new ProteinSequence(b),
                        Alignments.PairwiseSequenceAlignerType.LOCAL,
                        new SimpleGapPenalty(11, 1),
                        SubstitutionMatrixHelper.getBlosum62());
        return new Pair(
                test,
                training,
                Math.min(a.length(), b.length()),
                (int) aligner.getScore(),
                aligner.getPair().getNumIdenticals());
    }
}
