// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.reader;

import java.util.Set;
import java.util.regex.Pattern;

/** What the values of a column are, from the narrowest kind to the widest. */
enum ValueKind {
    /** Whole numbers of 32 bits. */
    INTEGER,
    /** Whole numbers of 64 bits. */
    LONG_INTEGER,
    /** Numbers with decimals or exponent. */
    NUMBER,
    /** Anything else. */
    TEXT;

    /** What stands for "not known" among numbers, besides nothing at all. */
    private static final Set<String> UNKNOWN = Set.of("", "NA", "N/A", "NaN", "nan", "null");

    /** Without leading zeros, which codes have and numbers have not. */
    private static final Pattern WHOLE = Pattern.compile("[+-]?(0|[1-9]\\d{0,17})");

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(0|[1-9]\\d*)?(\\.\\d*)?([eE][+-]?\\d{1,3})?");

    /**
     * Whether a text says that the value is not known.
     *
     * @param text the text, without blanks around it
     * @return true for nothing, NA and the like
     */
    static boolean isUnknown(String text) {
        return UNKNOWN.contains(text);
    }

    /**
     * The narrowest kind that holds a value.
     *
     * @param text the value, without blanks around it; known
     * @return the kind
     */
    static ValueKind of(String text) {
        if (WHOLE.matcher(text).matches()) {
            long value = Long.parseLong(text);
            return value == (int) value ? INTEGER : LONG_INTEGER;
        }
        boolean digits = text.chars().anyMatch(c -> c >= '0' && c <= '9');
        return digits && DECIMAL.matcher(text).matches() ? NUMBER : TEXT;
    }

    /**
     * The kind that holds the values of this one and of another.
     *
     * @param other the other kind
     * @return the wider of the two
     */
    ValueKind or(ValueKind other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * A text as a value of this kind.
     *
     * @param text the text, without blanks around it
     * @return text, a number, or null where the value is not known
     * @throws NumberFormatException if it is no value of this kind
     */
    Object parse(String text) {
        if (this == TEXT) {
            return text;
        }
        if (isUnknown(text)) {
            return null;
        }
        if (of(text).compareTo(this) > 0) {
            throw new NumberFormatException(text);
        }
        return switch (this) {
            case INTEGER -> (Object) Integer.parseInt(text);
            case LONG_INTEGER -> Long.parseLong(text);
            default -> Double.parseDouble(text);
        };
    }
}
