// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.network.NetworkInput;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.progress.CancellationToken;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A trained model of encoded sequences: architecture, encoding, task, parameters and provenance.
 * Immutable; {@link #predictor()} opens the means to apply it.
 */
public final class SequenceModel {

    /** Version of this library, noted in the provenance of the models that it trains. */
    public static final String LIBRARY_VERSION = "1.0.0";

    private final NetworkSpec network;
    private final Encoding encoding;
    private final Task task;
    private final int maximumLength;
    private final float[] parameters;
    private final Provenance provenance;
    private final NetworkLayout layout;

    /**
     * Creates a model.
     *
     * @param network the architecture
     * @param encoding how data became what the network reads
     * @param task what the network's outputs mean
     * @param maximumLength longest sequence of the training rows, at least 1
     * @param parameters the parameters in the order of the network; copied
     * @param provenance where the model comes from
     * @throws IllegalArgumentException if the parts do not fit each other
     */
    public SequenceModel(
            NetworkSpec network,
            Encoding encoding,
            Task task,
            int maximumLength,
            float[] parameters,
            Provenance provenance) {
        this.network = Objects.requireNonNull(network, "network");
        this.encoding = Objects.requireNonNull(encoding, "encoding");
        this.task = Objects.requireNonNull(task, "task");
        this.maximumLength = maximumLength;
        this.parameters = parameters.clone();
        this.provenance = Objects.requireNonNull(provenance, "provenance");
        layout = layout(network, encoding, task, maximumLength);
        if (task instanceof Task.Forecast
                && !(encoding instanceof SeriesEncoding series
                        && series.valueFeatures() == task.names().size())) {
            throw new IllegalArgumentException(
                    "a model for forecasts reads series and forecasts all measured features, here %s"
                            .formatted(task.names()));
        }
        if (layout.parameterCount() != parameters.length) {
            throw new IllegalArgumentException(
                    "the network has %d parameters, not %d"
                            .formatted(layout.parameterCount(), parameters.length));
        }
        for (float parameter : parameters) {
            if (!Float.isFinite(parameter)) {
                throw new IllegalArgumentException("a parameter is not a finite number");
            }
        }
    }

    /**
     * The architecture.
     *
     * @return the specification of the layers
     */
    public NetworkSpec network() {
        return network;
    }

    /** The layout that parameters of these parts have. */
    static NetworkLayout layout(
            NetworkSpec network, Encoding encoding, Task task, int maximumLength) {
        return new NetworkLayout(network, NetworkInput.of(encoding), task.head(), maximumLength);
    }

    /**
     * How data became what the network reads.
     *
     * @return the encoding that every sequence must have
     */
    public Encoding encoding() {
        return encoding;
    }

    /**
     * What the model was trained for.
     *
     * @return the task, with the names of the outputs
     */
    public Task task() {
        return task;
    }

    /**
     * Length of the longest training sequence; with {@link bio.strand.engine.network.Pooling#ALL}
     * also the longest that can be predicted.
     *
     * @return at least 1
     */
    public int maximumLength() {
        return maximumLength;
    }

    /**
     * The parameters.
     *
     * @return a copy, in the order that {@code network} lays them out
     */
    public float[] parameters() {
        return parameters.clone();
    }

    /**
     * The named parts of the parameters.
     *
     * @return the blocks in the order of {@link #parameters()}
     */
    public List<ParameterBlock> blocks() {
        return layout.blocks();
    }

    /**
     * The parameters of one block.
     *
     * @param block one of {@link #blocks()}
     * @return a copy, row after row
     */
    public float[] parameters(ParameterBlock block) {
        return Arrays.copyOfRange(parameters, block.offset(), block.offset() + block.count());
    }

    /** The parameters themselves, for readers that do not change them. */
    float[] sharedParameters() {
        return parameters;
    }

    /**
     * Number of trained parameters.
     *
     * @return at least 1
     */
    public int parameterCount() {
        return parameters.length;
    }

    /**
     * Where the model comes from.
     *
     * @return seed, data digest, versions and history
     */
    public Provenance provenance() {
        return provenance;
    }

    /**
     * Opens a predictor on the CPU. The caller closes it and uses it from one thread at a time.
     *
     * @return a new predictor
     * @throws bio.strand.engine.backend.BackendUnavailableException if the numeric library cannot
     *     be loaded
     */
    public Predictor predictor() {
        return predictor(CancellationToken.never());
    }

    /**
     * Opens a predictor on the CPU that can be cancelled in the midst of a batch.
     *
     * @param cancellation asked several times a second while predicting
     * @return a new predictor
     * @throws bio.strand.engine.backend.BackendUnavailableException if the numeric library cannot
     *     be loaded
     */
    public Predictor predictor(CancellationToken cancellation) {
        return new Predictor(this, cancellation);
    }
}
