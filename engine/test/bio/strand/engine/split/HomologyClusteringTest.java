// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.split;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.progress.ProgressSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class HomologyClusteringTest {

    private static HomologyClusters proteins(double identity, List<String> sequences) {
        return cluster(new HomologySpec(SequenceKind.PROTEIN, identity, false, 2), sequences);
    }

    private static HomologyClusters cluster(HomologySpec spec, List<String> sequences) {
        return HomologyClustering.cluster(
                sequences.stream().map(spec.kind()::encode).toList(),
                spec,
                ProgressSink.none(),
                CancellationToken.never());
    }

    @Test
    public void identicalSequencesAndFragmentsBelongTogether() {
        FamilySimulator simulator = new FamilySimulator(1);
        String protein = simulator.unrelated(200);
        HomologyClusters clusters =
                proteins(
                        0.9,
                        List.of(
                                simulator.unrelated(200),
                                protein,
                                protein.substring(50, 120),
                                simulator.unrelated(180),
                                protein.toLowerCase(java.util.Locale.ROOT),
                                protein.substring(0, 100) + "-*" + protein.substring(100)));
        assertArrayEquals(new int[] {0, 1, 1, 2, 1, 1}, clusters.clusters());
        assertEquals(3, clusters.count());
    }

    /** 90 of 100 residues are kept, at fixed places. */
    @Test
    public void thresholdDecidesAndWhatIsLeftIsReported() {
        FamilySimulator simulator = new FamilySimulator(2);
        String protein = simulator.unrelated(100).replace('W', 'A');
        StringBuilder changed = new StringBuilder(protein);
        for (int i = 5; i < 100; i += 10) {
            changed.setCharAt(i, 'W');
        }
        List<String> sequences = List.of(protein, changed.toString(), simulator.unrelated(120));
        assertArrayEquals(new int[] {0, 0, 1}, proteins(0.9, sequences).clusters());
        HomologyClusters apart = proteins(0.91, sequences);
        assertArrayEquals(new int[] {0, 1, 2}, apart.clusters());
        SimilarPair closest = apart.closest(new int[] {0, 1, 1}, 0);
        assertEquals(new SimilarPair(0, 1, 0.9), closest);
        assertEquals(closest, apart.closest(new int[] {0, 1, 1}, 1));
        assertEquals(null, apart.closest(new int[] {0, 0, 1}, 1));
    }

    @Test
    public void relativesOfRelativesBelongTogether() {
        FamilySimulator simulator = new FamilySimulator(3);
        String left = simulator.unrelated(150);
        String right = simulator.unrelated(150);
        // The two ends have nothing in common but the fusion of both.
        assertArrayEquals(
                new int[] {0, 0, 0}, proteins(0.8, List.of(left, right, left + right)).clusters());
        assertArrayEquals(new int[] {0, 1}, proteins(0.8, List.of(left, right)).clusters());
    }

    @Test
    public void familiesAreFoundAndNeverMixed() {
        FamilySimulator.Families families =
                new FamilySimulator(4).families(1500, 3, 200, 0.4, 0.005);
        HomologyClusters clusters = proteins(0.3, families.sequences());
        int[] found = clusters.clusters();
        long related = 0;
        long together = 0;
        for (int i = 0; i < found.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean sameFamily = families.family()[i] == families.family()[j];
                if (sameFamily) {
                    related++;
                    together += found[i] == found[j] ? 1 : 0;
                } else {
                    assertTrue("unrelated sequences in one cluster", found[i] != found[j]);
                }
            }
        }
        assertTrue(together + " of " + related, together >= 0.97 * related);
    }

    /** The referee nominates and aligns pairs by means of his own. */
    @Test
    public void biojavaFindsNoRelativesAcrossTheBorder() throws Exception {
        List<String> sequences =
                new FamilySimulator(14).families(400, 4, 110, 0.4, 0.01).sequences();
        HomologyClusters clusters = proteins(0.3, sequences);
        int[] parts =
                GroupPartitioner.partition(
                        clusters.clusters(),
                        new int[sequences.size()],
                        new PartitionSize.Relative(0.8),
                        GroupOrder.RANDOM,
                        1);
        List<BorderCheck.Pair> sample = BorderCheck.sample(sequences, parts, 200, 1);
        assertEquals(200, sample.size());
        for (BorderCheck.Pair pair : sample) {
            assertTrue(pair.toString(), pair.identity() <= 0.3);
        }
        // After a random division it would find many.
        int[] random = new int[sequences.size()];
        Partitioner.random(random.length, new PartitionSize.Relative(0.2), 1).stream()
                .forEach(row -> random[row] = 1);
        assertTrue(
                BorderCheck.sample(sequences, random, 200, 1).stream()
                                .filter(pair -> pair.identity() > 0.3)
                                .count()
                        > 50);
    }

    @Test
    public void resultDoesNotDependOnTheNumberOfThreads() {
        FamilySimulator.Families families =
                new FamilySimulator(5).families(600, 4, 150, 0.35, 0.01);
        HomologyClusters one =
                cluster(
                        new HomologySpec(SequenceKind.PROTEIN, 0.3, false, 1),
                        families.sequences());
        for (int workers : new int[] {2, 5}) {
            HomologyClusters several =
                    cluster(
                            new HomologySpec(SequenceKind.PROTEIN, 0.3, false, workers),
                            families.sequences());
            assertArrayEquals(one.clusters(), several.clusters());
            assertEquals(one.remaining(), several.remaining());
        }
        assertTrue(one.remaining().size() > 0);
    }

    @Test
    public void clustersDoNotDependOnTheOrderOfRows() {
        FamilySimulator.Families families =
                new FamilySimulator(6).families(300, 4, 150, 0.45, 0.01);
        int[] original = proteins(0.35, families.sequences()).clusters();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < original.length; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(1));
        int[] shuffled =
                proteins(0.35, order.stream().map(families.sequences()::get).toList()).clusters();
        Set<List<Integer>> pairs = new HashSet<>();
        for (int i = 0; i < shuffled.length; i++) {
            pairs.add(List.of(original[order.get(i)], shuffled[i]));
        }
        // As many different pairs as clusters: one is a renumbering of the other.
        assertEquals(
                new HashSet<>(pairs.stream().map(p -> p.get(0)).toList()).size(), pairs.size());
        assertEquals(
                new HashSet<>(pairs.stream().map(p -> p.get(1)).toList()).size(), pairs.size());
    }

    @Test
    public void nucleotidesOnTheOtherStrandCountIfAsked() {
        Random random = new Random(9);
        StringBuilder dna = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            dna.append("ACGT".charAt(random.nextInt(4)));
        }
        String reverse =
                new StringBuilder(dna)
                        .reverse()
                        .toString()
                        .replace('A', 't')
                        .replace('C', 'g')
                        .replace('G', 'c')
                        .replace('T', 'a');
        List<String> sequences = List.of(dna.toString(), reverse);
        assertEquals(
                2,
                cluster(new HomologySpec(SequenceKind.NUCLEOTIDE, 0.8, false, 1), sequences)
                        .count());
        assertEquals(
                1,
                cluster(new HomologySpec(SequenceKind.NUCLEOTIDE, 0.8, true, 1), sequences)
                        .count());
        // RNA is DNA.
        assertEquals(
                1,
                cluster(
                                new HomologySpec(SequenceKind.NUCLEOTIDE, 0.8, false, 1),
                                List.of(dna.toString(), dna.toString().replace('T', 'U')))
                        .count());
    }

    @Test
    public void mutatedNucleotidesAreFoundDownToSixtyPercent() {
        Random random = new Random(10);
        List<String> sequences = new ArrayList<>();
        for (int f = 0; f < 60; f++) {
            StringBuilder ancestor = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                ancestor.append("ACGT".charAt(random.nextInt(4)));
            }
            sequences.add(ancestor.toString());
            for (int i = 0; i < 300; i++) {
                if (random.nextDouble() < 0.33) {
                    int old = "ACGT".indexOf(ancestor.charAt(i));
                    ancestor.setCharAt(i, "ACGT".charAt((old + 1 + random.nextInt(3)) % 4));
                }
            }
            sequences.add(ancestor.toString());
        }
        int[] clusters =
                cluster(new HomologySpec(SequenceKind.NUCLEOTIDE, 0.6, true, 2), sequences)
                        .clusters();
        int found = 0;
        for (int f = 0; f < 60; f++) {
            found += clusters[2 * f] == clusters[2 * f + 1] ? 1 : 0;
            assertTrue(f == 0 || clusters[2 * f] != clusters[2 * f - 2]);
        }
        assertTrue("found " + found, found >= 55);
    }

    @Test
    public void emptySequencesAreClustersOfTheirOwn() {
        HomologyClusters clusters = proteins(0.5, List.of("", "MKVLITG", "", "--*"));
        assertArrayEquals(new int[] {0, 1, 2, 3}, clusters.clusters());
        assertEquals(0, proteins(0.5, List.of()).count());
    }

    @Test
    public void unknownLettersLinkNothing() {
        String unknown = "X".repeat(300);
        assertEquals(2, proteins(0.3, List.of(unknown, unknown + "X")).count());
    }

    @Test
    public void veryLongSequencesAreCutAndCounted() {
        FamilySimulator simulator = new FamilySimulator(11);
        String titin = simulator.unrelated(9000);
        HomologyClusters clusters =
                proteins(0.9, List.of(titin, titin.substring(100, 400), titin.substring(8500)));
        assertEquals(1, clusters.cut());
        assertArrayEquals(new int[] {0, 0, 1}, clusters.clusters());
    }

    /** Near copies share every word; the time must stay bounded. */
    @Test
    public void repetitiveSequencesAreClusteredToo() {
        List<String> sequences = new ArrayList<>();
        String wild = new FamilySimulator(12).unrelated(60);
        Random random = new Random(2);
        for (int i = 0; i < 3000; i++) {
            StringBuilder variant = new StringBuilder(wild);
            for (int k = 0; k < 3; k++) {
                variant.setCharAt(
                        random.nextInt(60), "ARNDCQEGHILKMFPSTWYV".charAt(random.nextInt(20)));
            }
            sequences.add(variant.toString());
        }
        sequences.add("Q".repeat(200));
        sequences.add("Q".repeat(150));
        int[] clusters = proteins(0.7, sequences).clusters();
        for (int i = 0; i < 3000; i++) {
            assertEquals(0, clusters[i]);
        }
        assertEquals(1, clusters[3000]);
        assertEquals(1, clusters[3001]);
    }

    @Test
    public void cancels() {
        FamilySimulator.Families families =
                new FamilySimulator(13).families(500, 2, 200, 0.5, 0.01);
        AtomicInteger asked = new AtomicInteger();
        assertThrows(
                CancelledException.class,
                () ->
                        HomologyClustering.cluster(
                                families.sequences().stream()
                                        .map(SequenceKind.PROTEIN::encode)
                                        .toList(),
                                new HomologySpec(SequenceKind.PROTEIN, 0.3, false, 2),
                                ProgressSink.none(),
                                () -> asked.incrementAndGet() > 40));
        assertTrue("asked " + asked, asked.get() < 60);
    }

    @Test
    public void refusesThresholdsAtWhichChanceDecides() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new HomologySpec(SequenceKind.PROTEIN, 0.2, false, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new HomologySpec(SequenceKind.NUCLEOTIDE, 0.5, false, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new HomologySpec(SequenceKind.PROTEIN, Double.NaN, false, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new HomologySpec(SequenceKind.PROTEIN, 1.01, false, 0));
    }
}
