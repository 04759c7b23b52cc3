// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.network.Network;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.training.Lanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Outputs, scores and gradients of a generator and a critic for whole batches, on several threads,
 * with results that do not depend on how many.
 *
 * <p>Rows are cut into shards whose size follows from architecture and shape alone. A shard belongs
 * to a lane, a lane works its shards off in order, and the lanes' gradients are added in order; the
 * number of lanes follows from the batch size alone. Equal arguments give equal bytes. A row at
 * another place in a batch gives the same result but for rounding; with OpenBLAS's kernels for
 * AVX-512 the same bytes.
 *
 * <p>Arrays hold rows one after the other: examples {@code [rows][steps][symbols]}, latent vectors
 * {@code [rows][latentSize]}, conditions {@code [rows][conditionSize]} (null when the condition has
 * size 0), noise {@code [rows][steps][symbols]} (null for relaxations without noise). They may be
 * longer. Parameters are flat vectors in the order of the blocks. Gradients are of means over the
 * rows and are added to what the array holds. Nothing that is passed in is kept or changed.
 *
 * <p>NaN in the parameters or examples goes through to the results, which the caller has to look
 * at. Methods are called from one thread at a time; a cancellation is noticed several times a
 * second and ends them with {@link bio.strand.engine.progress.CancelledException}, after which they
 * can be called again.
 */
public final class GanGradients implements AutoCloseable {

    private static final int MAXIMUM_LANES = 8;

    /** A shard has about so many positions: enough for the products, few enough for the cache. */
    private static final int SHARD_POSITIONS = 1_600;

    private static final int MOST_SHARD_ROWS = 32;
    private static final int LEAST_SHARD_ROWS = 4;

    private final GanShape shape;
    private final Relaxation relaxation;
    private final CancellationToken cancellation;
    private final int shardRows;
    private final List<Lane> lanes = new ArrayList<>();
    private final ExecutorService threads;
    private final SpectralNormalization normalization;
    private final int generatorCount;
    private final int criticCount;
    private volatile boolean stopped;

    /** Networks of their own, used by one thread at a time. */
    private static final class Lane {
        private final GeneratorNetwork generator;
        private final CriticNetwork critic;
        private final float[] mixed;
        private final float[] slopes;
        private final double[] norms;

        Lane(GeneratorNetwork generator, CriticNetwork critic, int rows, int exampleSize) {
            this.generator = generator;
            this.critic = critic;
            mixed = new float[rows * exampleSize];
            slopes = new float[rows];
            norms = new double[rows];
        }
    }

    /**
     * Prepares networks and threads.
     *
     * @param generator the generator's architecture
     * @param critic the critic's architecture
     * @param relaxation what the critic sees of the generator's outputs
     * @param shape the sizes
     * @param spectralNormalisation whether each weight matrix of the critic is divided by its
     *     largest singular value (Miyato et al., ICLR 2018); a convolution's weights are the matrix
     *     {@code [width * inputs][outputs]}
     * @param batchSize rows of a batch of training, which decides the lanes; other numbers of rows
     *     can be computed all the same
     * @param workers threads; 0 for as many as there are processors
     * @param cancellation asked several times a second
     * @throws IllegalArgumentException if architecture and shape do not fit each other or there are
     *     too many parameters
     * @throws bio.strand.engine.backend.BackendUnavailableException if ND4J cannot be loaded
     */
    public GanGradients(
            GeneratorSpec generator,
            CriticSpec critic,
            Relaxation relaxation,
            GanShape shape,
            boolean spectralNormalisation,
            int batchSize,
            int workers,
            CancellationToken cancellation) {
        this(
                generator,
                critic,
                relaxation,
                shape,
                spectralNormalisation,
                batchSize,
                workers,
                cancellation,
                token -> Kernel.forLoadedBackend(token, null));
    }

    /** On a kernel of the caller's choice. */
    GanGradients(
            GeneratorSpec generator,
            CriticSpec critic,
            Relaxation relaxation,
            GanShape shape,
            boolean spectralNormalisation,
            int batchSize,
            int workers,
            CancellationToken cancellation,
            Function<CancellationToken, Kernel> kernels) {
        requireFit(generator, critic, relaxation, shape);
        GanShape.requireRange("batch size", batchSize, 1, Integer.MAX_VALUE);
        GanShape.requireRange("number of workers", workers, 0, Integer.MAX_VALUE);
        this.shape = shape;
        this.relaxation = relaxation;
        this.cancellation = cancellation;
        GanLayout criticLayout = new GanLayout(critic, shape);
        generatorCount = new GanLayout(generator, shape).parameterCount();
        criticCount = criticLayout.parameterCount();
        normalization =
                spectralNormalisation ? new SpectralNormalization(criticLayout.shapes(1)) : null;
        shardRows = shardRows(generator, critic, shape);
        int count = Math.min(MAXIMUM_LANES, (batchSize - 1) / shardRows + 1);
        threads =
                Executors.newFixedThreadPool(
                        workers == 0 ? Runtime.getRuntime().availableProcessors() : workers,
                        task -> {
                            Thread thread = new Thread(task, "strand-generative-training");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            Kernel kernel = kernels.apply(() -> stopped || cancellation.isCancelled());
            for (int i = 0; i < count; i++) {
                lanes.add(lane(generator, critic, kernel));
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static int shardRows(GeneratorSpec generator, CriticSpec critic, GanShape shape) {
        // Recurrent layers compute one position at a time, of as many rows as possible.
        boolean recurrent =
                generator instanceof GeneratorSpec.Recurrent
                        || critic instanceof CriticSpec.Recurrent;
        int rows = recurrent ? MOST_SHARD_ROWS : SHARD_POSITIONS / shape.steps();
        int even = rows / LEAST_SHARD_ROWS * LEAST_SHARD_ROWS;
        return Math.max(LEAST_SHARD_ROWS, Math.min(MOST_SHARD_ROWS, even));
    }

    private Lane lane(GeneratorSpec generator, CriticSpec critic, Kernel kernel) {
        GeneratorNetwork first =
                new GeneratorNetwork(generator, relaxation, shape, shardRows, kernel);
        try {
            CriticNetwork second = new CriticNetwork(critic, shape, shardRows, kernel);
            return new Lane(first, second, shardRows, shape.exampleSize());
        } catch (RuntimeException | Error e) {
            first.close();
            throw e;
        }
    }

    private static void requireFit(
            GeneratorSpec generator, CriticSpec critic, Relaxation relaxation, GanShape shape) {
        boolean dense =
                generator instanceof GeneratorSpec.Dense && critic instanceof CriticSpec.Dense;
        if (shape.steps() == 1 && !dense) {
            throw new IllegalArgumentException(
                    "profiles have no positions, so generator and critic must be dense");
        }
        if (shape.steps() > 1 && relaxation instanceof Relaxation.Identity) {
            throw new IllegalArgumentException(
                    "sequences need a relaxation that makes symbols of the generator's outputs");
        }
    }

    /**
     * What a generator's parameters are.
     *
     * @param spec the architecture
     * @param shape the sizes
     * @return its blocks in the order of the flat vector, without gaps
     * @throws IllegalArgumentException if architecture and shape do not fit each other or there are
     *     too many parameters
     */
    public static List<ParameterBlock> blocks(GeneratorSpec spec, GanShape shape) {
        return new GanLayout(spec, shape).blocks();
    }

    /**
     * What a critic's parameters are.
     *
     * @param spec the architecture
     * @param shape the sizes
     * @return its blocks in the order of the flat vector, without gaps
     * @throws IllegalArgumentException if architecture and shape do not fit each other or there are
     *     too many parameters
     */
    public static List<ParameterBlock> blocks(CriticSpec spec, GanShape shape) {
        return new GanLayout(spec, shape).blocks();
    }

    /**
     * Draws initial parameters, by the rules of {@link Network#initialParameters}.
     *
     * @param blocks the blocks of a generator or critic
     * @param seed equal seeds give equal parameters on every machine
     * @return a new vector
     */
    public static float[] initialParameters(List<ParameterBlock> blocks, long seed) {
        ParameterBlock last = blocks.get(blocks.size() - 1);
        return Network.initialParameters(blocks, last.offset() + last.count(), seed);
    }

    /**
     * Makes examples.
     *
     * @param parameters the generator's parameters
     * @param latent the latent vectors
     * @param condition the conditions
     * @param noise Gumbel noise
     * @param rows number of rows, 0 or more
     * @param examples receives what the critic would see
     * @param logits receives the linear outputs; null if they are not wanted
     */
    public void generate(
            float[] parameters,
            float[] latent,
            float[] condition,
            float[] noise,
            int rows,
            float[] examples,
            float[] logits) {
        require("the generator's parameters", parameters, generatorCount);
        requireLatent(latent, condition, noise, rows);
        requireExamples("the examples", examples, rows);
        if (logits != null) {
            requireExamples("the logits", logits, rows);
        }
        int size = shape.exampleSize();
        forLanes(
                rows,
                lane -> lane.generator.load(parameters),
                (lane, from, count) -> {
                    float[] made = lane.generator.forward(latent, condition, noise, from, count);
                    System.arraycopy(made, 0, examples, from * size, count * size);
                    if (logits != null) {
                        float[] linear = lane.generator.logits();
                        System.arraycopy(linear, 0, logits, from * size, count * size);
                    }
                });
    }

    /**
     * Scores examples.
     *
     * @param parameters the critic's parameters
     * @param examples the examples
     * @param condition the conditions
     * @param rows number of rows, 0 or more
     * @param scores receives a score a row
     */
    public void score(
            float[] parameters, float[] examples, float[] condition, int rows, float[] scores) {
        require("the critic's parameters", parameters, criticCount);
        requireExamples("the examples", examples, rows);
        requireCondition(condition, rows);
        require("the scores", scores, rows);
        float[] normalized = normalized(parameters, false);
        forLanes(
                rows,
                lane -> lane.critic.load(normalized),
                (lane, from, count) -> {
                    float[] found = lane.critic.forward(examples, condition, from, from, count);
                    System.arraycopy(found, 0, scores, from, count);
                });
    }

    /**
     * The gradient of the critic's loss: mean loss of the real examples, plus that of the generated
     * ones, plus the gradient penalty {@code weight * mean((|dD/dx| - 1)^2)} at {@code x = mix real
     * + (1 - mix) fake} (Gulrajani et al., NIPS 2017, equation 3) with its exact gradient. Row i of
     * real and fake have the same condition.
     *
     * @param parameters the critic's parameters
     * @param real real examples
     * @param fake generated examples
     * @param condition the conditions of both
     * @param rows number of rows, at least 1
     * @param realLoss loss of a real example
     * @param fakeLoss loss of a generated example
     * @param penaltyWeight the penalty's weight (lambda); 0 for none
     * @param penaltyCentre the norm that costs nothing, 0 or more
     * @param mix share of the real example in each row's interpolation, 0 to 1; null without
     *     penalty
     * @param gradient the gradient is added here
     * @return losses and scores
     */
    public CriticStep criticGradient(
            float[] parameters,
            float[] real,
            float[] fake,
            float[] condition,
            int rows,
            ScoreLoss realLoss,
            ScoreLoss fakeLoss,
            double penaltyWeight,
            double penaltyCentre,
            float[] mix,
            float[] gradient) {
        require("the critic's parameters", parameters, criticCount);
        require("the critic's gradient", gradient, criticCount);
        requireExamples("the real examples", real, rows);
        requireExamples("the generated examples", fake, rows);
        requireCondition(condition, rows);
        boolean penalized = penaltyWeight > 0;
        if (penalized) {
            require("the shares of the interpolation", mix, rows);
        }
        float[] normalized = normalized(parameters, true);
        double[] realScores = new double[rows];
        double[] fakeScores = new double[rows];
        double[] norms = new double[rows];
        int used =
                forLanes(
                        rows,
                        lane -> lane.critic.load(normalized),
                        (lane, from, count) -> {
                            scoreAndBack(lane, real, condition, from, count, realLoss, realScores);
                            scoreAndBack(lane, fake, condition, from, count, fakeLoss, fakeScores);
                            if (penalized) {
                                interpolate(lane.mixed, real, fake, mix, from, count);
                                lane.critic.forward(lane.mixed, condition, 0, from, count);
                                lane.critic.penalize(
                                        count, penaltyWeight / rows, penaltyCentre, lane.norms);
                                System.arraycopy(lane.norms, 0, norms, from, count);
                            }
                        });
        float[] sum = normalization == null ? gradient : new float[criticCount];
        for (int i = 0; i < used; i++) {
            lanes.get(i).critic.addGradient(sum);
        }
        if (normalization != null) {
            normalization.backward(sum, normalized);
            for (int i = 0; i < sum.length; i++) {
                gradient[i] += sum[i];
            }
        }
        double penalty = 0;
        for (double norm : norms) {
            penalty += (norm - penaltyCentre) * (norm - penaltyCentre);
        }
        return new CriticStep(
                meanLoss(realLoss, realScores),
                meanLoss(fakeLoss, fakeScores),
                penalized ? penaltyWeight * penalty / rows : 0,
                mean(realScores),
                mean(fakeScores),
                mean(norms));
    }

    /**
     * The gradient of the generator's loss, the mean loss of what it makes.
     *
     * @param generatorParameters the generator's parameters
     * @param criticParameters the critic's parameters
     * @param latent the latent vectors
     * @param condition the conditions
     * @param noise Gumbel noise
     * @param rows number of rows, at least 1
     * @param loss loss of a generated example, as the generator sees it
     * @param gradient the gradient by the generator's parameters is added here
     * @return the mean loss
     */
    public double generatorGradient(
            float[] generatorParameters,
            float[] criticParameters,
            float[] latent,
            float[] condition,
            float[] noise,
            int rows,
            ScoreLoss loss,
            float[] gradient) {
        require("the generator's parameters", generatorParameters, generatorCount);
        require("the generator's gradient", gradient, generatorCount);
        require("the critic's parameters", criticParameters, criticCount);
        requireLatent(latent, condition, noise, rows);
        float[] normalized = normalized(criticParameters, false);
        double[] scores = new double[rows];
        int used =
                forLanes(
                        rows,
                        lane -> {
                            lane.generator.load(generatorParameters);
                            lane.critic.load(normalized);
                        },
                        (lane, from, count) -> {
                            float[] made =
                                    lane.generator.forward(latent, condition, noise, from, count);
                            float[] found = lane.critic.forward(made, condition, 0, from, count);
                            slopes(lane, found, from, count, rows, loss, scores);
                            float[] back = lane.critic.exampleGradient(lane.slopes);
                            lane.generator.backward(back);
                        });
        for (int i = 0; i < used; i++) {
            lanes.get(i).generator.addGradient(gradient);
        }
        return meanLoss(loss, scores);
    }

    /**
     * What spectral normalisation carries from step to step: the left singular vectors that its
     * power iterations have reached. A run that is to go on with the same bytes keeps them with the
     * parameters.
     *
     * @return a copy; empty without spectral normalisation
     */
    public float[] spectralState() {
        return normalization == null ? new float[0] : normalization.state();
    }

    /**
     * Goes on from kept vectors.
     *
     * @param state what {@link #spectralState} gave
     * @throws IllegalArgumentException if the length is another
     */
    public void setSpectralState(float[] state) {
        if (normalization != null) {
            normalization.setState(state);
        } else {
            require("the state of spectral normalisation", state, 0);
        }
    }

    /** Ends the threads and frees the memory outside the heap. Closing twice does nothing. */
    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        for (Lane lane : lanes) {
            lane.generator.close();
            lane.critic.close();
        }
    }

    private float[] normalized(float[] parameters, boolean keep) {
        return normalization == null ? parameters : normalization.normalize(parameters, keep);
    }

    private static void scoreAndBack(
            Lane lane,
            float[] examples,
            float[] condition,
            int from,
            int count,
            ScoreLoss loss,
            double[] scores) {
        float[] found = lane.critic.forward(examples, condition, from, from, count);
        slopes(lane, found, from, count, scores.length, loss, scores);
        lane.critic.backward(lane.slopes);
    }

    /** Notes the scores of a shard, and puts the gradient of the mean loss into its slopes. */
    private static void slopes(
            Lane lane,
            float[] found,
            int from,
            int count,
            int rows,
            ScoreLoss loss,
            double[] scores) {
        Arrays.fill(lane.slopes, 0f);
        for (int b = 0; b < count; b++) {
            scores[from + b] = found[b];
            lane.slopes[b] = (float) (loss.slope(found[b]) / rows);
        }
    }

    private void interpolate(
            float[] mixed, float[] real, float[] fake, float[] mix, int from, int count) {
        int size = shape.exampleSize();
        for (int b = 0; b < count; b++) {
            float share = mix[from + b];
            int at = (from + b) * size;
            for (int i = 0; i < size; i++) {
                mixed[b * size + i] = share * real[at + i] + (1 - share) * fake[at + i];
            }
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double meanLoss(ScoreLoss loss, double[] scores) {
        return Arrays.stream(scores).map(loss::value).sum() / scores.length;
    }

    private void requireLatent(float[] latent, float[] condition, float[] noise, int rows) {
        require("the latent vectors", latent, (long) rows * shape.latentSize());
        requireCondition(condition, rows);
        if (relaxation.usesNoise()) {
            requireExamples("the noise", noise, rows);
        }
    }

    private void requireCondition(float[] condition, int rows) {
        if (shape.conditionSize() > 0) {
            require("the conditions", condition, (long) rows * shape.conditionSize());
        }
    }

    private void requireExamples(String what, float[] values, int rows) {
        require(what, values, (long) rows * shape.exampleSize());
    }

    private static void require(String what, float[] values, long count) {
        if (values == null || values.length < count) {
            throw new IllegalArgumentException(
                    "%s must have at least %d values, not %s"
                            .formatted(what, count, values == null ? "none" : values.length));
        }
    }

    /** What a lane does before its shards. */
    private interface Preparation {
        void run(Lane lane);
    }

    /** What a lane does with a shard. */
    private interface ShardTask {
        void run(Lane lane, int from, int count);
    }

    /**
     * Runs a task for all shards.
     *
     * @return the number of lanes that took part
     */
    private int forLanes(int rows, Preparation preparation, ShardTask task) {
        cancellation.throwIfCancelled();
        stopped = false;
        int used = Math.min(lanes.size(), (rows + shardRows - 1) / shardRows);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < used; i++) {
            Lane lane = lanes.get(i);
            int first = i * shardRows;
            futures.add(
                    threads.submit(
                            () -> {
                                preparation.run(lane);
                                int stride = lanes.size() * shardRows;
                                for (int from = first; from < rows; from += stride) {
                                    cancellation.throwIfCancelled();
                                    task.run(lane, from, Math.min(shardRows, rows - from));
                                }
                            }));
        }
        try {
            Lanes.await(futures, () -> stopped = true);
        } catch (RuntimeException | Error e) {
            // What was accumulated until then belongs to no gradient.
            lanes.forEach(lane -> lane.generator.addGradient(new float[generatorCount]));
            lanes.forEach(lane -> lane.critic.addGradient(new float[criticCount]));
            throw e;
        }
        return used;
    }
}
