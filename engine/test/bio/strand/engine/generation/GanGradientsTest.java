// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.kernel.Nd4jKernel;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.Test;

/** Batches of many shards: lanes, threads, kernels, memory, cancellation, bad arguments. */
public class GanGradientsTest {

    /** 37 rows are three shards of which the last is not full, on two lanes. */
    private static final GanShape SHAPE = new GanShape(105, 4, 6, 2);

    private static final int ROWS = 37;
    private static final int BATCH = 25;
    private static final Relaxation RELAXATION = new Relaxation.GumbelSoftmax(0.75);
    private static final ScoreLoss PLUS = new LinearLoss(1);
    private static final ScoreLoss MINUS = new LinearLoss(-1);

    private record Pair(GeneratorSpec generator, CriticSpec critic) {}

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair(
                            new GeneratorSpec.ResidualConvolution(20, 2, 5),
                            new CriticSpec.ResidualConvolution(20, 2, 5)),
                    new Pair(
                            new GeneratorSpec.Dense(List.of(24)),
                            new CriticSpec.Dense(List.of(24))),
                    new Pair(new GeneratorSpec.Recurrent(8, 1), new CriticSpec.Recurrent(8, 1)));

    /** All results of one round of training. */
    private record Results(
            float[] fake,
            float[] logits,
            float[] scores,
            float[] criticGradient,
            float[] generatorGradient,
            CriticStep step,
            double generatorLoss) {}

    private static float[] draw(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }

    private static float[] initial(List<ParameterBlock> blocks) {
        return GanGradients.initialParameters(blocks, 9);
    }

    private static GanGradients open(
            Pair pair,
            boolean spectral,
            int workers,
            CancellationToken token,
            Function<CancellationToken, Kernel> kernel) {
        return new GanGradients(
                pair.generator,
                pair.critic,
                RELAXATION,
                SHAPE,
                spectral,
                BATCH,
                workers,
                token,
                kernel);
    }

    private static float[] noise(int rows) {
        float[] noise = new float[rows * SHAPE.exampleSize()];
        Relaxation.drawGumbel(noise, noise.length, new SplittableRandom(4));
        return noise;
    }

    private static float[] shares(int rows) {
        float[] mix = new float[rows];
        for (int b = 0; b < rows; b++) {
            mix[b] = b / (float) rows;
        }
        return mix;
    }

    private static Results compute(GanGradients gradients, Pair pair) {
        float[] generator = initial(GanGradients.blocks(pair.generator, SHAPE));
        float[] critic = initial(GanGradients.blocks(pair.critic, SHAPE));
        float[] latent = draw(1, ROWS * SHAPE.latentSize());
        float[] condition = draw(2, ROWS * SHAPE.conditionSize());
        float[] real = draw(3, ROWS * SHAPE.exampleSize());
        float[] fake = new float[real.length];
        float[] logits = new float[real.length];
        gradients.generate(generator, latent, condition, noise(ROWS), ROWS, fake, logits);
        float[] scores = new float[ROWS];
        gradients.score(critic, real, condition, ROWS, scores);
        float[] ofCritic = new float[critic.length];
        CriticStep step =
                gradients.criticGradient(
                        critic,
                        real,
                        fake,
                        condition,
                        ROWS,
                        MINUS,
                        PLUS,
                        10,
                        1,
                        shares(ROWS),
                        ofCritic);
        float[] ofGenerator = new float[generator.length];
        double loss =
                gradients.generatorGradient(
                        generator,
                        critic,
                        latent,
                        condition,
                        noise(ROWS),
                        ROWS,
                        MINUS,
                        ofGenerator);
        return new Results(fake, logits, scores, ofCritic, ofGenerator, step, loss);
    }

    private static void assertSame(Results expected, Results found, double tolerance) {
        assertClose(expected.fake, found.fake, tolerance);
        assertClose(expected.logits, found.logits, tolerance);
        assertClose(expected.scores, found.scores, tolerance);
        assertClose(expected.criticGradient, found.criticGradient, tolerance);
        assertClose(expected.generatorGradient, found.generatorGradient, tolerance);
        assertEquals(expected.step.loss(), found.step.loss(), tolerance);
        assertEquals(expected.generatorLoss, found.generatorLoss, tolerance);
    }

    private static void assertClose(float[] expected, float[] found, double tolerance) {
        double scale = 1;
        for (float value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        assertArrayEquals(expected, found, (float) (tolerance * scale));
    }

    @Test
    public void resultsAreTheSameBytesWithAnyNumberOfWorkers() {
        for (Pair pair : PAIRS) {
            Results[] results = new Results[3];
            for (int workers = 1; workers <= 3; workers++) {
                try (GanGradients gradients =
                        open(pair, true, workers, CancellationToken.never(), CpuKernel::new)) {
                    results[workers - 1] = compute(gradients, pair);
                }
            }
            assertSame(results[0], results[1], 0);
            assertSame(results[0], results[2], 0);
        }
    }

    @Test
    public void kernelsAgree() {
        for (Pair pair : PAIRS) {
            try (GanGradients first =
                            open(pair, true, 1, CancellationToken.never(), CpuKernel::new);
                    GanGradients second =
                            open(pair, true, 1, CancellationToken.never(), Nd4jKernel::new)) {
                assertSame(compute(first, pair), compute(second, pair), 1e-5);
            }
        }
    }

    @Test
    public void aBatchIsTheMeanOfItsRows() {
        for (Pair pair : PAIRS) {
            try (GanGradients gradients =
                    open(pair, false, 1, CancellationToken.never(), CpuKernel::new)) {
                Results all = compute(gradients, pair);
                float[] critic = initial(GanGradients.blocks(pair.critic, SHAPE));
                float[] real = draw(3, ROWS * SHAPE.exampleSize());
                float[] condition = draw(2, ROWS * SHAPE.conditionSize());
                float[] sum = new float[critic.length];
                int size = SHAPE.exampleSize();
                for (int b = 0; b < ROWS; b++) {
                    float[] one = new float[critic.length];
                    gradients.criticGradient(
                            critic,
                            Arrays.copyOfRange(real, b * size, (b + 1) * size),
                            Arrays.copyOfRange(all.fake, b * size, (b + 1) * size),
                            Arrays.copyOfRange(condition, 2 * b, 2 * b + 2),
                            1,
                            MINUS,
                            PLUS,
                            10,
                            1,
                            new float[] {shares(ROWS)[b]},
                            one);
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += one[i] / ROWS;
                    }
                }
                assertClose(all.criticGradient, sum, 2e-5);
            }
        }
    }

    @Test
    public void aRowDoesNotDependOnItsPlace() {
        int size = SHAPE.exampleSize();
        for (Pair pair : PAIRS) {
            try (GanGradients gradients =
                    open(pair, false, 1, CancellationToken.never(), CpuKernel::new)) {
                Results all = compute(gradients, pair);
                float[] generator = initial(GanGradients.blocks(pair.generator, SHAPE));
                float[] latent = draw(1, ROWS * SHAPE.latentSize());
                float[] condition = draw(2, ROWS * SHAPE.conditionSize());
                int first = 18;
                float[] one = new float[size];
                gradients.generate(
                        generator,
                        Arrays.copyOfRange(latent, first * SHAPE.latentSize(), latent.length),
                        Arrays.copyOfRange(
                                condition, first * SHAPE.conditionSize(), condition.length),
                        Arrays.copyOfRange(noise(ROWS), first * size, ROWS * size),
                        1,
                        one,
                        null);
                float[] expected = Arrays.copyOfRange(all.fake, first * size, (first + 1) * size);
                // The BLAS may round a row at another place differently.
                assertArrayEquals(expected, one, 1e-6f);
            }
        }
    }

    @Test
    public void gradientsAreAddedToWhatIsThere() {
        Pair pair = PAIRS.get(1);
        try (GanGradients gradients =
                open(pair, true, 1, CancellationToken.never(), CpuKernel::new)) {
            float[] critic = initial(GanGradients.blocks(pair.critic, SHAPE));
            float[] real = draw(3, BATCH * SHAPE.exampleSize());
            float[] fake = draw(5, BATCH * SHAPE.exampleSize());
            float[] condition = draw(2, BATCH * SHAPE.conditionSize());
            float[] state = gradients.spectralState();
            float[] once = new float[critic.length];
            float[] onto = new float[critic.length];
            Arrays.fill(onto, 1f);
            gradients.criticGradient(
                    critic, real, fake, condition, BATCH, MINUS, PLUS, 0, 1, null, once);
            gradients.setSpectralState(state);
            gradients.criticGradient(
                    critic, real, fake, condition, BATCH, MINUS, PLUS, 0, 1, null, onto);
            for (int i = 0; i < once.length; i++) {
                assertEquals(1 + once[i], onto[i], 1e-6);
            }
        }
    }

    @Test
    public void memoryIsFreedWhenClosed() {
        long before = CpuKernel.nativeBytes();
        for (Pair pair : PAIRS) {
            GanGradients gradients =
                    open(pair, false, 2, CancellationToken.never(), CpuKernel::new);
            compute(gradients, pair);
            assertTrue(CpuKernel.nativeBytes() > before);
            gradients.close();
            gradients.close();
            assertEquals(before, CpuKernel.nativeBytes());
        }
    }

    @Test
    public void afterACancellationResultsAreAsIfNothingHadHappened() {
        for (Pair pair : PAIRS) {
            AtomicBoolean armed = new AtomicBoolean();
            AtomicInteger questions = new AtomicInteger();
            CancellationToken token = () -> armed.get() && questions.incrementAndGet() > 9;
            try (GanGradients gradients = open(pair, false, 2, token, CpuKernel::new)) {
                Results expected = compute(gradients, pair);
                armed.set(true);
                assertThrows(CancelledException.class, () -> compute(gradients, pair));
                armed.set(false);
                assertSame(expected, compute(gradients, pair), 0);
            }
        }
    }

    @Test
    public void noRowsGiveNoResults() {
        Pair pair = PAIRS.get(0);
        try (GanGradients gradients =
                open(pair, false, 1, CancellationToken.never(), CpuKernel::new)) {
            float[] generator = initial(GanGradients.blocks(pair.generator, SHAPE));
            float[] none = {};
            gradients.generate(generator, none, none, none, 0, none, none);
        }
    }

    @Test
    public void notANumberGoesThrough() {
        Pair pair = PAIRS.get(0);
        try (GanGradients gradients =
                open(pair, false, 1, CancellationToken.never(), CpuKernel::new)) {
            float[] critic = initial(GanGradients.blocks(pair.critic, SHAPE));
            float[] real = draw(3, SHAPE.exampleSize());
            real[7] = Float.NaN;
            float[] scores = new float[1];
            gradients.score(critic, real, new float[2], 1, scores);
            assertTrue(Float.isNaN(scores[0]));
        }
    }

    @Test
    public void initialForgetGatesAreOpen() {
        List<ParameterBlock> blocks = GanGradients.blocks(new CriticSpec.Recurrent(8, 1), SHAPE);
        float[] parameters = initial(blocks);
        ParameterBlock bias = blocks.get(2);
        assertEquals("recurrent1.bias", bias.name());
        assertEquals(0f, parameters[bias.offset() + 7], 0f);
        assertEquals(1f, parameters[bias.offset() + 8], 0f);
        assertEquals(1f, parameters[bias.offset() + 15], 0f);
        assertEquals(0f, parameters[bias.offset() + 16], 0f);
    }

    @Test
    public void blocksFollowEachOtherWithoutGaps() {
        for (Pair pair : PAIRS) {
            for (List<ParameterBlock> blocks :
                    List.of(
                            GanGradients.blocks(pair.generator, SHAPE),
                            GanGradients.blocks(pair.critic, SHAPE))) {
                int at = 0;
                for (ParameterBlock block : blocks) {
                    assertEquals(block.name(), at, block.offset());
                    at += block.count();
                }
                long names = blocks.stream().map(ParameterBlock::name).distinct().count();
                assertEquals(blocks.size(), names);
            }
        }
    }

    @Test
    public void gumbelNoiseHasItsMeanAndSpread() {
        float[] noise = new float[200_000];
        Relaxation.drawGumbel(noise, noise.length, new SplittableRandom(8));
        double mean = 0;
        double squares = 0;
        for (float value : noise) {
            mean += value / noise.length;
            squares += (double) value * value / noise.length;
        }
        // Euler's constant, pi^2 / 6; four standard errors.
        assertEquals(0.57722, mean, 0.0115);
        assertEquals(1.64493, squares - mean * mean, 0.04);
    }

    @Test
    public void badArgumentsAreRefused() {
        Pair pair = PAIRS.get(1);
        CancellationToken never = CancellationToken.never();
        try (GanGradients gradients = open(pair, false, 1, never, CpuKernel::new)) {
            float[] critic = initial(GanGradients.blocks(pair.critic, SHAPE));
            float[] one = new float[SHAPE.exampleSize()];
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> gradients.score(critic, one, null, 1, new float[1]));
            assertEquals("the conditions must have at least 2 values, not none", e.getMessage());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> gradients.score(new float[3], one, one, 1, new float[1]));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> gradients.score(critic, new float[1], one, 1, new float[1]));
        }
    }

    @Test
    public void badArchitecturesAreRefused() {
        CancellationToken never = CancellationToken.never();
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new GanGradients(
                                new GeneratorSpec.Recurrent(3, 1),
                                new CriticSpec.Dense(List.of()),
                                RELAXATION,
                                new GanShape(1, 5, 2, 0),
                                false,
                                8,
                                1,
                                never));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new GanGradients(
                                new GeneratorSpec.Dense(List.of()),
                                new CriticSpec.Dense(List.of()),
                                new Relaxation.Identity(),
                                new GanShape(4, 5, 2, 0),
                                false,
                                8,
                                1,
                                never));
        assertThrows(
                IllegalArgumentException.class,
                () -> new GeneratorSpec.ResidualConvolution(10, 2, 4));
        assertThrows(IllegalArgumentException.class, () -> new Relaxation.Softmax(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new GanShape(0, 4, 2, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> GanGradients.blocks(new GeneratorSpec.Dense(List.of(16_384, 16_384)), SHAPE));
    }
}
