// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON of model files: how it is written, read within limits, and asked for fields.
 *
 * <p>Every method that reads throws {@link IllegalArgumentException} (or another unchecked
 * exception of the JSON library or of exact arithmetic) when something is missing or of the wrong
 * kind, which {@link ModelArchiveReader} turns into one refusal of the file.
 */
public final class JsonFields {

    /** How deep arrays and objects may be nested. */
    public static final int MAXIMUM_DEPTH = 64;

    /** How many arrays, objects and values a text may hold. */
    public static final int MAXIMUM_ELEMENTS = 1_000_000;

    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();

    private JsonFields() {}

    /**
     * The text of an object: indented, UTF-8, nulls written.
     *
     * @param json the object
     * @return its bytes; equal objects with keys in the same order give the same
     */
    public static byte[] bytes(JsonObject json) {
        return GSON.toJson(json).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads an object that a stranger may have written. No class is ever made from it.
     *
     * @param content UTF-8
     * @return the object
     * @throws JsonParseException if it is no JSON object by the letter of RFC 8259, or nested
     *     deeper than {@value #MAXIMUM_DEPTH} or of more than {@value #MAXIMUM_ELEMENTS} elements,
     *     whose objects would take far more memory than the text
     */
    public static JsonObject parse(byte[] content) {
        requireModest(content);
        JsonReader reader =
                new JsonReader(new StringReader(new String(content, StandardCharsets.UTF_8)));
        reader.setStrictness(Strictness.STRICT);
        return JsonParser.parseReader(reader).getAsJsonObject();
    }

    private static void requireModest(byte[] content) {
        int depth = 0;
        int elements = 0;
        boolean quoted = false;
        for (int i = 0; i < content.length; i++) {
            byte c = content[i];
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
                continue;
            }
            switch (c) {
                case '"' -> quoted = true;
                case '[', '{' -> {
                    depth++;
                    elements++;
                }
                case ']', '}' -> depth--;
                case ',' -> elements++;
                default -> {
                    // Part of a value.
                }
            }
            if (depth > MAXIMUM_DEPTH) {
                throw new JsonParseException("it is nested deeper than " + MAXIMUM_DEPTH);
            }
            if (elements > MAXIMUM_ELEMENTS) {
                throw new JsonParseException("it has more than a million elements");
            }
        }
    }

    /**
     * A number as JSON can hold it.
     *
     * @param value the number
     * @return it, or null if it is not finite
     */
    public static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }

    /**
     * Numbers as JSON can hold them.
     *
     * @param values the numbers, all finite
     * @return them in order
     */
    public static JsonArray numbers(List<Double> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    /**
     * A field of any kind.
     *
     * @param json the object
     * @param key the field's name
     * @return its value, which may be JSON's null
     */
    public static JsonElement member(JsonObject json, String key) {
        JsonElement value = json.get(key);
        if (value == null) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return value;
    }

    /**
     * A field that is an object.
     *
     * @param json the object
     * @param key the field's name
     * @return its value
     */
    public static JsonObject object(JsonObject json, String key) {
        JsonElement value = member(json, key);
        if (!value.isJsonObject()) {
            throw new IllegalArgumentException("'" + key + "' is no object");
        }
        return value.getAsJsonObject();
    }

    /**
     * A field that is an array.
     *
     * @param json the object
     * @param key the field's name
     * @return its value
     */
    public static JsonArray array(JsonObject json, String key) {
        return member(json, key).getAsJsonArray();
    }

    /**
     * A field that is a text.
     *
     * @param json the object
     * @param key the field's name
     * @return its value
     */
    public static String text(JsonObject json, String key) {
        return member(json, key).getAsString();
    }

    /**
     * A field that is a whole number of 32 bits.
     *
     * @param json the object
     * @param key the field's name
     * @return its value
     */
    public static int integer(JsonObject json, String key) {
        return Math.toIntExact(wholeNumber(json, key));
    }

    /**
     * A field that is a whole number of 64 bits.
     *
     * @param json the object
     * @param key the field's name
     * @return its value
     */
    public static long wholeNumber(JsonObject json, String key) {
        return member(json, key).getAsBigDecimal().longValueExact();
    }

    /**
     * A field that is true or false.
     *
     * @param json the object
     * @param key the field's name
     * @return its value
     */
    public static boolean truth(JsonObject json, String key) {
        return switch (text(json, key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + key + "' is not true or false");
        };
    }

    /**
     * A field that is a number.
     *
     * @param json the object
     * @param key the field's name
     * @return its value, NaN for JSON's null
     */
    public static double real(JsonObject json, String key) {
        JsonElement value = member(json, key);
        return value.isJsonNull() ? Double.NaN : value.getAsDouble();
    }

    /**
     * A field that is an array of numbers.
     *
     * @param json the object
     * @param key the field's name
     * @return its values in order
     */
    public static List<Double> reals(JsonObject json, String key) {
        List<Double> values = new ArrayList<>();
        array(json, key).forEach(element -> values.add(element.getAsDouble()));
        return values;
    }

    /**
     * A field that is an array of texts.
     *
     * @param json the object
     * @param key the field's name
     * @return its values in order
     */
    public static List<String> texts(JsonObject json, String key) {
        List<String> texts = new ArrayList<>();
        array(json, key).forEach(element -> texts.add(element.getAsString()));
        return texts;
    }
}
