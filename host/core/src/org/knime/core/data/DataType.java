// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.swing.Icon;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.data.renderer.DataValueRendererFactory;
import org.knime.core.data.renderer.DataValueRendererFamily;
import org.knime.core.data.renderer.DefaultDataValueRenderer;
import org.knime.core.data.renderer.DefaultDataValueRendererFamily;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeLogger;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/**
 * Type of cells: a set of value interfaces, the preferred one first. A native type belongs to one
 * cell class; other types arise as common super types.
 */
public final class DataType {
    private static final String CELL_CLASS = "cell_class";
    private static final String ELEMENT_TYPE = "collection_element_type";
    private static final String HAS_PREFERRED = "has_pref_value_class";
    private static final String VALUE_CLASSES = "value_classes";
    private static final String ADAPTER_CLASSES = "adapter_classes";

    private static final Map<NativeKey, DataType> NATIVE_TYPES = new ConcurrentHashMap<>();
    private static final Map<Class<?>, DataValue.UtilityFactory> UTILITIES =
            new ConcurrentHashMap<>();

    private static final DataValueComparator BY_TEXT =
            new DataValueComparator() {
                @Override
                protected int compareDataValues(final DataValue v1, final DataValue v2) {
                    return v1.toString().compareTo(v2.toString());
                }
            };

    private record NativeKey(Class<?> cellClass, DataType elementType) {}

    private final Class<? extends DataCell> cellClass;
    private final List<Class<? extends DataValue>> valueClasses;
    private final DataType elementType;

    private DataType(
            final Class<? extends DataCell> cellClass,
            final Collection<Class<? extends DataValue>> valueClasses,
            final DataType elementType) {
        this.cellClass = cellClass;
        this.valueClasses = List.copyOf(valueClasses);
        this.elementType = elementType;
        final boolean isCollection =
                this.valueClasses.stream().anyMatch(CollectionDataValue.class::isAssignableFrom);
        if (isCollection && elementType == null) {
            throw new IllegalArgumentException(
                    "The type represents a collection but no element type was provided");
        }
        if (!isCollection && elementType != null) {
            throw new IllegalArgumentException(
                    "The type does not represent a collection, element type must be null");
        }
    }

    private static void collectValueClasses(
            final Set<Class<? extends DataValue>> found, final Class<?> type) {
        for (Class<?> superInterface : type.getInterfaces()) {
            if (DataValue.class.isAssignableFrom(superInterface)) {
                found.add(superInterface.asSubclass(DataValue.class));
            }
            collectValueClasses(found, superInterface);
        }
        if (type.getSuperclass() != null) {
            collectValueClasses(found, type.getSuperclass());
        }
    }

    /**
     * The same values with another preferred one.
     *
     * @param from the type
     * @param preferred one of its value classes
     * @return a type that belongs to no cell class
     * @throws IllegalArgumentException if the class is not among the type's value classes
     */
    public static DataType cloneChangePreferredValue(
            final DataType from, final Class<? extends DataValue> preferred) {
        if (!from.valueClasses.contains(preferred)) {
            throw new IllegalArgumentException(
                    "Invalid preferred value class: " + preferred.getSimpleName());
        }
        final Set<Class<? extends DataValue>> reordered = new LinkedHashSet<>();
        reordered.add(preferred);
        reordered.addAll(from.valueClasses);
        return new DataType(null, reordered, from.elementType);
    }

    /**
     * The most special type that both types have in common.
     *
     * @param type1 a type
     * @param type2 another type
     * @return their super type; the missing cell's type is a sub type of every type
     */
    public static DataType getCommonSuperType(final DataType type1, final DataType type2) {
        if (type1 == null || type2 == null) {
            throw new NullPointerException("Cannot build super type of a null type");
        }
        if (type1.isMissingValueType()) {
            return type2;
        }
        if (type2.isMissingValueType() || type1.isASuperTypeOf(type2)) {
            return type1;
        }
        if (type2.isASuperTypeOf(type1)) {
            return type2;
        }
        final Set<Class<? extends DataValue>> common = new LinkedHashSet<>(type1.valueClasses);
        common.retainAll(type2.valueClasses);
        final boolean isCollection =
                common.stream().anyMatch(CollectionDataValue.class::isAssignableFrom);
        final DataType commonElement =
                isCollection ? getCommonSuperType(type1.elementType, type2.elementType) : null;
        final DataType shared = new DataType(null, common, commonElement);
        return DataTypeRegistry.getInstance().availableDataTypes().stream()
                .filter(shared::hasSameValues)
                .findFirst()
                .orElse(shared);
    }

    private boolean hasSameValues(final DataType other) {
        return Set.copyOf(valueClasses).equals(Set.copyOf(other.valueClasses))
                && Objects.equals(elementType, other.elementType);
    }

    /**
     * A missing cell without a reason.
     *
     * @return the cell
     */
    public static DataCell getMissingCell() {
        return MissingCell.INSTANCE;
    }

    /**
     * The type of the cells of a class.
     *
     * @param cell the class, no collection
     * @return the type, the same object for the same class
     */
    public static DataType getType(final Class<? extends DataCell> cell) {
        return getType(cell, null);
    }

    /**
     * The type of the cells of a collection class.
     *
     * @param cellClass the class
     * @param collectionElementType the type of the elements, null for other classes
     * @return the type, the same object for the same arguments
     * @throws IllegalArgumentException if only one of class and element type says collection
     */
    public static DataType getType(
            final Class<? extends DataCell> cellClass, final DataType collectionElementType) {
        if (cellClass == null) {
            throw new NullPointerException("Cell class must not be null.");
        }
        final NativeKey key = new NativeKey(cellClass, collectionElementType);
        final DataType known = NATIVE_TYPES.get(key);
        if (known != null) {
            return known;
        }
        final Set<Class<? extends DataValue>> found = new LinkedHashSet<>();
        collectValueClasses(found, cellClass);
        if (found.isEmpty()) {
            found.add(DataValue.class);
        }
        final DataType created = new DataType(cellClass, found, collectionElementType);
        final DataType earlier = NATIVE_TYPES.putIfAbsent(key, created);
        return earlier == null ? created : earlier;
    }

    /**
     * The type of the cells of a class; adapter cells are not offered by this implementation.
     *
     * @param cellClass the class
     * @param collectionElementType the type of the elements, null for other classes
     * @param adapterList must be null or empty
     * @return the type
     */
    public static DataType getType(
            final Class<? extends DataCell> cellClass,
            final DataType collectionElementType,
            final List<Class<? extends DataValue>> adapterList) {
        checkNoAdapters(adapterList);
        return getType(cellClass, collectionElementType);
    }

    private static void checkNoAdapters(final List<Class<? extends DataValue>> adapterClasses) {
        if (adapterClasses != null && !adapterClasses.isEmpty()) {
            throw new IllegalArgumentException("Adapter cells are not supported");
        }
    }

    /**
     * The utility factory that a value interface declares in its field {@code UTILITY}.
     *
     * @param value the interface
     * @return its factory, that of {@link DataValue} if it declares none
     */
    public static DataValue.UtilityFactory getUtilityFor(final Class<? extends DataValue> value) {
        if (value == null) {
            throw new NullPointerException("Class argument must not be null.");
        }
        final DataValue.UtilityFactory known = UTILITIES.get(value);
        if (known != null) {
            return known;
        }
        DataValue.UtilityFactory utility;
        try {
            utility = (DataValue.UtilityFactory) value.getField("UTILITY").get(null);
        } catch (ReflectiveOperationException | ClassCastException e) {
            NodeLogger.getLogger(DataType.class)
                    .coding("Value interface " + value.getName() + " has no usable UTILITY", e);
            utility = DataValue.UTILITY;
        }
        UTILITIES.put(value, utility);
        return utility;
    }

    /**
     * Reads a type that {@link #save} wrote.
     *
     * @param config the settings
     * @return the type
     * @throws InvalidSettingsException if the settings are incomplete or the cell class is unknown
     */
    public static DataType load(final ConfigRO config) throws InvalidSettingsException {
        final String cellClassName = config.getString(CELL_CLASS);
        final DataType element =
                config.containsKey(ELEMENT_TYPE) ? load(config.getConfig(ELEMENT_TYPE)) : null;
        if (config.containsKey(ADAPTER_CLASSES)) {
            throw new InvalidSettingsException("Adapter cells are not supported");
        }
        try {
            if (cellClassName != null) {
                return getType(
                        DataTypeRegistry.getInstance()
                                .getCellClass(cellClassName)
                                .orElseThrow(
                                        () ->
                                                new InvalidSettingsException(
                                                        "Data cell implementation \""
                                                                + cellClassName
                                                                + "\" not found. Install the"
                                                                + " extension that offers it.")),
                        element);
            }
            final Set<Class<? extends DataValue>> values = new LinkedHashSet<>();
            for (String name : config.getStringArray(VALUE_CLASSES)) {
                values.add(
                        DataTypeRegistry.getInstance()
                                .getValueClass(name)
                                .orElseThrow(
                                        () ->
                                                new InvalidSettingsException(
                                                        "Data value \"" + name + "\" not found")));
            }
            return new DataType(null, values, element);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /**
     * A type that belongs to no cell class.
     *
     * @param valueClasses its value classes, the preferred one first
     * @param collectionElementType the type of the elements, null if there is no collection value
     * @param adapterClasses must be empty
     * @return the type
     */
    public static DataType createNonNativeType(
            final List<Class<? extends DataValue>> valueClasses,
            final DataType collectionElementType,
            final List<Class<? extends DataValue>> adapterClasses) {
        checkNoAdapters(adapterClasses);
        return new DataType(null, valueClasses, collectionElementType);
    }

    /**
     * Whether this is the type of missing cells.
     *
     * @return true if it is
     */
    public boolean isMissingValueType() {
        return valueClasses.contains(MissingValue.class);
    }

    /**
     * The type of the elements of a collection.
     *
     * @return the type, null if this is no collection type
     */
    public DataType getCollectionElementType() {
        return elementType;
    }

    /**
     * Whether cells of this type are collections.
     *
     * @return true if they are
     */
    public boolean isCollectionType() {
        return isCompatible(CollectionDataValue.class);
    }

    @Override
    public boolean equals(final Object other) {
        return this == other
                || (other instanceof DataType type
                        && valueClasses.get(0).equals(type.valueClasses.get(0))
                        && hasSameValues(type));
    }

    @Override
    public int hashCode() {
        return Set.copyOf(valueClasses).hashCode() ^ Objects.hashCode(elementType);
    }

    /**
     * The order of cells: that of the first value class which has one, else by text.
     *
     * @return the order
     */
    public DataValueComparator getComparator() {
        for (Class<? extends DataValue> value : valueClasses) {
            final DataValueComparator comparator = getUtilityFor(value).getComparator();
            if (comparator != null) {
                return comparator;
            }
        }
        return BY_TEXT;
    }

    /**
     * An icon for columns of this type.
     *
     * @return the icon
     */
    public Icon getIcon() {
        return getUtilityFor(getPreferredValueClass()).getIcon();
    }

    /**
     * The value class that represents cells of this type best.
     *
     * @return the first value class
     */
    public Class<? extends DataValue> getPreferredValueClass() {
        return valueClasses.get(0);
    }

    /**
     * Everything that can show cells of this type.
     *
     * @return factories, those of the preferred value class first, never empty
     */
    public Collection<DataValueRendererFactory> getRendererFactories() {
        final Map<String, DataValueRendererFactory> factories = new LinkedHashMap<>();
        for (Class<? extends DataValue> value : valueClasses) {
            if (getUtilityFor(value) instanceof ExtensibleUtilityFactory utility) {
                addRenderer(factories, utility.getPreferredRenderer());
                addRenderer(factories, utility.getDefaultRenderer());
                utility.getAvailableRenderers().forEach(f -> addRenderer(factories, f));
            }
        }
        if (factories.isEmpty()) {
            addRenderer(factories, new DefaultDataValueRenderer.Factory());
        }
        return factories.values();
    }

    private static void addRenderer(
            final Map<String, DataValueRendererFactory> factories,
            final DataValueRendererFactory factory) {
        if (factory != null) {
            factories.putIfAbsent(factory.getId(), factory);
        }
    }

    /**
     * The renderers of the preferred value class.
     *
     * @param spec the column
     * @return the renderers
     */
    public DataValueRendererFamily getRenderer(final DataColumnSpec spec) {
        for (Class<? extends DataValue> value : valueClasses) {
            final DataValueRendererFamily family = getUtilityFor(value).getRendererFamily(spec);
            if (family != null) {
                return family;
            }
        }
        return new DefaultDataValueRendererFamily();
    }

    /**
     * The value classes, the preferred one first.
     *
     * @return unmodifiable list
     */
    public List<Class<? extends DataValue>> getValueClasses() {
        return valueClasses;
    }

    /**
     * The value classes that cells adapt to.
     *
     * @return empty list
     */
    public List<Class<? extends DataValue>> getAdapterValueClasses() {
        return Collections.emptyList();
    }

    /**
     * Whether every cell of another type is also one of this type.
     *
     * @param type the other type
     * @return true if it is
     */
    public boolean isASuperTypeOf(final DataType type) {
        if (type == null) {
            throw new NullPointerException("Type argument must not be null.");
        }
        if (type == this || type.isMissingValueType()) {
            return true;
        }
        for (Class<? extends DataValue> value : valueClasses) {
            if (!type.isCompatible(value)) {
                return false;
            }
        }
        return elementType == null || elementType.isASuperTypeOf(type.elementType);
    }

    /**
     * Whether cells of this type can be cast to a value class (or are missing).
     *
     * @param valueClass the value class
     * @return true if they can
     */
    public boolean isCompatible(final Class<? extends DataValue> valueClass) {
        for (Class<? extends DataValue> value : valueClasses) {
            if (value == MissingValue.class || valueClass.isAssignableFrom(value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether cells adapt to a value class.
     *
     * @param valueClass the value class
     * @return false
     */
    public boolean isAdaptable(final Class<? extends DataValue> valueClass) {
        return false;
    }

    /**
     * The class of the cells.
     *
     * @return the class, null if this type belongs to none
     */
    public Class<? extends DataCell> getCellClass() {
        return cellClass;
    }

    /**
     * Writes this type.
     *
     * @param config the settings that get it
     */
    public void save(final ConfigWO config) {
        if (elementType != null) {
            elementType.save(config.addConfig(ELEMENT_TYPE));
        }
        if (cellClass == null) {
            config.addString(CELL_CLASS, null);
            config.addBoolean(HAS_PREFERRED, true);
            config.addStringArray(
                    VALUE_CLASSES,
                    valueClasses.stream().map(Class::getName).toArray(String[]::new));
        } else {
            config.addString(CELL_CLASS, cellClass.getName());
        }
    }

    /**
     * The registered factory for cells of this type.
     *
     * @param context where file stores are made, null for temporary ones
     * @return the factory, if there is one
     */
    public Optional<DataCellFactory> getCellFactory(final ExecutionContext context) {
        return getCellFactoryFor(
                context == null
                        ? FileStoreFactory.createNotInWorkflowFileStoreFactory()
                        : FileStoreFactory.createFileStoreFactory(context));
    }

    /**
     * The registered factory for cells of this type.
     *
     * @param fileStore where cells may put files
     * @return the factory, if there is one
     */
    public Optional<DataCellFactory> getCellFactoryFor(final FileStoreFactory fileStore) {
        return DataTypeRegistry.getInstance().factoryFor(this, Objects.requireNonNull(fileStore));
    }

    @Override
    public String toString() {
        return describe(ExtensibleUtilityFactory::getName, false);
    }

    /**
     * The readable name that earlier releases showed, with the element type of collections.
     *
     * @return the name
     */
    public String toLegacyString() {
        return describe(ExtensibleUtilityFactory::getLegacyName, false);
    }

    /**
     * A readable name with the element type of collections, short for types without a cell class.
     *
     * @return the name
     */
    public String toPrettyString() {
        return describe(ExtensibleUtilityFactory::getName, true);
    }

    /**
     * The readable name without element type.
     *
     * @return the name
     */
    public String getName() {
        return baseName(ExtensibleUtilityFactory::getName, "?");
    }

    /**
     * The readable name that earlier releases showed, without element type.
     *
     * @return the name
     */
    public String getLegacyName() {
        return baseName(ExtensibleUtilityFactory::getLegacyName, "?");
    }

    private String baseName(
            final Function<ExtensibleUtilityFactory, String> naming, final String ifNonNative) {
        if (cellClass == null) {
            return ifNonNative;
        }
        return getUtilityFor(getPreferredValueClass()) instanceof ExtensibleUtilityFactory utility
                ? naming.apply(utility)
                : cellClass.getSimpleName();
    }

    private String describe(
            final Function<ExtensibleUtilityFactory, String> naming, final boolean isPretty) {
        final String nonNative =
                "Non-Native "
                        + (isPretty ? shortValueNames() : Arrays.toString(valueClasses.toArray()));
        final String name = baseName(naming, nonNative);
        return elementType == null
                ? name
                : name + " (Collection of: " + elementType.describe(naming, false) + ")";
    }

    private String shortValueNames() {
        final String names =
                valueClasses.stream()
                        .limit(3)
                        .map(c -> c.getSimpleName().replaceFirst("(?<=.)(Data)?Value$", ""))
                        .collect(Collectors.joining(", "));
        return "[" + names + (valueClasses.size() > 3 ? ", ...]" : "]");
    }

    /**
     * A text that differs between all types.
     *
     * @return cell class or value classes, and the element type of collections
     */
    public String getIdentifier() {
        final String own =
                cellClass == null ? new ArrayList<>(valueClasses).toString() : cellClass.getName();
        return elementType == null ? own : own + "<" + elementType.getIdentifier() + ">";
    }
}
