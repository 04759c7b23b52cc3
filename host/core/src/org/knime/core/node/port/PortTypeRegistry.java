// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.port;

import bio.strand.host.core.registry.Contribution;
import bio.strand.host.core.registry.ContributionException;
import bio.strand.host.core.registry.ContributionRegistry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;
import org.knime.core.node.port.flowvariable.FlowVariablePortObjectSpec;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.knime.core.node.port.inactive.InactiveBranchPortObject;
import org.knime.core.node.port.inactive.InactiveBranchPortObjectSpec;

/** Knows the built-in port types and those contributed to {@code org.knime.core.PortType}. */
public final class PortTypeRegistry {
    private static final String EXTENSION_POINT = "org.knime.core.PortType";
    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    /** Everything known about one class of port objects. */
    private record Entry(
            String name,
            int color,
            boolean isHidden,
            Class<? extends PortObject> objectClass,
            PortObject.PortObjectSerializer<?> objectSerializer,
            Class<? extends PortObjectSpec> specClass,
            PortObjectSpec.PortObjectSpecSerializer<?> specSerializer) {}

    private final Map<Class<?>, PortObject.PortObjectSerializer<?>> unregisteredObjects =
            new ConcurrentHashMap<>();
    private final Map<Class<?>, PortObjectSpec.PortObjectSpecSerializer<?>> unregisteredSpecs =
            new ConcurrentHashMap<>();
    private Map<String, Entry> entries;
    private int readGeneration = -1;
    private boolean isReading;

    private PortTypeRegistry() {}

    /**
     * The only registry.
     *
     * @return the registry
     */
    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    private synchronized Map<String, Entry> entries() {
        final int generation = ContributionRegistry.generation();
        if (entries == null || readGeneration != generation) {
            entries = read();
            readGeneration = generation;
        }
        return entries;
    }

    private Map<String, Entry> read() {
        isReading = true;
        try {
            final Map<String, Entry> read = new LinkedHashMap<>();
            addBuiltIn(read);
            for (Contribution element : ContributionRegistry.of(EXTENSION_POINT)) {
                addContributed(read, element);
            }
            return read;
        } finally {
            isReading = false;
        }
    }

    private static void addBuiltIn(final Map<String, Entry> to) {
        final int gray = PortType.DEFAULT_COLOR;
        add(
                to,
                new Entry(
                        "Generic Port",
                        gray,
                        false,
                        PortObject.class,
                        null,
                        PortObjectSpec.class,
                        null));
        add(
                to,
                new Entry(
                        "Table",
                        0,
                        false,
                        BufferedDataTable.class,
                        null,
                        DataTableSpec.class,
                        new DataTableSpec.Serializer()));
        add(
                to,
                new Entry(
                        "Flow Variable",
                        0xFF4B4B,
                        false,
                        FlowVariablePortObject.class,
                        new FlowVariablePortObject.Serializer(),
                        FlowVariablePortObjectSpec.class,
                        new FlowVariablePortObjectSpec.Serializer()));
        add(
                to,
                new Entry(
                        "Image",
                        0x41BE73,
                        false,
                        ImagePortObject.class,
                        new ImagePortObject.Serializer(),
                        ImagePortObjectSpec.class,
                        new ImagePortObjectSpec.Serializer()));
        add(
                to,
                new Entry(
                        "Inactive",
                        gray,
                        true,
                        InactiveBranchPortObject.class,
                        new InactiveBranchPortObject.Serializer(),
                        InactiveBranchPortObjectSpec.class,
                        new InactiveBranchPortObjectSpec.Serializer()));
    }

    private static void add(final Map<String, Entry> to, final Entry entry) {
        to.put(entry.objectClass.getName(), entry);
    }

    private static void addContributed(final Map<String, Entry> to, final Contribution element) {
        try {
            add(
                    to,
                    new Entry(
                            element.attribute("name"),
                            color(element),
                            Boolean.parseBoolean(element.attribute("hidden")),
                            element.load("objectClass", PortObject.class),
                            element.instantiate(
                                    "objectSerializer", PortObject.PortObjectSerializer.class),
                            element.load("specClass", PortObjectSpec.class),
                            element.attribute("specSerializer") == null
                                    ? null
                                    : element.instantiate(
                                            "specSerializer",
                                            PortObjectSpec.PortObjectSpecSerializer.class)));
        } catch (ContributionException e) {
            NodeLogger.getLogger(PortTypeRegistry.class).error(e.getMessage(), e);
        }
    }

    private static int color(final Contribution element) {
        final String text = element.attribute("color");
        if (text == null) {
            return PortType.DEFAULT_COLOR;
        }
        try {
            return Integer.parseInt(text.substring(1), 16);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            NodeLogger.getLogger(PortTypeRegistry.class)
                    .coding(
                            "Port type \""
                                    + element.attribute("name")
                                    + "\" has the color \""
                                    + text
                                    + "\", which is not of the form #RRGGBB",
                            e);
            return PortType.DEFAULT_COLOR;
        }
    }

    /**
     * All port types.
     *
     * @return the types
     */
    public synchronized Collection<PortType> availablePortTypes() {
        return entries().values().stream().map(e -> typeOf(e, false)).toList();
    }

    private static PortType typeOf(final Entry entry, final boolean isOptional) {
        return new PortType(entry.objectClass, isOptional, entry.name, entry.color, entry.isHidden);
    }

    /**
     * The type of ports that need an object of a class.
     *
     * @param portClass the class
     * @return the type
     */
    public synchronized PortType getPortType(final Class<? extends PortObject> portClass) {
        return getPortType(portClass, false);
    }

    /**
     * The type of ports for objects of a class.
     *
     * @param portClass the class
     * @param isOptional whether an input need not be connected
     * @return the type
     */
    public synchronized PortType getPortType(
            final Class<? extends PortObject> portClass, final boolean isOptional) {
        // Types are asked for also while the classes of the entries initialize.
        final Entry entry = isReading ? null : entries().get(portClass.getName());
        return entry == null
                ? new PortType(
                        portClass,
                        isOptional,
                        portClass == BufferedDataTable.class ? "Table" : null,
                        portClass == BufferedDataTable.class ? 0 : PortType.DEFAULT_COLOR,
                        false)
                : typeOf(entry, isOptional);
    }

    /**
     * Finds a class of port objects by its name.
     *
     * @param className the name
     * @return the class, if it is known
     */
    public Optional<Class<? extends PortObject>> getObjectClass(final String className) {
        final Entry entry = entries().get(className);
        if (entry != null) {
            return Optional.of(entry.objectClass);
        }
        return byName(unregisteredObjects.keySet(), className)
                .map(c -> c.asSubclass(PortObject.class));
    }

    /**
     * Finds a class of specs by its name.
     *
     * @param className the name
     * @return the class, if it is known
     */
    public Optional<Class<? extends PortObjectSpec>> getSpecClass(final String className) {
        for (Entry entry : entries().values()) {
            if (entry.specClass.getName().equals(className)) {
                return Optional.of(entry.specClass);
            }
        }
        return byName(unregisteredSpecs.keySet(), className)
                .map(c -> c.asSubclass(PortObjectSpec.class));
    }

    private static Optional<Class<?>> byName(
            final Collection<Class<?>> classes, final String name) {
        for (Class<?> c : List.copyOf(classes)) {
            if (c.getName().equals(name)) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    /**
     * The serializer of a class of port objects.
     *
     * @param objectClass the class
     * @return the serializer, if one is registered or the class is an {@link
     *     AbstractSimplePortObject}
     */
    @SuppressWarnings("unchecked") // registered for the class
    public Optional<PortObject.PortObjectSerializer<PortObject>> getObjectSerializer(
            final Class<? extends PortObject> objectClass) {
        final Entry entry = entries().get(objectClass.getName());
        if (entry != null && entry.objectSerializer != null) {
            return Optional.of(
                    (PortObject.PortObjectSerializer<PortObject>) entry.objectSerializer);
        }
        if (AbstractSimplePortObject.class.isAssignableFrom(objectClass)) {
            warnUnregistered(objectClass);
            return Optional.of(
                    (PortObject.PortObjectSerializer<PortObject>)
                            unregisteredObjects.computeIfAbsent(
                                    objectClass,
                                    c ->
                                            new AbstractSimplePortObject
                                                    .AbstractSimplePortObjectSerializer<>() {}));
        }
        return Optional.empty();
    }

    /**
     * The serializer of a class of specs.
     *
     * @param specClass the class
     * @return the serializer, if one is registered or the class is an {@link
     *     AbstractSimplePortObjectSpec}
     */
    @SuppressWarnings("unchecked") // registered for the class
    public Optional<PortObjectSpec.PortObjectSpecSerializer<PortObjectSpec>> getSpecSerializer(
            final Class<? extends PortObjectSpec> specClass) {
        for (Entry entry : entries().values()) {
            if (entry.specClass == specClass && entry.specSerializer != null) {
                return Optional.of(
                        (PortObjectSpec.PortObjectSpecSerializer<PortObjectSpec>)
                                entry.specSerializer);
            }
        }
        if (AbstractSimplePortObjectSpec.class.isAssignableFrom(specClass)) {
            warnUnregistered(specClass);
            return Optional.of(
                    (PortObjectSpec.PortObjectSpecSerializer<PortObjectSpec>)
                            unregisteredSpecs.computeIfAbsent(
                                    specClass,
                                    c ->
                                            new AbstractSimplePortObjectSpec
                                                    .AbstractSimplePortObjectSpecSerializer<>() {}));
        }
        return Optional.empty();
    }

    private static void warnUnregistered(final Class<?> unregistered) {
        NodeLogger.getLogger(PortTypeRegistry.class)
                .debug(
                        unregistered.getName()
                                + " is not registered at extension point "
                                + EXTENSION_POINT);
    }
}
