// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.sequence.Alphabet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.Test;

/** Whether what is generated follows the condition, in cases where the truth is plain. */
public final class ConditionalGenerationTest {

    private static final int ROWS = 1000;
    private static final int STEPS = 8;

    private static final GanSpec SPEC =
            GanSpec.defaults()
                    .withGenerator(new GeneratorSpec.Dense(List.of(32)))
                    .withCritic(new CriticSpec.Dense(List.of(32)))
                    .withLatentSize(8)
                    .withBatchSize(64)
                    .withGeneratorLearningRate(2e-3)
                    .withCriticLearningRate(4e-3)
                    .withIterations(600)
                    .withCheckEvery(200)
                    .withSamples(0)
                    .withWorkers(1);

    /** Sequences of A, with as many T as the row's share says. */
    private static EncodedSequences sequences(double[] shares) {
        SplittableRandom random = new SplittableRandom(5);
        EncodedSequences sequences = new EncodedSequences();
        for (double share : shares) {
            int[] codes = new int[STEPS];
            for (int t = 0; t < STEPS; t++) {
                codes[t] = random.nextDouble() < share ? 3 : 0;
            }
            sequences.add(EncodedSequence.ofCodes(codes));
        }
        return sequences;
    }

    private static GenerativeModel train(GanData data) {
        return GanTrainer.train(
                        data,
                        Optional.empty(),
                        SPEC,
                        Optional.empty(),
                        ProgressSink.none(),
                        CancellationToken.never(),
                        CancellationToken.never())
                .model();
    }

    /** The share of T among rows that are generated for a condition. */
    private static double shareOf(GenerativeModel model, float[] condition) {
        GenerationSpec spec =
                new GenerationSpec(500, 3, Optional.of(condition), 0, 1, false, false, 1);
        double found = 0;
        try (SequenceGenerator generator =
                model.open(1, ProgressSink.none(), CancellationToken.never())) {
            GeneratedRows rows = generator.rows(spec, row -> true);
            while (rows.hasNext()) {
                EncodedSequence row = rows.next().sequence().orElseThrow();
                for (int t = 0; t < STEPS; t++) {
                    found += row.codeAt(t) == 3 ? 1.0 / (500 * STEPS) : 0;
                }
            }
        }
        return found;
    }

    @Test
    public void rowsFollowTheirClass() {
        double[] shares = new double[ROWS];
        int[] classes = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            classes[row] = row % 2;
            shares[row] = classes[row] == 0 ? 0.15 : 0.85;
        }
        GenerativeModel model =
                train(
                        GanData.ofSequences(sequences(shares), SequenceEncoding.of(Alphabet.DNA))
                                .withClasses("kind", List.of("few", "many"), classes));
        Condition.Classes condition = (Condition.Classes) model.condition();
        double few = shareOf(model, condition.vector("few"));
        double many = shareOf(model, condition.vector("many"));

        assertTrue("" + few, few < 0.35);
        assertTrue("" + many, many > 0.65);
    }

    @Test
    public void rowsFollowTheirNumber() {
        SplittableRandom random = new SplittableRandom(8);
        double[] shares = new double[ROWS];
        double[] numbers = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            shares[row] = 0.1 + 0.8 * random.nextDouble();
            numbers[row] = 1000 * shares[row];
        }
        GenerativeModel model =
                train(
                        GanData.ofSequences(sequences(shares), SequenceEncoding.of(Alphabet.DNA))
                                .withNumbers("strength", numbers));
        Condition.Number condition = (Condition.Number) model.condition();
        double low = shareOf(model, condition.vector(200));
        double middle = shareOf(model, condition.vector(500));
        double high = shareOf(model, condition.vector(800));

        assertTrue(low + " " + middle + " " + high, low + 0.1 < middle && middle + 0.1 < high);
    }
}
