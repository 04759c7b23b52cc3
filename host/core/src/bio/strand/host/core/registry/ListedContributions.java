// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contributions listed in code, for tests that run without the Eclipse registry. Classes are given
 * as such instead of by name.
 */
public final class ListedContributions implements Contributions {
    private final Map<String, List<Contribution>> byPoint = new LinkedHashMap<>();

    /** Creates an empty list. */
    public ListedContributions() {
        super();
    }

    @Override
    public List<Contribution> of(final String extensionPointId) {
        return byPoint.getOrDefault(extensionPointId, List.of());
    }

    /**
     * Adds an element.
     *
     * @param extensionPointId full id of the extension point
     * @param element the element
     * @return this
     */
    public ListedContributions add(final String extensionPointId, final Contribution element) {
        byPoint.computeIfAbsent(extensionPointId, id -> new ArrayList<>()).add(element);
        return this;
    }

    /**
     * Adds a port type.
     *
     * @param name its name
     * @param objectClass class of the port objects
     * @param objectSerializer their serializer
     * @param specClass class of their specs
     * @param specSerializer the serializer of the specs
     * @return this
     */
    public ListedContributions portType(
            final String name,
            final Class<?> objectClass,
            final Class<?> objectSerializer,
            final Class<?> specClass,
            final Class<?> specSerializer) {
        return add(
                "org.knime.core.PortType",
                new Listed("portType")
                        .text("name", name)
                        .type("objectClass", objectClass)
                        .type("objectSerializer", objectSerializer)
                        .type("specClass", specClass)
                        .type("specSerializer", specSerializer));
    }

    /**
     * Adds a data type.
     *
     * @param cellClass class of the cells
     * @param factoryClass their {@code DataCellFactory}, may be null
     * @param serializerClass their serializer
     * @param valueFactoryClass their {@code ValueFactory}, may be null
     * @return this
     */
    public ListedContributions dataType(
            final Class<?> cellClass,
            final Class<?> factoryClass,
            final Class<?> serializerClass,
            final Class<?> valueFactoryClass) {
        final Listed element =
                new Listed("DataType")
                        .type("cellClass", cellClass)
                        .child(
                                new Listed("serializer")
                                        .type("cellClass", cellClass)
                                        .type("serializerClass", serializerClass));
        if (factoryClass != null) {
            element.type("factoryClass", factoryClass);
        }
        if (valueFactoryClass != null) {
            element.child(new Listed("ValueFactory").type("valueFactoryClass", valueFactoryClass));
        }
        return add("org.knime.core.DataType", element);
    }

    /** One listed element. */
    public static final class Listed implements Contribution {
        private final String name;
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, Class<?>> types = new LinkedHashMap<>();
        private final List<Listed> children = new ArrayList<>();

        /**
         * Creates an element without attributes.
         *
         * @param name its name
         */
        public Listed(final String name) {
            this.name = name;
        }

        /**
         * Sets a plain attribute.
         *
         * @param attribute its name
         * @param value its value
         * @return this
         */
        public Listed text(final String attribute, final String value) {
            texts.put(attribute, value);
            return this;
        }

        /**
         * Sets an attribute that names a class.
         *
         * @param attribute its name
         * @param value the class
         * @return this
         */
        public Listed type(final String attribute, final Class<?> value) {
            texts.put(attribute, value.getName());
            types.put(attribute, value);
            return this;
        }

        /**
         * Nests an element.
         *
         * @param child the element
         * @return this
         */
        public Listed child(final Listed child) {
            children.add(child);
            return this;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String attribute(final String attribute) {
            return texts.get(attribute);
        }

        @Override
        public List<Contribution> children(final String childName) {
            final List<Contribution> named = new ArrayList<>();
            for (Listed child : children) {
                if (child.name.equals(childName)) {
                    named.add(child);
                }
            }
            return named;
        }

        @Override
        public String contributor() {
            return "listed";
        }

        @Override
        public <T> T instantiate(final String attribute, final Class<T> type)
                throws ContributionException {
            final Class<? extends T> implementation = load(attribute, type);
            try {
                return implementation.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new ContributionException(
                        implementation.getName() + " cannot be created: " + e, e);
            }
        }

        @Override
        public <T> Class<? extends T> load(final String attribute, final Class<T> type)
                throws ContributionException {
            final Class<?> listed = types.get(attribute);
            if (listed == null || !type.isAssignableFrom(listed)) {
                throw new ContributionException(
                        "Attribute \"" + attribute + "\" names no " + type.getName(), null);
            }
            return listed.asSubclass(type);
        }
    }
}
