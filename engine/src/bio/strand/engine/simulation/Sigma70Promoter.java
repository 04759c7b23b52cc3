// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import java.util.List;

/**
 * The promoters that sigma 70, the housekeeping sigma factor of <i>Escherichia coli</i>,
 * recognises: the -35 element TTGACA and the -10 element TATAAT with 15 to 19 base pairs between
 * them.
 *
 * <p><b>Sources.</b> How often each consensus base is found, in per cent: T78 T82 G68 A58 C51 A55
 * and T82 A90 T52 A59 A49 T89, in the 263 promoters compiled by Harley and Reynolds (Nucleic Acids
 * Res. 15:2343-2361, 1987) as tabulated by W&ouml;sten et al. (J. Bacteriol. 180:594-599, 1998,
 * table 3). These tables give the consensus bases only; the rest of each position follows the
 * background here.
 *
 * <p>The spacing is 16, 17 or 18 in 92 % of those promoters (Harley and Reynolds). That is the only
 * number given, so the single spacings follow the normal distribution around 17 with that mass, cut
 * to 15 to 19 and rounded: 4.0, 24.1, 43.8, 24.1 and 4.0 %.
 *
 * <p>The GC content of the genome is 50.8 % (Blattner et al., Science 277:1453-1462, 1997).
 */
public final class Sigma70Promoter {

    /** The share of G and C in the genome of E. coli K-12. */
    public static final double GENOME_GC_CONTENT = 0.508;

    private static final double[] MINUS_35_FREQUENCIES = {0.78, 0.82, 0.68, 0.58, 0.51, 0.55};
    private static final double[] MINUS_10_FREQUENCIES = {0.82, 0.90, 0.52, 0.59, 0.49, 0.89};
    private static final int MINIMUM_SPACING = 15;
    private static final List<Double> SPACING_PROBABILITIES =
            List.of(0.040, 0.241, 0.438, 0.241, 0.040);

    private Sigma70Promoter() {}

    /**
     * The composition of the genome.
     *
     * @return DNA with a GC content of {@value #GENOME_GC_CONTENT}
     */
    public static BackgroundModel background() {
        return BackgroundModel.dna(GENOME_GC_CONTENT);
    }

    /**
     * The promoter.
     *
     * @param background what positions follow where the consensus base is not found; a model over
     *     {@code DNA}
     * @return the motif of two elements
     * @throws IllegalArgumentException if the background is not one of DNA
     */
    public static MotifModel motif(BackgroundModel background) {
        return new MotifModel(
                "sigma 70 promoter",
                List.of(
                        PositionWeightMatrix.ofConsensus(
                                "TTGACA", MINUS_35_FREQUENCIES, background),
                        PositionWeightMatrix.ofConsensus(
                                "TATAAT", MINUS_10_FREQUENCIES, background)),
                List.of(new SpacingDistribution(MINIMUM_SPACING, SPACING_PROBABILITIES)));
    }
}
