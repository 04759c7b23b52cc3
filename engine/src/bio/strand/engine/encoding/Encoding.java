// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules by which data become the steps that a network reads: text by a {@link
 * SequenceEncoding}, measured values by a {@link SeriesEncoding}.
 *
 * <p>An encoding travels with what it made, in the properties of a table's column and in a model,
 * so that new data are encoded as the training data were.
 */
public sealed interface Encoding permits SequenceEncoding, SeriesEncoding {

    /** What every key of {@link #toProperties()} begins with. */
    String PROPERTY_PREFIX = "strand.encoding.";

    /**
     * The number of different codes.
     *
     * @return 1 to 65,536; 0 when steps are real values
     */
    int codes();

    /**
     * The number of input features of a step.
     *
     * @return at least 1
     */
    int features();

    /**
     * What each code means to a network.
     *
     * @return a new array {@code [codes()][features()]}; {@code [0][]} when steps are real values
     */
    float[][] featureRows();

    /**
     * The greatest length that an encoded sequence can have.
     *
     * @return positions or steps; 0 for no limit
     */
    int maximumLength();

    /**
     * Whether steps are real values instead of codes.
     *
     * @return true for a {@link SeriesEncoding}
     */
    default boolean hasValues() {
        return codes() == 0;
    }

    /**
     * Whether codes mean nothing by themselves, so that the network has to learn an embedding of
     * them in its first layer.
     *
     * @return true for a {@link SequenceEncoding} with {@link Representation.Ordinal}
     */
    boolean needsEmbedding();

    /**
     * Whether codes (or features) of this encoding mean the same as those of another, so that a
     * model made for one understands the other. Limits of length are left out of account.
     *
     * @param other another encoding
     * @return true when codes, their meaning and their numbering agree
     */
    boolean hasSameCodes(Encoding other);

    /**
     * Says in one sentence how another encoding differs from this one, for the message "the model
     * was trained on this, the table holds that".
     *
     * @param found the encoding found instead
     * @return for instance {@code alphabet DNA (ACGT) expected, PROTEIN (ACDEFGHIKLMNPQRSTVWY)
     *     found}, differences separated by semicolons; empty when the two are equal
     */
    Optional<String> describeDifference(Encoding found);

    /**
     * This encoding as JSON.
     *
     * @return a flat object; every value is a string
     */
    JsonObject toJson();

    /**
     * This encoding as text properties with stable keys, such as a column's properties hold.
     *
     * @return the entries of {@link #toJson()}, each key after {@value #PROPERTY_PREFIX}, in a
     *     fixed order
     */
    default Map<String, String> toProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        toJson().entrySet()
                .forEach(
                        entry ->
                                properties.put(
                                        PROPERTY_PREFIX + entry.getKey(),
                                        entry.getValue().getAsString()));
        return properties;
    }

    /**
     * Whether some properties hold an encoding.
     *
     * @param properties keys and values, others among them
     * @return true when {@link #fromProperties} will find one
     */
    static boolean isIn(Map<String, String> properties) {
        return properties.containsKey(PROPERTY_PREFIX + StoredFields.VERSION);
    }

    /**
     * Reads an encoding from properties; keys that do not begin with {@value #PROPERTY_PREFIX} are
     * ignored.
     *
     * @param properties as {@link #toProperties()} writes them
     * @return the encoding
     * @throws IllegalArgumentException if a key is missing, a value cannot be understood or the
     *     version is newer than this release knows
     */
    static Encoding fromProperties(Map<String, String> properties) {
        Map<String, String> fields = new LinkedHashMap<>();
        properties.forEach(
                (key, value) -> {
                    if (key.startsWith(PROPERTY_PREFIX)) {
                        fields.put(key.substring(PROPERTY_PREFIX.length()), value);
                    }
                });
        return fromFields(new StoredFields(fields));
    }

    /**
     * Reads an encoding from JSON.
     *
     * @param json as {@link #toJson()} writes it; further keys are ignored
     * @return the encoding
     * @throws IllegalArgumentException as {@link #fromProperties} does
     */
    static Encoding fromJson(JsonObject json) {
        Map<String, String> fields =
                json.entrySet().stream()
                        .filter(entry -> entry.getValue().isJsonPrimitive())
                        .collect(
                                Collectors.toMap(
                                        Map.Entry<String, JsonElement>::getKey,
                                        entry -> entry.getValue().getAsString()));
        return fromFields(new StoredFields(fields));
    }

    private static Encoding fromFields(StoredFields fields) {
        return fields.isSeries()
                ? SeriesEncoding.fromFields(fields)
                : SequenceEncoding.fromFields(fields);
    }
}
