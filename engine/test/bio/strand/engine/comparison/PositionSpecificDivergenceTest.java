// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static bio.strand.engine.comparison.SequenceSamples.dna;
import static bio.strand.engine.comparison.SequenceSamples.uniform;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import bio.strand.engine.encoding.EncodedSequences;
import org.junit.Test;

public class PositionSpecificDivergenceTest {

    private static final double EXACT = 1e-12;

    /** The divergence of (1, 0) and (1/2, 1/2). */
    private static final double HALF = 0.3112781244591328;

    @Test
    public void comparesEachPositionByItself() {
        EncodedSequences reference = dna("AC", "AC");
        EncodedSequences other = dna("AC", "AG");
        assertArrayEquals(new double[] {0, HALF}, from(reference, 1).byPosition(other), EXACT);
        assertEquals(HALF / 2, from(reference, 1).mean(other), EXACT);
        assertArrayEquals(new double[] {HALF}, from(reference, 2).byPosition(other), EXACT);
    }

    @Test
    public void seesOrderWhereCompositionIsTheSame() {
        EncodedSequences reference = dna("ACGT", "TGCA");
        EncodedSequences other = dna("ACCA", "TGGT");
        assertEquals(0, from(reference, 1).mean(other), EXACT);
        // AC|TG, CG|GC against CC|GG, GT|CA against CA|GT.
        assertArrayEquals(new double[] {0, 1, 0}, from(reference, 2).byPosition(other), EXACT);
    }

    @Test
    public void endsOfSequencesCountWhereTheyStand() {
        EncodedSequences reference = dna("AC", "AC");
        EncodedSequences longer = dna("ACG", "AC");
        assertArrayEquals(new double[] {0, 0, HALF}, from(reference, 1).byPosition(longer), EXACT);
        assertArrayEquals(new double[] {0, 0, HALF}, from(longer, 1).byPosition(reference), EXACT);
        assertArrayEquals(new double[] {0, HALF}, from(longer, 2).byPosition(reference), EXACT);
        assertArrayEquals(new double[] {0, 0, 1}, from(reference, 1).byPosition(dna("ACG")), EXACT);
    }

    @Test
    public void unknownSymbolsAreLeftOutWhereTheyStand() {
        EncodedSequences reference = dna("AC", "NC");
        assertArrayEquals(
                new double[] {0, HALF}, from(reference, 1).byPosition(dna("AC", "AG")), EXACT);
        assertArrayEquals(
                new double[] {Double.NaN, 0}, from(reference, 1).byPosition(dna("NC")), EXACT);
        assertEquals(0, from(reference, 1).mean(dna("NC")), EXACT);
    }

    @Test
    public void isUnknownWithoutSequencesOrWithShortOnes() {
        EncodedSequences none = new EncodedSequences();
        assertEquals(Double.NaN, from(dna("ACG"), 2).mean(none), 0);
        assertEquals(Double.NaN, from(none, 2).mean(dna("ACG")), 0);
        assertEquals(Double.NaN, from(dna("AC"), 3).mean(dna("AC")), 0);
        assertEquals(0, from(dna("AC"), 3).byPosition(dna("AC")).length);
    }

    @Test
    public void samplesOfOneDistributionDifferAsTheoryExpects() {
        PositionSpecificDivergence divergence = from(uniform(2000, 40, 4, 1), 3);
        double measured = divergence.mean(uniform(1000, 40, 4, 2));
        double expected = 63 / (8 * Math.log(2)) * (1 / 2000.0 + 1 / 1000.0);
        assertEquals(expected, divergence.expectedBySampling(1000), EXACT);
        // The mean over 38 positions, each with a relative deviation of sqrt(2 / 63).
        assertEquals(1, measured / expected, 4 * Math.sqrt(2.0 / 63 / 38 * 3));
    }

    @Test
    public void refusesWhatCannotBeNumbered() {
        EncodedSequences some = dna("AC");
        assertThrows(
                IllegalArgumentException.class, () -> PositionSpecificDivergence.from(some, 4, 0));
        assertThrows(
                IllegalArgumentException.class, () -> PositionSpecificDivergence.from(some, 4, 7));
        assertThrows(
                IllegalArgumentException.class,
                () -> PositionSpecificDivergence.from(some, 4000, 6));
    }

    private static PositionSpecificDivergence from(EncodedSequences reference, int k) {
        return PositionSpecificDivergence.from(reference, 4, k);
    }
}
