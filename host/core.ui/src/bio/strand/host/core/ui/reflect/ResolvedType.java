// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.reflect;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A type with its type variables replaced, as far as the declarations of a class hierarchy tell.
 *
 * @param raw the class
 * @param arguments the type arguments, empty for a raw type; for an array the type of its elements
 */
record ResolvedType(Class<?> raw, List<ResolvedType> arguments) {

    ResolvedType {
        arguments = List.copyOf(arguments);
    }

    static ResolvedType of(Type type, Map<TypeVariable<?>, ResolvedType> bindings) {
        if (type instanceof Class<?> c) {
            return new ResolvedType(
                    c, c.isArray() ? List.of(of(c.getComponentType(), bindings)) : List.of());
        }
        if (type instanceof ParameterizedType parameterized) {
            return new ResolvedType(
                    (Class<?>) parameterized.getRawType(),
                    Arrays.stream(parameterized.getActualTypeArguments())
                            .map(argument -> of(argument, bindings))
                            .toList());
        }
        if (type instanceof GenericArrayType array) {
            ResolvedType element = of(array.getGenericComponentType(), bindings);
            return new ResolvedType(element.raw().arrayType(), List.of(element));
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], bindings);
        }
        TypeVariable<?> variable = (TypeVariable<?>) type;
        ResolvedType bound = bindings.get(variable);
        return bound != null ? bound : of(variable.getBounds()[0], Map.of());
    }

    /** What the type variables of this type's class stand for. */
    Map<TypeVariable<?>, ResolvedType> bindings() {
        Map<TypeVariable<?>, ResolvedType> bindings = new HashMap<>();
        TypeVariable<?>[] variables = raw.getTypeParameters();
        for (int i = 0; i < Math.min(variables.length, arguments.size()); i++) {
            bindings.put(variables[i], arguments.get(i));
        }
        return bindings;
    }

    /** The superclass, or {@code null} for {@link Object}, interfaces and primitives. */
    ResolvedType superclass() {
        Type superclass = raw.getGenericSuperclass();
        return superclass == null ? null : of(superclass, bindings());
    }
}
