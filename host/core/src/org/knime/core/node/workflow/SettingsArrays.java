// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigEntries;

/** Single settings and arrays of settings as flow variables see them. */
final class SettingsArrays {
    static final String SIZE = "array-size";

    private SettingsArrays() {}

    static boolean isArray(final Config config, final String key) {
        return config.getEntry(key) instanceof Config array
                && array.getEntry(SIZE) != null
                && array.getEntry(SIZE).getType() == ConfigEntries.xint;
    }

    /** The kind of the elements, empty if there are none. */
    static Optional<ConfigEntries> elementKind(final Config config, final String key) {
        return config.getEntry(key) instanceof Config array && array.containsKey("0")
                ? Optional.of(array.getEntry("0").getType())
                : Optional.empty();
    }

    /** The kind that holds values best. */
    static ConfigEntries naturalKind(final Object[] values) {
        final Class<?> element = values.getClass().getComponentType();
        final Class<?> known =
                element == Object.class && values.length > 0 ? values[0].getClass() : element;
        if (known == Integer.class) {
            return ConfigEntries.xint;
        } else if (known == Long.class) {
            return ConfigEntries.xlong;
        } else if (known == Double.class) {
            return ConfigEntries.xdouble;
        } else if (known == Boolean.class) {
            return ConfigEntries.xboolean;
        }
        return ConfigEntries.xstring;
    }

    static AbstractConfigEntry entry(
            final ConfigEntries kind, final String key, final Object value, final String setting)
            throws VariableType.InvalidConfigEntryException {
        final String text = String.valueOf(value);
        try {
            if (kind == ConfigEntries.xboolean
                    && !text.equalsIgnoreCase("true")
                    && !text.equalsIgnoreCase("false")) {
                throw new IllegalArgumentException("neither true nor false");
            }
            return kind.createEntry(key, text);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new VariableType.InvalidConfigEntryException(
                    "Can't use \"" + text + "\" as " + kind + " for setting \"" + setting + "\"",
                    variable ->
                            "Unable to use \""
                                    + text
                                    + "\" (variable \""
                                    + variable
                                    + "\") as "
                                    + kind
                                    + " (settings parameter \""
                                    + setting
                                    + "\")");
        }
    }

    static Stream<String> texts(final Config config, final String key) {
        final Config array = (Config) config.getEntry(key);
        final int size = array.getInt(SIZE, 0);
        final List<String> texts = new ArrayList<>();
        for (int i = 0; i < size && array.containsKey(Integer.toString(i)); i++) {
            texts.add(array.getEntry(Integer.toString(i)).toStringValue());
        }
        return texts.stream();
    }

    static Boolean[] box(final boolean[] values) {
        final Boolean[] boxed = new Boolean[values.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = values[i];
        }
        return boxed;
    }

    static boolean[] unbox(final Boolean[] values) {
        final boolean[] plain = new boolean[values.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = values[i];
        }
        return plain;
    }

    static VariableType.InvalidConfigEntryException notCreatable(
            final VariableType<?> type, final Config config, final String key) {
        return new VariableType.InvalidConfigEntryException(
                "Can't create "
                        + type
                        + " flow variable from setting \""
                        + key
                        + "\" ("
                        + (config.getEntry(key) == null ? "absent" : config.getEntry(key).getType())
                        + ")");
    }
}
