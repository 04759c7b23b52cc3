// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.reflect;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class with parameters, as a field or as the root of a tree.
 *
 * <p>Its children are the fields that are neither private nor static nor transient nor synthetic:
 * those of superclasses first, then in the order of their declaration.
 */
public final class ParameterGroup extends ParameterNode {

    private static final String FIELD_PREFIX = "m_";

    private final List<ParameterNode> children = new ArrayList<>();

    private ParameterGroup(ParameterGroup parent, Field field, Class<?> type) {
        super(parent, field, type);
    }

    /**
     * Describes a class of parameters.
     *
     * @param rootClass the class
     * @param groupType what makes the class of a field a group
     * @return the root of the tree
     * @throws IllegalArgumentException if a class has a field of its own type, so that the tree
     *     would have no end
     */
    public static ParameterGroup of(Class<?> rootClass, Class<?> groupType) {
        return root(new ResolvedType(rootClass, List.of()), groupType, new ArrayDeque<>());
    }

    private static ParameterGroup root(
            ResolvedType type, Class<?> groupType, Deque<Class<?>> enclosing) {
        ParameterGroup root = new ParameterGroup(null, null, type.raw());
        root.addFields(type, groupType, enclosing);
        return root;
    }

    static String nameOf(Field field) {
        String name = field.getName();
        return name.startsWith(FIELD_PREFIX) ? name.substring(FIELD_PREFIX.length()) : name;
    }

    /**
     * Returns the fields of the class.
     *
     * @return the fields, unmodifiable
     */
    public List<ParameterNode> children() {
        return List.copyOf(children);
    }

    /**
     * Returns an annotation of the class itself.
     *
     * @param annotation the annotation
     * @param <A> its type
     * @return the annotation, or empty if there is none
     */
    public <A extends Annotation> Optional<A> typeAnnotation(Class<A> annotation) {
        return Optional.ofNullable(type().getAnnotation(annotation));
    }

    private void addFields(ResolvedType type, Class<?> groupType, Deque<Class<?>> enclosing) {
        if (enclosing.contains(type.raw())) {
            throw new IllegalArgumentException(
                    "The parameters " + type.raw().getName() + " contain themselves.");
        }
        enclosing.push(type.raw());
        Map<String, ResolvedType> types = new LinkedHashMap<>();
        Map<String, Field> fields = new LinkedHashMap<>();
        collect(type, fields, types);
        fields.forEach(
                (name, field) -> children.add(child(field, types.get(name), groupType, enclosing)));
        enclosing.pop();
    }

    private static void collect(
            ResolvedType type, Map<String, Field> fields, Map<String, ResolvedType> types) {
        ResolvedType superclass = type.superclass();
        if (superclass != null) {
            collect(superclass, fields, types);
        }
        for (Field field : type.raw().getDeclaredFields()) {
            if (isParameter(field)) {
                fields.put(field.getName(), field);
                types.put(
                        field.getName(), ResolvedType.of(field.getGenericType(), type.bindings()));
            }
        }
    }

    private static boolean isParameter(Field field) {
        int modifiers = field.getModifiers();
        return !field.isSynthetic()
                && !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers)
                && !Modifier.isTransient(modifiers);
    }

    private ParameterNode child(
            Field field, ResolvedType type, Class<?> groupType, Deque<Class<?>> enclosing) {
        Class<?> raw = type.raw();
        if (groupType.isAssignableFrom(raw)) {
            ParameterGroup group = new ParameterGroup(this, field, raw);
            group.addFields(type, groupType, enclosing);
            return group;
        }
        if (raw.isArray() || Collection.class.isAssignableFrom(raw)) {
            ResolvedType element = type.arguments().isEmpty() ? null : type.arguments().get(0);
            if (element != null
                    && !element.raw().isEnum()
                    && groupType.isAssignableFrom(element.raw())) {
                return new ParameterList(this, field, raw, root(element, groupType, enclosing));
            }
        }
        boolean optional = raw == Optional.class && !type.arguments().isEmpty();
        return new ParameterLeaf(
                this, field, optional ? type.arguments().get(0).raw() : raw, optional);
    }
}
