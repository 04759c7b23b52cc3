// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.generation.Condition;
import bio.strand.engine.generation.GeneratedKind;
import bio.strand.engine.generation.GenerativeModel;
import bio.strand.engine.generation.GeneratorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.config.Config;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/**
 * What is known of a generative model before it is read, or even trained: what it generates, by
 * which condition, and from which columns it learned. That is enough for a generator to check its
 * settings and to describe its table.
 *
 * <p>Before training the classes of the condition may be unknown (the condition column lists no
 * possible values) or more than the model will have in the end (a possible value may not occur).
 */
public final class GenerativeModelPortObjectSpec extends AbstractSimplePortObjectSpec {

    private static final String KEY_ENCODING = "encoding";
    private static final String KEY_COLUMNS = "columns";
    private static final String KEY_CONDITION_KIND = "condition";
    private static final String KEY_CONDITION_COLUMN = "conditionColumn";
    private static final String KEY_CONDITION_LABELS = "conditionLabels";
    private static final String KEY_LATENT_SIZE = "latentSize";
    private static final String KEY_NETWORK = "network";

    /** What generation can be asked for. The constants' names are stored in workflows. */
    public enum ConditionKind {
        /** Nothing: the model generates what it has learned, as it comes. */
        NONE,
        /** One of several classes. */
        CLASSES,
        /** A number, such as a strength of expression. */
        NUMBER
    }

    /**
     * By what generation can be steered.
     *
     * @param kind the kind
     * @param column the column that it was learned from; empty for none
     * @param labels the classes in the order of the model; empty for others, and while the classes
     *     are unknown
     */
    public record ConditionSummary(ConditionKind kind, String column, List<String> labels) {

        /** No condition. */
        public static final ConditionSummary NONE =
                new ConditionSummary(ConditionKind.NONE, "", List.of());

        /** Copies the labels. */
        public ConditionSummary {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(column, "column");
            labels = List.copyOf(labels);
        }
    }

    private SequenceEncoding encoding;
    private List<String> columns;
    private ConditionSummary condition;
    private int latentSize;
    private String network;

    /** For KNIME, which fills the specification when it loads a workflow. */
    public GenerativeModelPortObjectSpec() {}

    private GenerativeModelPortObjectSpec(
            SequenceEncoding encoding,
            List<String> columns,
            ConditionSummary condition,
            int latentSize,
            String network) {
        this.encoding = encoding;
        this.columns = List.copyOf(columns);
        this.condition = Objects.requireNonNull(condition, "condition");
        this.latentSize = latentSize;
        this.network = Objects.requireNonNull(network, "network");
    }

    /**
     * Describes a model that generates sequences.
     *
     * @param encoding how its sequences are encoded
     * @param column the column with the training sequences
     * @param condition by what generation can be steered
     * @param latentSize the length of a latent vector
     * @param network the generator in a few words, for the user
     * @return the specification
     */
    public static GenerativeModelPortObjectSpec ofSequences(
            SequenceEncoding encoding,
            String column,
            ConditionSummary condition,
            int latentSize,
            String network) {
        return new GenerativeModelPortObjectSpec(
                Objects.requireNonNull(encoding, "encoding"),
                List.of(column),
                condition,
                latentSize,
                network);
    }

    /**
     * Describes a model that generates numeric profiles.
     *
     * @param columns the columns of a profile, in their order
     * @param condition by what generation can be steered
     * @param latentSize the length of a latent vector
     * @param network the generator in a few words, for the user
     * @return the specification
     */
    public static GenerativeModelPortObjectSpec ofProfiles(
            List<String> columns, ConditionSummary condition, int latentSize, String network) {
        return new GenerativeModelPortObjectSpec(null, columns, condition, latentSize, network);
    }

    /**
     * Describes a trained model.
     *
     * @param model the model
     * @param columns what it learned from: the one sequence column, or the columns of the profiles
     * @return the specification
     */
    public static GenerativeModelPortObjectSpec of(GenerativeModel model, List<String> columns) {
        ConditionSummary condition = ConditionSummary.NONE;
        if (model.condition() instanceof Condition.Classes classes) {
            condition =
                    new ConditionSummary(ConditionKind.CLASSES, classes.column(), classes.labels());
        } else if (model.condition() instanceof Condition.Number number) {
            condition = new ConditionSummary(ConditionKind.NUMBER, number.column(), List.of());
        }
        SequenceEncoding encoding =
                model.kind() instanceof GeneratedKind.Sequences sequences
                        ? sequences.encoding()
                        : null;
        return new GenerativeModelPortObjectSpec(
                encoding, columns, condition, model.latentSize(), describe(model.generator()));
    }

    /**
     * A generator in a few words.
     *
     * @param generator its architecture
     * @return for example "residual convolutions (3 blocks of 64 channels)"
     */
    public static String describe(GeneratorSpec generator) {
        if (generator instanceof GeneratorSpec.ResidualConvolution convolution) {
            return "residual convolutions (%d blocks of %d channels)"
                    .formatted(convolution.blocks(), convolution.channels());
        }
        if (generator instanceof GeneratorSpec.Recurrent recurrent) {
            return "LSTM (%d layers of %d states)"
                    .formatted(recurrent.layers(), recurrent.hiddenSize());
        }
        return "dense layers %s".formatted(((GeneratorSpec.Dense) generator).hiddenSizes());
    }

    /**
     * How the model's sequences are encoded.
     *
     * @return the encoding; empty for a model of profiles
     */
    public Optional<SequenceEncoding> encoding() {
        return Optional.ofNullable(encoding);
    }

    /**
     * What the model learned from.
     *
     * @return the one sequence column, or the columns of the profiles
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * By what generation can be steered.
     *
     * @return the condition
     */
    public ConditionSummary condition() {
        return condition;
    }

    /**
     * The length of a latent vector.
     *
     * @return at least 1
     */
    public int latentSize() {
        return latentSize;
    }

    /**
     * The generator in a few words.
     *
     * @return for example "residual convolutions (5 blocks, 64 channels)"
     */
    public String network() {
        return network;
    }

    /**
     * Whether a description is that of the same model.
     *
     * @param other another description
     * @return true if both generate the same by the same condition
     */
    public boolean isLike(GenerativeModelPortObjectSpec other) {
        return Objects.equals(encoding, other.encoding)
                && columns.equals(other.columns)
                && condition.equals(other.condition)
                && latentSize == other.latentSize;
    }

    @Override
    protected void save(ModelContentWO model) {
        if (encoding != null) {
            Config properties = model.addConfig(KEY_ENCODING);
            encoding.toProperties().forEach(properties::addString);
        }
        model.addStringArray(KEY_COLUMNS, columns.toArray(String[]::new));
        model.addString(KEY_CONDITION_KIND, condition.kind().name());
        model.addString(KEY_CONDITION_COLUMN, condition.column());
        model.addStringArray(KEY_CONDITION_LABELS, condition.labels().toArray(String[]::new));
        model.addInt(KEY_LATENT_SIZE, latentSize);
        model.addString(KEY_NETWORK, network);
    }

    @Override
    protected void load(ModelContentRO model) throws InvalidSettingsException {
        try {
            encoding = model.containsKey(KEY_ENCODING) ? storedEncoding(model) : null;
            condition =
                    new ConditionSummary(
                            ConditionKind.valueOf(model.getString(KEY_CONDITION_KIND)),
                            model.getString(KEY_CONDITION_COLUMN),
                            List.of(model.getStringArray(KEY_CONDITION_LABELS)));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    "The description of the generative model cannot be read: "
                            + e.getMessage()
                            + " Update Strand or execute the GAN Learner again.",
                    e);
        }
        columns = List.of(model.getStringArray(KEY_COLUMNS));
        latentSize = model.getInt(KEY_LATENT_SIZE);
        network = model.getString(KEY_NETWORK);
    }

    private static SequenceEncoding storedEncoding(ModelContentRO model)
            throws InvalidSettingsException {
        Config stored = model.getConfig(KEY_ENCODING);
        Map<String, String> properties = new LinkedHashMap<>();
        for (String key : stored.keySet()) {
            properties.put(key, stored.getString(key));
        }
        if (Encoding.fromProperties(properties) instanceof SequenceEncoding sequences) {
            return sequences;
        }
        throw new IllegalArgumentException("its encoding is one of measured values.");
    }

    /** Lets KNIME store specifications. */
    public static final class Serializer
            extends AbstractSimplePortObjectSpecSerializer<GenerativeModelPortObjectSpec> {

        /** KNIME creates serializers by their public constructor. */
        public Serializer() {}
    }
}
