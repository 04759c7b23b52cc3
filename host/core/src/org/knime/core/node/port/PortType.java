// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import java.lang.reflect.Method;
import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** Type of a port; two types are equal if their port objects have the same class. */
public final class PortType {
    /** Colour of types that declare none. */
    public static final int DEFAULT_COLOR = 0xFF9B9B9B;

    private static final String OBJECT_CLASS = "object_class";

    private final Class<? extends PortObject> objectClass;
    private final Class<? extends PortObjectSpec> specClass;
    private final boolean isOptional;
    private final String name;
    private final int color;
    private final boolean isHidden;

    PortType(
            final Class<? extends PortObject> objectClass,
            final boolean isOptional,
            final String name,
            final int color,
            final boolean isHidden) {
        this.objectClass = Objects.requireNonNull(objectClass);
        this.specClass = getPortObjectSpecClass(objectClass);
        this.isOptional = isOptional;
        this.name = name == null ? objectClass.getSimpleName() : name;
        this.color = color;
        this.isHidden = isHidden;
    }

    /**
     * The readable name.
     *
     * @return the name
     */
    public String getName() {
        return name;
    }

    /**
     * The colour of the port.
     *
     * @return red, green and blue, eight bits each
     */
    public int getColor() {
        return color;
    }

    /**
     * The class of the specs.
     *
     * @return the class
     */
    public Class<? extends PortObjectSpec> getPortObjectSpecClass() {
        return specClass;
    }

    /**
     * The class of the port objects.
     *
     * @return the class
     */
    public Class<? extends PortObject> getPortObjectClass() {
        return objectClass;
    }

    /**
     * Whether an input need not be connected.
     *
     * @return true if it need not
     */
    public boolean isOptional() {
        return isOptional;
    }

    /**
     * Whether users do not choose this type.
     *
     * @return true if they do not
     */
    public boolean isHidden() {
        return isHidden;
    }

    /**
     * Whether ports of this type take what another port offers.
     *
     * @param subType type of the other port
     * @return true if they do
     */
    public boolean isSuperTypeOf(final PortType subType) {
        return objectClass.isAssignableFrom(subType.objectClass);
    }

    @Override
    public String toString() {
        return "PortType(" + specClass.getSimpleName() + "," + objectClass.getSimpleName() + ")";
    }

    @Override
    public int hashCode() {
        return objectClass.hashCode();
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj || (obj instanceof PortType other && objectClass == other.objectClass);
    }

    /**
     * Writes this type.
     *
     * @param settings where to
     */
    public void save(final NodeSettingsWO settings) {
        save((ConfigWO) settings);
    }

    /**
     * Writes this type.
     *
     * @param settings where to
     */
    public void save(final ConfigWO settings) {
        settings.addString(OBJECT_CLASS, objectClass.getName());
    }

    /**
     * Whether a spec belongs to this type.
     *
     * @param spec the spec, may be null
     * @return true if it does or is null
     */
    public boolean acceptsPortObjectSpec(final PortObjectSpec spec) {
        return spec == null || specClass.isInstance(spec);
    }

    /**
     * Whether port objects of a class belong to this type.
     *
     * @param portObjectClass the class, may be null
     * @return true if they do or it is null
     */
    public boolean acceptsPortObjectClass(final Class<? extends PortObject> portObjectClass) {
        return portObjectClass == null || objectClass.isAssignableFrom(portObjectClass);
    }

    /**
     * Whether a port object belongs to this type.
     *
     * @param obj the port object, may be null
     * @return true if it does or is null
     */
    public boolean acceptsPortObject(final PortObject obj) {
        return obj == null || objectClass.isInstance(obj);
    }

    /**
     * Reads a type that {@link #save(NodeSettingsWO)} wrote.
     *
     * @param settings where from
     * @return the type
     * @throws InvalidSettingsException if the settings are incomplete or the type is unknown
     */
    public static PortType load(final NodeSettingsRO settings) throws InvalidSettingsException {
        return load((ConfigRO) settings);
    }

    /**
     * Reads a type that {@link #save(ConfigWO)} wrote.
     *
     * @param settings where from
     * @return the type
     * @throws InvalidSettingsException if the settings are incomplete or the type is unknown
     */
    public static PortType load(final ConfigRO settings) throws InvalidSettingsException {
        final String className = settings.getString(OBJECT_CLASS);
        if (className == null) {
            throw new InvalidSettingsException(
                    "No port object class found to create PortType object");
        }
        return PortTypeRegistry.getInstance()
                .getPortType(
                        PortTypeRegistry.getInstance()
                                .getObjectClass(className)
                                .orElseThrow(
                                        () ->
                                                new InvalidSettingsException(
                                                        "Unable to restore port type, can't load"
                                                                + " class \""
                                                                + className
                                                                + "\". Install the extension that"
                                                                + " offers it.")));
    }

    /**
     * The class of the specs, as the return type of {@link PortObject#getSpec()} tells it.
     *
     * @param objectClass class of the port objects
     * @return the class
     */
    public static Class<? extends PortObjectSpec> getPortObjectSpecClass(
            final Class<? extends PortObject> objectClass) {
        Class<? extends PortObjectSpec> mostSpecial = PortObjectSpec.class;
        // A class with a covariant return type also has a bridge method; its order is undefined.
        for (Method method : objectClass.getMethods()) {
            if (method.getName().equals("getSpec")
                    && method.getParameterCount() == 0
                    && mostSpecial.isAssignableFrom(method.getReturnType())) {
                mostSpecial = method.getReturnType().asSubclass(PortObjectSpec.class);
            }
        }
        return mostSpecial;
    }
}
