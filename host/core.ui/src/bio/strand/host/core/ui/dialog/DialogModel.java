// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.dialog;

import bio.strand.host.core.ui.effect.Condition;
import bio.strand.host.core.ui.effect.ParameterValues;
import bio.strand.host.core.ui.reflect.Instances;
import bio.strand.host.core.ui.reflect.ParameterGroup;
import bio.strand.host.core.ui.reflect.ParameterLeaf;
import bio.strand.host.core.ui.reflect.ParameterList;
import bio.strand.host.core.ui.reflect.ParameterNode;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;

/**
 * What the dialog of a class of parameters shows, in the order of the fields. A field without
 * {@link Widget} is not shown. Creating the model checks the annotations as far as a dialog relies
 * on them, so that a mistake shows without opening one.
 */
public final class DialogModel {

    private final ParameterGroup tree;
    private final NodeParameters defaults;
    private final List<ParameterDescription> parameters = new ArrayList<>();

    private DialogModel(Class<? extends NodeParameters> type) {
        this.tree = ParameterGroup.of(type, WidgetGroup.class);
        this.defaults = Instances.create(type);
        ParameterValues values = ObjectValues.of(tree, defaults, null);
        describe(tree, "", defaults, values, Inherited.NOTHING, parameters);
    }

    /**
     * Describes the dialog of a class of parameters.
     *
     * @param type the class of parameters
     * @return its dialog
     * @throws IllegalArgumentException if an annotation does not fit its field, names a class that
     *     cannot be created or refers to a field that does not exist, or if a default violates the
     *     limits of its widget
     */
    public static DialogModel of(Class<? extends NodeParameters> type) {
        return new DialogModel(type);
    }

    /**
     * Returns the parameters, with those of nested groups in their place.
     *
     * @return the parameters, unmodifiable
     */
    public List<ParameterDescription> topLevelParameters() {
        return List.copyOf(parameters);
    }

    /**
     * Tells which parameters a dialog shows and lets be edited for given values.
     *
     * @param values the values, of the class that this model describes
     * @return keys of the parameters that are neither hidden nor disabled
     */
    public List<String> activeKeys(NodeParameters values) {
        List<String> keys = new ArrayList<>();
        ParameterValues known = ObjectValues.of(tree, values, null);
        collectActive(tree, "", known, Inherited.NOTHING, keys);
        return keys;
    }

    /** What a group or layout passes on to the fields in it. */
    private record Inherited(List<Effect> effects, boolean advanced, Class<?> layout) {

        static final Inherited NOTHING = new Inherited(List.of(), false, null);

        Inherited with(ParameterNode node) {
            Stream<Effect> own =
                    Stream.concat(
                            Arrays.stream(node.annotations(Effect.class)),
                            node.annotation(Widget.class).stream()
                                    .flatMap(widget -> Arrays.stream(widget.effect())));
            Class<?> place =
                    node.annotation(Layout.class).<Class<?>>map(Layout::value).orElse(layout);
            boolean isAdvanced =
                    advanced
                            || node.annotation(Advanced.class).isPresent()
                            || node.annotation(Widget.class).map(Widget::advanced).orElse(false)
                            || (place != null && place.isAnnotationPresent(Advanced.class));
            return new Inherited(Stream.concat(effects.stream(), own).toList(), isAdvanced, place);
        }

        Inherited withClassOf(ParameterGroup group) {
            Class<?> place =
                    layout != null
                            ? layout
                            : group.typeAnnotation(Layout.class)
                                    .<Class<?>>map(Layout::value)
                                    .orElse(null);
            return new Inherited(
                    Stream.concat(
                                    effects.stream(),
                                    Arrays.stream(group.type().getAnnotationsByType(Effect.class)))
                            .toList(),
                    advanced || group.type().isAnnotationPresent(Advanced.class),
                    place);
        }

        Stream<Effect> allEffects() {
            return Stream.concat(
                    layout == null
                            ? Stream.empty()
                            : Arrays.stream(layout.getAnnotationsByType(Effect.class)),
                    effects.stream());
        }

        String section() {
            for (Class<?> part = layout; part != null; part = part.getEnclosingClass()) {
                Section section = part.getAnnotation(Section.class);
                if (section != null) {
                    return section.title();
                }
            }
            return "";
        }
    }

    private static void describe(
            ParameterGroup group,
            String keyPrefix,
            Object owner,
            ParameterValues values,
            Inherited fromOutside,
            List<ParameterDescription> target) {
        Inherited inherited = fromOutside.withClassOf(group);
        for (ParameterNode child : group.children()) {
            String key = keyPrefix + keyOf(child);
            Inherited own = inherited.with(child);
            if (child instanceof ParameterGroup nested) {
                describe(nested, key + "/", nested.valueIn(owner), values, own, target);
            } else if (child.annotation(Widget.class).isPresent()) {
                target.add(description(child, key, child.valueIn(owner), values, own));
            }
        }
    }

    private static ParameterDescription description(
            ParameterNode node,
            String key,
            Object defaultValue,
            ParameterValues values,
            Inherited inherited) {
        Widget widget = node.annotation(Widget.class).orElseThrow();
        Range range = WidgetRules.check(node, defaultValue);
        List<ParameterDescription> elements = new ArrayList<>();
        if (node instanceof ParameterList list) {
            Object element = Instances.create(list.element().type());
            describe(
                    list.element(),
                    "",
                    element,
                    ObjectValues.of(list.element(), element, null),
                    Inherited.NOTHING,
                    elements);
        }
        return new ParameterDescription(
                key,
                inherited.section(),
                widget.title(),
                widget.description(),
                typeName(node),
                text(defaultValue),
                choices(node),
                range,
                inherited.advanced(),
                inherited.allEffects().map(effect -> inWords(effect, values)).toList(),
                elements);
    }

    private static String keyOf(ParameterNode node) {
        return node.annotation(Persist.class)
                .map(Persist::configKey)
                .filter(key -> !key.isEmpty())
                .orElse(node.name());
    }

    private static List<Choice> choices(ParameterNode node) {
        return node.type().isEnum()
                ? Arrays.stream(node.type().getEnumConstants())
                        .map(constant -> Choice.of((Enum<?>) constant))
                        .toList()
                : List.of();
    }

    private static String inWords(Effect effect, ParameterValues values) {
        String verb =
                switch (effect.type()) {
                    case SHOW -> "shown";
                    case HIDE -> "hidden";
                    case ENABLE -> "enabled";
                    case DISABLE -> "disabled";
                };
        return verb + " if " + Condition.of(effect.predicate(), values);
    }

    private static void collectActive(
            ParameterGroup group,
            String keyPrefix,
            ParameterValues values,
            Inherited fromOutside,
            List<String> keys) {
        Inherited inherited = fromOutside.withClassOf(group);
        for (ParameterNode child : group.children()) {
            String key = keyPrefix + keyOf(child);
            Inherited own = inherited.with(child);
            if (child instanceof ParameterGroup nested) {
                collectActive(nested, key + "/", values, own, keys);
            } else if (child.annotation(Widget.class).isPresent()
                    && own.allEffects().allMatch(effect -> leavesActive(effect, values))) {
                keys.add(key);
            }
        }
    }

    private static boolean leavesActive(Effect effect, ParameterValues values) {
        boolean holds = Condition.of(effect.predicate(), values).holds(values);
        return switch (effect.type()) {
            case SHOW, ENABLE -> holds;
            case HIDE, DISABLE -> !holds;
        };
    }

    private static String typeName(ParameterNode node) {
        Class<?> type = node.type();
        String name;
        if (node instanceof ParameterList) {
            name = "list";
        } else if (type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class
                || type == byte.class
                || type == Byte.class) {
            name = "integer";
        } else if (type == double.class
                || type == Double.class
                || type == float.class
                || type == Float.class) {
            name = "number";
        } else if (type == boolean.class || type == Boolean.class) {
            name = "boolean";
        } else if (type == String.class) {
            name = "string";
        } else if (type.isEnum()) {
            name = "choice";
        } else if (type == ColumnFilter.class) {
            name = "column filter";
        } else if (type.isArray()) {
            name = "list of " + type.getComponentType().getSimpleName();
        } else {
            name = type.getSimpleName();
        }
        return node instanceof ParameterLeaf leaf && leaf.isOptional()
                ? name + " (optional)"
                : name;
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(DialogModel::text).orElse("");
        }
        if (value instanceof ColumnFilter filter) {
            return filter.m_manualFilter.m_includeUnknownColumns
                    ? "all columns"
                    : String.join(", ", filter.m_manualFilter.m_manuallySelected);
        }
        if (value != null && value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> text(Array.get(value, i)))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof NodeParameters) {
            return value.getClass().getSimpleName();
        }
        return value == null ? "" : value.toString();
    }
}
