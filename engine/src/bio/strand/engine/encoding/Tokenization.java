// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** How the text of a sequence is divided into the tokens that get codes. */
public sealed interface Tokenization {

    /** Every symbol of the alphabet is a token. */
    record Symbols() implements Tokenization {}

    /**
     * Overlapping or adjacent words of a fixed length (k-mers), taken from the first symbol on.
     * Symbols at the end that do not fill a word are left out.
     *
     * @param k symbols of a word, 1 to {@value #MAXIMUM_K}
     * @param stride symbols from the beginning of a word to that of the next one, at least 1; 1
     *     gives every word, {@code k} gives words side by side
     */
    record Kmers(int k, int stride) implements Tokenization {

        /** The longest words. */
        public static final int MAXIMUM_K = 12;

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Kmers {
            if (k < 1 || k > MAXIMUM_K) {
                throw new IllegalArgumentException(
                        "k-mers have 1 to " + MAXIMUM_K + " symbols, not " + k + ".");
            }
            if (stride < 1) {
                throw new IllegalArgumentException(
                        "The stride of k-mers must be at least 1, not " + stride + ".");
            }
        }
    }

    /**
     * The codons of a coding sequence: words of three nucleotides side by side.
     *
     * @param frame nucleotides before the first codon, 0 to 2
     * @param partial what happens to a sequence whose last codon is incomplete
     */
    record Codons(int frame, PartialCodonPolicy partial) implements Tokenization {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if the frame is out of its range
         */
        public Codons {
            if (frame < 0 || frame > 2) {
                throw new IllegalArgumentException(
                        "The reading frame must be 0, 1 or 2, not " + frame + ".");
            }
            if (partial == null) {
                throw new IllegalArgumentException(
                        "Codons need a choice for an incomplete last codon.");
            }
        }
    }

    /**
     * The tokens of a molecule in SMILES notation: an atom in brackets with all that belongs to it,
     * a two-letter atom (Cl, Br), a ring closure of two digits ({@code %12}), and every other
     * character by itself. The division is that of Schwaller et al., Chemical Science 9:6091-6098
     * (2018).
     *
     * @param invalid what happens to text that is no molecule
     */
    record SmilesTokens(InvalidMoleculePolicy invalid) implements Tokenization {

        /**
         * Checks the choice.
         *
         * @throws IllegalArgumentException if there is none
         */
        public SmilesTokens {
            if (invalid == null) {
                throw new IllegalArgumentException(
                        "SMILES tokens need a choice for text that is no molecule.");
            }
        }
    }
}
