// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.reflect;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Creates objects of classes that annotations and factories name. */
public final class Instances {

    private Instances() {}

    /**
     * Creates an object by the constructor without arguments.
     *
     * @param type the class
     * @param <T> type of the object
     * @return the object
     * @throws IllegalStateException if the class is abstract, has no such constructor, or the
     *     constructor fails
     */
    public static <T> T create(Class<T> type) {
        try {
            return invoke(type.getDeclaredConstructor());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(
                    "The class "
                            + type.getName()
                            + " has no constructor without arguments; add one.",
                    e);
        }
    }

    /**
     * Creates an object by a constructor with one argument or, if there is none, by the one without
     * arguments.
     *
     * @param type the class
     * @param argumentType type of the argument
     * @param argument the argument
     * @param <T> type of the object
     * @param <A> type of the argument
     * @return the object
     * @throws IllegalStateException if the class is abstract, has neither constructor, or the
     *     constructor fails
     */
    public static <T, A> T create(Class<T> type, Class<A> argumentType, A argument) {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] parameters = constructor.getParameterTypes();
            if (parameters.length == 1 && parameters[0] == argumentType) {
                return type.cast(invoke(constructor, argument));
            }
        }
        return create(type);
    }

    private static <T> T invoke(Constructor<T> constructor, Object... arguments) {
        String name = constructor.getDeclaringClass().getName();
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(arguments);
        } catch (InstantiationException e) {
            throw new IllegalStateException(
                    "The class " + name + " is abstract and cannot be created.", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The constructor of " + name + " cannot be called.", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "The constructor of " + name + " failed: " + e.getCause(), e.getCause());
        }
    }
}
