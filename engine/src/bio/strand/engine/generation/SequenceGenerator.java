// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.backend.MemoryShare;
import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.simulation.Normals;
import bio.strand.engine.training.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Generates rows with a model. A row follows from its latent vector, condition and temperature
 * alone: what chance there is in the choice of symbols is drawn from a seed that is made of the
 * latent vector's bits. Equal latent vectors therefore give equal rows, whatever the batch, and a
 * latent vector that was kept gives its row again.
 *
 * <p>Used from one thread at a time. Memory does not grow with the rows. To be closed, because it
 * holds memory outside the heap, which other computations may be waiting for.
 */
public final class SequenceGenerator implements AutoCloseable {

    private static final int LATENT = 1;
    private static final int CONDITION = 2;

    private final GenerativeModel model;
    private final MemoryShare share = MemoryShare.open();
    private final GanGradients networks;
    private final RowMaker maker;
    private final float[] generatorParameters;
    private final float[] criticParameters;

    SequenceGenerator(
            GenerativeModel model,
            int workers,
            ProgressSink progress,
            CancellationToken cancellation) {
        this.model = model;
        generatorParameters = model.generatorParameters();
        criticParameters = model.criticParameters();
        networks =
                share.hold(
                        cancellation,
                        () -> progress.report(Double.NaN, MemoryShare.WAITING_MESSAGE),
                        () -> networks(model, workers, cancellation));
        try {
            networks.setSpectralState(model.spectralState());
            maker = new RowMaker(networks, model.kind(), model.shape(), model.relaxation(), false);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static GanGradients networks(
            GenerativeModel model, int workers, CancellationToken cancellation) {
        // Symbols are chosen here, from the logits: the relaxation of training is not needed.
        Relaxation relaxation =
                model.kind() instanceof GeneratedKind.Profiles
                        ? new Relaxation.Identity()
                        : new Relaxation.Softmax(1);
        return new GanGradients(
                model.generator(),
                model.critic(),
                relaxation,
                model.shape(),
                model.objective() instanceof ObjectiveSpec.HingeSpectral,
                RowMaker.ROWS,
                workers,
                cancellation);
    }

    /**
     * What computes.
     *
     * @return "CPU" or "GPU"
     */
    public String device() {
        return Nd4jBackend.load().device();
    }

    /**
     * Why the processor computes although support for graphics processors is installed.
     *
     * @return what is wrong and what to do; empty if the device is the one to be expected
     */
    public Optional<String> deviceWarning() {
        return Nd4jBackend.load().warning();
    }

    /**
     * The model that generates.
     *
     * @return the model
     */
    public GenerativeModel model() {
        return model;
    }

    /**
     * Draws latent vectors. Row i of a seed is the same whatever the batches.
     *
     * @param seed the seed
     * @param firstIndex index of the first row, from 0
     * @param count how many
     * @param truncation as in {@link GenerationSpec}
     * @return vectors {@code [count][latentSize]}
     */
    public float[][] latents(long seed, long firstIndex, int count, double truncation) {
        double limit = truncation == 0 ? Double.POSITIVE_INFINITY : truncation;
        float[][] latents = new float[count][model.latentSize()];
        for (int i = 0; i < count; i++) {
            SplittableRandom random = random(seed, LATENT, firstIndex + i);
            Normals.drawWithin(limit, latents[i], 0, model.latentSize(), random);
        }
        return latents;
    }

    /**
     * Draws conditions as frequent as they were in training. Row i of a seed is the same whatever
     * the batches.
     *
     * @param seed the seed
     * @param firstIndex index of the first row, from 0
     * @param count how many
     * @return conditions {@code [count][condition().size()]}
     */
    public float[][] conditions(long seed, long firstIndex, int count) {
        float[][] conditions = new float[count][];
        for (int i = 0; i < count; i++) {
            conditions[i] = model.condition().draw(random(seed, CONDITION, firstIndex + i));
        }
        return conditions;
    }

    /** The randomness of one use and row of a seed. */
    static SplittableRandom random(long seed, int use, long row) {
        return new SplittableRandom(Seeds.derive(Seeds.derive(seed, use), row));
    }

    /**
     * Generates the rows of some latent vectors.
     *
     * @param latents vectors of the model's latent size, finite
     * @param conditions a condition for each, or one for all
     * @param temperature as in {@link GenerationSpec}
     * @return a row for each vector, in order
     * @throws IllegalArgumentException if a vector or condition has the wrong size or a number that
     *     is not finite; the message names the row
     */
    public List<GeneratedRow> generate(
            float[][] latents, float[][] conditions, double temperature) {
        if (conditions.length != 1 && conditions.length != latents.length) {
            throw new IllegalArgumentException(
                    "%d conditions for %d latent vectors"
                            .formatted(conditions.length, latents.length));
        }
        requireVectors("latent vector", latents, model.latentSize());
        requireVectors("condition", conditions, model.condition().size());
        return maker.make(generatorParameters, criticParameters, latents, conditions, temperature);
    }

    private static void requireVectors(String what, float[][] vectors, int size) {
        for (int row = 0; row < vectors.length; row++) {
            if (vectors[row].length != size) {
                throw new IllegalArgumentException(
                        "Row %d: the %s has %d numbers; the model needs %d."
                                .formatted(row + 1, what, vectors[row].length, size));
            }
            for (float number : vectors[row]) {
                if (!Float.isFinite(number)) {
                    throw new IllegalArgumentException(
                            "Row %d: the %s has a number that is not finite."
                                    .formatted(row + 1, what));
                }
            }
        }
    }

    /**
     * Rows one after the other, in memory that does not grow with their number (but for a digest of
     * each row when they shall be unique).
     *
     * @param spec which rows
     * @param filter the rows that are wanted; counts towards the attempts
     * @return the rows, to be used while this generator is open and not used for anything else
     * @throws IllegalArgumentException if the condition is not one of the model's
     */
    public GeneratedRows rows(GenerationSpec spec, Predicate<GeneratedRow> filter) {
        spec.condition()
                .ifPresent(
                        condition ->
                                requireVectors(
                                        "condition",
                                        new float[][] {condition},
                                        model.condition().size()));
        return new RowStream(this, spec, filter);
    }

    /**
     * Points on the great circle between two latent vectors, their lengths interpolated linearly:
     * what lies between two normal vectors in many dimensions is as long as they are (White,
     * arXiv:1609.04468, 2016).
     *
     * @param from the first point
     * @param to the last point
     * @param count how many points, both ends included, at least 2
     * @return the points in order
     * @throws IllegalArgumentException if the vectors have different sizes or there are fewer than
     *     two points
     */
    public static float[][] interpolate(float[] from, float[] to, int count) {
        if (from.length != to.length || count < 2) {
            throw new IllegalArgumentException(
                    "two vectors of one size and two points or more are needed, not %d, %d and %d"
                            .formatted(from.length, to.length, count));
        }
        double fromLength = length(from);
        double toLength = length(to);
        double cosine = 0;
        for (int i = 0; i < from.length; i++) {
            cosine += from[i] / fromLength * (to[i] / toLength);
        }
        double angle = StrictMath.acos(Math.max(-1, Math.min(1, cosine)));
        double sine = StrictMath.sin(angle);
        float[][] points = new float[count][from.length];
        for (int point = 0; point < count; point++) {
            double part = point / (count - 1.0);
            // Where the directions are the same or opposite, or one is none, the line is straight.
            boolean straight = !(sine > 1e-6);
            double first = straight ? 1 - part : StrictMath.sin((1 - part) * angle) / sine;
            double second = straight ? part : StrictMath.sin(part * angle) / sine;
            double length = (1 - part) * fromLength + part * toLength;
            for (int i = 0; i < from.length; i++) {
                points[point][i] =
                        (float)
                                (straight
                                        ? first * from[i] + second * to[i]
                                        : length
                                                * (first * from[i] / fromLength
                                                        + second * to[i] / toLength));
            }
        }
        points[0] = from.clone();
        points[count - 1] = to.clone();
        return points;
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        return Math.sqrt(squares);
    }

    /** Frees the memory outside the heap. Closing twice does nothing. */
    @Override
    public void close() {
        networks.close();
        share.close();
    }
}
