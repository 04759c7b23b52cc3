// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static bio.strand.engine.comparison.SequenceSamples.dna;
import static bio.strand.engine.comparison.SequenceSamples.uniform;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.simulation.BackgroundModel;
import bio.strand.engine.simulation.PositionWeightMatrix;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.Test;

public class MotifTest {

    private static final double[] UNIFORM = {1, 1, 1, 1};

    private static Motif consensus(String text, double conservation, double chance) {
        PositionWeightMatrix matrix =
                PositionWeightMatrix.ofConsensus(
                        text, conservation, BackgroundModel.uniform(Alphabet.DNA));
        return Motif.of("m", matrix, UNIFORM, chance);
    }

    @Test
    public void scoresAreLogOddsInBits() {
        Motif motif = consensus("A", 0.7, 0.3);
        // 0.99 * 0.7 + 0.01 / 4 and 0.99 * 0.1 + 0.01 / 4, over 1/4, to two decimals.
        assertEquals(Math.log(0.6955 / 0.25) / Math.log(2), motif.score(0), 0.0051);
        assertEquals(Math.log(0.1015 / 0.25) / Math.log(2), motif.score(1), 0.0051);
        assertEquals(Double.NEGATIVE_INFINITY, motif.score(4), 0);
    }

    @Test
    public void theLimitLetsThroughWhatChanceAllows() {
        // Of 64 words of three bases 1 is the consensus and 9 have one deviation.
        assertEquals(1, words(consensus("TAT", 0.8, 1 / 64.0)));
        assertEquals(1, words(consensus("TAT", 0.8, 9.9 / 64)));
        assertEquals(10, words(consensus("TAT", 0.8, 10 / 64.0)));
        assertEquals(10, words(consensus("TAT", 0.8, 0.3)));
        // The best word is a site however small the chance.
        assertEquals(1, words(consensus("TAT", 0.8, 1e-9)));
    }

    private static int words(Motif motif) {
        int found = 0;
        for (int word = 0; word < 64; word++) {
            double score = motif.score(word / 16, word / 4 % 4, word % 4);
            found += score >= motif.threshold() - 1e-9 ? 1 : 0;
        }
        return found;
    }

    @Test
    public void countsSitesWhereTheyBegin() {
        MotifHits hits = consensus("TAT", 0.9, 1 / 64.0).hits(dna("TATAT", "CCTAT", "CCCCC", "TA"));
        assertArrayEquals(new int[] {1, 0, 2}, hits.starts());
        assertEquals(3, hits.hits());
        assertEquals(2, hits.rowsWithHit());
        assertEquals(0.5, hits.shareWithHit(), 1e-12);
        assertEquals(0.5, hits.shareAt(2), 1e-12);
        assertEquals(0, hits.shareAt(9), 0);
        assertEquals(2, hits.peak());
        assertEquals("TAT", hits.consensus());
    }

    @Test
    public void windowsWithUnknownSymbolsAreNoSites() {
        assertEquals(0, consensus("TAT", 0.9, 0.5).hits(dna("TNT")).hits());
    }

    @Test
    public void divergenceComparesThePlacesOfSites() {
        Motif motif = consensus("TAT", 0.9, 1 / 64.0);
        MotifHits first = motif.hits(dna("TATCCC", "TATCCC"));
        assertEquals(0, first.divergence(motif.hits(dna("TATGGG"))), 1e-12);
        assertEquals(1, first.divergence(motif.hits(dna("CCTAT"))), 1e-12);
        assertEquals(Double.NaN, first.divergence(motif.hits(dna("CCC"))), 0);
        assertEquals(-1, motif.hits(dna("CCC")).peak());
    }

    @Test
    public void learnsAPlantedMotifThatShifts() {
        SplittableRandom random = new SplittableRandom(11);
        EncodedSequences background = uniform(600, 40, 4, 12);
        EncodedSequences planted = new EncodedSequences();
        int[] motif = {3, 0, 3, 0, 0, 3};
        for (int i = 0; i < background.size(); i++) {
            byte[] row = background.get(i).toByteArray();
            int at = 20 + random.nextInt(3);
            for (int j = 0; j < motif.length; j++) {
                if (random.nextDouble() < 0.9) {
                    row[at + j] = (byte) motif[j];
                }
            }
            planted.add(row, 0, row.length);
        }
        List<Motif> learned =
                new MotifChoice.Learned(6)
                        .motifs(planted, Alphabet.DNA, 0.001, CancellationToken.never());
        assertEquals("TATAAT", learned.get(0).consensus());
        MotifHits hits = learned.get(0).hits(planted);
        assertTrue("peak " + hits.peak(), hits.peak() >= 20 && hits.peak() <= 22);
        assertTrue("share " + hits.shareWithHit(), hits.shareWithHit() > 0.5);
    }

    @Test
    public void choicesGiveTheirMotifs() {
        EncodedSequences rows = uniform(50, 30, 4, 1);
        assertEquals(
                List.of("TATAAT", "TTGACA"),
                names(new MotifChoice.Consensus(List.of("TATAAT", "TTGACA"), 0.8), rows));
        assertEquals(List.of("-35 box", "-10 box"), names(new MotifChoice.Sigma70(), rows));
        assertEquals(List.of(), names(new MotifChoice.None(), rows));
    }

    private static List<String> names(MotifChoice choice, EncodedSequences rows) {
        return choice.motifs(rows, Alphabet.DNA, 0.01, CancellationToken.never()).stream()
                .map(Motif::name)
                .toList();
    }

    @Test
    public void refusesWhatDoesNotSuit() {
        EncodedSequences rows = uniform(10, 5, 4, 1);
        assertThrows(
                IllegalArgumentException.class, () -> new MotifChoice.Consensus(List.of(" "), 0.8));
        assertThrows(IllegalArgumentException.class, () -> new MotifChoice.Learned(1));
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new MotifChoice.Sigma70()
                                                .motifs(
                                                        rows,
                                                        Alphabet.RNA,
                                                        0.01,
                                                        CancellationToken.never()))
                        .getMessage();
        assertTrue(message, message.contains("RNA"));
        assertThrows(
                IllegalArgumentException.class,
                () -> MotifLearner.learn(rows, Alphabet.DNA, 6, CancellationToken.never()));
        assertThrows(IllegalArgumentException.class, () -> consensus("TAT", 0.8, 0));
    }
}
