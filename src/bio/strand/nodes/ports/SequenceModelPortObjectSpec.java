// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.ports;

import bio.strand.engine.encoding.Encoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.config.Config;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/**
 * What is known of a model before it is read, or even trained: its task, how its sequences are
 * encoded, what its outputs are called and which columns it learned from. That is enough for a
 * predictor to check its inputs and to describe its output.
 *
 * <p>Before training the classes may be unknown (the target column lists no possible values) or
 * more than the model will have in the end (a possible value may not occur).
 */
public final class SequenceModelPortObjectSpec extends AbstractSimplePortObjectSpec {

    private static final String KEY_ENCODING = "encoding";
    private static final String KEY_TASK = "task";
    private static final String KEY_CLASS_LABELS = "classLabels";
    private static final String KEY_SEQUENCE_COLUMN = "sequenceColumn";
    private static final String KEY_TARGET_COLUMN = "targetColumn";
    private static final String KEY_NETWORK = "network";

    private Encoding encoding;
    private TaskKind kind;
    private List<String> names;
    private String sequenceColumn;
    private String targetColumn;
    private String network;

    /** For KNIME, which fills the specification when it loads a workflow. */
    public SequenceModelPortObjectSpec() {}

    /**
     * Creates a specification.
     *
     * @param kind what the model is for
     * @param encoding how the model's sequences are encoded
     * @param names what the model's outputs are called, in their order: classes, targets, labels or
     *     features; empty if they are not known before training
     * @param sequenceColumn the name of the column with the training sequences
     * @param targetColumn the name of the column with the targets, or of the first of several
     * @param network the architecture in a few words, for the user
     */
    public SequenceModelPortObjectSpec(
            TaskKind kind,
            Encoding encoding,
            List<String> names,
            String sequenceColumn,
            String targetColumn,
            String network) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.encoding = Objects.requireNonNull(encoding, "encoding");
        this.names = List.copyOf(names);
        this.sequenceColumn = Objects.requireNonNull(sequenceColumn, "sequenceColumn");
        this.targetColumn = Objects.requireNonNull(targetColumn, "targetColumn");
        this.network = Objects.requireNonNull(network, "network");
    }

    /**
     * What the model is for.
     *
     * @return the kind of its task
     */
    public TaskKind kind() {
        return kind;
    }

    /**
     * How the model's sequences are encoded.
     *
     * @return the rules, by which new sequences must be encoded too
     */
    public Encoding encoding() {
        return encoding;
    }

    /**
     * What the model's outputs are called.
     *
     * @return the classes, targets, labels or features in the order of the outputs; empty if they
     *     are not known yet
     */
    public List<String> names() {
        return names;
    }

    /**
     * The name of the column that the model learned from.
     *
     * @return a column name
     */
    public String sequenceColumn() {
        return sequenceColumn;
    }

    /**
     * The name of the column with the targets.
     *
     * @return a column name; of several targets the first one's; of forecasts the series'
     */
    public String targetColumn() {
        return targetColumn;
    }

    /**
     * The architecture in a few words.
     *
     * @return for example "1 convolution (64 filters of 9), 1 bidirectional GRU (32)"
     */
    public String network() {
        return network;
    }

    @Override
    protected void save(ModelContentWO model) {
        Config properties = model.addConfig(KEY_ENCODING);
        encoding.toProperties().forEach(properties::addString);
        model.addStringArray(KEY_CLASS_LABELS, names.toArray(String[]::new));
        model.addString(KEY_SEQUENCE_COLUMN, sequenceColumn);
        model.addString(KEY_TARGET_COLUMN, targetColumn);
        model.addString(KEY_NETWORK, network);
        // The first release knew classes only and had no such key.
        if (kind != TaskKind.CLASSES) {
            model.addString(KEY_TASK, kind.name());
        }
    }

    @Override
    protected void load(ModelContentRO model) throws InvalidSettingsException {
        Config stored = model.getConfig(KEY_ENCODING);
        Map<String, String> properties = new LinkedHashMap<>();
        for (String key : stored.keySet()) {
            properties.put(key, stored.getString(key));
        }
        try {
            encoding = Encoding.fromProperties(properties);
            kind = TaskKind.valueOf(model.getString(KEY_TASK, TaskKind.CLASSES.name()));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    "The description of the sequence model cannot be read: " + e.getMessage(), e);
        }
        names = List.of(model.getStringArray(KEY_CLASS_LABELS));
        sequenceColumn = model.getString(KEY_SEQUENCE_COLUMN);
        targetColumn = model.getString(KEY_TARGET_COLUMN);
        network = model.getString(KEY_NETWORK);
    }

    /** Lets KNIME store specifications. */
    public static final class Serializer
            extends AbstractSimplePortObjectSpecSerializer<SequenceModelPortObjectSpec> {

        /** KNIME creates serializers by their public constructor. */
        public Serializer() {}
    }
}
