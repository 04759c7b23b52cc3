// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import bio.strand.host.core.registry.Contribution;
import bio.strand.host.core.registry.ContributionException;
import bio.strand.host.core.registry.ContributionRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.collection.SetCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.data.image.png.PNGImageCell;
import org.knime.core.data.image.png.PNGImageCellFactory;
import org.knime.core.data.v2.ValueFactory;
import org.knime.core.data.v2.value.DenseByteVectorValueFactory;
import org.knime.core.data.vector.bytevector.DenseByteVectorCell;
import org.knime.core.node.NodeLogger;

/** Knows the built-in data types and those contributed to {@code org.knime.core.DataType}. */
public final class DataTypeRegistry {
    private static final String EXTENSION_POINT = "org.knime.core.DataType";
    private static final DataTypeRegistry INSTANCE = new DataTypeRegistry();

    /** Everything known about one cell class. */
    private record Entry(
            Class<? extends DataCell> cellClass,
            DataCellSerializer<?> serializer,
            Supplier<DataCellFactory> factory,
            Class<?> valueFactory,
            String namespace) {}

    private Map<String, Entry> entries;
    private int readGeneration = -1;

    private DataTypeRegistry() {}

    /**
     * The only registry.
     *
     * @return the registry
     */
    public static DataTypeRegistry getInstance() {
        return INSTANCE;
    }

    private synchronized Map<String, Entry> entries() {
        final int generation = ContributionRegistry.generation();
        if (entries == null || readGeneration != generation) {
            final Map<String, Entry> read = new LinkedHashMap<>();
            addBuiltIn(read);
            for (Contribution element : ContributionRegistry.of(EXTENSION_POINT)) {
                addContributed(read, element);
            }
            entries = read;
            readGeneration = generation;
        }
        return entries;
    }

    private static void addBuiltIn(final Map<String, Entry> to) {
        add(
                to,
                StringCell.class,
                new StringCell.StringSerializer(),
                StringCell.StringCellFactory::new);
        add(to, IntCell.class, new IntCell.IntCellSerializer(), IntCell.IntCellFactory::new);
        add(to, LongCell.class, new LongCell.LongSerializer(), LongCell.LongCellFactory::new);
        add(
                to,
                DoubleCell.class,
                new DoubleCell.DoubleSerializer(),
                DoubleCell.DoubleCellFactory::new);
        add(
                to,
                BooleanCell.class,
                new BooleanCell.BooleanSerializer(),
                BooleanCell.BooleanCellFactory::new);
        add(to, MissingCell.class, new MissingCell.MissingSerializer(), null);
        add(to, ListCell.class, new ListCell.ListCellSerializer(), null);
        add(to, SetCell.class, new SetCell.SetCellSerializer(), null);
        add(to, PNGImageCell.class, new PNGImageCell.PNGSerializer(), PNGImageCellFactory::new);
        to.put(
                DenseByteVectorCell.class.getName(),
                new Entry(
                        DenseByteVectorCell.class,
                        new DenseByteVectorCell.DenseByteVectorSerializer(),
                        DenseByteVectorCell.Factory::new,
                        DenseByteVectorValueFactory.class,
                        "org.knime.core"));
    }

    private static <T extends DataCell> void add(
            final Map<String, Entry> to,
            final Class<T> cellClass,
            final DataCellSerializer<T> serializer,
            final Supplier<DataCellFactory> factory) {
        to.put(
                cellClass.getName(),
                new Entry(cellClass, serializer, factory, null, "org.knime.core"));
    }

    private static void addContributed(final Map<String, Entry> to, final Contribution dataType) {
        final String mainClass = dataType.attribute("cellClass");
        Class<?> valueFactory = null;
        try {
            for (Contribution child : dataType.children("ValueFactory")) {
                if (!Boolean.parseBoolean(child.attribute("deprecated"))) {
                    valueFactory = child.load("valueFactoryClass", ValueFactory.class);
                }
            }
            for (Contribution child : dataType.children("serializer")) {
                final String cellClass = child.attribute("cellClass");
                final boolean isMain = mainClass.equals(cellClass);
                final boolean hasFactory = isMain && dataType.attribute("factoryClass") != null;
                to.put(
                        cellClass,
                        new Entry(
                                child.load("cellClass", DataCell.class),
                                child.instantiate("serializerClass", DataCellSerializer.class),
                                hasFactory ? () -> createFactory(dataType) : null,
                                isMain ? valueFactory : null,
                                dataType.contributor()));
            }
        } catch (ContributionException e) {
            NodeLogger.getLogger(DataTypeRegistry.class).error(e.getMessage(), e);
        }
    }

    private static DataCellFactory createFactory(final Contribution dataType) {
        try {
            return dataType.instantiate("factoryClass", DataCellFactory.class);
        } catch (ContributionException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    Optional<DataCellFactory> factoryFor(final DataType type, final FileStoreFactory fileStores) {
        final Entry entry = entryFor(type);
        if (entry == null || entry.factory == null) {
            return Optional.empty();
        }
        final DataCellFactory factory = entry.factory.get();
        factory.initFactory(fileStores);
        return Optional.of(factory);
    }

    private Entry entryFor(final DataType type) {
        return type.getCellClass() == null ? null : entries().get(type.getCellClass().getName());
    }

    /**
     * All types that have a cell factory.
     *
     * @return the types
     */
    public synchronized Collection<DataType> availableDataTypes() {
        final List<DataType> types = new ArrayList<>();
        for (Entry entry : entries().values()) {
            if (entry.factory != null) {
                types.add(DataType.getType(entry.cellClass));
            }
        }
        return types;
    }

    /**
     * Finds a cell class by its name.
     *
     * @param className the name
     * @return the class, if it is built in or has a registered serializer
     */
    public Optional<Class<? extends DataCell>> getCellClass(final String className) {
        final Entry entry = entries().get(className);
        return entry == null ? Optional.empty() : Optional.of(entry.cellClass);
    }

    /**
     * Finds a value interface by its name.
     *
     * @param className the name
     * @return the interface, if any known cell implements it
     */
    public Optional<Class<? extends DataValue>> getValueClass(final String className) {
        if (className.equals(DataValue.class.getName())) {
            return Optional.of(DataValue.class);
        }
        for (Entry entry : entries().values()) {
            final Optional<Class<? extends DataValue>> found =
                    findValueClass(entry.cellClass, className);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Class<? extends DataValue>> findValueClass(
            final Class<?> type, final String name) {
        if (type.isInterface()
                && DataValue.class.isAssignableFrom(type)
                && type.getName().equals(name)) {
            return Optional.of(type.asSubclass(DataValue.class));
        }
        for (Class<?> superInterface : type.getInterfaces()) {
            final Optional<Class<? extends DataValue>> found = findValueClass(superInterface, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return type.getSuperclass() == null
                ? Optional.empty()
                : findValueClass(type.getSuperclass(), name);
    }

    /**
     * The serializer of a cell class.
     *
     * @param cellClass the class
     * @return the serializer, if one is built in or registered
     */
    @SuppressWarnings("unchecked") // the entry's serializer belongs to its cell class
    public Optional<DataCellSerializer<DataCell>> getSerializer(
            final Class<? extends DataCell> cellClass) {
        final Entry entry = entries().get(cellClass.getName());
        return entry == null || entry.cellClass != cellClass
                ? Optional.empty()
                : Optional.of((DataCellSerializer<DataCell>) entry.serializer);
    }

    /**
     * The value factory of a type, by which columnar storage holds it.
     *
     * @param type the type
     * @return the factory's class, if one is registered
     */
    @SuppressWarnings("unchecked") // loaded as a ValueFactory
    public Optional<Class<? extends ValueFactory<?, ?>>> getValueFactoryFor(final DataType type) {
        final Entry entry = entryFor(type);
        return entry == null
                ? Optional.empty()
                : Optional.ofNullable((Class<? extends ValueFactory<?, ?>>) entry.valueFactory);
    }

    /**
     * The plug-in that contributes a type.
     *
     * @param dataType the type
     * @return the symbolic name, if the type is known
     */
    public Optional<String> getDataTypeNamespace(final DataType dataType) {
        return Optional.ofNullable(entryFor(dataType)).map(Entry::namespace);
    }
}
