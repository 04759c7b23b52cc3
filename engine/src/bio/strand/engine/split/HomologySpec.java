// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

/**
 * What counts as homologous.
 *
 * @param kind what the letters mean
 * @param identity sequences at least this alike belong together, 0.3 to 1 (proteins) or 0.6 to 1
 *     (nucleotides: unrelated bases already agree by chance too often below)
 * @param bothStrands whether a nucleotide sequence is compared with reverse complements, too; has
 *     no effect on proteins
 * @param workers the number of threads; 0 for one a processor. The result does not depend on it.
 */
public record HomologySpec(SequenceKind kind, double identity, boolean bothStrands, int workers) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public HomologySpec {
        double least = kind == SequenceKind.PROTEIN ? 0.3 : 0.6;
        if (!(identity >= least && identity <= 1)) {
            throw new IllegalArgumentException(
                    "The identity must lie within "
                            + least
                            + " and 1 for "
                            + (kind == SequenceKind.PROTEIN ? "proteins" : "nucleotides")
                            + ", not "
                            + identity
                            + ": below, unrelated sequences are alike by chance.");
        }
        if (workers < 0) {
            throw new IllegalArgumentException("There cannot be " + workers + " workers.");
        }
    }
}
