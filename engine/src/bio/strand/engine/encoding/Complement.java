// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.sequence.Alphabet;

/**
 * The complements of nucleotides and of their ambiguity codes (Cornish-Bowden, Nucleic Acids Res.
 * 13:3021-3030, 1985).
 */
final class Complement {

    private static final String CODES = "ACGTRYSWKMBDHVNacgtryswkmbdhvn";
    private static final String COMPLEMENTS = "TGCAYRSWMKVHDBNtgcayrswmkvhdbn";

    private Complement() {}

    /** The complement of a character in its own case; what has none (gaps) stays as it is. */
    static char of(char nucleotide, Alphabet alphabet) {
        boolean rna = alphabet.equals(Alphabet.RNA);
        char c = nucleotide;
        if (rna && (c == 'U' || c == 'u')) {
            return c == 'U' ? 'A' : 'a';
        }
        int index = CODES.indexOf(c);
        if (index < 0 || rna && (c == 'T' || c == 't')) {
            return c;
        }
        char complement = COMPLEMENTS.charAt(index);
        if (rna && (complement == 'T' || complement == 't')) {
            return complement == 'T' ? 'U' : 'u';
        }
        return complement;
    }

    /** The other strand of some nucleotides, read in its own direction. */
    static String reverse(CharSequence nucleotides, Alphabet alphabet) {
        char[] other = new char[nucleotides.length()];
        for (int i = 0; i < other.length; i++) {
            other[other.length - 1 - i] = of(nucleotides.charAt(i), alphabet);
        }
        return new String(other);
    }
}
