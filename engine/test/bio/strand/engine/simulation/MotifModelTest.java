// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.sequence.Alphabet;
import java.util.List;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class MotifModelTest {

    private static final BackgroundModel UNIFORM = BackgroundModel.uniform(Alphabet.DNA);
    private static final double EXACT = 1e-12;

    private static void assertRow(double[] expected, PositionWeightMatrix matrix, int position) {
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], matrix.probability(position, k), EXACT);
        }
    }

    private static void assertRefused(String part, ThrowingRunnable action) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, action);
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }

    @Test
    public void consensusSharesTheRestLikeTheBackground() {
        BackgroundModel background = BackgroundModel.dna(0.6); // A .2, C .3, G .3, T .2
        PositionWeightMatrix matrix =
                PositionWeightMatrix.ofConsensus("TRN", new double[] {0.6, 0.9, 0.123}, background);
        assertRow(new double[] {0.1, 0.15, 0.15, 0.6}, matrix, 0);
        assertRow(new double[] {0.36, 0.06, 0.54, 0.04}, matrix, 1);
        assertRow(new double[] {0.2, 0.3, 0.3, 0.2}, matrix, 2);
        assertEquals(3, matrix.width());
    }

    @Test
    public void readsMatricesAsJasparWritesThem() {
        String text = ">MA0001.1 X\nA  [ 0  3 79 ]\nC  [94 75  4 ]\n\n# note\nT 2 19 11\nG 1 0 3\n";
        PositionWeightMatrix matrix = PositionWeightMatrix.parse(text, Alphabet.DNA, 0);
        assertRow(new double[] {0, 94.0 / 97, 1.0 / 97, 2.0 / 97}, matrix, 0);
        assertRow(new double[] {79.0 / 97, 4.0 / 97, 3.0 / 97, 11.0 / 97}, matrix, 2);
        PositionWeightMatrix smoothed = PositionWeightMatrix.parse(text, Alphabet.DNA, 1);
        assertEquals(1.0 / 101, smoothed.probability(0, 0), EXACT);
    }

    @Test
    public void refusesMatricesThatAreNone() {
        assertRefused("no line for the symbol 'T'", () -> parse("A 1\nC 1\nG 1"));
        assertRefused("Line 2", () -> parse("A 1\nX 1"));
        assertRefused("Line 2", () -> parse("A 1 2\nC 1"));
        assertRefused("Line 2", () -> parse("A 1\nA 1"));
        assertRefused("'one'", () -> parse("A one"));
        assertRefused("Position 1", () -> parse("A 0\nC 0\nG 0\nT 0"));
        assertRefused("Position 1", () -> parse("A -1\nC 2\nG 0\nT 0"));
        assertRefused("at least one position", () -> parse("A\nC\nG\nT"));
        assertRefused("pseudocount", () -> PositionWeightMatrix.parse("", Alphabet.DNA, -1));
    }

    private static PositionWeightMatrix parse(String text) {
        return PositionWeightMatrix.parse(text, Alphabet.DNA, 0);
    }

    /** 2 bits for a certain base of four, 0 for none; half certain: 1 - ... by hand. */
    @Test
    public void informationIsTheRelativeEntropy() {
        assertEquals(
                2,
                PositionWeightMatrix.ofConsensus("A", 1, UNIFORM).informationBits(UNIFORM),
                EXACT);
        assertEquals(
                0,
                PositionWeightMatrix.ofConsensus("N", 1, UNIFORM).informationBits(UNIFORM),
                EXACT);
        assertEquals(
                1,
                PositionWeightMatrix.ofConsensus("R", 1, UNIFORM).informationBits(UNIFORM),
                EXACT);
    }

    @Test
    public void sharpeningRaisesProbabilitiesToAPower() {
        PositionWeightMatrix matrix =
                PositionWeightMatrix.of(Alphabet.DNA, new double[][] {{1, 2, 3, 4}});
        assertRow(new double[] {0.1, 0.2, 0.3, 0.4}, matrix.sharpened(1), 0);
        assertRow(new double[] {1.0 / 30, 4.0 / 30, 9.0 / 30, 16.0 / 30}, matrix.sharpened(2), 0);
        assertRow(new double[] {0.25, 0.25, 0.25, 0.25}, matrix.sharpened(0), 0);
        assertRefused("exponent", () -> matrix.sharpened(-1));
    }

    @Test
    public void readsMotifsWithSpacings() {
        MotifModel motif = MotifModel.parse(" TTGACA[15-19]TATAAT ", 0.8, UNIFORM);
        assertEquals("TTGACA[15-19]TATAAT", motif.name());
        assertEquals(2, motif.elements().size());
        assertEquals(12, motif.elementWidth());
        assertEquals(31, motif.maximumLength());
        assertEquals(List.of(SpacingDistribution.uniform(15, 19)), motif.spacings());
        assertEquals(0.8, motif.elements().get(1).probability(5, 3), EXACT);

        assertEquals(
                List.of(SpacingDistribution.uniform(17, 17), SpacingDistribution.uniform(0, 2)),
                MotifModel.parse("AC[17]G[ 0 - 2 ]T", 0.8, UNIFORM).spacings());
        SpacingDistribution weighted =
                MotifModel.parse("A[16:1, 17:2,19:1]C", 0.8, UNIFORM).spacings().get(0);
        assertEquals(0.5, weighted.probability(17), EXACT);
        assertEquals(0, weighted.probability(18), EXACT);
        assertEquals(0.25, weighted.probability(19), EXACT);
        assertEquals(0, weighted.probability(20), EXACT);
        assertEquals(0, weighted.probability(15), EXACT);
    }

    @Test
    public void refusesMotifsThatCannotBeUnderstood() {
        assertRefused("needs letters", () -> MotifModel.parse("", 0.8, UNIFORM));
        assertRefused("needs letters", () -> MotifModel.parse("A[3]", 0.8, UNIFORM));
        assertRefused("needs letters", () -> MotifModel.parse("A[3][4]C", 0.8, UNIFORM));
        assertRefused("spacing [x]", () -> MotifModel.parse("A[x]C", 0.8, UNIFORM));
        assertRefused("from 5 to 3", () -> MotifModel.parse("A[5-3]C", 0.8, UNIFORM));
        assertRefused("ascend", () -> MotifModel.parse("A[5:1,4:1]C", 0.8, UNIFORM));
        assertRefused("position 2 'E'", () -> MotifModel.parse("AE", 0.8, UNIFORM));
        assertRefused("position 2 '['", () -> MotifModel.parse("A[15-19C", 0.8, UNIFORM));
        assertRefused("within 0 and 1", () -> MotifModel.parse("A", 1.1, UNIFORM));
    }

    @Test
    public void refusesPartsThatDoNotFit() {
        PositionWeightMatrix dna = PositionWeightMatrix.ofConsensus("A", 1, UNIFORM);
        PositionWeightMatrix rna =
                PositionWeightMatrix.ofConsensus("A", 1, BackgroundModel.uniform(Alphabet.RNA));
        SpacingDistribution one = SpacingDistribution.uniform(1, 1);
        assertRefused("at least one element", () -> new MotifModel("m", List.of(), List.of()));
        assertRefused("2 and 0", () -> new MotifModel("m", List.of(dna, dna), List.of()));
        assertRefused("same alphabet", () -> new MotifModel("m", List.of(dna, rna), List.of(one)));
        assertRefused("spacing", () -> new SpacingDistribution(-1, List.of(1.0)));
        assertRefused("spacing", () -> new SpacingDistribution(1, List.of()));
        assertRefused("spacing", () -> new SpacingDistribution(1, List.of(0.0, 1.0)));
        assertRefused("spacing", () -> new SpacingDistribution(1, List.of(1.0, Double.NaN, 1.0)));
        assertRefused("4 frequencies", () -> new BackgroundModel(Alphabet.DNA, List.of(0.5, 0.5)));
        assertRefused(
                "above 0", () -> new BackgroundModel(Alphabet.DNA, List.of(0.5, 0.5, 0.0, 0.0)));
        assertRefused(
                "sum to 1", () -> new BackgroundModel(Alphabet.DNA, List.of(0.3, 0.3, 0.3, 0.3)));
        assertRefused("GC content", () -> BackgroundModel.dna(1));
    }

    /** Harley and Reynolds 1987 as tabulated by Woesten et al. 1998, table 3. */
    @Test
    public void sigma70HasThePublishedFrequencies() {
        MotifModel motif = Sigma70Promoter.motif(Sigma70Promoter.background());
        String[] consensus = {"TTGACA", "TATAAT"};
        int[][] percent = {{78, 82, 68, 58, 51, 55}, {82, 90, 52, 59, 49, 89}};
        for (int e = 0; e < 2; e++) {
            PositionWeightMatrix element = motif.elements().get(e);
            for (int j = 0; j < 6; j++) {
                int symbol = Alphabet.DNA.indexOf(consensus[e].charAt(j));
                assertEquals(percent[e][j] / 100.0, element.probability(j, symbol), EXACT);
                for (int k = 0; k < 4; k++) {
                    assertTrue(element.probability(j, k) > 0.02);
                }
            }
        }
        SpacingDistribution spacing = motif.spacings().get(0);
        assertEquals(15, spacing.minimum());
        assertEquals(19, spacing.maximum());
        double central = 0;
        for (int s = 16; s <= 18; s++) {
            central += spacing.probability(s);
        }
        assertEquals(0.92, central, 1e-9);
        assertEquals(31, motif.maximumLength());
    }
}
