// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.sequence.Alphabet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.Test;

public class SequenceSimulatorTest {

    private static SimulationSpec promoters(int length, int positives, int negatives, long seed) {
        BackgroundModel background = Sigma70Promoter.background();
        return new SimulationSpec(
                Sigma70Promoter.motif(background), background, length, positives, negatives, seed);
    }

    private static List<SimulatedSequence> draw(SimulationSpec spec) {
        List<SimulatedSequence> sequences = new ArrayList<>();
        new SequenceSimulator(spec).forEachRemaining(sequences::add);
        return sequences;
    }

    @Test
    public void drawsTheWantedNumbersInRandomOrder() {
        List<SimulatedSequence> sequences = draw(promoters(60, 300, 200, 1));
        assertEquals(500, sequences.size());
        assertEquals(300, sequences.stream().filter(SimulatedSequence::positive).count());
        assertTrue(sequences.stream().allMatch(s -> s.sequence().length() == 60));
        long early = sequences.subList(0, 100).stream().filter(s -> s.positive()).count();
        // Hypergeometric with mean 60 and standard deviation 4.4.
        assertEquals(60, early, 22);
        assertEquals(0, draw(promoters(60, 0, 0, 1)).size());
    }

    @Test
    public void sameSeedSameSequencesAndOnEveryMachine() {
        List<SimulatedSequence> sequences = draw(promoters(40, 5, 5, 7));
        assertEquals(sequences, draw(promoters(40, 5, 5, 7)));
        assertNotEquals(sequences, draw(promoters(40, 5, 5, 8)));
        // Stands behind published workflow results: must never change.
        assertEquals("ATGCCCCACATTTTGTCGTGACCTTACTCTACCGGATAAG", sequences.get(0).sequence());
    }

    @Test
    public void saysWhereTheMotifIs() {
        BackgroundModel background = BackgroundModel.dna(0.5);
        MotifModel motif = MotifModel.parse("TTG[2-5]CA[0-1]GG", 1, background);
        for (SimulatedSequence s : draw(new SimulationSpec(motif, background, 30, 500, 50, 3))) {
            if (!s.positive()) {
                assertEquals(0, s.motifPosition());
                assertEquals(List.of(), s.spacings());
                continue;
            }
            int at = s.motifPosition() - 1;
            assertEquals("TTG", s.sequence().substring(at, at + 3));
            at += 3 + s.spacings().get(0);
            assertEquals("CA", s.sequence().substring(at, at + 2));
            at += 2 + s.spacings().get(1);
            assertEquals("GG", s.sequence().substring(at, at + 2));
            assertTrue(s.logLikelihoodRatio() > Double.NEGATIVE_INFINITY);
        }
    }

    /**
     * Every text of a small world occurs as often as the enumerated likelihoods say. Pearson's
     * statistic over 16 cells has 15 degrees of freedom; 56 is exceeded once in a million runs.
     */
    @Test
    public void drawsFromTheStatedDistributions() {
        Alphabet ab = Alphabet.custom("ab", "AB");
        BackgroundModel background = new BackgroundModel(ab, List.of(0.3, 0.7));
        MotifModel motif =
                new MotifModel(
                        "m",
                        List.of(
                                PositionWeightMatrix.of(ab, new double[][] {{0.9, 0.1}}),
                                PositionWeightMatrix.of(ab, new double[][] {{0.6, 0.4}})),
                        List.of(new SpacingDistribution(0, List.of(0.2, 0.5, 0.3))));
        int draws = 100_000;
        Map<String, Integer> positives = new HashMap<>();
        Map<String, Integer> negatives = new HashMap<>();
        for (SimulatedSequence s :
                draw(new SimulationSpec(motif, background, 4, draws, draws, 21))) {
            (s.positive() ? positives : negatives).merge(s.sequence(), 1, Integer::sum);
        }
        double chiPositives = 0;
        double chiNegatives = 0;
        for (String text : LikelihoodRatioTest.allTexts(ab, 4)) {
            double p = draws * LikelihoodRatioTest.planted(motif, background, text);
            double n = draws * LikelihoodRatioTest.background(background, text);
            chiPositives += Math.pow(positives.getOrDefault(text, 0) - p, 2) / p;
            chiNegatives += Math.pow(negatives.getOrDefault(text, 0) - n, 2) / n;
        }
        assertTrue("" + chiPositives, chiPositives < 56);
        assertTrue("" + chiNegatives, chiNegatives < 56);
    }

    /**
     * The ratio is calibrated: among sequences of ratio r, drawn one to one, a share of r / (1 + r)
     * is positive. Each bin's number of positives may be off by five standard deviations.
     */
    @Test
    public void ratioPredictsTheShareOfPositives() {
        double[] expected = new double[10];
        double[] variance = new double[10];
        int[] observed = new int[10];
        for (SimulatedSequence s : draw(promoters(50, 20_000, 20_000, 5))) {
            double share = 1 / (1 + Math.exp(-s.logLikelihoodRatio()));
            int bin = (int) Math.min(9, share * 10);
            expected[bin] += share;
            variance[bin] += share * (1 - share);
            observed[bin] += s.positive() ? 1 : 0;
        }
        for (int bin = 0; bin < 10; bin++) {
            assertEquals("bin " + bin, expected[bin], observed[bin], 5 * Math.sqrt(variance[bin]));
        }
    }

    @Test
    public void bestThresholdIsTheLogarithmOfThePriorRatio() {
        assertEquals(0, promoters(60, 10, 10, 1).bestThreshold(), 0);
        assertEquals(Math.log(3), promoters(60, 10, 30, 1).bestThreshold(), 1e-12);
    }

    @Test
    public void endsAfterTheLastSequence() {
        SequenceSimulator simulator = new SequenceSimulator(promoters(31, 1, 0, 1));
        assertTrue(simulator.next().positive());
        assertFalse(simulator.hasNext());
        assertThrows(NoSuchElementException.class, simulator::next);
    }

    @Test
    public void refusesWhatCannotBeSimulated() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> promoters(30, 1, 1, 1));
        assertTrue(e.getMessage(), e.getMessage().contains("needs up to 31"));
        assertThrows(IllegalArgumentException.class, () -> promoters(60, -1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> promoters(60, Integer.MAX_VALUE, 1, 1));
        BackgroundModel dna = Sigma70Promoter.background();
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new SimulationSpec(
                                Sigma70Promoter.motif(dna),
                                BackgroundModel.uniform(Alphabet.RNA),
                                60,
                                1,
                                1,
                                1));
    }
}
