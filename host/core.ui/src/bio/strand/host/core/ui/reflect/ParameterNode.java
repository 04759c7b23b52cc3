// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.reflect;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Objects;
import java.util.Optional;

/** One field of a class of parameters, or such a class itself as the root of a tree. */
public abstract sealed class ParameterNode permits ParameterGroup, ParameterList, ParameterLeaf {

    private final ParameterGroup parent;
    private final Field field;
    private final Class<?> type;

    ParameterNode(ParameterGroup parent, Field field, Class<?> type) {
        this.parent = parent;
        this.field = field;
        this.type = type;
        if (field != null) {
            field.setAccessible(true);
        }
    }

    /**
     * Returns whether this is the root of a tree.
     *
     * @return whether there is no field
     */
    public final boolean isRoot() {
        return field == null;
    }

    /**
     * Returns the group that has the field.
     *
     * @return the group, empty for a root
     */
    public final Optional<ParameterGroup> parent() {
        return Optional.ofNullable(parent);
    }

    /**
     * Returns the name of the field without a leading {@code m_}.
     *
     * @return the name, empty for a root
     */
    public final String name() {
        return field == null ? "" : ParameterGroup.nameOf(field);
    }

    /**
     * Returns the names that lead from the root to this node.
     *
     * @return the names, joined by dots; the simple name of the class for a root
     */
    public final String path() {
        if (parent == null) {
            return type.getSimpleName();
        }
        return parent.isRoot() ? name() : parent.path() + "." + name();
    }

    /**
     * Returns the class of the value.
     *
     * @return the class; for an optional field that of its content
     */
    public final Class<?> type() {
        return type;
    }

    /**
     * Returns an annotation of the field. A field that was declared in a superclass falls back on
     * the annotation of that class.
     *
     * @param annotation the annotation
     * @param <A> its type
     * @return the annotation, or empty if there is none
     */
    public final <A extends Annotation> Optional<A> annotation(Class<A> annotation) {
        if (field == null) {
            return Optional.empty();
        }
        A onField = field.getAnnotation(annotation);
        if (onField == null && !field.getDeclaringClass().equals(parent.type())) {
            return Optional.ofNullable(field.getDeclaringClass().getAnnotation(annotation));
        }
        return Optional.ofNullable(onField);
    }

    /**
     * Returns the annotations of a repeatable type on the field.
     *
     * @param annotation the annotation
     * @param <A> its type
     * @return the annotations, empty for a root
     */
    public final <A extends Annotation> A[] annotations(Class<A> annotation) {
        return field == null
                ? type.getAnnotationsByType(annotation)
                : field.getAnnotationsByType(annotation);
    }

    /**
     * Returns the generic type of the field as it is declared.
     *
     * @return the field; {@code null} for a root
     */
    public final Field field() {
        return field;
    }

    /**
     * Reads the field.
     *
     * @param owner the object that has the field
     * @return the value
     */
    public final Object valueIn(Object owner) {
        Objects.requireNonNull(
                owner, () -> "The parameters that hold \"" + path() + "\" are null.");
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field " + field + " cannot be read.", e);
        }
    }

    /**
     * Writes the field.
     *
     * @param owner the object that has the field
     * @param value the value
     */
    public final void setValueIn(Object owner, Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field " + field + " cannot be written.", e);
        }
    }

    @Override
    public final String toString() {
        return path();
    }
}
