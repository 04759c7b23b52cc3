// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static bio.strand.engine.comparison.SequenceSamples.dna;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import java.util.SplittableRandom;
import org.junit.Test;

public class NearestNeighbourIdentityTest {

    private static final double EXACT = 1e-12;

    @Test
    public void isOneLessTheEditDistancePerLongerLength() {
        NearestNeighbourIdentity neighbours = new NearestNeighbourIdentity(dna("ACGTACGT", "TTTT"));
        assertArrayEquals(
                new double[] {1, 1 - 1 / 8.0, 1 - 2 / 8.0, 1 - 1 / 5.0, 0.25},
                neighbours.of(
                        dna("ACGTACGT", "ACGTACG", "CGTACGTA", "TTTTC", "TGGG"),
                        new int[] {0, 1, 2, 3, 4},
                        CancellationToken.never()),
                EXACT);
    }

    @Test
    public void editDistanceAgreesWithDynamicProgramming() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 400; trial++) {
            // Lengths around the borders of words of 64 positions, and few symbols.
            short[] a = random(random, random.nextInt(150), 1 + random.nextInt(4));
            short[] b = random(random, random.nextInt(150), 1 + random.nextInt(4));
            assertEquals(
                    "lengths %d and %d".formatted(a.length, b.length),
                    distance(a, b),
                    new EditDistance(a).to(b));
        }
        for (int length : new int[] {63, 64, 65, 128, 129}) {
            short[] a = random(random, length, 4);
            short[] shifted = new short[length];
            System.arraycopy(a, 1, shifted, 0, length - 1);
            EditDistance distance = new EditDistance(a);
            assertEquals(distance(a, shifted), distance.to(shifted));
            assertEquals("used again", 0, distance.to(a));
        }
    }

    private static short[] random(SplittableRandom random, int length, int symbols) {
        short[] codes = new short[length];
        for (int i = 0; i < length; i++) {
            codes[i] = (short) random.nextInt(symbols);
        }
        return codes;
    }

    /** The recurrence of Wagner and Fischer, row by row. */
    private static int distance(short[] a, short[] b) {
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length];
    }

    @Test
    public void boundsByLengthLoseNoNeighbour() {
        SplittableRandom random = new SplittableRandom(6);
        EncodedSequences others = new EncodedSequences();
        short[][] kept = new short[300][];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = random(random, 5 + random.nextInt(90), 4);
            byte[] bytes = new byte[kept[i].length];
            for (int t = 0; t < bytes.length; t++) {
                bytes[t] = (byte) kept[i][t];
            }
            others.add(bytes, 0, bytes.length);
        }
        NearestNeighbourIdentity neighbours = new NearestNeighbourIdentity(others);
        for (int trial = 0; trial < 20; trial++) {
            short[] codes = random(random, 5 + random.nextInt(90), 4);
            double best = 0;
            for (short[] other : kept) {
                double longer = Math.max(codes.length, other.length);
                best = Math.max(best, 1 - distance(codes, other) / longer);
            }
            assertEquals(best, neighbours.of(codes), EXACT);
        }
    }

    @Test
    public void isUnknownWithoutOthers() {
        NearestNeighbourIdentity none = new NearestNeighbourIdentity(new EncodedSequences());
        assertEquals(Double.NaN, none.of(new short[] {1}), 0);
    }

    @Test
    public void emptySequencesEqualEachOther() {
        assertEquals(1, new NearestNeighbourIdentity(dna("")).of(new short[0]), 0);
        assertEquals(0, new NearestNeighbourIdentity(dna("AC")).of(new short[0]), 0);
    }

    @Test
    public void stopsWhenCancelled() {
        NearestNeighbourIdentity neighbours = new NearestNeighbourIdentity(dna("ACGT"));
        assertThrows(
                CancelledException.class,
                () -> neighbours.of(dna("ACGT"), new int[] {0}, () -> true));
    }
}
