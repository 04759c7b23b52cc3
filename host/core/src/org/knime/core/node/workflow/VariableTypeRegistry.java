// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.Config;

/** Knows all types of flow variables. */
public final class VariableTypeRegistry {
    private static final VariableTypeRegistry INSTANCE = new VariableTypeRegistry();

    private VariableTypeRegistry() {}

    /**
     * The only registry.
     *
     * @return the registry
     */
    public static VariableTypeRegistry getInstance() {
        return INSTANCE;
    }

    /**
     * All types.
     *
     * @return the types
     */
    public VariableType<?>[] getAllTypes() {
        return new VariableType<?>[] {
            VariableType.StringType.INSTANCE,
            VariableType.StringArrayType.INSTANCE,
            VariableType.BooleanType.INSTANCE,
            VariableType.BooleanArrayType.INSTANCE,
            VariableType.IntType.INSTANCE,
            VariableType.IntArrayType.INSTANCE,
            VariableType.LongType.INSTANCE,
            VariableType.LongArrayType.INSTANCE,
            VariableType.DoubleType.INSTANCE,
            VariableType.DoubleArrayType.INSTANCE
        };
    }

    /**
     * The types whose values overwrite a setting.
     *
     * @param config the settings
     * @param configKey key of the setting
     * @return the types
     */
    public VariableType<?>[] getOverwritingTypes(final Config config, final String configKey) {
        return Stream.of(getAllTypes())
                .filter(type -> type.canOverwrite(config, configKey))
                .toArray(VariableType<?>[]::new);
    }

    /**
     * Overwrites a setting.
     *
     * @param config the settings
     * @param configKey key of the setting
     * @param variable the variable
     * @throws InvalidSettingsException if the type of the variable does not fit the setting
     * @throws VariableType.InvalidConfigEntryException if the value does not fit the setting
     */
    public static void overwriteWithVariable(
            final Config config, final String configKey, final FlowVariable variable)
            throws InvalidSettingsException, VariableType.InvalidConfigEntryException {
        if (!variable.getVariableType().canOverwrite(config, configKey)) {
            throw new InvalidSettingsException(
                    String.format(
                            "Can't evaluate variable \"%s\" as %s expression, it is a %s (%s)",
                            variable.getName(),
                            config.getEntry(configKey) == null
                                    ? "absent"
                                    : config.getEntry(configKey).getType(),
                            variable.getVariableType(),
                            variable));
        }
        variable.value().overwrite(config, configKey);
    }

    /**
     * Makes a variable of a setting.
     *
     * @param name name of the variable
     * @param config the settings
     * @param configKey key of the setting
     * @return the variable
     * @throws InvalidSettingsException if no type fits the setting
     * @throws VariableType.InvalidConfigEntryException if the setting has no value
     */
    public FlowVariable createFromConfig(
            final String name, final Config config, final String configKey)
            throws InvalidSettingsException, VariableType.InvalidConfigEntryException {
        final VariableType<?> type =
                getCorrespondingVariableType(config, configKey)
                        .orElseThrow(
                                () ->
                                        new InvalidSettingsException(
                                                "No flow variable type fits the setting \""
                                                        + configKey
                                                        + "\""));
        return create(name, type, config, configKey);
    }

    private static <T> FlowVariable create(
            final String name,
            final VariableType<T> type,
            final Config config,
            final String configKey)
            throws InvalidSettingsException, VariableType.InvalidConfigEntryException {
        return new FlowVariable(name, type, type.createFrom(config, configKey));
    }

    /**
     * The type of variables that can be made of a setting.
     *
     * @param config the settings
     * @param configKey key of the setting
     * @return the type, if there is one
     */
    public Optional<VariableType<?>> getCorrespondingVariableType(
            final Config config, final String configKey) {
        return Stream.<VariableType<?>>of(getAllTypes())
                .filter(type -> type.canCreateFrom(config, configKey))
                .findFirst();
    }
}
