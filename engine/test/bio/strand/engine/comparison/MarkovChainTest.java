// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static bio.strand.engine.comparison.SequenceSamples.dna;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequences;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.Test;

public class MarkovChainTest {

    private static final double EXACT = 1e-12;

    @Test
    public void smoothsByTheNumberOfDifferentSymbols() {
        // A three times, C once: D = 2, uniform below: (3 + 2 / 4) / (4 + 2).
        MarkovChain chain = MarkovChain.homogeneous(dna("AAAC"), 4, 0);
        assertEquals(3.5 / 6, chain.probability(0, 0), EXACT);
        assertEquals(1.5 / 6, chain.probability(0, 1), EXACT);
        assertEquals(0.5 / 6, chain.probability(0, 3), EXACT);
    }

    @Test
    public void longerContextsBuildOnShorterOnes() {
        // After A: A twice, C once, D = 2; below it the distribution above.
        MarkovChain chain = MarkovChain.homogeneous(dna("AAAC"), 4, 1);
        assertEquals((2 + 2 * 3.5 / 6) / 5, chain.probability(1, 0, 0), EXACT);
        assertEquals((0 + 2 * 0.5 / 6) / 5, chain.probability(1, 3, 0), EXACT);
        // T was never followed by anything: the distribution without context.
        assertEquals(3.5 / 6, chain.probability(1, 0, 3), EXACT);
    }

    @Test
    public void probabilitiesSumToOne() {
        MarkovChain chain = MarkovChain.positionSpecific(dna("ACGTA", "ACT", "CCGTT"), 4, 2);
        for (int position = 2; position < 5; position++) {
            double sum = 0;
            for (int symbol = 0; symbol <= 4; symbol++) {
                sum += chain.probability(position, symbol, 0, 1);
            }
            assertEquals(1, sum, EXACT);
        }
    }

    @Test
    public void positionWeightsKeepEachPositionToItself() {
        MarkovChain weights = MarkovChain.positionSpecific(dna("AC", "AC", "AG"), 4, 0);
        // Position 0: A three times, D = 1.
        assertEquals((3 + 0.25) / 4, weights.probability(0, 0), EXACT);
        // Position 1: C twice, G once, D = 2.
        assertEquals((2 + 0.5) / 5, weights.probability(1, 1), EXACT);
        assertEquals("Position weight matrix", weights.name());
    }

    @Test
    public void theEndIsASymbolWhereSequencesEnd() {
        MarkovChain chain = MarkovChain.positionSpecific(dna("AC", "A"), 4, 0);
        assertEquals(0, chain.probability(0, 4), 0);
        // Position 1: C and the end once each, D = 2, and no end below.
        assertEquals(1.0 / 4, chain.probability(1, 4), EXACT);
    }

    @Test
    public void generatesAsItWasFitted() {
        EncodedSequences rows = new EncodedSequences();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 4000; i++) {
            // Position 1 repeats position 0, position 2 is free.
            byte first = (byte) random.nextInt(4);
            rows.add(new byte[] {first, first, (byte) random.nextInt(4)}, 0, 3);
        }
        EncodedSequences drawn =
                MarkovChain.positionSpecific(rows, 4, 1).generate(4000, new SplittableRandom(4));
        assertEquals(3, drawn.minimumLength());
        int repeated = 0;
        int chance = 0;
        for (int i = 0; i < drawn.size(); i++) {
            repeated += drawn.code(i, 0) == drawn.code(i, 1) ? 1 : 0;
            chance += drawn.code(i, 1) == drawn.code(i, 2) ? 1 : 0;
        }
        assertTrue("repeated " + repeated, repeated > 3980);
        assertEquals(1000, chance, 4 * Math.sqrt(4000 * 0.25 * 0.75));
        double divergence = PositionSpecificDivergence.from(rows, 4, 3).mean(drawn);
        assertTrue("divergence " + divergence, divergence < 0.01);
    }

    @Test
    public void drawsLengthsAsTheyWere() {
        EncodedSequences rows = dna("A", "ACG", "ACG", "ACG");
        for (MarkovChain chain :
                new MarkovChain[] {
                    MarkovChain.homogeneous(rows, 4, 2), MarkovChain.positionSpecific(rows, 4, 0)
                }) {
            EncodedSequences drawn = chain.generate(2000, new SplittableRandom(1));
            int shortRows = 0;
            for (int i = 0; i < drawn.size(); i++) {
                assertNotEquals(0, drawn.length(i));
                shortRows += drawn.length(i) == 1 ? 1 : 0;
            }
            // The end is smoothed: position 1 has 3 times C, the end once, D = 2.
            double expected = chain.name().startsWith("Markov") ? 0.25 : 1.0 / 6;
            double deviation = Math.sqrt(2000 * expected * (1 - expected));
            assertEquals(chain.name(), 2000 * expected, shortRows, 4 * deviation);
        }
    }

    @Test
    public void equalSeedsGiveEqualRowsAndOthersOthers() {
        MarkovChain chain = MarkovChain.homogeneous(dna("ACGTACGTTTGGACA"), 4, 1);
        assertEquals(codes(chain, 9), codes(chain, 9));
        assertNotEquals(codes(chain, 9), codes(chain, 10));
    }

    private static String codes(MarkovChain chain, long seed) {
        EncodedSequences drawn = chain.generate(3, new SplittableRandom(seed));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            text.append(Arrays.toString(drawn.get(i).toByteArray()));
        }
        return text.toString();
    }

    @Test
    public void unknownSymbolsAreNeitherCountedNorDrawn() {
        MarkovChain chain = MarkovChain.homogeneous(dna("ANA", "NAC"), 4, 1);
        // After A: C once; the contexts with N are left out.
        assertEquals(
                MarkovChain.homogeneous(dna("A", "AAC"), 4, 0).probability(0, 0),
                chain.probability(0, 0),
                EXACT);
        EncodedSequences drawn = chain.generate(200, new SplittableRandom(2));
        for (int i = 0; i < drawn.size(); i++) {
            for (int t = 0; t < drawn.length(i); t++) {
                assertTrue(drawn.code(i, t) < 4);
            }
        }
    }

    @Test
    public void shufflingKeepsTheCompositionOfEachRow() {
        EncodedSequences rows = dna("AACG", "TTTTT");
        EncodedSequences drawn = new ShuffledSequences(rows).generate(50, new SplittableRandom(8));
        for (int i = 0; i < drawn.size(); i++) {
            int[] codes = new int[drawn.length(i)];
            for (int t = 0; t < codes.length; t++) {
                codes[t] = drawn.code(i, t);
            }
            Arrays.sort(codes);
            assertArrayEquals(
                    codes.length == 4 ? new int[] {0, 0, 1, 2} : new int[] {3, 3, 3, 3, 3}, codes);
        }
    }

    @Test
    public void everyBaselineHasANameOfItsOwnAndItsLabel() {
        EncodedSequences rows = dna("ACGTACGT", "ACGATCGT");
        for (SequenceBaselineKind kind : SequenceBaselineKind.values()) {
            SequenceBaseline baseline = kind.fit(rows, 4);
            assertEquals(kind.label(), baseline.name());
            assertEquals(5, baseline.generate(5, new SplittableRandom(1)).size());
            assertEquals(0, baseline.generate(0, new SplittableRandom(1)).size());
        }
        assertTrue(SequenceBaselineKind.SHUFFLED.suits(4000));
        assertTrue(!SequenceBaselineKind.MARKOV_5.suits(4000));
    }

    @Test
    public void refusesOrdersOutOfRangeAndNoRows() {
        EncodedSequences none = new EncodedSequences();
        EncodedSequences some = dna("AC");
        assertThrows(IllegalArgumentException.class, () -> MarkovChain.homogeneous(none, 4, 0));
        assertThrows(IllegalArgumentException.class, () -> MarkovChain.homogeneous(some, 4, 6));
        assertThrows(
                IllegalArgumentException.class, () -> MarkovChain.positionSpecific(some, 4, 4));
        assertThrows(IllegalArgumentException.class, () -> new ShuffledSequences(none));
    }
}
