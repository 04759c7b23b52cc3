// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.kernel.Activations;
import bio.strand.engine.kernel.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A network on a kernel: computes the outputs of up to {@link Kernel#ROWS} sequences, and the
 * gradient of a loss.
 *
 * <p>Use: {@link #begin}, {@code setRow} for each row, then {@link #forward}, {@link #evaluate} or
 * {@link #gradient}. For one thread at a time; close it, because it holds memory outside the heap.
 *
 * <p>The outputs of a row depend on nothing but the parameters and its sequence: products have the
 * same shape whatever the number of rows and positions.
 *
 * <p>A network that is {@linkplain NetworkSpec#isDivisible divisible} can work sequences off in
 * parts with carried states. Memory then grows with the length of a part, not of the sequences.
 * Outputs are the same, bit for bit; gradients do not pass from a part to the one before, which is
 * backpropagation through time truncated at the borders of parts (Williams and Peng, Neural
 * Computation 2:490-501, 1990). Within a mini-batch the gradients of all parts are added.
 */
public final class Network implements AutoCloseable {

    private static final int ROWS = Kernel.ROWS;
    private static final long PART_KEY = 0xD1B54A32D192ED03L;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 64;

    private final NetworkInput input;
    private final HeadSpec head;
    private final NetworkLayout layout;
    private final int partSteps;

    private final BatchInput batch;
    private final LayerStack layers;

    /** States of the recurrent layers between two parts; null at the beginning. */
    private float[][] carried = {};

    private float[] embedding;
    private float[] outputs = {};
    private float[] positionOutputs = {};
    private float[] outputGradient = {};

    /**
     * Builds a network without parameters; {@link #load} must come next.
     *
     * @param spec the architecture
     * @param input what it reads
     * @param head what it ends in
     * @param maximumLength longest sequence, for {@link Pooling#ALL}
     * @param kernel does the arithmetic
     * @param partSteps positions that are computed together, at least 1; 0 for whole sequences
     * @throws IllegalArgumentException if the parts do not fit each other, a size is out of its
     *     range, or parts are asked of a network that is not divisible
     */
    public Network(
            NetworkSpec spec,
            NetworkInput input,
            HeadSpec head,
            int maximumLength,
            Kernel kernel,
            int partSteps) {
        Objects.requireNonNull(spec, "spec");
        this.input = Objects.requireNonNull(input, "input");
        this.head = Objects.requireNonNull(head, "head");
        this.partSteps = partSteps;
        layout = new NetworkLayout(spec, input, head, maximumLength);
        if (partSteps < 0) {
            throw new IllegalArgumentException(
                    "the steps of a part must be positive, or 0 for whole sequences, not "
                            + partSteps);
        }
        if (partSteps > 0 && !spec.isDivisible()) {
            throw new IllegalArgumentException(
                    "only networks with recurrent layers in one direction, without convolutions and"
                            + " with another aggregation than all states can read a sequence in"
                            + " parts");
        }
        int size = input instanceof NetworkInput.Values values ? values.features() : 0;
        batch = new BatchInput(size, partSteps);
        layers = new LayerStack(spec, input, head, layout, kernel);
    }

    /**
     * Sizes and places of the parameters.
     *
     * @return the layout
     */
    public NetworkLayout layout() {
        return layout;
    }

    /**
     * What the network ends in.
     *
     * @return the head
     */
    public HeadSpec head() {
        return head;
    }

    /**
     * The longest sequence that {@link #begin} takes, whatever the memory.
     *
     * @return at least 1
     */
    public int maximumSteps() {
        if (partSteps == 0) {
            return layout.maximumSteps();
        }
        int features = input instanceof NetworkInput.Values values ? values.features() : 1;
        int width = head.isPerPosition() ? Math.max(features, head.outputs()) : features;
        return LARGEST_ARRAY / ROWS / width;
    }

    /**
     * Draws initial parameters: Glorot uniform, He normal in front of rectifiers, orthogonal for
     * recurrent weights, forget bias 1, standard normal for embeddings.
     *
     * @param layout the network's layout
     * @param seed equal seeds give equal parameters on every machine
     * @return a new vector
     */
    public static float[] initialParameters(NetworkLayout layout, long seed) {
        return initialParameters(layout.blocks(), layout.parameterCount(), seed);
    }

    /**
     * Draws the initial parameters of any blocks, by the rules above.
     *
     * @param blocks what the vector is made of
     * @param parameterCount length of the vector
     * @param seed equal seeds give equal parameters on every machine
     * @return a new vector
     */
    public static float[] initialParameters(
            List<ParameterBlock> blocks, int parameterCount, long seed) {
        return new ParameterInitializer(seed).initialize(blocks, parameterCount);
    }

    /**
     * Takes parameters over; later changes of the array have no effect.
     *
     * @param parameters a vector of {@link NetworkLayout#parameterCount()} values
     * @throws IllegalArgumentException if the length is another
     */
    public void load(float[] parameters) {
        if (parameters.length != layout.parameterCount()) {
            throw new IllegalArgumentException(
                    "the network has %d parameters, not %d"
                            .formatted(layout.parameterCount(), parameters.length));
        }
        layers.load(parameters);
    }

    /**
     * Begins a batch without rows.
     *
     * @param steps positions of the longest sequence to come, at least 1
     * @throws IllegalArgumentException if there are more than {@link #maximumSteps()}
     */
    public void begin(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a batch needs at least one position, not " + steps);
        }
        if (steps > maximumSteps()) {
            throw new IllegalArgumentException(
                    "sequences of %d positions are too long; this network takes at most %d"
                            .formatted(steps, maximumSteps()));
        }
        batch.begin(steps);
    }

    /**
     * Sets one row of the batch to codes.
     *
     * @param row 0 to {@link Kernel#ROWS} - 1
     * @param codes the codes as unsigned 16-bit numbers, from index 0 on
     * @param length number of codes, 1 to the steps of the batch
     */
    public void setRow(int row, short[] codes, int length) {
        batch.setCodes(row, codes, 0, length);
    }

    /**
     * Sets one row of the batch to values.
     *
     * @param row 0 to {@link Kernel#ROWS} - 1
     * @param values the values, step after step, from index 0 on; NaN reads as 0
     * @param length number of steps, 1 to the steps of the batch
     */
    public void setRow(int row, float[] values, int length) {
        batch.setValues(row, values, 0, length);
    }

    /**
     * Sets one row of the batch.
     *
     * @param row 0 to {@link Kernel#ROWS} - 1
     * @param sequence codes or values, as the network reads them; 1 to the steps of the batch long
     */
    public void setRow(int row, EncodedSequence sequence) {
        batch.set(row, sequence);
    }

    /**
     * Sets one row of the batch to a part of a sequence.
     *
     * @param row 0 to {@link Kernel#ROWS} - 1
     * @param sequences codes or values, as the network reads them
     * @param index which sequence
     * @param from its first position to take
     * @param length number of positions to take, 1 to the steps of the batch
     */
    public void setRow(int row, EncodedSequences sequences, int index, int from, int length) {
        batch.set(row, sequences, index, from, length);
    }

    /**
     * Computes the outputs without dropout; {@link #outputs} and the like then hold the results.
     */
    public void forward() {
        beginSequences();
        computeOutputs();
    }

    /**
     * Computes the outputs of further positions without dropout: every row goes on from the state
     * in which the last computation of outputs left it, and a missing row keeps its state. Only for
     * networks that are built to compute parts and have a head per position.
     *
     * @throws IllegalStateException if this is another network
     */
    public void forwardContinued() {
        if (partSteps == 0 || !head.isPerPosition()) {
            throw new IllegalStateException(
                    "only a network with a head per position that computes parts can be continued");
        }
        computeOutputs();
    }

    private void computeOutputs() {
        Aggregator aggregator = layers.aggregator();
        layers.lastStates().begin();
        for (int p = 0; p < batch.parts(); p++) {
            Activations states = runPositions(p, false, 0);
            if (aggregator != null) {
                layers.aggregate(states, false);
            } else {
                keepOutputs(states, p);
            }
        }
        if (aggregator != null) {
            outputs = layers.runVector(false, 0).values();
        }
        boolean pooled = aggregator != null && aggregator.isPooled();
        Activations vectors = pooled ? aggregator.result() : layers.lastStates().finish();
        embedding = vectors.values();
    }

    /**
     * The outputs of the last computation, before the activation.
     *
     * @return output k of row b at {@code b * outputs + k}, with a head per position that of
     *     position t at {@code (t * ROWS + b) * outputs + k}; undefined for missing rows and beyond
     *     the end of a sequence. Owned by the network and valid until its next computation
     */
    public float[] outputs() {
        return outputs;
    }

    /**
     * A vector that stands for each sequence after {@link #forward}: what the aggregation makes of
     * the states, or, without an aggregation and with {@link Pooling#ALL}, the last states.
     *
     * @return feature f of row b at {@code b * embeddingSize() + f}; owned by the network and valid
     *     until its next computation
     */
    public float[] embedding() {
        return embedding;
    }

    /**
     * Length of the vectors of {@link #embedding}.
     *
     * @return at least 1
     */
    public int embeddingSize() {
        return layers.lastStates().size();
    }

    /**
     * The weights of attention after {@link #forward}; they sum to 1 over the positions of a
     * sequence.
     *
     * @return the weight of position t (after the pooling of convolutions) of row b at {@code t *
     *     ROWS + b}; owned by the network and valid until its next computation
     * @throws IllegalStateException if the network has no attention
     */
    public float[] attention() {
        if (!layers.hasAttention()) {
            throw new IllegalStateException("the network has no attention");
        }
        return layers.aggregator().weights();
    }

    /**
     * Computes the outputs and losses without dropout.
     *
     * @param targets what the outputs should be
     * @param loss the loss
     * @param losses receives the loss of each row over its known targets, output weights included,
     *     row weights not; 0 for missing rows
     * @return number of known targets that are met: the true class has the highest output, or a
     *     yes-or-no answer is on the right side of one half; 0 for linear heads
     */
    public int evaluate(BatchTargets targets, LossSpec loss, double[] losses) {
        Loss checked = check(targets, loss);
        forward();
        Arrays.fill(losses, 0, ROWS, 0);
        return checked.ofRows(outputs, batch.lengths(), batch.steps(), 0, null, losses);
    }

    /**
     * Computes the loss with dropout and adds its gradient.
     *
     * @param targets what the outputs should be
     * @param loss the loss
     * @param dropoutKey decides the dropout masks; equal keys give equal masks
     * @param gradient the gradient by the parameters is added here
     * @param losses as for {@link #evaluate}
     * @return as for {@link #evaluate}
     */
    public int gradient(
            BatchTargets targets,
            LossSpec loss,
            long dropoutKey,
            float[] gradient,
            double[] losses) {
        Loss checked = check(targets, loss);
        Arrays.fill(losses, 0, ROWS, 0);
        beginSequences();
        return head.isPerPosition()
                ? positionGradient(checked, dropoutKey, gradient, losses)
                : vectorGradient(checked, dropoutKey, gradient, losses);
    }

    private Loss check(BatchTargets targets, LossSpec loss) {
        int entries = head.isPerPosition() ? batch.steps() * ROWS : ROWS;
        if (!targets.head().equals(head) || targets.entries() < entries) {
            throw new IllegalArgumentException(
                    "the targets are for %s and %d entries, the network has %s and %d"
                            .formatted(targets.head(), targets.entries(), head, entries));
        }
        return new Loss(loss, targets);
    }

    /** Each part is computed forward and backward before the next. */
    private int positionGradient(Loss loss, long key, float[] gradient, double[] losses) {
        int met = 0;
        for (int p = 0; p < batch.parts(); p++) {
            Activations states = runPositions(p, true, key);
            keepOutputs(states, p);
            float[] flowing = outputGradient(states.steps() * ROWS);
            met +=
                    loss.ofRows(
                            states.values(),
                            states.lengths(),
                            states.steps(),
                            batch.first(p),
                            flowing,
                            losses);
            layers.backPositions(flowing, gradient);
        }
        return met;
    }

    /** All parts forward, the aggregated vector forward and backward, then each part backward. */
    private int vectorGradient(Loss loss, long key, float[] gradient, double[] losses) {
        int parts = batch.parts();
        List<float[][]> begun = new ArrayList<>();
        Activations states = null;
        for (int p = 0; p < parts; p++) {
            begun.add(carried);
            states = runPositions(p, true, key);
            layers.aggregate(states, true);
        }
        outputs = layers.runVector(true, key).values();
        float[] flowing = outputGradient(ROWS);
        int met = loss.ofRows(outputs, batch.lengths(), 1, 0, flowing, losses);
        flowing = layers.backVector(flowing, gradient);
        for (int p = 0; p < parts; p++) {
            if (parts > 1) {
                if (!layers.aggregator().reads(batch.first(p), partSteps)) {
                    continue;
                }
                carried = begun.get(p);
                states = runPositions(p, true, key);
            }
            layers.backStates(flowing, states, batch.first(p), parts > 1, gradient);
        }
        return met;
    }

    private void beginSequences() {
        carried = layers.noStates();
        if (layers.aggregator() != null) {
            layers.aggregator().begin();
        }
    }

    /** Computes what is computed at each position of a part, and carries the states on. */
    private Activations runPositions(int p, boolean training, long key) {
        if (partSteps > 0) {
            layers.beginWith(carried);
        }
        long partKey = p == 0 ? key : DropoutMask.mix(key ^ p * PART_KEY);
        Activations states = layers.runPositions(batch.part(p), training, key, partKey);
        if (partSteps > 0) {
            carried = layers.states();
        }
        return states;
    }

    private void keepOutputs(Activations states, int p) {
        if (partSteps == 0) {
            outputs = states.values();
            return;
        }
        int width = ROWS * head.outputs();
        if (p == 0 && positionOutputs.length < batch.steps() * width) {
            positionOutputs = new float[batch.steps() * width];
        }
        System.arraycopy(
                states.values(),
                0,
                positionOutputs,
                batch.first(p) * width,
                states.steps() * width);
        outputs = positionOutputs;
    }

    private float[] outputGradient(int entries) {
        int count = entries * head.outputs();
        if (outputGradient.length < count) {
            outputGradient = new float[count];
        }
        return outputGradient;
    }

    /** Frees the memory outside the heap. Closing twice does nothing. */
    @Override
    public void close() {
        layers.close();
    }
}
