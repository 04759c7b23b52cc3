// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.persistence;

import bio.strand.host.core.ui.reflect.Instances;
import bio.strand.host.core.ui.reflect.ParameterGroup;
import bio.strand.host.core.ui.reflect.ParameterLeaf;
import bio.strand.host.core.ui.reflect.ParameterList;
import bio.strand.host.core.ui.reflect.ParameterNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.persistence.Persistor;

/**
 * How a class of parameters is written to and read from node settings: one entry for each field, in
 * the order of the fields; see {@link org.knime.node.parameters.NodeParameters} for the rules.
 *
 * <p>Loading is complete or fails: a field without an entry is an error unless its migration allows
 * it. Entries without a field are ignored.
 *
 * @param <T> the class of parameters
 */
public final class ParameterFormat<T> {

    private static final String HIDDEN_SUFFIX = "_Internals";

    private final Class<T> type;
    private final ValueFormat<Object> format;

    private ParameterFormat(Class<T> type) {
        this.type = type;
        this.format = ofGroup(ParameterGroup.of(type, Persistable.class));
    }

    /**
     * Describes a class of parameters.
     *
     * @param type the class
     * @param <T> the class
     * @return its format
     * @throws IllegalArgumentException if a field has a type that cannot be saved
     * @throws IllegalStateException if annotations contradict each other or name a class that
     *     cannot be created
     */
    public static <T extends Persistable> ParameterFormat<T> of(Class<T> type) {
        return new ParameterFormat<>(type);
    }

    /**
     * Writes parameters.
     *
     * @param parameters the parameters, of exactly the class that this format describes
     * @param settings where to write them
     */
    public void save(Object parameters, NodeSettingsWO settings) {
        format.save(parameters, settings);
    }

    /**
     * Reads parameters.
     *
     * @param settings where to read them
     * @return the parameters
     * @throws InvalidSettingsException if an entry is missing or holds an unacceptable value; the
     *     message names it
     */
    public T load(NodeSettingsRO settings) throws InvalidSettingsException {
        return type.cast(format.load(settings));
    }

    /** The format of a class, which may have a persistor and a migration of its own. */
    private static ValueFormat<Object> ofGroup(ParameterGroup group) {
        Optional<NodeParametersPersistor<?>> persistor =
                group.typeAnnotation(Persistor.class).map(ParameterFormat::create);
        ValueFormat<Object> format =
                persistor.map(ParameterFormat::custom).orElseGet(() -> ofFields(group));
        // without a persistor the class is the settings that hold it, which always exist
        List<List<String>> paths = persistor.map(ParameterFormat::paths).orElse(List.of(List.of()));
        return migrating(group.typeAnnotation(Migration.class), format, paths, group);
    }

    private static ValueFormat<Object> ofFields(ParameterGroup group) {
        Map<ParameterNode, ValueFormat<Object>> fields = new LinkedHashMap<>();
        group.children().forEach(child -> fields.put(child, ofField(child)));
        return new ValueFormat<>() {
            @Override
            public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
                Object parameters = Instances.create(group.type());
                for (Map.Entry<ParameterNode, ValueFormat<Object>> field : fields.entrySet()) {
                    field.getKey().setValueIn(parameters, field.getValue().load(settings));
                }
                return parameters;
            }

            @Override
            public void save(Object value, NodeSettingsWO settings) {
                fields.forEach((field, format) -> format.save(field.valueIn(value), settings));
            }
        };
    }

    private static ValueFormat<Object> ofField(ParameterNode node) {
        refuseBoth(node, Persistor.class, Persist.class);
        refuseBoth(node, Migration.class, Migrate.class);
        Optional<NodeParametersPersistor<?>> persistor =
                node.annotation(Persistor.class).map(ParameterFormat::create);
        ValueFormat<Object> format =
                persistor.map(ParameterFormat::custom).orElseGet(() -> keyed(node, keyOf(node)));
        List<List<String>> paths =
                persistor
                        .map(ParameterFormat::paths)
                        .orElseGet(() -> List.of(List.of(keyOf(node))));
        ValueFormat<Object> migrating =
                migrating(node.annotation(Migration.class), format, paths, node);
        return takesDefaultIfAbsent(node, paths) ? withDefault(node, migrating, paths) : migrating;
    }

    private static void refuseBoth(
            ParameterNode node,
            Class<? extends java.lang.annotation.Annotation> first,
            Class<? extends java.lang.annotation.Annotation> second) {
        if (node.annotation(first).isPresent() && node.annotation(second).isPresent()) {
            throw new IllegalStateException(
                    "The field %s has both @%s and @%s; keep the first and let it do the work of the second."
                            .formatted(node.path(), first.getSimpleName(), second.getSimpleName()));
        }
    }

    private static String keyOf(ParameterNode node) {
        Optional<Persist> persist = node.annotation(Persist.class);
        String key = persist.map(Persist::configKey).filter(k -> !k.isEmpty()).orElse(node.name());
        return persist.map(Persist::hidden).orElse(false) ? key + HIDDEN_SUFFIX : key;
    }

    private static ValueFormat<Object> keyed(ParameterNode node, String key) {
        if (node instanceof ParameterLeaf leaf) {
            return cast(LeafFormats.of(leaf.type(), leaf.isOptional(), key, leaf.path()));
        }
        if (node instanceof ParameterList list) {
            return nested(key, new ListFormat(list, ofGroup(list.element())));
        }
        return nested(key, ofGroup((ParameterGroup) node));
    }

    private static ValueFormat<Object> nested(String key, ValueFormat<Object> content) {
        return new ValueFormat<>() {
            @Override
            public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
                return content.load(settings.getNodeSettings(key));
            }

            @Override
            public void save(Object value, NodeSettingsWO settings) {
                content.save(value, settings.addNodeSettings(key));
            }
        };
    }

    private static NodeParametersPersistor<?> create(Persistor annotation) {
        return Instances.create(annotation.value());
    }

    private static ValueFormat<Object> custom(NodeParametersPersistor<?> persistor) {
        return cast(
                new ValueFormat<>() {
                    @Override
                    public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
                        return persistor.load(settings);
                    }

                    @Override
                    public void save(Object value, NodeSettingsWO settings) {
                        saveUnchecked(persistor, value, settings);
                    }
                });
    }

    @SuppressWarnings(
            "unchecked") // the annotation on the field promises that the persistor fits its type
    private static <V> void saveUnchecked(
            NodeParametersPersistor<V> persistor, Object value, NodeSettingsWO settings) {
        persistor.save((V) value, settings);
    }

    @SuppressWarnings(
            "unchecked") // a format is only given the value of the field that it was made for
    private static ValueFormat<Object> cast(ValueFormat<?> format) {
        return (ValueFormat<Object>) format;
    }

    private static List<List<String>> paths(NodeParametersPersistor<?> persistor) {
        return Arrays.stream(persistor.getConfigPaths()).map(List::of).toList();
    }

    private static boolean anyExists(NodeSettingsRO settings, List<List<String>> paths) {
        return paths.stream().anyMatch(path -> EntryPaths.exists(settings, path));
    }

    private static ValueFormat<Object> migrating(
            Optional<Migration> annotation,
            ValueFormat<Object> present,
            List<List<String>> paths,
            ParameterNode node) {
        if (annotation.isEmpty()) {
            return present;
        }
        NodeParametersMigration<?> migration = Instances.create(annotation.get().value());
        return new ValueFormat<>() {
            @Override
            public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
                for (ConfigMigration<?> earlier : migration.getConfigMigrations()) {
                    if (applies(earlier, settings)) {
                        return earlier.getLoader().load(settings);
                    }
                }
                return present.load(settings);
            }

            private boolean applies(ConfigMigration<?> earlier, NodeSettingsRO settings) {
                if (earlier.getMatcher() != EntryPaths.PRESENT_FORM_IS_ABSENT) {
                    return earlier.getMatcher().test(settings);
                }
                if (paths.isEmpty()) {
                    throw new IllegalStateException(
                            ("The migration of %s cannot tell whether it applies: its persistor has"
                                 + " no config paths. Give the migration a matcher or a deprecated"
                                 + " config path.")
                                    .formatted(node.path()));
                }
                return !anyExists(settings, paths);
            }

            @Override
            public void save(Object value, NodeSettingsWO settings) {
                present.save(value, settings);
            }
        };
    }

    private static boolean takesDefaultIfAbsent(ParameterNode node, List<List<String>> paths) {
        if (node.annotation(Migrate.class).map(Migrate::loadDefaultIfAbsent).orElse(false)) {
            if (paths.isEmpty()) {
                throw new IllegalStateException(
                        ("The field %s has @Migrate(loadDefaultIfAbsent = true), but its persistor"
                                        + " has no config paths that could be absent.")
                                .formatted(node.path()));
            }
            return true;
        }
        boolean byClass =
                node.parent()
                        .flatMap(parent -> parent.typeAnnotation(LoadDefaultsForAbsentFields.class))
                        .isPresent();
        return byClass && node.annotation(Migration.class).isEmpty() && !paths.isEmpty();
    }

    private static ValueFormat<Object> withDefault(
            ParameterNode node, ValueFormat<Object> present, List<List<String>> paths) {
        Class<?> owner = node.parent().orElseThrow().type();
        return new ValueFormat<>() {
            @Override
            public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
                return anyExists(settings, paths)
                        ? present.load(settings)
                        : node.valueIn(Instances.create(owner));
            }

            @Override
            public void save(Object value, NodeSettingsWO settings) {
                present.save(value, settings);
            }
        };
    }
}
