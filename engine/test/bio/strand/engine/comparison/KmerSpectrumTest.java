// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static bio.strand.engine.comparison.SequenceSamples.dna;
import static bio.strand.engine.comparison.SequenceSamples.uniform;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import java.util.List;
import org.junit.Test;

public class KmerSpectrumTest {

    private static final double EXACT = 1e-12;

    @Test
    public void countsOverlappingKmersOfAllSequences() {
        KmerSpectrum spectrum = of(2, "AAAC", "CA", "G");
        assertEquals(4, spectrum.total());
        assertEquals(0.5, spectrum.share(0, 0), EXACT);
        assertEquals(0.25, spectrum.share(0, 1), EXACT);
        assertEquals(0.25, spectrum.share(1, 0), EXACT);
        assertEquals(0, spectrum.share(3, 3), 0);
    }

    @Test
    public void divergenceFollowsTheDefinition() {
        // AA 2/3, AC 1/3 against AC 1/3, CC 2/3: only AC is common, with equal shares.
        assertEquals(2 / 3.0, of(2, "AAAC").divergence(of(2, "ACCC")), EXACT);
        assertEquals(0, of(1, "ACGT").divergence(of(1, "TGCA", "ACGT")), EXACT);
        assertEquals(1, of(3, "AAAA").divergence(of(3, "CCCC")), EXACT);
    }

    @Test
    public void leavesOutKmersWithUnknownSymbols() {
        assertEquals(of(2, "AC", "GT").total(), of(2, "ACNGT").total());
        assertEquals(0, of(2, "ACNGT").divergence(of(2, "AC", "GT")), EXACT);
        assertEquals(0, of(3, "ACNGT").total());
    }

    @Test
    public void isUnknownWhereThereIsNoKmer() {
        assertEquals(Double.NaN, of(4, "ACG").divergence(of(4, "ACGT")), 0);
        assertEquals(Double.NaN, of(1).divergence(of(1, "A")), 0);
        assertEquals(List.of(), of(4, "ACG").largestDifferences(of(4, "ACGT"), 3));
    }

    @Test
    public void listsTheKmersThatDifferMost() {
        List<int[]> kmers = of(1, "AAAC").largestDifferences(of(1, "AAAG", "AAAG"), 2);
        assertEquals(2, kmers.size());
        assertArrayEquals(new int[] {1}, kmers.get(0));
        assertArrayEquals(new int[] {2}, kmers.get(1));
    }

    @Test
    public void largeSamplesOfOneDistributionHardlyDiffer() {
        KmerSpectrum first = KmerSpectrum.of(uniform(2000, 50, 4, 1), 4, 3);
        KmerSpectrum second = KmerSpectrum.of(uniform(2000, 50, 4, 2), 4, 3);
        double expected = 63 / (8 * Math.log(2)) * (2 / (2000.0 * 48));
        assertTrue(first.divergence(second) < 3 * expected);
        assertTrue(first.divergence(second) > 0);
    }

    @Test
    public void knowsManySymbolsUpToWhatCanBeNumbered() {
        EncodedSequences wide = new EncodedSequences();
        wide.add(EncodedSequence.ofCodes(0, 300, 5));
        assertEquals(0.5, KmerSpectrum.of(wide, 301, 2).share(300, 5), EXACT);
        assertTrue(KmerSpectrum.isCountable(20, 6));
        assertFalse(KmerSpectrum.isCountable(200, 6));
        assertThrows(IllegalArgumentException.class, () -> KmerSpectrum.of(wide, 301, 6));
        assertThrows(IllegalArgumentException.class, () -> KmerSpectrum.of(wide, 301, 7));
    }

    @Test
    public void refusesSpectraOfAnotherKindAndForeignKmers() {
        KmerSpectrum spectrum = of(2, "ACGT");
        assertThrows(IllegalArgumentException.class, () -> spectrum.divergence(of(3, "ACGT")));
        assertThrows(IllegalArgumentException.class, () -> spectrum.share(0));
        assertThrows(IllegalArgumentException.class, () -> spectrum.share(0, 4));
    }

    private static KmerSpectrum of(int k, String... rows) {
        return KmerSpectrum.of(dna(rows), 4, k);
    }
}
