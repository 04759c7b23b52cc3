// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

/**
 * The other strand of DNA or RNA, ambiguity codes of IUPAC included (Cornish-Bowden, Nucleic Acids
 * Res. 13:3021-3030, 1985). Characters that are no nucleotide, such as gaps, stay as they are.
 */
final class NucleotideComplement {

    private static final String LETTERS = "ACGTURYSWKMBDHVNacgturyswkmbdhvn";
    private static final String OTHERS = "TGCAAYRSWMKVHDBNtgcaayrswmkvhdbn";
    private static final char[] COMPLEMENTS = complements();

    private NucleotideComplement() {}

    private static char[] complements() {
        char[] complements = new char[128];
        for (char c = 0; c < complements.length; c++) {
            int index = LETTERS.indexOf(c);
            complements[c] = index < 0 ? c : OTHERS.charAt(index);
        }
        return complements;
    }

    /**
     * The reverse complement of a part.
     *
     * @param part the symbols
     * @param whole the sequence that it belongs to, which tells DNA from RNA
     * @return as many symbols, from the last to the first
     */
    static String reverse(String part, String whole) {
        boolean rna = isRna(whole);
        char[] result = new char[part.length()];
        for (int i = 0; i < result.length; i++) {
            char c = part.charAt(result.length - 1 - i);
            char other = c < COMPLEMENTS.length ? COMPLEMENTS[c] : c;
            if (rna && (other == 'T' || other == 't')) {
                other++;
            }
            result[i] = other;
        }
        return new String(result);
    }

    /** The first letter that tells decides. */
    private static boolean isRna(String whole) {
        for (int i = 0; i < whole.length(); i++) {
            switch (whole.charAt(i)) {
                case 'u', 'U' -> {
                    return true;
                }
                case 't', 'T' -> {
                    return false;
                }
                default -> {
                    // Other letters occur in both.
                }
            }
        }
        return false;
    }
}
