// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.Icon;
import javax.swing.ImageIcon;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.base.ConfigEntries;

/**
 * Type of flow variables: what it holds, which settings it overwrites, and what it converts to.
 *
 * @param <T> class of the values
 */
public abstract class VariableType<T> {
    private static final String CLASS = "class";
    private static final String VALUE = "value";

    /** For subclasses. */
    public VariableType() {
        super();
    }

    /**
     * The value of a flow variable.
     *
     * @param <T> class of the value
     */
    protected abstract static class VariableValue<T> {
        private final VariableType<T> type;
        private final T value;

        /**
         * Creates a value.
         *
         * @param type its type
         * @param value the value
         */
        protected VariableValue(final VariableType<T> type, final T value) {
            this.type = Objects.requireNonNull(type);
            this.value = value;
        }

        /**
         * The plain value.
         *
         * @return the value
         */
        protected T get() {
            return value;
        }

        VariableType<T> type() {
            return type;
        }

        <U> U getAs(final VariableType<U> target) {
            if (!type.getConvertibleTypes().contains(target)) {
                throw createNotConvertibleException(type, target);
            }
            return type.getAs(value, target);
        }

        void overwrite(final Config config, final String key) throws InvalidConfigEntryException {
            type.overwrite(value, config, key);
        }

        void save(final NodeSettingsWO settings) {
            settings.addString(CLASS, type.getIdentifier());
            type.saveValue(settings, this);
        }

        @Override
        public boolean equals(final Object obj) {
            return this == obj
                    || (obj instanceof VariableValue<?> other
                            && type.equals(other.type)
                            && Objects.deepEquals(value, other.value));
        }

        @Override
        public int hashCode() {
            return Arrays.deepHashCode(new Object[] {value}) * 31 + type.hashCode();
        }

        @Override
        public String toString() {
            return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
        }
    }

    private static final class SimpleValue<T> extends VariableValue<T> {
        SimpleValue(final VariableType<T> type, final T value) {
            super(type, value);
        }
    }

    /** A setting that a flow variable cannot overwrite, or of which none can be made. */
    public static final class InvalidConfigEntryException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient UnaryOperator<String> messageForVariable;

        /**
         * Creates an exception.
         *
         * @param msg what is wrong
         */
        public InvalidConfigEntryException(final String msg) {
            this(msg, (UnaryOperator<String>) null);
        }

        /**
         * Creates an exception.
         *
         * @param msg what is wrong
         * @param messageForVariable makes a better text of the variable's name, may be null
         */
        public InvalidConfigEntryException(
                final String msg, final UnaryOperator<String> messageForVariable) {
            super(msg);
            this.messageForVariable = messageForVariable;
        }

        /**
         * What is wrong, with the name of the variable.
         *
         * @param variableName the name
         * @return the text, if there is one
         */
        public Optional<String> getErrorMessageWithVariableName(final String variableName) {
            return Optional.ofNullable(messageForVariable).map(m -> m.apply(variableName));
        }
    }

    /**
     * Type that tells by predicates which settings it overwrites and is made of.
     *
     * @param <T> class of the values
     */
    protected abstract static class DefaultVariableType<T> extends VariableType<T> {
        private final BiPredicate<Config, String> overwritable;
        private final BiPredicate<Config, String> creatable;

        /**
         * Creates a type.
         *
         * @param overwritable tells which settings it overwrites
         * @param creatable tells of which settings variables are made
         */
        protected DefaultVariableType(
                final BiPredicate<Config, String> overwritable,
                final BiPredicate<Config, String> creatable) {
            this.overwritable = Objects.requireNonNull(overwritable);
            this.creatable = Objects.requireNonNull(creatable);
        }

        @Override
        protected final boolean canOverwrite(final Config config, final String configKey) {
            return overwritable.test(config, configKey);
        }

        @Override
        protected final boolean canCreateFrom(final Config config, final String configKey) {
            return creatable.test(config, configKey);
        }
    }

    /** Tells whether a setting is one value of some kinds. */
    private static BiPredicate<Config, String> scalar(
            final ConfigEntries first, final ConfigEntries... others) {
        final Set<ConfigEntries> kinds = EnumSet.of(first, others);
        return (config, key) ->
                config.getEntry(key) != null && kinds.contains(config.getEntry(key).getType());
    }

    /** Tells whether a setting is an array of values of some kinds; an empty one always is. */
    private static BiPredicate<Config, String> array(
            final ConfigEntries first, final ConfigEntries... others) {
        final Set<ConfigEntries> kinds = EnumSet.of(first, others);
        return (config, key) ->
                SettingsArrays.isArray(config, key)
                        && SettingsArrays.elementKind(config, key)
                                .map(kinds::contains)
                                .orElse(true);
    }

    private static boolean toBoolean(final String text) {
        final String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals("true") && !lower.equals("false")) {
            throw new IllegalArgumentException("Can't convert \"" + text + "\" to boolean");
        }
        return Boolean.parseBoolean(lower);
    }

    private static void overwriteScalar(final Object value, final Config config, final String key)
            throws InvalidConfigEntryException {
        final ConfigEntries kind = config.getEntry(key).getType();
        if (kind == ConfigEntries.xpassword) {
            NodeLogger.getLogger(VariableType.class)
                    .error("Passwords cannot be overwritten with flow variables: " + key);
        } else if (kind == ConfigEntries.config) {
            overwriteArray(new Object[] {value}, config, key);
        } else {
            config.addEntry(SettingsArrays.entry(kind, key, value, key));
        }
    }

    private static void overwriteArray(final Object[] values, final Config config, final String key)
            throws InvalidConfigEntryException {
        final ConfigEntries kind =
                SettingsArrays.elementKind(config, key)
                        .orElseGet(() -> SettingsArrays.naturalKind(values));
        final Config replacement = config.getInstance(key);
        replacement.addInt(SettingsArrays.SIZE, values.length);
        for (int i = 0; i < values.length; i++) {
            replacement.addEntry(SettingsArrays.entry(kind, Integer.toString(i), values[i], key));
        }
        config.addEntry(replacement);
    }

    /**
     * An icon for lists of variables.
     *
     * @return the icon, empty here
     */
    public Icon getIcon() {
        return new ImageIcon();
    }

    /**
     * The name of the type in settings.
     *
     * @return the name
     */
    public String getIdentifier() {
        return legacyType() == FlowVariable.Type.OTHER
                ? getClass().getSimpleName().replaceFirst("Type$", "").toUpperCase(Locale.ROOT)
                : legacyType().name();
    }

    FlowVariable.Type legacyType() {
        return FlowVariable.Type.OTHER;
    }

    /**
     * Whether values convert to another type.
     *
     * @param type the other type
     * @return true if they do
     */
    public final boolean isConvertible(final VariableType<?> type) {
        return getConvertibleTypes().contains(type);
    }

    /**
     * The types to which values convert, this one included.
     *
     * @return the types
     */
    public Set<VariableType<?>> getConvertibleTypes() {
        return Collections.singleton(this);
    }

    /**
     * Converts a value.
     *
     * @param value the value
     * @param conversionTarget one of {@link #getConvertibleTypes()}
     * @param <U> class of the converted value
     * @return the converted value
     * @throws IllegalArgumentException if it cannot be converted
     */
    protected <U> U getAs(final T value, final VariableType<U> conversionTarget) {
        final Object[] elements = value instanceof Object[] array ? array : new Object[] {value};
        final Class<U> target = conversionTarget.getSimpleType();
        if (!target.isArray()) {
            return target.cast(element(elements[0], target));
        }
        final Object[] converted =
                (Object[]) Array.newInstance(target.getComponentType(), elements.length);
        for (int i = 0; i < converted.length; i++) {
            converted[i] = element(elements[i], target.getComponentType());
        }
        return target.cast(converted);
    }

    private static Object element(final Object value, final Class<?> target) {
        if (target.isInstance(value)) {
            return value;
        } else if (target == String.class) {
            return value.toString();
        } else if (target == Boolean.class && value instanceof String text) {
            return toBoolean(text);
        } else if (target == Double.class && value instanceof Number number) {
            return number.doubleValue();
        } else if (target == Long.class && value instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException(
                "Can't convert "
                        + value.getClass().getSimpleName()
                        + " to "
                        + target.getSimpleName());
    }

    /**
     * The exception for types that do not convert.
     *
     * @param from the type of the value
     * @param to the wanted type
     * @return the exception
     */
    protected static IllegalArgumentException createNotConvertibleException(
            final VariableType<?> from, final VariableType<?> to) {
        return new IllegalArgumentException(
                String.format(
                        "Flow variables of the type '%s' can't be converted to flow variables of"
                                + " the type '%s'.",
                        from, to));
    }

    /**
     * The class of the values.
     *
     * @return the class
     */
    public abstract Class<T> getSimpleType();

    /**
     * Reads a value.
     *
     * @param settings where from
     * @return the value
     * @throws InvalidSettingsException if there is none
     */
    protected abstract VariableValue<T> loadValue(NodeSettingsRO settings)
            throws InvalidSettingsException;

    /**
     * Writes a value.
     *
     * @param settings where to
     * @param v the value
     */
    protected abstract void saveValue(NodeSettingsWO settings, VariableValue<T> v);

    /**
     * Wraps a value.
     *
     * @param v the value
     * @return the wrapped value
     */
    protected VariableValue<T> newValue(final T v) {
        return new SimpleValue<>(this, v);
    }

    /**
     * The value of a variable that got none.
     *
     * @return the value
     */
    protected abstract VariableValue<T> defaultValue();

    /**
     * Whether values overwrite a setting.
     *
     * @param config the settings
     * @param configKey key of the setting
     * @return true if they do
     */
    protected abstract boolean canOverwrite(Config config, String configKey);

    /**
     * Overwrites a setting.
     *
     * @param value the value
     * @param config the settings
     * @param configKey key of the setting
     * @throws InvalidConfigEntryException if the setting cannot take the value
     */
    protected void overwrite(final T value, final Config config, final String configKey)
            throws InvalidConfigEntryException {
        if (value instanceof Object[] array) {
            overwriteArray(array, config, configKey);
        } else {
            overwriteScalar(value, config, configKey);
        }
    }

    /**
     * Whether a variable can be made of a setting.
     *
     * @param config the settings
     * @param configKey key of the setting
     * @return true if it can
     */
    protected abstract boolean canCreateFrom(Config config, String configKey);

    /**
     * Makes a value of a setting.
     *
     * @param config the settings
     * @param configKey key of the setting
     * @return the value
     * @throws InvalidSettingsException if there is no such setting
     * @throws InvalidConfigEntryException if the setting is of another kind
     */
    protected abstract T createFrom(Config config, String configKey)
            throws InvalidSettingsException, InvalidConfigEntryException;

    @Override
    public String toString() {
        return getIdentifier();
    }

    static VariableValue<?> load(final NodeSettingsRO settings) throws InvalidSettingsException {
        final String identifier = settings.getString(CLASS);
        for (VariableType<?> type : VariableTypeRegistry.getInstance().getAllTypes()) {
            if (type.getIdentifier().equals(identifier)) {
                return type.loadValue(settings);
            }
        }
        throw new InvalidSettingsException(
                "No flow variable type for identifier \""
                        + identifier
                        + "\"; known are "
                        + Stream.of(VariableTypeRegistry.getInstance().getAllTypes())
                                .map(VariableType::getIdentifier)
                                .collect(Collectors.joining(", ")));
    }

    /** Type of texts. */
    public static final class StringType extends DefaultVariableType<String> {
        /** The only instance. */
        public static final StringType INSTANCE = new StringType();

        private StringType() {
            super(
                    scalar(
                                    ConfigEntries.xboolean,
                                    ConfigEntries.xchar,
                                    ConfigEntries.xstring,
                                    ConfigEntries.xtransientstring,
                                    ConfigEntries.xpassword)
                            .or(
                                    array(
                                            ConfigEntries.xboolean,
                                            ConfigEntries.xchar,
                                            ConfigEntries.xstring)),
                    scalar(ConfigEntries.xchar, ConfigEntries.xstring));
        }

        @Override
        FlowVariable.Type legacyType() {
            return FlowVariable.Type.STRING;
        }

        @Override
        public Class<String> getSimpleType() {
            return String.class;
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(
                    StringType.INSTANCE,
                    StringArrayType.INSTANCE,
                    BooleanType.INSTANCE,
                    BooleanArrayType.INSTANCE);
        }

        @Override
        protected VariableValue<String> loadValue(final NodeSettingsRO settings)
                throws InvalidSettingsException {
            return newValue(settings.getString(VALUE));
        }

        @Override
        protected VariableValue<String> defaultValue() {
            return newValue("");
        }

        @Override
        protected void saveValue(final NodeSettingsWO settings, final VariableValue<String> v) {
            settings.addString(VALUE, v.get());
        }

        @Override
        protected String createFrom(final Config config, final String configKey)
                throws InvalidSettingsException, InvalidConfigEntryException {
            if (!canCreateFrom(config, configKey)) {
                throw SettingsArrays.notCreatable(this, config, configKey);
            }
            return config.getEntry(configKey).toStringValue();
        }
    }

    /** Type of 32-bit integers. */
    public static final class IntType extends DefaultVariableType<Integer> {
        /** The only instance. */
        public static final IntType INSTANCE = new IntType();

        private IntType() {
            super(
                    scalar(
                                    ConfigEntries.xbyte,
                                    ConfigEntries.xshort,
                                    ConfigEntries.xint,
                                    ConfigEntries.xlong,
                                    ConfigEntries.xfloat,
                                    ConfigEntries.xdouble,
                                    ConfigEntries.xchar,
                                    ConfigEntries.xstring,
                                    ConfigEntries.xtransientstring,
                                    ConfigEntries.xpassword)
                            .or(
                                    array(
                                            ConfigEntries.xbyte,
                                            ConfigEntries.xshort,
                                            ConfigEntries.xint,
                                            ConfigEntries.xlong,
                                            ConfigEntries.xfloat,
                                            ConfigEntries.xdouble,
                                            ConfigEntries.xchar,
                                            ConfigEntries.xstring)),
                    scalar(ConfigEntries.xbyte, ConfigEntries.xshort, ConfigEntries.xint));
        }

        @Override
        FlowVariable.Type legacyType() {
            return FlowVariable.Type.INTEGER;
        }

        @Override
        public Class<Integer> getSimpleType() {
            return Integer.class;
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(
                    IntType.INSTANCE,
                    IntArrayType.INSTANCE,
                    LongType.INSTANCE,
                    LongArrayType.INSTANCE,
                    DoubleType.INSTANCE,
                    DoubleArrayType.INSTANCE,
                    StringType.INSTANCE,
                    StringArrayType.INSTANCE);
        }

        @Override
        protected VariableValue<Integer> loadValue(final NodeSettingsRO settings)
                throws InvalidSettingsException {
            return newValue(settings.getInt(VALUE));
        }

        @Override
        protected VariableValue<Integer> defaultValue() {
            return newValue(0);
        }

        @Override
        protected void saveValue(final NodeSettingsWO settings, final VariableValue<Integer> v) {
            settings.addInt(VALUE, v.get());
        }

        @Override
        protected Integer createFrom(final Config config, final String configKey)
                throws InvalidSettingsException, InvalidConfigEntryException {
            if (!canCreateFrom(config, configKey)) {
                throw SettingsArrays.notCreatable(this, config, configKey);
            }
            return Integer.valueOf(config.getEntry(configKey).toStringValue());
        }
    }

    /** Type of 64-bit integers. */
    public static final class LongType extends DefaultVariableType<Long> {
        /** The only instance. */
        public static final LongType INSTANCE = new LongType();

        private LongType() {
            super(
                    scalar(
                                    ConfigEntries.xlong,
                                    ConfigEntries.xfloat,
                                    ConfigEntries.xdouble,
                                    ConfigEntries.xstring,
                                    ConfigEntries.xtransientstring,
                                    ConfigEntries.xpassword)
                            .or(
                                    array(
                                            ConfigEntries.xlong,
                                            ConfigEntries.xfloat,
                                            ConfigEntries.xdouble,
                                            ConfigEntries.xstring)),
                    scalar(ConfigEntries.xlong));
        }

        @Override
        public Class<Long> getSimpleType() {
            return Long.class;
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(
                    LongType.INSTANCE,
                    LongArrayType.INSTANCE,
                    DoubleType.INSTANCE,
                    DoubleArrayType.INSTANCE,
                    StringType.INSTANCE,
                    StringArrayType.INSTANCE);
        }

        @Override
        protected VariableValue<Long> loadValue(final NodeSettingsRO settings)
                throws InvalidSettingsException {
            return newValue(settings.getLong(VALUE));
        }

        @Override
        protected VariableValue<Long> defaultValue() {
            return newValue(0L);
        }

        @Override
        protected void saveValue(final NodeSettingsWO settings, final VariableValue<Long> v) {
            settings.addLong(VALUE, v.get());
        }

        @Override
        protected Long createFrom(final Config config, final String configKey)
                throws InvalidSettingsException, InvalidConfigEntryException {
            if (!canCreateFrom(config, configKey)) {
                throw SettingsArrays.notCreatable(this, config, configKey);
            }
            return config.getLong(configKey);
        }
    }

    /** Type of floating point numbers. */
    public static final class DoubleType extends DefaultVariableType<Double> {
        /** The only instance. */
        public static final DoubleType INSTANCE = new DoubleType();

        private DoubleType() {
            super(
                    scalar(
                                    ConfigEntries.xfloat,
                                    ConfigEntries.xdouble,
                                    ConfigEntries.xstring,
                                    ConfigEntries.xtransientstring,
                                    ConfigEntries.xpassword)
                            .or(
                                    array(
                                            ConfigEntries.xfloat,
                                            ConfigEntries.xdouble,
                                            ConfigEntries.xstring)),
                    scalar(ConfigEntries.xfloat, ConfigEntries.xdouble));
        }

        @Override
        FlowVariable.Type legacyType() {
            return FlowVariable.Type.DOUBLE;
        }

        @Override
        public Class<Double> getSimpleType() {
            return Double.class;
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(
                    DoubleType.INSTANCE,
                    DoubleArrayType.INSTANCE,
                    StringType.INSTANCE,
                    StringArrayType.INSTANCE);
        }

        @Override
        protected VariableValue<Double> loadValue(final NodeSettingsRO settings)
                throws InvalidSettingsException {
            return newValue(settings.getDouble(VALUE));
        }

        @Override
        protected VariableValue<Double> defaultValue() {
            return newValue(0d);
        }

        @Override
        protected void saveValue(final NodeSettingsWO settings, final VariableValue<Double> v) {
            settings.addDouble(VALUE, v.get());
        }

        @Override
        protected Double createFrom(final Config config, final String configKey)
                throws InvalidSettingsException, InvalidConfigEntryException {
            if (!canCreateFrom(config, configKey)) {
                throw SettingsArrays.notCreatable(this, config, configKey);
            }
            return Double.valueOf(config.getEntry(configKey).toStringValue());
        }
    }

    /** Type of truth values. */
    public static final class BooleanType extends DefaultVariableType<Boolean> {
        /** The only instance. */
        public static final BooleanType INSTANCE = new BooleanType();

        private BooleanType() {
            super(
                    scalar(
                                    ConfigEntries.xboolean,
                                    ConfigEntries.xstring,
                                    ConfigEntries.xtransientstring,
                                    ConfigEntries.xpassword)
                            .or(array(ConfigEntries.xboolean, ConfigEntries.xstring)),
                    scalar(ConfigEntries.xboolean));
        }

        @Override
        public Class<Boolean> getSimpleType() {
            return Boolean.class;
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(
                    BooleanType.INSTANCE,
                    BooleanArrayType.INSTANCE,
                    StringType.INSTANCE,
                    StringArrayType.INSTANCE);
        }

        @Override
        protected VariableValue<Boolean> loadValue(final NodeSettingsRO settings)
                throws InvalidSettingsException {
            return newValue(settings.getBoolean(VALUE));
        }

        @Override
        protected VariableValue<Boolean> defaultValue() {
            return newValue(false);
        }

        @Override
        protected void saveValue(final NodeSettingsWO settings, final VariableValue<Boolean> v) {
            settings.addBoolean(VALUE, v.get());
        }

        @Override
        protected Boolean createFrom(final Config config, final String configKey)
                throws InvalidSettingsException, InvalidConfigEntryException {
            if (!canCreateFrom(config, configKey)) {
                throw SettingsArrays.notCreatable(this, config, configKey);
            }
            return config.getBoolean(configKey);
        }
    }

    /** Type of arrays of texts. */
    public static final class StringArrayType extends DefaultVariableType<String[]> {
        /** The only instance. */
        public static final StringArrayType INSTANCE = new StringArrayType();

        private StringArrayType() {
            super(
                    array(ConfigEntries.xchar, ConfigEntries.xstring, ConfigEntries.xboolean),
                    array(ConfigEntries.xchar, ConfigEntries.xstring));
        }

        @Override
        public Class<String[]> getSimpleType() {
            return String[].class;
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(StringArrayType.INSTANCE, BooleanArrayType.INSTANCE);
        }

        @Override
        protected VariableValue<String[]> loadValue(final NodeSettingsRO settings)
                throws InvalidSettingsException {
            return newValue(settings.getStringArray(VALUE));
        }

        @Override
        protected VariableValue<String[]> defaultValue() {
            return newValue(new String[] {""});
        }

        @Override
        protected void saveValue(final NodeSettingsWO settings, final VariableValue<String[]> v) {
            settings.addStringArray(VALUE, v.get());
        }

        @Override
        protected String[] createFrom(final Config config, final String configKey)
                throws InvalidSettingsException, InvalidConfigEntryException {
            if (!canCreateFrom(config, configKey)) {
                throw SettingsArrays.notCreatable(this, config, configKey);
            }
            return SettingsArrays.texts(config, configKey).toArray(String[]::new);
        }
    }

    /** Type of arrays of 32-bit integers. */
    public static final class IntArrayType extends DefaultVariableType<Integer[]> {
        /** The only instance. */
        public static final IntArrayType INSTANCE = new IntArrayType();

        private IntArrayType() {
            super(
                    array(
                            ConfigEntries.xbyte,
                            ConfigEntries.xshort,
                            ConfigEntries.xint,
                            ConfigEntries.xlong,
                            ConfigEntries.xfloat,
                            ConfigEntries.xdouble,
                            ConfigEntries.xchar,
                            ConfigEntries.xstring),
                    array(ConfigEntries.xbyte, ConfigEntries.xshort, ConfigEntries.xint));
        }

        @Override
        public Class<Integer[]> getSimpleType() {
            return Integer[].class;
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(
                    IntArrayType.INSTANCE,
                    LongArrayType.INSTANCE,
                    DoubleArrayType.INSTANCE,
                    StringArrayType.INSTANCE);
        }

        @Override
        protected VariableValue<Integer[]> loadValue(final NodeSettingsRO settings)
                throws InvalidSettingsException {
            return newValue(
                    Arrays.stream(settings.getIntArray(VALUE)).boxed().toArray(Integer[]::new));
        }

        @Override
        protected VariableValue<Integer[]> defaultValue() {
            return newValue(new Integer[] {0});
        }

        @Override
        protected void saveValue(final NodeSettingsWO settings, final VariableValue<Integer[]> v) {
            settings.addIntArray(VALUE, Arrays.stream(v.get()).mapToInt(i -> i).toArray());
        }

        @Override
        protected Integer[] createFrom(final Config config, final String configKey)
                throws InvalidSettingsException, InvalidConfigEntryException {
            if (!canCreateFrom(config, configKey)) {
                throw SettingsArrays.notCreatable(this, config, configKey);
            }
            return SettingsArrays.texts(config, configKey)
                    .map(Integer::valueOf)
                    .toArray(Integer[]::new);
        }
    }

    /** Type of arrays of 64-bit integers. */
    public static final class LongArrayType extends DefaultVariableType<Long[]> {
        /** The only instance. */
        public static final LongArrayType INSTANCE = new LongArrayType();

        private LongArrayType() {
            super(
                    array(
                            ConfigEntries.xlong,
                            ConfigEntries.xfloat,
                            ConfigEntries.xdouble,
                            ConfigEntries.xstring),
                    array(ConfigEntries.xlong));
        }

        @Override
        public Class<Long[]> getSimpleType() {
            return Long[].class;
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(
                    LongArrayType.INSTANCE, DoubleArrayType.INSTANCE, StringArrayType.INSTANCE);
        }

        @Override
        protected VariableValue<Long[]> loadValue(final NodeSettingsRO settings)
                throws InvalidSettingsException {
            return newValue(
                    Arrays.stream(settings.getLongArray(VALUE)).boxed().toArray(Long[]::new));
        }

        @Override
        protected VariableValue<Long[]> defaultValue() {
            return newValue(new Long[] {0L});
        }

        @Override
        protected void saveValue(final NodeSettingsWO settings, final VariableValue<Long[]> v) {
            settings.addLongArray(VALUE, Arrays.stream(v.get()).mapToLong(i -> i).toArray());
        }

        @Override
        protected Long[] createFrom(final Config config, final String configKey)
                throws InvalidSettingsException, InvalidConfigEntryException {
            if (!canCreateFrom(config, configKey)) {
                throw SettingsArrays.notCreatable(this, config, configKey);
            }
            return SettingsArrays.texts(config, configKey).map(Long::valueOf).toArray(Long[]::new);
        }
    }

    /** Type of arrays of floating point numbers. */
    public static final class DoubleArrayType extends DefaultVariableType<Double[]> {
        /** The only instance. */
        public static final DoubleArrayType INSTANCE = new DoubleArrayType();

        private DoubleArrayType() {
            super(
                    array(ConfigEntries.xfloat, ConfigEntries.xdouble, ConfigEntries.xstring),
                    array(ConfigEntries.xfloat, ConfigEntries.xdouble));
        }

        @Override
        public Class<Double[]> getSimpleType() {
            return Double[].class;
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(DoubleArrayType.INSTANCE, StringArrayType.INSTANCE);
        }

        @Override
        protected VariableValue<Double[]> loadValue(final NodeSettingsRO settings)
                throws InvalidSettingsException {
            return newValue(
                    Arrays.stream(settings.getDoubleArray(VALUE)).boxed().toArray(Double[]::new));
        }

        @Override
        protected VariableValue<Double[]> defaultValue() {
            return newValue(new Double[] {0d});
        }

        @Override
        protected void saveValue(final NodeSettingsWO settings, final VariableValue<Double[]> v) {
            settings.addDoubleArray(VALUE, Arrays.stream(v.get()).mapToDouble(i -> i).toArray());
        }

        @Override
        protected Double[] createFrom(final Config config, final String configKey)
                throws InvalidSettingsException, InvalidConfigEntryException {
            if (!canCreateFrom(config, configKey)) {
                throw SettingsArrays.notCreatable(this, config, configKey);
            }
            return SettingsArrays.texts(config, configKey)
                    .map(Double::valueOf)
                    .toArray(Double[]::new);
        }
    }

    /** Type of arrays of truth values. */
    public static final class BooleanArrayType extends DefaultVariableType<Boolean[]> {
        /** The only instance. */
        public static final BooleanArrayType INSTANCE = new BooleanArrayType();

        private BooleanArrayType() {
            super(
                    array(ConfigEntries.xboolean, ConfigEntries.xstring),
                    array(ConfigEntries.xboolean));
        }

        @Override
        public Class<Boolean[]> getSimpleType() {
            return Boolean[].class;
        }

        @Override
        public Set<VariableType<?>> getConvertibleTypes() {
            return Set.of(BooleanArrayType.INSTANCE, StringArrayType.INSTANCE);
        }

        @Override
        protected VariableValue<Boolean[]> loadValue(final NodeSettingsRO settings)
                throws InvalidSettingsException {
            return newValue(SettingsArrays.box(settings.getBooleanArray(VALUE)));
        }

        @Override
        protected VariableValue<Boolean[]> defaultValue() {
            return newValue(new Boolean[] {false});
        }

        @Override
        protected void saveValue(final NodeSettingsWO settings, final VariableValue<Boolean[]> v) {
            settings.addBooleanArray(VALUE, SettingsArrays.unbox(v.get()));
        }

        @Override
        protected Boolean[] createFrom(final Config config, final String configKey)
                throws InvalidSettingsException, InvalidConfigEntryException {
            if (!canCreateFrom(config, configKey)) {
                throw SettingsArrays.notCreatable(this, config, configKey);
            }
            return SettingsArrays.texts(config, configKey)
                    .map(Boolean::valueOf)
                    .toArray(Boolean[]::new);
        }
    }
}
