// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.sequence.Alphabet;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules by which the text of a sequence becomes codes. The numbering of the codes is described
 * in the package documentation.
 *
 * @param alphabet the plain symbols
 * @param casePolicy what happens to lower-case letters; {@link CasePolicy#UPPER} is refused for an
 *     alphabet that has lower-case letters itself
 * @param ambiguityPolicy what happens to ambiguity codes
 * @param gapPolicy what happens to gaps
 * @param unknownPolicy what happens to all other characters
 * @param minimumLength the fewest symbols a sequence may have after gaps are removed, at least 1
 * @param tooShortPolicy what happens to shorter sequences, the empty one included
 * @param maximumLength the most symbols that are kept, at least {@code minimumLength}; 0 for no
 *     limit
 * @param truncationSide where longer sequences are cut
 */
public record SequenceEncoding(
        Alphabet alphabet,
        CasePolicy casePolicy,
        SymbolPolicy ambiguityPolicy,
        GapPolicy gapPolicy,
        UnknownPolicy unknownPolicy,
        int minimumLength,
        LengthPolicy tooShortPolicy,
        int maximumLength,
        TruncationSide truncationSide) {

    /** The version of the stored form that this class writes. */
    public static final int VERSION = 1;

    /** What every key of {@link #toProperties()} begins with. */
    public static final String PROPERTY_PREFIX = "strand.encoding.";

    private static final String KEY_VERSION = "version";
    private static final String KEY_ALPHABET = "alphabet";
    private static final String KEY_SYMBOLS = "symbols";
    private static final String KEY_CASE = "case";
    private static final String KEY_AMBIGUITY = "ambiguity";
    private static final String KEY_GAP = "gap";
    private static final String KEY_UNKNOWN = "unknown";
    private static final String KEY_MINIMUM_LENGTH = "minimumLength";
    private static final String KEY_TOO_SHORT = "tooShort";
    private static final String KEY_MAXIMUM_LENGTH = "maximumLength";
    private static final String KEY_TRUNCATION = "truncation";

    /**
     * Checks the rules.
     *
     * @throws IllegalArgumentException with what is wrong and what to do about it
     */
    public SequenceEncoding {
        if (Stream.of(
                        alphabet,
                        casePolicy,
                        ambiguityPolicy,
                        gapPolicy,
                        unknownPolicy,
                        tooShortPolicy,
                        truncationSide)
                .anyMatch(part -> part == null)) {
            throw new IllegalArgumentException(
                    "An encoding needs an alphabet and a choice for every policy.");
        }
        if (casePolicy == CasePolicy.UPPER && hasLowerCase(alphabet)) {
            throw new IllegalArgumentException(
                    ("The alphabet '%s' has lower-case letters, which folding to upper case "
                                    + "would hide; choose to keep the case exactly.")
                            .formatted(alphabet.name()));
        }
        if (minimumLength < 1) {
            throw new IllegalArgumentException(
                    "The minimum length must be at least 1, not " + minimumLength + ".");
        }
        if (maximumLength < 0) {
            throw new IllegalArgumentException(
                    "The maximum length must be positive, or 0 for no limit, not "
                            + maximumLength
                            + ".");
        }
        if (maximumLength > 0 && maximumLength < minimumLength) {
            throw new IllegalArgumentException(
                    "The maximum length (%d) is below the minimum length (%d)."
                            .formatted(maximumLength, minimumLength));
        }
    }

    /**
     * The usual rules for an alphabet: letters folded to upper case unless the alphabet has
     * lower-case letters, fractional ambiguity codes, an error for gaps, unknown characters and
     * empty sequences, no limit to the length.
     *
     * @param alphabet the alphabet
     * @return the encoding
     */
    public static SequenceEncoding of(Alphabet alphabet) {
        return new SequenceEncoding(
                alphabet,
                hasLowerCase(alphabet) ? CasePolicy.EXACT : CasePolicy.UPPER,
                SymbolPolicy.FRACTIONAL,
                GapPolicy.ERROR,
                UnknownPolicy.ERROR,
                1,
                LengthPolicy.ERROR,
                0,
                TruncationSide.END);
    }

    private static boolean hasLowerCase(Alphabet alphabet) {
        return alphabet.symbols().chars().anyMatch(c -> c >= 'a' && c <= 'z');
    }

    /**
     * The number of different codes.
     *
     * @return the alphabet's size plus the codes for ambiguity and the neutral one; at most 256
     */
    public int codes() {
        return alphabet.size() + fractionalCodes().length() + (hasNeutralCode() ? 1 : 0);
    }

    /**
     * Whether a neutral code exists.
     *
     * @return true when the ambiguity, gap or unknown policy is neutral
     */
    public boolean hasNeutralCode() {
        return ambiguityPolicy == SymbolPolicy.NEUTRAL
                || gapPolicy == GapPolicy.NEUTRAL
                || unknownPolicy == UnknownPolicy.NEUTRAL;
    }

    /**
     * The neutral code.
     *
     * @return the last code, or -1 when {@link #hasNeutralCode()} is false
     */
    public int neutralCode() {
        return hasNeutralCode() ? codes() - 1 : -1;
    }

    /**
     * The character that stands for a code in decoded text.
     *
     * @param code 0 to {@link #codes()} - 1
     * @return the symbol, the ambiguity code, or the alphabet's wildcard for the neutral code
     * @throws IndexOutOfBoundsException if there is no such code
     */
    public char symbolOf(int code) {
        if (code < 0 || code >= codes()) {
            throw new IndexOutOfBoundsException(
                    "code " + code + " is not within 0 to " + (codes() - 1));
        }
        return letters().charAt(code);
    }

    /**
     * The characters that stand for the codes in decoded text.
     *
     * @return a string of {@link #codes()} characters: {@link #symbolOf} of each code
     */
    public String letters() {
        String neutral = hasNeutralCode() ? String.valueOf(alphabet.wildcard()) : "";
        return alphabet.symbols() + fractionalCodes() + neutral;
    }

    /** The ambiguity codes that have a code of their own. */
    private String fractionalCodes() {
        return ambiguityPolicy == SymbolPolicy.FRACTIONAL ? alphabet.ambiguityCodes() : "";
    }

    /**
     * What each code means: a distribution over the plain symbols.
     *
     * @return a new array {@code [codes()][alphabet().size()]}; each row sums to 1, save the
     *     neutral one, which is all zero
     */
    public float[][] featureRows() {
        float[][] rows = new float[codes()][alphabet.size()];
        for (int i = 0; i < alphabet.size(); i++) {
            rows[i][i] = 1;
        }
        String fractional = fractionalCodes();
        for (int i = 0; i < fractional.length(); i++) {
            int[] expansion = alphabet.expansion(fractional.charAt(i));
            for (int symbol : expansion) {
                rows[alphabet.size() + i][symbol] = 1f / expansion.length;
            }
        }
        return rows;
    }

    /**
     * Whether codes of this encoding mean the same as codes of another, so that a model made for
     * one understands the other. Limits of length are left out of account.
     *
     * @param other another encoding
     * @return true when symbols and numbering agree
     */
    public boolean hasSameCodes(SequenceEncoding other) {
        return alphabet.equals(other.alphabet)
                && fractionalCodes().equals(other.fractionalCodes())
                && hasNeutralCode() == other.hasNeutralCode();
    }

    /**
     * Says in one sentence how another encoding differs from this one, for the message "the model
     * was trained on this, the table holds that".
     *
     * @param other the encoding found instead
     * @return for instance {@code alphabet DNA (ACGT) expected, PROTEIN (ACDEFGHIKLMNPQRSTVWY)
     *     found}, differences separated by semicolons; empty when the two are equal
     */
    public Optional<String> describeDifference(SequenceEncoding other) {
        Map<String, String> expected = describe();
        Map<String, String> found = other.describe();
        List<String> differences = new ArrayList<>();
        expected.forEach(
                (what, value) -> {
                    if (!value.equals(found.get(what))) {
                        differences.add(
                                what + " " + value + " expected, " + found.get(what) + " found");
                    }
                });
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", differences));
    }

    private Map<String, String> describe() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("alphabet", alphabet.toString());
        parts.put("letter case", casePolicy.name());
        parts.put("ambiguity policy", ambiguityPolicy.name());
        parts.put("gap policy", gapPolicy.name());
        parts.put("unknown-symbol policy", unknownPolicy.name());
        parts.put("minimum length", Integer.toString(minimumLength));
        parts.put("too-short policy", tooShortPolicy.name());
        parts.put("maximum length", maximumLength == 0 ? "unlimited" : "" + maximumLength);
        parts.put("truncation side", truncationSide.name());
        return parts;
    }

    /**
     * This encoding as text properties with stable keys, such as a column's properties hold.
     *
     * @return keys (each beginning with {@value #PROPERTY_PREFIX}) and values, in a fixed order
     */
    public Map<String, String> toProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        toFields().forEach((key, value) -> properties.put(PROPERTY_PREFIX + key, value));
        return properties;
    }

    /**
     * Whether some properties hold an encoding.
     *
     * @param properties keys and values, others among them
     * @return true when {@link #fromProperties} will find one
     */
    public static boolean isIn(Map<String, String> properties) {
        return properties.containsKey(PROPERTY_PREFIX + KEY_VERSION);
    }

    /**
     * Reads an encoding from properties; keys that do not begin with {@value #PROPERTY_PREFIX} are
     * ignored.
     *
     * @param properties as {@link #toProperties()} writes them
     * @return the encoding
     * @throws IllegalArgumentException if a key is missing, a value cannot be understood or the
     *     version is newer than {@link #VERSION}
     */
    public static SequenceEncoding fromProperties(Map<String, String> properties) {
        Map<String, String> fields = new LinkedHashMap<>();
        properties.forEach(
                (key, value) -> {
                    if (key.startsWith(PROPERTY_PREFIX)) {
                        fields.put(key.substring(PROPERTY_PREFIX.length()), value);
                    }
                });
        return fromFields(fields);
    }

    /**
     * This encoding as JSON.
     *
     * @return a flat object; the keys are those of {@link #toProperties()} without the prefix,
     *     every value is a string
     */
    public JsonObject toJson() {
        JsonObject json = new JsonObject();
        toFields().forEach(json::addProperty);
        return json;
    }

    /**
     * Reads an encoding from JSON.
     *
     * @param json as {@link #toJson()} writes it; further keys are ignored
     * @return the encoding
     * @throws IllegalArgumentException as {@link #fromProperties} does
     */
    public static SequenceEncoding fromJson(JsonObject json) {
        Map<String, String> fields =
                json.entrySet().stream()
                        .filter(entry -> entry.getValue().isJsonPrimitive())
                        .collect(
                                Collectors.toMap(
                                        Map.Entry<String, JsonElement>::getKey,
                                        entry -> entry.getValue().getAsString()));
        return fromFields(fields);
    }

    private Map<String, String> toFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(KEY_VERSION, Integer.toString(VERSION));
        fields.put(KEY_ALPHABET, alphabet.name());
        fields.put(KEY_SYMBOLS, alphabet.symbols());
        fields.put(KEY_CASE, casePolicy.name());
        fields.put(KEY_AMBIGUITY, ambiguityPolicy.name());
        fields.put(KEY_GAP, gapPolicy.name());
        fields.put(KEY_UNKNOWN, unknownPolicy.name());
        fields.put(KEY_MINIMUM_LENGTH, Integer.toString(minimumLength));
        fields.put(KEY_TOO_SHORT, tooShortPolicy.name());
        fields.put(KEY_MAXIMUM_LENGTH, Integer.toString(maximumLength));
        fields.put(KEY_TRUNCATION, truncationSide.name());
        return fields;
    }

    private static SequenceEncoding fromFields(Map<String, String> fields) {
        int version = number(fields, KEY_VERSION);
        if (version < 1 || version > VERSION) {
            throw new IllegalArgumentException(
                    ("The encoding has version %d, this release reads up to %d; update Strand or "
                                    + "encode the sequences again.")
                            .formatted(version, VERSION));
        }
        return new SequenceEncoding(
                Alphabet.of(text(fields, KEY_ALPHABET), text(fields, KEY_SYMBOLS)),
                choice(fields, KEY_CASE, CasePolicy.class),
                choice(fields, KEY_AMBIGUITY, SymbolPolicy.class),
                choice(fields, KEY_GAP, GapPolicy.class),
                choice(fields, KEY_UNKNOWN, UnknownPolicy.class),
                number(fields, KEY_MINIMUM_LENGTH),
                choice(fields, KEY_TOO_SHORT, LengthPolicy.class),
                number(fields, KEY_MAXIMUM_LENGTH),
                choice(fields, KEY_TRUNCATION, TruncationSide.class));
    }

    private static String text(Map<String, String> fields, String key) {
        String value = fields.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The stored encoding lacks '" + key + "'; encode the sequences again.");
        }
        return value;
    }

    private static int number(Map<String, String> fields, String key) {
        String value = text(fields, key);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw unreadable(key, value, e);
        }
    }

    private static <E extends Enum<E>> E choice(
            Map<String, String> fields, String key, Class<E> type) {
        String value = text(fields, key);
        try {
            return Enum.valueOf(type, value);
        } catch (IllegalArgumentException e) {
            throw unreadable(key, value, e);
        }
    }

    private static IllegalArgumentException unreadable(String key, String value, Exception cause) {
        return new IllegalArgumentException(
                ("The stored encoding has '%s' for '%s', which cannot be understood; encode "
                                + "the sequences again.")
                        .formatted(value, key),
                cause);
    }
}
