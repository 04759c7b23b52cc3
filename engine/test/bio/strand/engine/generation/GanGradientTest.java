// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.kernel.CpuKernel;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.kernel.Nd4jKernel;
import bio.strand.engine.network.Tape;
import bio.strand.engine.progress.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Gradients of all generators, critics and relaxations, of the first and the second order. The
 * chain of evidence: central differences in double confirm the reference's gradient to 1e-6 and
 * give that of its gradient penalty, and the reference confirms each kernel to 1e-5.
 */
@RunWith(Parameterized.class)
public class GanGradientTest {

    private static final int ROWS = 3;
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-5;
    private static final ScoreLoss SOFTPLUS =
            new ScoreLoss() {
                @Override
                public double value(double score) {
                    return Math.log1p(Math.exp(score));
                }

                @Override
                public double slope(double score) {
                    return 1 / (1 + Math.exp(-score));
                }
            };
    private static final ScoreLoss NEGATIVE =
            new ScoreLoss() {
                @Override
                public double value(double score) {
                    return -score;
                }

                @Override
                public double slope(double score) {
                    return -1;
                }
            };

    private record Case(
            GeneratorSpec generator, CriticSpec critic, Relaxation relaxation, GanShape shape) {
        @Override
        public String toString() {
            return "%s %s %s %s"
                    .formatted(generator, critic, relaxation, shape)
                    .replaceAll("[a-zA-Z]+=", "")
                    .replaceAll("[\\[\\],]", " ");
        }
    }

    @Parameters(name = "{0}")
    public static List<Object[]> cases() {
        List<GeneratorSpec> generators =
                List.of(
                        new GeneratorSpec.Dense(List.of(4, 3)),
                        new GeneratorSpec.ResidualConvolution(3, 2, 3),
                        new GeneratorSpec.Recurrent(3, 1),
                        new GeneratorSpec.ResidualConvolution(2, 1, 5),
                        new GeneratorSpec.Recurrent(2, 2));
        List<CriticSpec> critics =
                List.of(
                        new CriticSpec.Dense(List.of(4, 3)),
                        new CriticSpec.ResidualConvolution(3, 2, 3),
                        new CriticSpec.Recurrent(3, 1),
                        new CriticSpec.ResidualConvolution(2, 1, 5),
                        new CriticSpec.Recurrent(2, 2));
        List<Relaxation> relaxations =
                List.of(
                        new Relaxation.Softmax(0.8),
                        new Relaxation.GumbelSoftmax(0.7),
                        new Relaxation.StraightThrough(0.9, true),
                        new Relaxation.StraightThrough(1, false));
        List<Object[]> cases = new ArrayList<>();
        for (int i = 0; i < generators.size(); i++) {
            for (int condition : new int[] {0, 2}) {
                GanShape shape = new GanShape(4, 3, 2, condition);
                Relaxation relaxation = relaxations.get(i % relaxations.size());
                cases.add(
                        new Object[] {
                            new Case(generators.get(i), critics.get(i), relaxation, shape)
                        });
            }
        }
        cases.add(
                new Object[] {
                    new Case(
                            new GeneratorSpec.Dense(List.of(3)),
                            new CriticSpec.Dense(List.of(3)),
                            new Relaxation.Identity(),
                            new GanShape(1, 4, 2, 1))
                });
        cases.add(
                new Object[] {
                    new Case(
                            new GeneratorSpec.Dense(List.of()),
                            new CriticSpec.Dense(List.of()),
                            new Relaxation.StraightThrough(2, true),
                            new GanShape(3, 2, 1, 0))
                });
        return cases;
    }

    private final Case tried;
    private final GanShape shape;
    private final float[] generatorParameters;
    private final float[] criticParameters;
    private final float[] real;
    private final float[] fake;
    private final float[] latent;
    private final float[] condition;
    private final float[] noise;
    private final float[] mix;

    public GanGradientTest(Object tried) {
        this.tried = (Case) tried;
        shape = this.tried.shape;
        SplittableRandom random = new SplittableRandom(5);
        GanLayout generator = new GanLayout(this.tried.generator, shape);
        GanLayout critic = new GanLayout(this.tried.critic, shape);
        generatorParameters = draw(random, generator.parameterCount());
        criticParameters = draw(random, critic.parameterCount());
        real = draw(random, ROWS * shape.exampleSize());
        fake = draw(random, ROWS * shape.exampleSize());
        latent = draw(random, ROWS * shape.latentSize());
        condition = draw(random, ROWS * shape.conditionSize());
        noise = new float[ROWS * shape.exampleSize()];
        Relaxation.drawGumbel(noise, noise.length, random);
        mix = new float[] {0.25f, 0.5f, 0.875f};
    }

    private static float[] draw(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (1.6 * random.nextDouble() - 0.8);
        }
        return values;
    }

    private static double[] row(float[] values, int row, int size) {
        return ReferenceGan.doubles(Arrays.copyOfRange(values, row * size, (row + 1) * size));
    }

    /** The score of a row on a new tape. */
    private final class Scored {
        private final Tape tape = new Tape();
        private final int[] parameters;
        private final int[] example;
        private final int score;

        Scored(double[] criticParameters, double[] values, int row) {
            parameters = ReferenceGan.constants(tape, criticParameters);
            example = ReferenceGan.constants(tape, values);
            score =
                    new ReferenceGan(tape, parameters)
                            .critic(
                                    tried.critic,
                                    shape,
                                    example,
                                    row(condition, row, shape.conditionSize()));
        }

        double score() {
            return tape.value(score);
        }
    }

    private double criticLoss(double[] parameters) {
        double sum = 0;
        for (int b = 0; b < ROWS; b++) {
            int size = shape.exampleSize();
            sum += SOFTPLUS.value(new Scored(parameters, row(fake, b, size), b).score());
            sum += NEGATIVE.value(new Scored(parameters, row(real, b, size), b).score());
        }
        return sum / ROWS;
    }

    private double[] criticLossGradient(double[] parameters) {
        double[] gradient = new double[parameters.length];
        for (int b = 0; b < ROWS; b++) {
            addCriticGradient(parameters, fake, b, SOFTPLUS, gradient);
            addCriticGradient(parameters, real, b, NEGATIVE, gradient);
        }
        return gradient;
    }

    private void addCriticGradient(
            double[] parameters, float[] examples, int b, ScoreLoss loss, double[] gradient) {
        Scored scored = new Scored(parameters, row(examples, b, shape.exampleSize()), b);
        double[] all = scored.tape.gradient(scored.score);
        double slope = loss.slope(scored.score());
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += slope * all[scored.parameters[i]] / ROWS;
        }
    }

    private double penalty(double[] parameters, double weight, double centre) {
        double sum = 0;
        for (int b = 0; b < ROWS; b++) {
            int size = shape.exampleSize();
            double[] mixed = new double[size];
            for (int i = 0; i < size; i++) {
                mixed[i] = mix[b] * real[b * size + i] + (1 - mix[b]) * fake[b * size + i];
            }
            Scored scored = new Scored(parameters, mixed, b);
            double[] all = scored.tape.gradient(scored.score);
            double squares = 0;
            for (int x : scored.example) {
                squares += all[x] * all[x];
            }
            sum += Math.pow(Math.sqrt(squares) - centre, 2);
        }
        return weight * sum / ROWS;
    }

    private double generatorLoss(double[] parameters, double[] gradient) {
        double sum = 0;
        for (int b = 0; b < ROWS; b++) {
            Tape tape = new Tape();
            int[] variables = ReferenceGan.constants(tape, parameters);
            double[] given = row(condition, b, shape.conditionSize());
            int[] example =
                    new ReferenceGan(tape, variables)
                            .generator(
                                    tried.generator,
                                    tried.relaxation,
                                    shape,
                                    row(latent, b, shape.latentSize()),
                                    given,
                                    tried.relaxation.usesNoise()
                                            ? row(noise, b, shape.exampleSize())
                                            : new double[0]);
            int[] weights = ReferenceGan.constants(tape, ReferenceGan.doubles(criticParameters));
            int score = new ReferenceGan(tape, weights).critic(tried.critic, shape, example, given);
            sum += NEGATIVE.value(tape.value(score));
            if (gradient != null) {
                double[] all = tape.gradient(score);
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] += NEGATIVE.slope(tape.value(score)) * all[variables[i]] / ROWS;
                }
            }
        }
        return sum / ROWS;
    }

    private static double[] differences(ToDoubleFunction<double[]> function, float[] at) {
        double[] point = ReferenceGan.doubles(at);
        double[] gradient = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            double kept = point[i];
            point[i] = kept + STEP;
            double above = function.applyAsDouble(point);
            point[i] = kept - STEP;
            double below = function.applyAsDouble(point);
            point[i] = kept;
            gradient[i] = (above - below) / (2 * STEP);
        }
        return gradient;
    }

    private static void assertClose(double[] expected, float[] actual) {
        assertEquals(expected.length, actual.length);
        double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(1));
        for (int i = 0; i < expected.length; i++) {
            assertEquals("at " + i, expected[i], actual[i], TOLERANCE * scale);
        }
    }

    private interface Trial {
        void run(GanGradients gradients);
    }

    private void onAllKernels(Trial trial) {
        List<Function<CancellationToken, Kernel>> kernels =
                List.of(CpuKernel::new, Nd4jKernel::new);
        for (Function<CancellationToken, Kernel> kernel : kernels) {
            try (GanGradients gradients =
                    new GanGradients(
                            tried.generator,
                            tried.critic,
                            tried.relaxation,
                            shape,
                            false,
                            ROWS,
                            1,
                            CancellationToken.never(),
                            kernel)) {
                trial.run(gradients);
            }
        }
    }

    @Test
    public void centralDifferencesConfirmTheReference() {
        double[] gradient = criticLossGradient(ReferenceGan.doubles(criticParameters));
        double[] truth = differences(this::criticLoss, criticParameters);
        for (int i = 0; i < gradient.length; i++) {
            assertEquals("critic at " + i, truth[i], gradient[i], 1e-6);
        }
        if (tried.relaxation instanceof Relaxation.StraightThrough) {
            // A choice outright has no derivative; the reference says what stands in for it.
            return;
        }
        double[] ofGenerator = new double[generatorParameters.length];
        generatorLoss(ReferenceGan.doubles(generatorParameters), ofGenerator);
        truth = differences(p -> generatorLoss(p, null), generatorParameters);
        for (int i = 0; i < ofGenerator.length; i++) {
            assertEquals("generator at " + i, truth[i], ofGenerator[i], 1e-6);
        }
    }

    @Test
    public void criticGradientIsThatOfTheReference() {
        double[] truth = criticLossGradient(ReferenceGan.doubles(criticParameters));
        double loss = criticLoss(ReferenceGan.doubles(criticParameters));
        onAllKernels(
                gradients -> {
                    float[] gradient = new float[criticParameters.length];
                    CriticStep step =
                            gradients.criticGradient(
                                    criticParameters,
                                    real,
                                    fake,
                                    condition,
                                    ROWS,
                                    NEGATIVE,
                                    SOFTPLUS,
                                    0,
                                    1,
                                    null,
                                    gradient);
                    assertClose(truth, gradient);
                    assertEquals(loss, step.loss(), TOLERANCE);
                });
    }

    @Test
    public void penaltyGradientIsThatOfCentralDifferencesOfTheInputGradient() {
        for (double centre : new double[] {0, 1}) {
            double[] truth = differences(p -> penalty(p, 10, centre), criticParameters);
            double[] first = criticLossGradient(ReferenceGan.doubles(criticParameters));
            Arrays.setAll(truth, i -> truth[i] + first[i]);
            double value = penalty(ReferenceGan.doubles(criticParameters), 10, centre);
            onAllKernels(
                    gradients -> {
                        float[] gradient = new float[criticParameters.length];
                        CriticStep step =
                                gradients.criticGradient(
                                        criticParameters,
                                        real,
                                        fake,
                                        condition,
                                        ROWS,
                                        NEGATIVE,
                                        SOFTPLUS,
                                        10,
                                        centre,
                                        mix,
                                        gradient);
                        assertClose(truth, gradient);
                        assertEquals(value, step.penalty(), TOLERANCE * Math.max(1, value));
                    });
            assertTrue("the penalty says something", value > 1e-3);
        }
    }

    @Test
    public void generatorGradientIsThatOfTheReference() {
        double[] truth = new double[generatorParameters.length];
        double loss = generatorLoss(ReferenceGan.doubles(generatorParameters), truth);
        onAllKernels(
                gradients -> {
                    float[] gradient = new float[generatorParameters.length];
                    double found =
                            gradients.generatorGradient(
                                    generatorParameters,
                                    criticParameters,
                                    latent,
                                    condition,
                                    noise,
                                    ROWS,
                                    NEGATIVE,
                                    gradient);
                    assertClose(truth, gradient);
                    assertEquals(loss, found, TOLERANCE);
                });
    }
}
