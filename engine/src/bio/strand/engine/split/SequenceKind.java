// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import java.util.Arrays;

/**
 * What the letters of sequences mean, and with it how two sequences are compared.
 *
 * <p>Proteins: BLOSUM62 (Henikoff and Henikoff, PNAS 89:10915-10919, 1992), a gap of n residues
 * costs 11 + n, as in BLAST. Nucleotides: 5 for equal and -4 for different bases, a gap of n bases
 * costs 10 + 6n; these scores follow similarity down to half of the bases being equal. The
 * constants lambda and K of the score statistics are those of BLAST for these scores (Altschul et
 * al., Nucleic Acids Res. 25:3389-3402, 1997).
 */
public enum SequenceKind {
    /** Amino acids in one-letter code. Other letters (X, B, Z, U, O) equal nothing. */
    PROTEIN("ARNDCQEGHILKMFPSTWYV", blosum62(), 11, 1, 0.267, 0.041, 0.318, 0.134),
    /** DNA or RNA; U is T. Other letters (N and other ambiguity codes) equal nothing. */
    NUCLEOTIDE("ACGT", matchMismatch(), 10, 6, 0.163, 0.068, 0.192, 0.173);

    private final String letters;
    private final byte[] codes = new byte[128];

    /** Scores of two codes; the last row and column are those of the unknown letter. */
    final int[][] scores;

    final int gapOpen;
    final int gapExtend;

    /** Constants of the scores of alignments with gaps. */
    final double lambda;

    final double k;

    /** Constants of the scores of alignments without gaps. */
    final double gaplessLambda;

    final double gaplessK;

    SequenceKind(
            String letters,
            int[][] scores,
            int gapOpen,
            int gapExtend,
            double lambda,
            double k,
            double gaplessLambda,
            double gaplessK) {
        this.letters = letters;
        this.scores = scores;
        this.gapOpen = gapOpen;
        this.gapExtend = gapExtend;
        this.lambda = lambda;
        this.k = k;
        this.gaplessLambda = gaplessLambda;
        this.gaplessK = gaplessK;
        Arrays.fill(codes, (byte) letters.length());
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            codes[letter] = (byte) i;
            codes[Character.toLowerCase(letter)] = (byte) i;
        }
        if (letters.length() == 4) {
            codes['U'] = codes['T'];
            codes['u'] = codes['T'];
        }
        for (char gap : new char[] {'-', '.', '*', ' '}) {
            codes[gap] = -1;
        }
    }

    /** The number of different letters; the code of the unknown one. */
    int letters() {
        return letters.length();
    }

    /**
     * Codes for letters. Gap symbols ({@code - . *}) and blanks are left out, letters may be small.
     *
     * @param sequence the letters
     * @return codes: 0 to 19 for amino acids or 0 to 3 for bases, the next number for any other
     *     letter
     */
    public byte[] encode(CharSequence sequence) {
        byte[] encoded = new byte[sequence.length()];
        int length = 0;
        for (int i = 0; i < encoded.length; i++) {
            char c = sequence.charAt(i);
            byte code = c < codes.length ? codes[c] : (byte) letters.length();
            if (code >= 0) {
                encoded[length++] = code;
            }
        }
        return length == encoded.length ? encoded : Arrays.copyOf(encoded, length);
    }

    private static int[][] matchMismatch() {
        int[][] scores = new int[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                scores[i][j] = i == j && i < 4 ? 5 : -4;
            }
        }
        return scores;
    }

    private static int[][] blosum62() {
        int[][] lower = {
            {4},
            {-1, 5},
            {-2, 0, 6},
            {-2, -2, 1, 6},
            {0, -3, -3, -3, 9},
            {-1, 1, 0, 0, -3, 5},
            {-1, 0, 0, 2, -4, 2, 5},
            {0, -2, 0, -1, -3, -2, -2, 6},
            {-2, 0, 1, -1, -3, 0, 0, -2, 8},
            {-1, -3, -3, -3, -1, -3, -3, -4, -3, 4},
            {-1, -2, -3, -4, -1, -2, -3, -4, -3, 2, 4},
            {-1, 2, 0, -1, -3, 1, 1, -2, -1, -3, -2, 5},
            {-1, -1, -2, -3, -1, 0, -2, -3, -2, 1, 2, -1, 5},
            {-2, -3, -3, -3, -2, -3, -3, -3, -1, 0, 0, -3, 0, 6},
            {-1, -2, -2, -1, -3, -1, -1, -2, -2, -3, -3, -1, -2, -4, 7},
            {1, -1, 1, 0, -1, 0, 0, 0, -1, -2, -2, 0, -1, -2, -1, 4},
            {0, -1, 0, -1, -1, -1, -1, -2, -2, -1, -1, -1, -1, -2, -1, 1, 5},
            {-3, -3, -4, -4, -2, -2, -3, -2, -2, -3, -2, -3, -1, 1, -4, -3, -2, 11},
            {-2, -2, -2, -3, -2, -1, -2, -3, 2, -1, -1, -2, -1, 3, -3, -2, -2, 2, 7},
            {0, -3, -3, -3, -1, -2, -2, -3, -3, 3, 1, -2, 1, -1, -2, -2, 0, -3, -1, 4}
        };
        int[][] scores = new int[21][21];
        for (int i = 0; i <= 20; i++) {
            for (int j = 0; j <= 20; j++) {
                scores[i][j] = Math.max(i, j) == 20 ? -1 : lower[Math.max(i, j)][Math.min(i, j)];
            }
        }
        return scores;
    }
}
