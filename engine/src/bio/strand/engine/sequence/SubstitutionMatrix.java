// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.biojava.nbio.core.alignment.matrices.SubstitutionMatrixHelper;
import org.biojava.nbio.core.sequence.compound.AminoAcidCompound;
import org.biojava.nbio.core.sequence.compound.AminoAcidCompoundSet;

/**
 * How readily one amino acid stands in the place of another in related proteins: log-odds scores,
 * rounded to integers, in the units of each matrix. Scores are symmetric. The tables come from
 * BioJava, which has them as published by the NCBI.
 */
public enum SubstitutionMatrix {
    /** Henikoff and Henikoff, PNAS 89:10915-10919 (1992), blocks clustered at 45 %; 1/3 bit. */
    BLOSUM45(SubstitutionMatrixHelper::getBlosum45),
    /** Henikoff and Henikoff, PNAS 89:10915-10919 (1992), blocks clustered at 62 %; 1/2 bit. */
    BLOSUM62(SubstitutionMatrixHelper::getBlosum62),
    /** Henikoff and Henikoff, PNAS 89:10915-10919 (1992), blocks clustered at 80 %; 1/2 bit. */
    BLOSUM80(SubstitutionMatrixHelper::getBlosum80),
    /**
     * Dayhoff, Schwartz and Orcutt, Atlas of Protein Sequence and Structure 5(3):345-352 (1978),
     * 250 accepted point mutations in 100 residues; 1/3 bit.
     */
    PAM250(SubstitutionMatrixHelper::getPAM250);

    /** The order of the published tables: twenty amino acids, then B, Z, X and the stop. */
    private static final String LETTERS = "ARNDCQEGHILKMFPSTWYVBZX*";

    private static final int ABSENT = Integer.MIN_VALUE;
    private static final int CHARACTERS = 128;

    private final Supplier<
                    org.biojava.nbio.core.alignment.template.SubstitutionMatrix<AminoAcidCompound>>
            source;
    private volatile int[][] scores;

    SubstitutionMatrix(
            Supplier<org.biojava.nbio.core.alignment.template.SubstitutionMatrix<AminoAcidCompound>>
                    source) {
        this.source = source;
    }

    /**
     * The letters that have scores, in the order of the published table.
     *
     * @return the twenty amino acids, then {@code B} (aspartate or asparagine), {@code Z}
     *     (glutamate or glutamine), {@code X} (any) and {@code *} (stop)
     */
    public String letters() {
        return LETTERS;
    }

    /**
     * Whether a letter has scores.
     *
     * @param letter any character, in upper or lower case
     * @return true for those of {@link #letters()}
     */
    public boolean has(char letter) {
        return letter < CHARACTERS && table()[letter] != null;
    }

    /**
     * The score of two letters side by side.
     *
     * @param first a letter of {@link #letters()}, in upper or lower case
     * @param second another one, or the same
     * @return the score in the matrix's units, for BLOSUM62 -4 to 11
     * @throws IllegalArgumentException if a letter has no scores
     */
    public int score(char first, char second) {
        int[] row = has(first) ? table()[first] : null;
        int score = row == null || second >= CHARACTERS ? ABSENT : row[second];
        if (score == ABSENT) {
            throw new IllegalArgumentException(
                    "%s has no score for %s."
                            .formatted(this, Alphabet.describe(row == null ? first : second)));
        }
        return score;
    }

    /**
     * The scores of all pairs of some letters, for callers that want arrays.
     *
     * @param order the letters, each one of {@link #letters()}
     * @return {@code [order.length()][order.length()]}, a new array
     * @throws IllegalArgumentException if a letter has no scores
     */
    public int[][] scores(String order) {
        int[][] result = new int[order.length()][order.length()];
        for (int i = 0; i < order.length(); i++) {
            for (int j = 0; j < order.length(); j++) {
                result[i][j] = score(order.charAt(i), order.charAt(j));
            }
        }
        return result;
    }

    private int[][] table() {
        if (scores == null) {
            // Two threads may both get here; they fill equal tables.
            scores = load();
        }
        return scores;
    }

    private int[][] load() {
        var matrix = source.get();
        AminoAcidCompoundSet compounds = AminoAcidCompoundSet.getAminoAcidCompoundSet();
        int[][] table = new int[CHARACTERS][];
        for (char letter : LETTERS.toCharArray()) {
            int[] row = new int[CHARACTERS];
            Arrays.fill(row, ABSENT);
            Map<AminoAcidCompound, Short> found =
                    matrix.getRow(compounds.getCompoundForString(String.valueOf(letter)));
            found.forEach(
                    (other, score) -> {
                        char second = other.getShortName().charAt(0);
                        if (LETTERS.indexOf(second) >= 0) {
                            row[second] = score;
                            row[Character.toLowerCase(second)] = score;
                        }
                    });
            table[letter] = row;
            table[Character.toLowerCase(letter)] = row;
        }
        return table;
    }
}
