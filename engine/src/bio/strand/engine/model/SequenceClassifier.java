// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.progress.CancellationToken;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * A trained classifier of encoded sequences: architecture, encoding, class labels, parameters and
 * provenance. Immutable; {@link #predictor()} opens the means to apply it.
 */
public final class SequenceClassifier {

    /** Version of this library, noted in the provenance of the models that it trains. */
    public static final String LIBRARY_VERSION = "1.0.0";

    private final NetworkSpec network;
    private final SequenceEncoding encoding;
    private final List<String> classLabels;
    private final int maximumLength;
    private final float[] parameters;
    private final Provenance provenance;

    /**
     * Creates a classifier.
     *
     * @param network the architecture
     * @param encoding how text became codes; {@link SequenceEncoding#featureRows()} is the input
     * @param classLabels the classes in the order of the network's outputs, at least two, all
     *     different
     * @param maximumLength longest sequence of the training rows, at least 1
     * @param parameters the parameters in the order of the network; copied
     * @param provenance where the model comes from
     * @throws IllegalArgumentException if the parts do not fit each other
     */
    public SequenceClassifier(
            NetworkSpec network,
            SequenceEncoding encoding,
            List<String> classLabels,
            int maximumLength,
            float[] parameters,
            Provenance provenance) {
        this.network = Objects.requireNonNull(network, "network");
        this.encoding = Objects.requireNonNull(encoding, "encoding");
        this.classLabels = List.copyOf(classLabels);
        this.maximumLength = maximumLength;
        this.parameters = parameters.clone();
        this.provenance = Objects.requireNonNull(provenance, "provenance");
        if (new HashSet<>(this.classLabels).size() < this.classLabels.size()) {
            throw new IllegalArgumentException("two classes have the same label");
        }
        NetworkLayout layout =
                new NetworkLayout(
                        network, encoding.alphabet().size(), maximumLength, classLabels.size());
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

    /**
     * How text became codes.
     *
     * @return the encoding that every sequence must have
     */
    public SequenceEncoding encoding() {
        return encoding;
    }

    /**
     * The classes.
     *
     * @return the labels in the order of the probabilities
     */
    public List<String> classLabels() {
        return classLabels;
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
