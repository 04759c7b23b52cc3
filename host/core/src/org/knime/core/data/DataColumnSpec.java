// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.List;
import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** Structure of a column: name, type, domain, properties. Made by {@link DataColumnSpecCreator}. */
public final class DataColumnSpec {
    private static final String NAME = "column_name";
    private static final String ELEMENT_NAMES = "element_names";
    private static final String TYPE = "column_type";
    private static final String DOMAIN = "column_domain";
    private static final String PROPERTIES = "column_properties";
    private static final String META_DATA = "meta_data";

    private final String name;
    private final List<String> elementNames;
    private final DataType type;
    private final DataColumnDomain domain;
    private final DataColumnProperties properties;

    DataColumnSpec(
            final String name,
            final List<String> elementNames,
            final DataType type,
            final DataColumnDomain domain,
            final DataColumnProperties properties) {
        this.name = Objects.requireNonNull(name);
        this.elementNames = List.copyOf(elementNames);
        this.type = Objects.requireNonNull(type);
        this.domain = Objects.requireNonNull(domain);
        this.properties = Objects.requireNonNull(properties);
    }

    /**
     * The name, unique within a table.
     *
     * @return the name
     */
    public String getName() {
        return name;
    }

    /**
     * Names of the elements that each cell holds, for vectors and the like.
     *
     * @return unmodifiable list, possibly empty
     */
    public List<String> getElementNames() {
        return elementNames;
    }

    /**
     * The type of the cells.
     *
     * @return the type
     */
    public DataType getType() {
        return type;
    }

    /**
     * What is known about the cells.
     *
     * @return the domain, never null
     */
    public DataColumnDomain getDomain() {
        return domain;
    }

    /**
     * Text annotations.
     *
     * @return the properties, never null
     */
    public DataColumnProperties getProperties() {
        return properties;
    }

    private boolean hasSameName(final DataColumnSpec other) {
        return other != null && name.equals(other.name);
    }

    /**
     * Whether the name is the same and the other type is the same or a sub type.
     *
     * @param cspec the other column, may be null
     * @return true if so
     */
    public boolean isCompatibleWith(final DataColumnSpec cspec) {
        return hasSameName(cspec) && cspec.type.isASuperTypeOf(type);
    }

    /**
     * Whether name and type are the same.
     *
     * @param cspec the other column, may be null
     * @return true if they are
     */
    public boolean equalStructure(final DataColumnSpec cspec) {
        return hasSameName(cspec) && type.equals(cspec.type);
    }

    @Override
    public boolean equals(final Object o) {
        return this == o
                || (o instanceof DataColumnSpec other
                        && equalStructure(other)
                        && domain.equals(other.domain)
                        && properties.equals(other.properties)
                        && elementNames.equals(other.elementNames));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type);
    }

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }

    /**
     * Writes this spec.
     *
     * @param config the settings that get it
     */
    public void save(final ConfigWO config) {
        config.addString(NAME, name);
        if (!elementNames.equals(List.of(name))) {
            config.addStringArray(ELEMENT_NAMES, elementNames.toArray(new String[0]));
        }
        type.save(config.addConfig(TYPE));
        domain.save(config.addConfig(DOMAIN));
        properties.save(config.addConfig(PROPERTIES));
        config.addConfig(META_DATA);
    }

    /**
     * Reads a spec that {@link #save} wrote. Colours, sizes and shapes are ignored.
     *
     * @param config the settings
     * @return the spec
     * @throws InvalidSettingsException if the settings are incomplete or the type is unknown
     */
    public static DataColumnSpec load(final ConfigRO config) throws InvalidSettingsException {
        final String name = config.getString(NAME);
        if (name == null) {
            throw new InvalidSettingsException("The name of a column is null");
        }
        return new DataColumnSpec(
                name,
                List.of(config.getStringArray(ELEMENT_NAMES, name)),
                DataType.load(config.getConfig(TYPE)),
                DataColumnDomain.load(config.getConfig(DOMAIN)),
                DataColumnProperties.load(config.getConfig(PROPERTIES)));
    }
}
