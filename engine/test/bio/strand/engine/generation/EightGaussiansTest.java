// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.simulation.Normals;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.Test;

/**
 * The textbook case of mode collapse (Metz et al., ICLR 2017): eight normal distributions of
 * deviation 0.05 on a circle of radius 1. A row counts for the mode whose centre is within four
 * deviations.
 */
public final class EightGaussiansTest {

    private static final int MODES = 8;
    private static final double DEVIATION = 0.05;
    private static final int GENERATED = 4000;

    /** Each mode has 500 rows of 4000 in truth; a mode that is left out has none. */
    private static final int FEWEST = 100;

    private static GanData mixture(int rows) {
        SplittableRandom random = new SplittableRandom(3);
        float[][] values = new float[rows][2];
        for (float[] row : values) {
            double angle = 2 * Math.PI * random.nextInt(MODES) / MODES;
            Normals.draw(row, 0, 2, random);
            row[0] = (float) (Math.cos(angle) + DEVIATION * row[0]);
            row[1] = (float) (Math.sin(angle) + DEVIATION * row[1]);
        }
        return GanData.ofProfiles(List.of("x", "y"), values);
    }

    private static GanSpec spec(ObjectiveSpec objective) {
        return GanSpec.profileDefaults()
                .withGenerator(new GeneratorSpec.Dense(List.of(64, 64)))
                .withCritic(new CriticSpec.Dense(List.of(64, 64)))
                .withLatentSize(8)
                .withObjective(objective)
                .withBatchSize(64)
                .withGeneratorLearningRate(1e-3)
                .withCriticLearningRate(2e-3)
                .withIterations(4000)
                .withFinalDecay(0.5)
                .withCheckEvery(500)
                .withSamples(0)
                .withWorkers(1);
    }

    private static void assertCoversAllModes(GanSpec spec) {
        GanResult result =
                GanTrainer.train(
                        mixture(8000),
                        Optional.empty(),
                        spec,
                        Optional.empty(),
                        ProgressSink.none(),
                        CancellationToken.never(),
                        CancellationToken.never());
        int[] counts = new int[MODES];
        int near = 0;
        try (SequenceGenerator generator =
                result.model().open(1, ProgressSink.none(), CancellationToken.never())) {
            GeneratedRows rows = generator.rows(GenerationSpec.plain(GENERATED, 1, 0), row -> true);
            while (rows.hasNext()) {
                float[] row = rows.next().profile();
                int mode =
                        Math.floorMod(
                                Math.round(Math.atan2(row[1], row[0]) * MODES / (2 * Math.PI)),
                                MODES);
                double angle = 2 * Math.PI * mode / MODES;
                if (Math.hypot(row[0] - Math.cos(angle), row[1] - Math.sin(angle))
                        < 4 * DEVIATION) {
                    counts[mode]++;
                    near++;
                }
            }
        }
        String found = spec.objective() + " " + Arrays.toString(counts);
        for (int count : counts) {
            assertTrue(found, count >= FEWEST);
        }
        assertTrue(found, near >= GENERATED / 3);
    }

    @Test
    public void minimaxCoversAllModes() {
        assertCoversAllModes(spec(new ObjectiveSpec.Minimax(false, 0.1, 1)));
    }

    @Test
    public void wassersteinWithGradientPenaltyCoversAllModes() {
        assertCoversAllModes(
                spec(new ObjectiveSpec.WassersteinGradientPenalty(0.1)).withCriticSteps(2));
    }

    @Test
    public void hingeWithSpectralNormalisationCoversAllModes() {
        assertCoversAllModes(
                spec(new ObjectiveSpec.HingeSpectral()).withCriticSteps(2).withIterations(2000));
    }
}
