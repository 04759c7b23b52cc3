// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.sequence.SubstitutionMatrix;
import java.util.HashSet;
import java.util.List;

/** What the codes of a sequence mean to a network. */
public sealed interface Representation {

    /** One feature a token: 1 for the token itself, 0 for all others. */
    record OneHot() implements Representation {}

    /** The bare code; the first layer of the network has to learn an embedding of it. */
    record Ordinal() implements Representation {}

    /**
     * The row of an amino acid in a substitution matrix: how readily it is replaced by each of the
     * twenty, in the order of {@code Alphabet.PROTEIN}.
     *
     * @param matrix which matrix
     */
    record Substitution(SubstitutionMatrix matrix) implements Representation {

        /**
         * Checks the choice.
         *
         * @throws IllegalArgumentException if there is none
         */
        public Substitution {
            if (matrix == null) {
                throw new IllegalArgumentException("Choose a substitution matrix.");
            }
        }
    }

    /**
     * Physico-chemical properties of an amino acid, one feature a property.
     *
     * @param names the names of the properties, at least one, all different
     * @param standardized whether each property is shifted and scaled to mean 0 and standard
     *     deviation 1 over the twenty amino acids
     */
    record Scales(List<String> names, boolean standardized) implements Representation {

        /**
         * Checks the names.
         *
         * @throws IllegalArgumentException if there is no name, one is unknown or stands twice
         */
        public Scales {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("Choose at least one physico-chemical scale.");
            }
            if (new HashSet<>(names).size() < names.size()) {
                throw new IllegalArgumentException(
                        "The scales " + names + " are not all different; remove one.");
            }
            names.forEach(AminoAcidScale::named);
        }

        /**
         * The properties of an amino acid.
         *
         * @param aminoAcid one of the twenty by its one-letter code
         * @return one value a scale, in the order of the names
         */
        float[] row(char aminoAcid) {
            float[] row = new float[names.size()];
            for (int i = 0; i < row.length; i++) {
                AminoAcidScale scale = AminoAcidScale.named(names.get(i));
                row[i] = (float) (standardized ? scale.zScore(aminoAcid) : scale.value(aminoAcid));
            }
            return row;
        }
    }
}
