// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.progress.CancellationToken;
import java.util.List;
import java.util.function.Predicate;

/**
 * Generates rows with a model. A row follows from its latent vector, condition and temperature
 * alone: what chance there is in the choice of symbols is drawn from a seed that is made of the
 * latent vector's bits. Equal latent vectors therefore give equal rows, whatever the batch, and a
 * latent vector that was kept gives its row again.
 */
public final class SequenceGenerator implements AutoCloseable {

    SequenceGenerator(GenerativeModel model, int workers, CancellationToken cancellation) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    /**
     * Rows one after the other, in memory that does not grow with their number (but for a digest of
     * each row when they shall be unique).
     *
     * @param spec which rows
     * @param filter the rows that are wanted; counts towards the attempts
     * @return the rows
     */
    public GeneratedRows rows(GenerationSpec spec, Predicate<GeneratedRow> filter) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
