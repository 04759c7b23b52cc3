// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.backend.MemoryShare;
import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.kernel.Kernel;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.simulation.Normals;
import bio.strand.engine.training.Seeds;
import bio.strand.engine.training.TrainingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains generative adversarial networks.
 *
 * <p>Equal data, specifications and seeds give equal results byte for byte on one machine, whatever
 * the number of workers and whether or not training was interrupted and resumed from a checkpoint;
 * with a limit of time this holds for what has been run.
 */
public final class GanTrainer {

    /** Rows that are generated for a comparison. */
    private static final int COMPARED = 4000;

    /** Training rows, and held-out rows, that are scored for a comparison. */
    private static final int SCORED = 1000;

    /** Uses of the seed; {@link GanRows} has 1. */
    private static final int GENERATOR = 2;

    private static final int CRITIC = 3;
    private static final int SHUFFLE = 4;
    private static final int CRITIC_STEP = 5;
    private static final int GENERATOR_STEP = 6;
    private static final int COMPARISON = 7;

    private final GanRows rows;
    private final GanSpec spec;
    private final GanShape shape;
    private final Objective objective;
    private final GanGradients networks;
    private final RowMaker maker;
    private final SampleJudge judge;
    private final GanState state;
    private final CancellationToken stop;
    private final long start = System.nanoTime();
    private double secondsBefore;

    private final float[] real;
    private final float[] fake;
    private final float[] latent;
    private final float[] condition;
    private final float[] noise;
    private final float[] mix;
    private final float[] generatorGradient;
    private final float[] criticGradient;
    private final float[][] comparedLatents;
    private final float[][] comparedConditions;
    private int[] order = new int[0];
    private long orderEpoch = -1;
    private double generatorLoss = Double.NaN;
    private double criticLoss = Double.NaN;

    private GanTrainer(GanRows rows, GanSpec spec, CancellationToken stop, GanGradients networks) {
        this.rows = rows;
        this.spec = spec;
        this.stop = stop;
        this.networks = networks;
        shape = GenerativeModel.shape(rows.kind(), rows.condition(), spec.latentSize());
        objective = Objective.of(spec.objective());
        boolean noisy = spec.relaxation().usesNoise();
        maker = new RowMaker(networks, rows.kind(), shape, spec.relaxation(), noisy);
        judge = SampleJudge.of(rows);
        state =
                new GanState(
                        GanGradients.initialParameters(
                                GanGradients.blocks(spec.generator(), shape),
                                Seeds.derive(spec.seed(), GENERATOR)),
                        GanGradients.initialParameters(
                                GanGradients.blocks(spec.critic(), shape),
                                Seeds.derive(spec.seed(), CRITIC)),
                        networks.spectralState(),
                        spec);
        int batch = spec.batchSize();
        real = new float[batch * shape.exampleSize()];
        fake = new float[real.length];
        latent = new float[batch * shape.latentSize()];
        condition = shape.conditionSize() == 0 ? null : new float[batch * shape.conditionSize()];
        noise = noisy ? new float[real.length] : null;
        mix = objective.penaltyWeight() > 0 ? new float[batch] : null;
        generatorGradient = new float[state.generator.length];
        criticGradient = new float[state.critic.length];
        comparedLatents = comparedLatents();
        comparedConditions = comparedConditions();
    }

    /**
     * Trains a generator and its discriminator and keeps the generator (the average of its
     * parameters) whose rows were closest to the held-out ones.
     *
     * @param data the rows to learn from
     * @param heldOut the rows to compare with, of the same kind and condition; without them a share
     *     of {@code data} is held back
     * @param spec how to train
     * @param checkpoints where the state of training is kept
     * @param progress told several times a second
     * @param stop asked at every iteration: once it is cancelled, training ends and keeps what it
     *     has
     * @param cancellation asked several times a second: once it is cancelled, training ends without
     *     a result
     * @return the model, the history and samples
     * @throws TrainingException if the data cannot be trained on, with the row and the remedy,
     *     training diverged before the first comparison, or a checkpoint cannot be read or written
     * @throws CancelledException if cancelled
     * @throws bio.strand.engine.backend.BackendUnavailableException if the numeric library cannot
     *     be loaded
     * @throws bio.strand.engine.backend.OffHeapMemoryException if there is not enough memory
     *     outside the heap for this training alone; where another computation holds some, it is
     *     waited for
     */
    public static GanResult train(
            GanData data,
            Optional<GanData> heldOut,
            GanSpec spec,
            Optional<GanCheckpoints> checkpoints,
            ProgressSink progress,
            CancellationToken stop,
            CancellationToken cancellation) {
        GanRows rows = new GanRows(data, heldOut, spec);
        requireNetworks(rows.kind(), spec);
        try (MemoryShare share = MemoryShare.open()) {
            return share.hold(
                    cancellation,
                    () -> progress.report(Double.NaN, MemoryShare.WAITING_MESSAGE),
                    () -> train(rows, spec, checkpoints, progress, stop, cancellation));
        } catch (OutOfMemoryError e) {
            TrainingException failure =
                    new TrainingException(
                            "There is not enough memory to train these networks on %d positions. Give Java more memory (-Xmx), cut the sequences, or take a smaller batch or fewer channels."
                                    .formatted(rows.kind().steps()));
            failure.initCause(e);
            throw failure;
        }
    }

    /** From the beginning, or from the checkpoint, with networks and state of its own. */
    private static GanResult train(
            GanRows rows,
            GanSpec spec,
            Optional<GanCheckpoints> checkpoints,
            ProgressSink progress,
            CancellationToken stop,
            CancellationToken cancellation) {
        try (GanGradients networks =
                new GanGradients(
                        spec.generator(),
                        spec.critic(),
                        spec.relaxation(),
                        GenerativeModel.shape(rows.kind(), rows.condition(), spec.latentSize()),
                        Objective.of(spec.objective()).spectral(),
                        spec.batchSize(),
                        spec.workers(),
                        cancellation)) {
            GanTrainer trainer = new GanTrainer(rows, spec, stop, networks);
            return trainer.run(checkpoints, progress, kernel(cancellation));
        }
    }

    private static String kernel(CancellationToken cancellation) {
        return Kernel.forLoadedBackend(cancellation, null).describe();
    }

    private static void requireNetworks(GeneratedKind kind, GanSpec spec) {
        boolean profiles = kind instanceof GeneratedKind.Profiles;
        boolean dense =
                spec.generator() instanceof GeneratorSpec.Dense
                        && spec.critic() instanceof CriticSpec.Dense;
        if (profiles && !(dense && spec.relaxation() instanceof Relaxation.Identity)) {
            throw new TrainingException(
                    "Profiles have no positions and no symbols: choose dense networks and no"
                            + " relaxation.");
        }
        if (!profiles && spec.relaxation() instanceof Relaxation.Identity) {
            throw new TrainingException(
                    "Sequences consist of symbols: choose softmax, Gumbel-softmax or"
                            + " straight-through.");
        }
    }

    /** The loop. */
    private GanResult run(
            Optional<GanCheckpoints> checkpoints, ProgressSink progress, String kernel) {
        String digest = GanDigest.of(rows);
        Optional<GanCheckpointFile> file =
                checkpoints.map(where -> new GanCheckpointFile(where, runOf(digest, kernel)));
        if (file.isPresent() && file.get().resume(state)) {
            networks.setSpectralState(state.spectral);
            secondsBefore = state.seconds;
        }
        GanProgress reports =
                new GanProgress(
                        progress, spec.iterations(), fraction(), Nd4jBackend.load().device());
        Optional<Integer> diverged = Optional.empty();
        try {
            while (diverged.isEmpty() && fraction() < 1 && !stop.isCancelled()) {
                diverged =
                        isComparisonDue() && !compare() || !iterate()
                                ? Optional.of(state.iteration + 1)
                                : Optional.empty();
                if (diverged.isEmpty()) {
                    file.ifPresent(this::stepped);
                    reports.report(state, generatorLoss, criticLoss, fraction());
                }
            }
            if (diverged.isEmpty() && !isCompared() && !compare()) {
                diverged = Optional.of(state.iteration);
            }
            requireBest(diverged);
            GanResult result = result(digest, kernel, diverged);
            file.ifPresent(GanCheckpointFile::delete);
            return result;
        } catch (CancelledException e) {
            file.ifPresent(this::write);
            throw e;
        }
    }

    private void requireBest(Optional<Integer> diverged) {
        if (state.bestCheck == 0) {
            throw new TrainingException(
                    ("Training diverged at iteration %d, before the first comparison: a loss is"
                                    + " not a finite number. Lower both learning rates, for"
                                    + " instance to a fifth.")
                            .formatted(diverged.orElse(state.iteration)));
        }
    }

    private void stepped(GanCheckpointFile file) {
        state.seconds = seconds();
        file.stepped(state);
    }

    private void write(GanCheckpointFile file) {
        state.seconds = seconds();
        file.write(state);
    }

    /** What the course of training depends on, but for its length. */
    private String runOf(String digest, String kernel) {
        SortedMap<String, String> settings = spec.toSettings();
        settings.remove("iterations");
        settings.remove("minutes");
        return String.join("\n", SequenceModel.LIBRARY_VERSION, kernel, digest, "" + settings);
    }

    private double seconds() {
        return secondsBefore + (System.nanoTime() - start) * 1e-9;
    }

    /** The part of training that is done, by iterations or by time, whichever is more. */
    private double fraction() {
        double byIterations = state.iteration / (double) spec.iterations();
        double byTime = spec.minutes() > 0 ? seconds() / (60 * spec.minutes()) : 0;
        return Math.min(1, Math.max(byIterations, byTime));
    }

    /** Not asked of the iteration alone: a run may have been cancelled while it compared. */
    private boolean isComparisonDue() {
        return state.iteration > 0
                && state.criticStep == 0
                && state.iteration % spec.checkEvery() == 0
                && !isCompared();
    }

    private boolean isCompared() {
        return !state.history.isEmpty()
                && state.history.get(state.history.size() - 1).iteration() == state.iteration;
    }

    /** All learning rates fall evenly to nothing in the last part of training. */
    private double rateFactor() {
        double left = 1 - fraction();
        return spec.finalDecay() > 0 ? Math.min(1, left / spec.finalDecay()) : 1;
    }

    /**
     * The discriminator's steps and one of the generator.
     *
     * @return whether all was finite
     */
    private boolean iterate() {
        double factor = rateFactor();
        while (state.criticStep < spec.criticSteps()) {
            if (!stepCritic(factor)) {
                return false;
            }
            state.criticStep++;
        }
        if (!stepGenerator(factor)) {
            return false;
        }
        state.criticStep = 0;
        state.iteration++;
        return true;
    }

    private boolean stepCritic(double factor) {
        long step = (long) state.iteration * spec.criticSteps() + state.criticStep;
        SplittableRandom random = random(CRITIC_STEP, step);
        int[] chosen = batch(step);
        for (int i = 0; i < chosen.length; i++) {
            putRow(chosen[i], i);
        }
        drawGeneratorInput(random);
        networks.generate(state.generator, latent, condition, noise, spec.batchSize(), fake, null);
        boolean penalised = objective.penaltyWeight() > 0 && step % objective.penaltyEvery() == 0;
        if (penalised) {
            for (int i = 0; i < mix.length; i++) {
                mix[i] = objective.penaltyAtReal() ? 1 : (float) random.nextDouble();
            }
        }
        Arrays.fill(criticGradient, 0f);
        CriticStep outcome =
                networks.criticGradient(
                        state.critic,
                        real,
                        fake,
                        condition,
                        spec.batchSize(),
                        objective.real(),
                        objective.fake(),
                        penalised ? objective.penaltyWeight() * objective.penaltyEvery() : 0,
                        objective.penaltyCentre(),
                        penalised ? mix : null,
                        criticGradient);
        if (!Double.isFinite(outcome.loss()) || !isFinite(criticGradient)) {
            return false;
        }
        state.criticOptimizer.step(
                state.critic, criticGradient, factor * spec.criticLearningRate());
        state.spectral = networks.spectralState();
        criticLoss = outcome.loss();
        state.sums[0] += outcome.loss();
        state.sums[1] += outcome.realScore() - outcome.fakeScore();
        state.criticSteps++;
        return true;
    }

    private boolean stepGenerator(double factor) {
        SplittableRandom random = random(GENERATOR_STEP, state.iteration);
        if (condition != null) {
            for (int i = 0; i < spec.batchSize(); i++) {
                putCondition(random.nextInt(rows.training().rows()), i);
            }
        }
        drawGeneratorInput(random);
        Arrays.fill(generatorGradient, 0f);
        double loss =
                networks.generatorGradient(
                        state.generator,
                        state.critic,
                        latent,
                        condition,
                        noise,
                        spec.batchSize(),
                        objective.generator(),
                        generatorGradient);
        if (!Double.isFinite(loss) || !isFinite(generatorGradient)) {
            return false;
        }
        state.generatorOptimizer.step(
                state.generator, generatorGradient, factor * spec.generatorLearningRate());
        state.average.add(state.generator);
        generatorLoss = loss;
        state.sums[2] += loss;
        state.generatorSteps++;
        return true;
    }

    private static boolean isFinite(float[] values) {
        // The sum of anything with NaN or infinity is neither finite nor made so by the rest.
        double sum = 0;
        for (float value : values) {
            sum += value * 0f;
        }
        return sum == 0;
    }

    private SplittableRandom random(int use, long step) {
        return new SplittableRandom(Seeds.derive(Seeds.derive(spec.seed(), use), step));
    }

    private void drawGeneratorInput(SplittableRandom random) {
        Normals.draw(latent, 0, latent.length, random);
        if (noise != null) {
            Relaxation.drawGumbel(noise, noise.length, random);
        }
    }

    /** The training rows of a step: each epoch is a new order, of which whole batches are taken. */
    private int[] batch(long step) {
        int count = rows.training().rows();
        int batches = count / spec.batchSize();
        long epoch = step / batches;
        if (epoch != orderEpoch) {
            order = IntStream.range(0, count).toArray();
            SplittableRandom random = random(SHUFFLE, epoch);
            for (int i = count - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            orderEpoch = epoch;
        }
        int from = (int) (step % batches) * spec.batchSize();
        return Arrays.copyOfRange(order, from, from + spec.batchSize());
    }

    private void putRow(int row, int place) {
        GanRows.Part part = rows.training();
        if (rows.kind() instanceof GeneratedKind.Sequences) {
            RowMaker.putOneHot(
                    part.codes()[row], shape.symbols(), real, place * shape.exampleSize());
        } else {
            System.arraycopy(part.values()[row], 0, real, place * shape.symbols(), shape.symbols());
        }
        if (condition != null) {
            putCondition(row, place);
        }
    }

    private void putCondition(int row, int place) {
        float[] vector = rows.training().conditions()[row];
        System.arraycopy(vector, 0, condition, place * vector.length, vector.length);
    }

    /** The latent vectors of all comparisons, so that these differ by the generator alone. */
    private float[][] comparedLatents() {
        SplittableRandom random = random(COMPARISON, 0);
        float[][] latents = new float[COMPARED][shape.latentSize()];
        for (float[] vector : latents) {
            Normals.draw(vector, 0, vector.length, random);
        }
        return latents;
    }

    /** The conditions of the held-out rows, over and over. */
    private float[][] comparedConditions() {
        float[][] conditions = new float[COMPARED][];
        for (int i = 0; i < COMPARED; i++) {
            conditions[i] = rows.heldOut().conditions()[i % rows.heldOut().rows()];
        }
        return conditions;
    }

    /**
     * Compares generated with held-out rows, and keeps the parameters if they are the best so far.
     *
     * @return whether all was finite
     */
    private boolean compare() {
        double temperature = GenerativeModel.defaultTemperature(spec.relaxation());
        List<GeneratedRow> generated =
                maker.make(
                        state.average.values(),
                        state.critic,
                        comparedLatents,
                        comparedConditions,
                        temperature);
        double divergence = judge.divergence(generated);
        if (!Double.isFinite(divergence)) {
            return false;
        }
        boolean better = state.bestCheck == 0 || divergence < state.best().divergence();
        state.history.add(
                new GanCheck(
                        state.iteration,
                        state.sums[2] / state.generatorSteps,
                        state.sums[0] / state.criticSteps,
                        state.sums[1] / state.criticSteps,
                        meanScore(rows.training()) - meanScore(rows.heldOut()),
                        divergence,
                        judge.duplicates(generated),
                        judge.copies(generated),
                        better));
        if (better) {
            state.bestCheck = state.history.size();
            System.arraycopy(
                    state.average.values(), 0, state.bestGenerator, 0, state.generator.length);
            System.arraycopy(state.critic, 0, state.bestCritic, 0, state.critic.length);
            state.bestSpectral = state.spectral.clone();
        }
        for (int i = 0; i < Math.min(spec.samples(), COMPARED); i++) {
            state.samples.add(sample(i, generated.get(i)));
        }
        Arrays.fill(state.sums, 0);
        state.generatorSteps = 0;
        state.criticSteps = 0;
        return true;
    }

    private double meanScore(GanRows.Part part) {
        double[] scores = maker.score(state.critic, part, some(part));
        return Arrays.stream(scores).average().orElse(Double.NaN);
    }

    private static int[] some(GanRows.Part part) {
        return IntStream.range(0, Math.min(SCORED, part.rows())).toArray();
    }

    private GanState.Sample sample(int index, GeneratedRow row) {
        short[] codes =
                row.sequence()
                        .map(
                                sequence -> {
                                    short[] copied = new short[sequence.length()];
                                    sequence.copyCodes(copied, 0);
                                    return copied;
                                })
                        .orElse(new short[0]);
        return new GanState.Sample(state.iteration, index, codes, row.profile(), row.score());
    }

    private GanResult result(String digest, String kernel, Optional<Integer> diverged) {
        if (state.bestSpectral.length > 0) {
            networks.setSpectralState(state.bestSpectral);
        }
        List<GeneratedRow> generated =
                maker.make(
                        state.bestGenerator,
                        state.bestCritic,
                        comparedLatents,
                        comparedConditions,
                        GenerativeModel.defaultTemperature(spec.relaxation()));
        double[] heldOutScores =
                maker.score(
                        state.bestCritic,
                        rows.heldOut(),
                        IntStream.range(0, rows.heldOut().rows()).toArray());
        double[] scores = generated.stream().mapToDouble(GeneratedRow::score).toArray();
        GanProvenance provenance =
                new GanProvenance(
                        SequenceModel.LIBRARY_VERSION,
                        kernel,
                        spec.seed(),
                        digest,
                        rows.training().rows(),
                        rows.heldOut().rows(),
                        spec.toSettings(),
                        judge.measure(),
                        state.history,
                        state.bestCheck);
        GenerativeModel model =
                new GenerativeModel(
                        rows.kind(),
                        rows.condition(),
                        spec.generator(),
                        spec.critic(),
                        spec.relaxation(),
                        spec.objective(),
                        spec.latentSize(),
                        state.bestGenerator,
                        state.bestCritic,
                        state.bestSpectral,
                        CalibrationFit.fit(heldOutScores, scores),
                        provenance);
        List<String> warnings = new ArrayList<>();
        Nd4jBackend.load().warning().ifPresent(warnings::add);
        warnings.addAll(GanReview.warnings(state, spec, judge, judge.ceiling(COMPARED), diverged));
        return new GanResult(model, state.history, samples(), warnings);
    }

    private List<GanSample> samples() {
        List<GanSample> samples = new ArrayList<>();
        for (GanState.Sample kept : state.samples) {
            Optional<EncodedSequence> sequence =
                    rows.kind() instanceof GeneratedKind.Sequences
                            ? Optional.of(GanRows.sequence(kept.codes(), kept.codes().length))
                            : Optional.empty();
            samples.add(
                    new GanSample(
                            kept.iteration(),
                            kept.index(),
                            new GeneratedRow(
                                    comparedLatents[kept.index()],
                                    comparedConditions[kept.index()],
                                    sequence,
                                    kept.values(),
                                    kept.score())));
        }
        return samples;
    }
}
