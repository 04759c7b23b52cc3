// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

/**
 * What a quality character of FASTQ means (Cock et al., Nucleic Acids Res. 38:1767-1771, 2010): its
 * code less the offset is the Phred score.
 */
public enum QualityOffset {
    /**
     * Offset 33, and an error if the first reads look like offset 64: no character below {@code ;},
     * and some that offset 33 hardly ever has.
     */
    CHECKED(33),
    /** Offset 33, whatever the characters are: Sanger, Illumina since 1.8, PacBio, Nanopore. */
    PHRED_33(33),
    /** Offset 64: Illumina 1.3 to 1.7. */
    PHRED_64(64);

    private final int offset;

    QualityOffset(int offset) {
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
