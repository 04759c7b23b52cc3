// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.persistence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.knime.core.data.DataType;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.persistence.NodeParametersPersistor;

/**
 * Formats of single values: numbers, texts, their arrays, data types, enums, and optional ones of
 * these.
 */
final class LeafFormats {

    private static final String PRESENT_SUFFIX = "_is_present";

    private static final Map<Class<?>, KeyedFormat<?>> FORMATS = new HashMap<>();

    static {
        add(int.class, Integer.class, NodeSettingsRO::getInt, NodeSettingsWO::addInt, 0);
        add(long.class, Long.class, NodeSettingsRO::getLong, NodeSettingsWO::addLong, 0L);
        add(double.class, Double.class, NodeSettingsRO::getDouble, NodeSettingsWO::addDouble, 0.0);
        add(float.class, Float.class, NodeSettingsRO::getFloat, NodeSettingsWO::addFloat, 0.0f);
        add(
                boolean.class,
                Boolean.class,
                NodeSettingsRO::getBoolean,
                NodeSettingsWO::addBoolean,
                false);
        add(char.class, Character.class, NodeSettingsRO::getChar, NodeSettingsWO::addChar, ' ');
        add(byte.class, Byte.class, NodeSettingsRO::getByte, NodeSettingsWO::addByte, (byte) 0);
        add(String.class, NodeSettingsRO::getString, NodeSettingsWO::addString, null);
        add(int[].class, NodeSettingsRO::getIntArray, NodeSettingsWO::addIntArray, new int[0]);
        add(long[].class, NodeSettingsRO::getLongArray, NodeSettingsWO::addLongArray, new long[0]);
        add(
                double[].class,
                NodeSettingsRO::getDoubleArray,
                NodeSettingsWO::addDoubleArray,
                new double[0]);
        add(
                float[].class,
                NodeSettingsRO::getFloatArray,
                NodeSettingsWO::addFloatArray,
                new float[0]);
        add(
                boolean[].class,
                NodeSettingsRO::getBooleanArray,
                NodeSettingsWO::addBooleanArray,
                new boolean[0]);
        add(char[].class, NodeSettingsRO::getCharArray, NodeSettingsWO::addCharArray, new char[0]);
        add(byte[].class, NodeSettingsRO::getByteArray, NodeSettingsWO::addByteArray, new byte[0]);
        add(
                String[].class,
                NodeSettingsRO::getStringArray,
                NodeSettingsWO::addStringArray,
                new String[0]);
        add(
                DataType.class,
                NodeSettingsRO::getDataType,
                NodeSettingsWO::addDataType,
                StringCell.TYPE);
        // a field without a value, which only gives a message its place
        add(Void.class, (settings, key) -> null, (settings, key, value) -> {}, null);
    }

    private LeafFormats() {}

    @FunctionalInterface
    private interface Reader<T> {
        T read(NodeSettingsRO settings, String key) throws InvalidSettingsException;
    }

    @FunctionalInterface
    private interface Writer<T> {
        void write(NodeSettingsWO settings, String key, T value);
    }

    /** How a value is written under a key, and what is written for an absent optional one. */
    private record KeyedFormat<T>(Reader<T> reader, Writer<T> writer, T absent) {}

    private static <T> void add(Class<T> type, Reader<T> reader, Writer<T> writer, T absent) {
        FORMATS.put(type, new KeyedFormat<>(reader, writer, absent));
    }

    private static <T> void add(
            Class<T> primitive, Class<T> boxed, Reader<T> reader, Writer<T> writer, T absent) {
        add(primitive, reader, writer, absent);
        add(boxed, reader, writer, absent);
    }

    /**
     * Returns the format of a field.
     *
     * @param type type of the field, or of its content if it is optional
     * @param optional whether the field is an {@link Optional}
     * @param key the key of the entry
     * @param path names the field in messages
     * @throws IllegalArgumentException if values of the type cannot be saved
     */
    static ValueFormat<?> of(Class<?> type, boolean optional, String key, String path) {
        KeyedFormat<?> format = type.isEnum() ? enumFormat(type) : FORMATS.get(type);
        if (format == null) {
            throw new IllegalArgumentException(
                    ("No default persistor available for type '%s' of the field %s; "
                                    + "let the type implement Persistable or add @Persistor(%s).")
                            .formatted(type, path, NodeParametersPersistor.class.getSimpleName()));
        }
        return optional ? optional(format, key) : plain(format, key);
    }

    private static <T> ValueFormat<T> plain(KeyedFormat<T> format, String key) {
        return new ValueFormat<>() {
            @Override
            public T load(NodeSettingsRO settings) throws InvalidSettingsException {
                return format.reader.read(settings, key);
            }

            @Override
            public void save(T value, NodeSettingsWO settings) {
                format.writer.write(settings, key, value);
            }
        };
    }

    private static <T> ValueFormat<Optional<T>> optional(KeyedFormat<T> format, String key) {
        return new ValueFormat<>() {
            @Override
            public Optional<T> load(NodeSettingsRO settings) throws InvalidSettingsException {
                return settings.getBoolean(key + PRESENT_SUFFIX, true)
                        ? Optional.ofNullable(format.reader.read(settings, key))
                        : Optional.empty();
            }

            @Override
            public void save(Optional<T> value, NodeSettingsWO settings) {
                format.writer.write(settings, key, value.orElse(format.absent));
                settings.addBoolean(key + PRESENT_SUFFIX, value.isPresent());
            }
        };
    }

    private static KeyedFormat<Object> enumFormat(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return new KeyedFormat<>(
                (settings, key) -> {
                    String name = settings.getString(key);
                    for (Object constant : constants) {
                        if (((Enum<?>) constant).name().equals(name)) {
                            return constant;
                        }
                    }
                    throw new InvalidSettingsException(
                            "Invalid value '%s' of \"%s\". Possible values: %s"
                                    .formatted(
                                            name,
                                            key,
                                            Arrays.stream(constants)
                                                    .map(constant -> ((Enum<?>) constant).name())
                                                    .collect(Collectors.joining(", "))));
                },
                (settings, key, value) ->
                        settings.addString(key, value == null ? null : ((Enum<?>) value).name()),
                null);
    }
}
