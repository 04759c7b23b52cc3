// SPDX-License-Identifier: Apache-2.0
package bio.strand.benchmarks;

import bio.strand.engine.generation.CriticSpec;
import bio.strand.engine.generation.GanGradients;
import bio.strand.engine.generation.GanShape;
import bio.strand.engine.generation.GeneratorSpec;
import bio.strand.engine.generation.Relaxation;
import bio.strand.engine.generation.ScoreLoss;
import bio.strand.engine.progress.CancellationToken;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * W5: one iteration of a residual WGAN-GP over one-hot DNA, five steps of the critic with gradient
 * penalty and one of the generator, beside the same in the PyTorch of the system's Python.
 *
 * <p>Both take turns, ours first; a ratio compares two times of the same round. Times are wall time
 * and CPU time of the whole process, for a machine that does other work at the same time disturbs
 * the first more than the second.
 *
 * <p>Arguments: {@code --rounds N} (default 9), {@code --threads 1,2}, {@code --script PATH} of
 * {@code torch_gan_contender.py}, {@code --peer no} to measure ours alone.
 */
public final class GanSpeed {

    private static final int CHANNELS = 100;
    private static final int BLOCKS = 5;
    private static final int WIDTH = 5;
    private static final int STEPS = 100;
    private static final int BATCH = 64;
    private static final int SYMBOLS = 4;
    private static final int LATENT = 128;
    private static final int CRITIC_STEPS = 5;
    private static final double PENALTY = 10;
    private static final int WARM_UP = 2;

    /** The share of PyTorch's time that we may take at most. */
    private static final double GATE = 1.0;

    /** Wall and CPU seconds of an iteration. */
    private record Times(double wall, double cpu) {}

    private interface Contender extends AutoCloseable {
        Times iterate() throws IOException;

        @Override
        void close() throws IOException;
    }

    private GanSpeed() {}

    /**
     * Measures.
     *
     * @param arguments see the class comment
     * @throws IOException if the peer's process ends
     */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        int rounds = 9;
        List<Integer> threads = List.of(1, 2);
        Path script = Path.of("torch_gan_contender.py");
        boolean peer = true;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--threads" ->
                        threads = Arrays.stream(value.split(",")).map(Integer::parseInt).toList();
                case "--script" -> script = Path.of(value);
                case "--peer" -> peer = !value.equals("no");
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        for (int count : threads) {
            try (Contender own = new Strand(count);
                    Contender other = peer ? new Torch(script, count) : null) {
                measure(count, rounds, own, other);
            }
        }
        System.exit(0);
    }

    private static void measure(int threads, int rounds, Contender own, Contender other)
            throws IOException {
        double[][] times = new double[4][rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            Times ours = own.iterate();
            Times theirs = other == null ? new Times(Double.NaN, Double.NaN) : other.iterate();
            if (round >= 0) {
                times[0][round] = ours.wall;
                times[1][round] = theirs.wall;
                times[2][round] = ours.cpu;
                times[3][round] = theirs.cpu;
            }
        }
        print(threads, "wall", times[0], times[1]);
        print(threads, "CPU", times[2], times[3]);
    }

    private static void print(int threads, String kind, double[] own, double[] other) {
        double[] ratios = new double[own.length];
        Arrays.setAll(ratios, i -> own[i] / other[i]);
        Arrays.sort(ratios);
        double ratio = median(ratios);
        String verdict = other[0] > 0 ? ratio <= GATE ? ", gate met" : ", gate MISSED" : "";
        System.out.printf(
                "W5 %d thread%s, %s time: Strand %.2f s, PyTorch %.2f s, ratio %.2f"
                        + " (%.2f-%.2f)%s%n",
                threads,
                threads == 1 ? "" : "s",
                kind,
                median(own),
                median(other),
                ratio,
                ratios[0],
                ratios[ratios.length - 1],
                verdict);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static final class Strand implements Contender {

        private static final ScoreLoss PLUS = linear(1);
        private static final ScoreLoss MINUS = linear(-1);

        private final GanGradients gradients;
        private final SplittableRandom random = new SplittableRandom(1);
        private final Parameters generator;
        private final Parameters critic;
        private final float[] real = new float[BATCH * STEPS * SYMBOLS];
        private final float[] fake = new float[real.length];
        private final float[] latent = new float[BATCH * LATENT];
        private final float[] mix = new float[BATCH];
        private final OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        Strand(int threads) {
            GanShape shape = new GanShape(STEPS, SYMBOLS, LATENT, 0);
            GeneratorSpec generatorSpec =
                    new GeneratorSpec.ResidualConvolution(CHANNELS, BLOCKS, WIDTH);
            CriticSpec criticSpec = new CriticSpec.ResidualConvolution(CHANNELS, BLOCKS, WIDTH);
            gradients =
                    new GanGradients(
                            generatorSpec,
                            criticSpec,
                            new Relaxation.Softmax(1),
                            shape,
                            false,
                            BATCH,
                            threads,
                            CancellationToken.never());
            generator =
                    new Parameters(
                            GanGradients.initialParameters(
                                    GanGradients.blocks(generatorSpec, shape), 1));
            critic =
                    new Parameters(
                            GanGradients.initialParameters(
                                    GanGradients.blocks(criticSpec, shape), 2));
            for (int i = 0; i < real.length; i += SYMBOLS) {
                real[i + random.nextInt(SYMBOLS)] = 1;
            }
        }

        private static ScoreLoss linear(double slope) {
            return new ScoreLoss() {
                @Override
                public double value(double score) {
                    return slope * score;
                }

                @Override
                public double slope(double score) {
                    return slope;
                }
            };
        }

        private void drawLatent() {
            for (int i = 0; i < latent.length; i++) {
                latent[i] = (float) random.nextGaussian();
            }
        }

        @Override
        public Times iterate() {
            long wall = System.nanoTime();
            long cpu = system.getProcessCpuTime();
            for (int i = 0; i < CRITIC_STEPS; i++) {
                drawLatent();
                gradients.generate(generator.values, latent, null, null, BATCH, fake, null);
                for (int b = 0; b < BATCH; b++) {
                    mix[b] = (float) random.nextDouble();
                }
                gradients.criticGradient(
                        critic.values,
                        real,
                        fake,
                        null,
                        BATCH,
                        MINUS,
                        PLUS,
                        PENALTY,
                        1,
                        mix,
                        critic.gradient);
                critic.step();
            }
            drawLatent();
            gradients.generatorGradient(
                    generator.values,
                    critic.values,
                    latent,
                    null,
                    null,
                    BATCH,
                    MINUS,
                    generator.gradient);
            generator.step();
            return new Times(
                    (System.nanoTime() - wall) * 1e-9, (system.getProcessCpuTime() - cpu) * 1e-9);
        }

        @Override
        public void close() {
            gradients.close();
        }
    }

    /** Parameters with Adam. */
    private static final class Parameters {

        private final float[] values;
        private final float[] gradient;
        private final float[] first;
        private final float[] second;
        private int step;

        Parameters(float[] values) {
            this.values = values;
            gradient = new float[values.length];
            first = new float[values.length];
            second = new float[values.length];
        }

        void step() {
            step++;
            double correction = Math.sqrt(1 - Math.pow(0.9, step)) / (1 - Math.pow(0.5, step));
            float rate = (float) (1e-4 * correction);
            for (int i = 0; i < values.length; i++) {
                float g = gradient[i];
                first[i] = 0.5f * first[i] + 0.5f * g;
                second[i] = 0.9f * second[i] + 0.1f * g * g;
                values[i] -= rate * first[i] / ((float) Math.sqrt(second[i]) + 1e-8f);
                gradient[i] = 0;
            }
        }
    }

    /** The peer, in a process of its own that is asked over pipes. */
    private static final class Torch implements Contender {

        private final Process process;
        private final BufferedWriter requests;
        private final BufferedReader answers;

        Torch(Path script, int threads) throws IOException {
            process =
                    new ProcessBuilder("/usr/bin/python3", script.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            requests = process.outputWriter(StandardCharsets.UTF_8);
            answers = process.inputReader(StandardCharsets.UTF_8);
            System.out.println("PyTorch " + answers.readLine());
            ask("threads " + threads);
            ask(
                    "prepare %d %d %d %d %d %d %d"
                            .formatted(CHANNELS, BLOCKS, WIDTH, STEPS, BATCH, SYMBOLS, LATENT));
        }

        private String ask(String request) throws IOException {
            requests.write(request);
            requests.newLine();
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("the Python process has ended");
            }
            return answer;
        }

        @Override
        public Times iterate() throws IOException {
            String[] answer = ask("iterate").split(" ");
            return new Times(Double.parseDouble(answer[0]), Double.parseDouble(answer[1]));
        }

        @Override
        public void close() throws IOException {
            requests.close();
            process.destroy();
        }
    }
}
