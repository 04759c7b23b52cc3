// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.network.Network;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.progress.CancellationToken;
import java.util.List;

/**
 * Outputs, scores and gradients of a generator and a critic for whole batches, on several threads,
 * with results that do not depend on how many.
 *
 * <p>Rows are cut into shards whose size follows from the shape alone. A shard belongs to a lane, a
 * lane works its shards off in order, and the lanes' gradients are added in order; the number of
 * lanes follows from the batch size alone. Equal arguments give equal bytes.
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
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
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
            float[] mix,
            float[] gradient) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    /**
     * What spectral normalisation carries from step to step: the left singular vectors that its
     * power iterations have reached. A run that is to go on with the same bytes keeps them with the
     * parameters.
     *
     * @return a copy; empty without spectral normalisation
     */
    public float[] spectralState() {
        throw new UnsupportedOperationException();
    }

    /**
     * Goes on from kept vectors.
     *
     * @param state what {@link #spectralState} gave
     * @throws IllegalArgumentException if the length is another
     */
    public void setSpectralState(float[] state) {
        throw new UnsupportedOperationException();
    }

    /** Ends the threads and frees the memory outside the heap. Closing twice does nothing. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
