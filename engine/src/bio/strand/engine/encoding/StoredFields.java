// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The stored form of an encoding while it is read: keys and values, every value a string. Whatever
 * cannot be understood is refused with an {@link IllegalArgumentException} that says what to do.
 */
final class StoredFields {

    /** The key under which every stored encoding has its version. */
    static final String VERSION = "version";

    /** The key that says what kind of encoding it is; version 1 knew sequences only. */
    static final String KIND = "kind";

    /** The value of {@link #KIND} for a series. */
    static final String SERIES = "series";

    /** Separates the elements of a list; a line break is in no name of a token or column. */
    private static final String SEPARATOR = "\n";

    private final Map<String, String> fields;

    StoredFields(Map<String, String> fields) {
        this.fields = fields;
    }

    boolean isSeries() {
        return SERIES.equals(fields.get(KIND));
    }

    /** Reads the version and refuses one that is later than what the caller understands. */
    int version(int latest) {
        int version = number(VERSION);
        if (version < 1 || version > latest) {
            throw new IllegalArgumentException(
                    ("The encoding has version %d, this release reads up to %d; update Strand or "
                                    + "encode the sequences again.")
                            .formatted(version, latest));
        }
        return version;
    }

    String text(String key) {
        String value = fields.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "The stored encoding lacks '" + key + "'; encode the sequences again.");
        }
        return value;
    }

    int number(String key) {
        String value = text(key);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw unreadable(key, value, e);
        }
    }

    boolean flag(String key) {
        String value = text(key);
        if (!value.equals("true") && !value.equals("false")) {
            throw unreadable(key, value, null);
        }
        return value.equals("true");
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        String value = text(key);
        try {
            return Enum.valueOf(type, value);
        } catch (IllegalArgumentException e) {
            throw unreadable(key, value, e);
        }
    }

    List<String> list(String key) {
        String value = text(key);
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(SEPARATOR, -1));
    }

    /** The stored form of a list, as {@link #list} reads it. */
    static String join(List<String> elements) {
        return String.join(SEPARATOR, elements);
    }

    static IllegalArgumentException unreadable(String key, String value, Exception cause) {
        return new IllegalArgumentException(
                ("The stored encoding has '%s' for '%s', which cannot be understood; encode "
                                + "the sequences again.")
                        .formatted(value, key),
                cause);
    }
}
