// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.sequence.Alphabet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.After;
import org.junit.Test;

public final class SequenceGeneratorTest {

    private static final int STEPS = 6;
    private static final int LATENT = 4;
    private static final Condition.Classes CLASSES =
            new Condition.Classes("kind", List.of("x", "y"), List.of(0.25, 0.75));

    private final List<SequenceGenerator> open = new ArrayList<>();

    /** A model whose parameters are drawn by chance, as those of a trained one are not. */
    static GenerativeModel model(Condition condition, boolean variableLength, double slope) {
        GeneratedKind kind =
                new GeneratedKind.Sequences(
                        SequenceEncoding.of(Alphabet.DNA), STEPS, variableLength);
        GeneratorSpec generator = new GeneratorSpec.Dense(List.of(5));
        CriticSpec critic = new CriticSpec.Dense(List.of(5));
        GanShape shape = GenerativeModel.shape(kind, condition, LATENT);
        return new GenerativeModel(
                kind,
                condition,
                generator,
                critic,
                new Relaxation.StraightThrough(1, true),
                new ObjectiveSpec.Minimax(false, 1, 4),
                LATENT,
                GanGradients.initialParameters(GanGradients.blocks(generator, shape), 1),
                GanGradients.initialParameters(GanGradients.blocks(critic, shape), 2),
                new float[0],
                new CriticCalibration(slope, 0, slope),
                new GanProvenance(
                        "1.0.0",
                        "test",
                        1,
                        "00",
                        10,
                        2,
                        new TreeMap<>(),
                        "divergence",
                        List.of(new GanCheck(5, 1, 2, 3, Double.NaN, 0.5, 0, 0, true)),
                        1));
    }

    private SequenceGenerator open(GenerativeModel model) {
        SequenceGenerator generator = model.open(1, ProgressSink.none(), CancellationToken.never());
        open.add(generator);
        return generator;
    }

    private SequenceGenerator open() {
        return open(model(new Condition.None(), false, 0));
    }

    @After
    public void close() {
        open.forEach(SequenceGenerator::close);
    }

    private static List<EncodedSequence> sequences(List<GeneratedRow> rows) {
        return rows.stream().map(row -> row.sequence().orElseThrow()).toList();
    }

    private static List<GeneratedRow> all(GeneratedRows rows) {
        List<GeneratedRow> list = new ArrayList<>();
        rows.forEachRemaining(list::add);
        return list;
    }

    private static final float[][] NO_CONDITION = {{}};

    @Test
    public void aRowDoesNotDependOnItsBatch() {
        SequenceGenerator generator = open();
        float[][] latents = generator.latents(1, 0, 600, 0);
        List<GeneratedRow> together = generator.generate(latents, NO_CONDITION, 1);
        for (int i = 0; i < 600; i += 97) {
            float[][] alone = generator.latents(1, i, 1, 0);
            GeneratedRow row = generator.generate(alone, NO_CONDITION, 1).get(0);

            assertArrayEquals(latents[i], alone[0], 0);
            assertEquals(together.get(i).sequence(), row.sequence());
            assertEquals(together.get(i).score(), row.score(), 1e-6);
        }
    }

    @Test
    public void aKeptLatentVectorGivesItsRowAgain() {
        SequenceGenerator generator = open();
        GeneratedRow row = generator.rows(GenerationSpec.plain(1, 5, 1), r -> true).next();
        GeneratedRow again = open().generate(new float[][] {row.latent()}, NO_CONDITION, 1).get(0);

        assertEquals(row.sequence(), again.sequence());
        assertEquals(row.score(), again.score(), 0);
    }

    @Test
    public void temperatureZeroTakesTheLikeliestSymbolsAndHigherOnesVary() {
        SequenceGenerator generator = open();
        float[][] near = new float[50][];
        for (int i = 0; i < near.length; i++) {
            near[i] = new float[] {1 + i * 1e-6f, -1, 0.5f, 2};
        }
        Set<EncodedSequence> likeliest =
                new HashSet<>(sequences(generator.generate(near, NO_CONDITION, 0)));
        Set<EncodedSequence> drawn =
                new HashSet<>(sequences(generator.generate(near, NO_CONDITION, 1)));

        assertEquals(1, likeliest.size());
        assertTrue("" + drawn.size(), drawn.size() > 25);
    }

    /** The generator's own probabilities: with all parameters 0, each symbol has a quarter. */
    @Test
    public void temperatureOneDrawsByTheGeneratorsProbabilities() {
        GenerativeModel random = model(new Condition.None(), false, 0);
        GenerativeModel model =
                new GenerativeModel(
                        random.kind(),
                        random.condition(),
                        random.generator(),
                        random.critic(),
                        random.relaxation(),
                        random.objective(),
                        LATENT,
                        new float[random.generatorParameters().length],
                        random.criticParameters(),
                        new float[0],
                        random.calibration(),
                        random.provenance());
        int[] counts = new int[4];
        for (GeneratedRow row :
                all(open(model).rows(GenerationSpec.plain(4000, 1, 1), r -> true))) {
            for (int t = 0; t < STEPS; t++) {
                counts[row.sequence().orElseThrow().codeAt(t)]++;
            }
        }
        for (int count : counts) {
            // 6000 expected, standard deviation 67.
            assertEquals(6000, count, 300);
        }
    }

    @Test
    public void generatesNoRowsAndManyRowsAsAStream() {
        assertFalse(open().rows(GenerationSpec.plain(0, 1, 1), r -> true).hasNext());

        GeneratedRows rows = open().rows(GenerationSpec.plain(1_000_000, 1, 1), r -> true);
        for (int i = 0; i < 2000; i++) {
            rows.next();
        }
        assertEquals(2000, rows.attempts());
    }

    @Test
    public void endsWithTheNumberOfRows() {
        GeneratedRows rows = open().rows(GenerationSpec.plain(300, 1, 1), r -> true);

        assertEquals(300, all(rows).size());
        assertThrows(NoSuchElementException.class, rows::next);
    }

    @Test
    public void uniqueRowsAreAllDifferentAndAttemptsEnd() {
        GenerationSpec spec = new GenerationSpec(5000, 1, Optional.empty(), 0, 1, false, true, 2);
        GeneratedRows rows = open().rows(spec, r -> true);
        List<EncodedSequence> list = sequences(all(rows));

        // There are 4^6 = 4096 sequences at all.
        assertEquals(list.size(), new HashSet<>(list).size());
        assertTrue(list.size() < 4096);
        assertEquals(10_000, rows.attempts());
        assertEquals(10_000 - list.size(), rows.repeated());
    }

    @Test
    public void unwantedRowsAreLeftOutAndCounted() {
        GenerationSpec spec = new GenerationSpec(20, 1, Optional.empty(), 0, 1, false, false, 100);
        GeneratedRows rows = open().rows(spec, row -> row.sequence().orElseThrow().codeAt(0) == 2);
        List<GeneratedRow> list = all(rows);

        assertEquals(20, list.size());
        list.forEach(row -> assertEquals(2, row.sequence().orElseThrow().codeAt(0)));
        assertEquals(rows.attempts() - 20, rows.filtered());
    }

    @Test
    public void rejectionPrefersHighScores() {
        SequenceGenerator generator = open(model(new Condition.None(), false, 3));
        GenerationSpec plain = GenerationSpec.plain(500, 1, 1);
        GenerationSpec rejecting =
                new GenerationSpec(500, 1, Optional.empty(), 0, 1, true, false, 10_000);
        GeneratedRows rows = generator.rows(rejecting, r -> true);
        double kept = all(rows).stream().mapToDouble(GeneratedRow::score).average().orElseThrow();
        double before =
                all(generator.rows(plain, r -> true)).stream()
                        .mapToDouble(GeneratedRow::score)
                        .average()
                        .orElseThrow();

        assertTrue(before + " to " + kept, kept > before);
        assertEquals(rows.attempts() - 500, rows.rejected());
    }

    @Test
    public void truncationKeepsLatentVectorsNearTheOrigin() {
        for (float[] vector : open().latents(1, 0, 100, 0.5)) {
            for (float number : vector) {
                assertTrue(Math.abs(number) <= 0.5);
            }
        }
    }

    @Test
    public void variableLengthsEndAtTheFirstPaddingAndAreNeverEmpty() {
        SequenceGenerator generator = open(model(new Condition.None(), true, 0));
        Set<Integer> lengths = new HashSet<>();
        for (GeneratedRow row : all(generator.rows(GenerationSpec.plain(2000, 1, 1), r -> true))) {
            EncodedSequence sequence = row.sequence().orElseThrow();
            lengths.add(sequence.length());
            for (int t = 0; t < sequence.length(); t++) {
                assertTrue(sequence.codeAt(t) < 4);
            }
        }
        assertEquals(Set.of(1, 2, 3, 4, 5, 6), lengths);
    }

    @Test
    public void conditionsAreDrawnAsFrequentAsInTraining() {
        SequenceGenerator generator = open(model(CLASSES, false, 0));
        double second = 0;
        for (float[] condition : generator.conditions(1, 0, 4000)) {
            assertEquals(1, condition[0] + condition[1], 0);
            second += condition[1] / 4000;
        }
        assertEquals(0.75, second, 0.03);
    }

    @Test
    public void conditionsOfTheWrongSizeAndOddLatentVectorsAreRefused() {
        SequenceGenerator generator = open(model(CLASSES, false, 0));
        float[][] latents = {{0, 0, 0, 0}, {0, 0, Float.NaN, 0}};

        assertThat(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> generator.generate(latents, NO_CONDITION, 1))
                        .getMessage(),
                containsString("Row 2: the latent vector has a number that is not finite"));
        assertThat(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> generator.generate(new float[][] {{1, 2}}, NO_CONDITION, 1))
                        .getMessage(),
                containsString("Row 1: the latent vector has 2 numbers; the model needs 4"));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        generator.rows(
                                new GenerationSpec(
                                        1, 1, Optional.of(new float[3]), 0, 1, false, false, 1),
                                r -> true));
    }

    /** A quarter circle in the plane, halved. */
    @Test
    public void interpolatesOnTheGreatCircle() {
        float[][] points = SequenceGenerator.interpolate(new float[] {2, 0}, new float[] {0, 2}, 3);
        float half = (float) Math.sqrt(2);

        assertArrayEquals(new float[] {2, 0}, points[0], 0);
        assertArrayEquals(new float[] {half, half}, points[1], 1e-6f);
        assertArrayEquals(new float[] {0, 2}, points[2], 0);
    }

    @Test
    public void interpolatesInAStraightLineWhereThereIsNoCircle() {
        float[][] points = SequenceGenerator.interpolate(new float[] {0, 0}, new float[] {0, 2}, 3);

        assertArrayEquals(new float[] {0, 1}, points[1], 1e-6f);
        assertNotEquals(
                Float.NaN,
                SequenceGenerator.interpolate(new float[] {1}, new float[] {-1}, 3)[1][0],
                0);
        assertFalse(Arrays.equals(points[0], points[2]));
    }
}
