// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.effect;

import bio.strand.host.core.ui.reflect.Instances;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.EffectPredicateProvider.PredicateInitializer;
import org.knime.node.parameters.updates.ParameterReference;

/** A condition of an effect that can be evaluated, with the text that describes it. */
public final class Condition implements EffectPredicate {

    private final Predicate<ParameterValues> holds;
    private final String description;

    private Condition(Predicate<ParameterValues> holds, String description) {
        this.holds = holds;
        this.description = description;
    }

    /**
     * Builds the condition of an effect.
     *
     * @param provider names what builds it
     * @param values tells which references exist
     * @return the condition
     * @throws IllegalArgumentException if the condition refers to a field that does not exist
     */
    public static Condition of(
            Class<? extends EffectPredicateProvider> provider, ParameterValues values) {
        return evaluable(new Initializer(values).getPredicate(provider));
    }

    /**
     * Combines conditions.
     *
     * @param conditions conditions
     * @return holds if all of them do
     */
    public static EffectPredicate allOf(EffectPredicate... conditions) {
        List<Condition> parts = Arrays.stream(conditions).map(Condition::evaluable).toList();
        return new Condition(
                values -> parts.stream().allMatch(part -> part.holds(values)),
                join(parts, " and "));
    }

    /**
     * Combines conditions.
     *
     * @param conditions conditions
     * @return holds if at least one of them does
     */
    public static EffectPredicate anyOf(EffectPredicate... conditions) {
        List<Condition> parts = Arrays.stream(conditions).map(Condition::evaluable).toList();
        return new Condition(
                values -> parts.stream().anyMatch(part -> part.holds(values)), join(parts, " or "));
    }

    /**
     * Negates a condition.
     *
     * @param condition a condition
     * @return holds if the given one does not
     */
    public static EffectPredicate not(EffectPredicate condition) {
        Condition part = evaluable(condition);
        return new Condition(values -> !part.holds(values), "not (" + part + ")");
    }

    private static Condition evaluable(EffectPredicate condition) {
        if (condition instanceof Condition evaluable) {
            return evaluable;
        }
        throw new IllegalArgumentException(
                "The condition " + condition + " was not built by a PredicateInitializer.");
    }

    private static String join(List<Condition> parts, String word) {
        return String.join(word, parts.stream().map(part -> "(" + part + ")").toList());
    }

    /**
     * Evaluates the condition.
     *
     * @param values the values it depends on
     * @return whether it holds
     */
    public boolean holds(ParameterValues values) {
        return holds.test(values);
    }

    @Override
    public String toString() {
        return description;
    }

    /** Builds conditions on the fields that are known by name. */
    private record Initializer(ParameterValues known) implements PredicateInitializer {

        private Condition on(
                Class<? extends ParameterReference<?>> reference,
                Predicate<Object> test,
                String description) {
            return condition(reference, (values, ref) -> test.test(values.value(ref)), description);
        }

        private Condition condition(
                Class<? extends ParameterReference<?>> reference,
                BiPredicate<ParameterValues, Class<? extends ParameterReference<?>>> test,
                String description) {
            if (!known.has(reference)) {
                throw new IllegalArgumentException(
                        "A condition refers to %s, but no field has @ValueReference(%s.class)."
                                .formatted(reference.getName(), reference.getSimpleName()));
            }
            return new Condition(
                    values -> test.test(values, reference),
                    "\"" + known.title(reference) + "\" " + description);
        }

        @Override
        public StringReference getString(Class<? extends ParameterReference<String>> reference) {
            return new StringReference() {
                @Override
                public EffectPredicate isEqualTo(String value) {
                    return on(reference, value::equals, "is \"" + value + "\"");
                }

                @Override
                public EffectPredicate matchesPattern(String pattern) {
                    Predicate<String> matches = Pattern.compile(pattern).asMatchPredicate();
                    return on(
                            reference,
                            value -> value != null && matches.test((String) value),
                            "matches " + pattern);
                }
            };
        }

        @Override
        public BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference) {
            return new BooleanReference() {
                @Override
                public EffectPredicate isTrue() {
                    return on(reference, Boolean.TRUE::equals, "is true");
                }

                @Override
                public EffectPredicate isFalse() {
                    return on(reference, Boolean.FALSE::equals, "is false");
                }
            };
        }

        @Override
        public <E extends Enum<E>> EnumReference<E> getEnum(
                Class<? extends ParameterReference<E>> reference) {
            return new EnumReference<>() {
                @Override
                @SafeVarargs
                @SuppressWarnings("varargs") // the array is only read
                public final EffectPredicate isOneOf(E... values) {
                    List<E> accepted = List.of(values);
                    return on(
                            reference,
                            value -> value != null && accepted.contains(value),
                            inWords(accepted));
                }
            };
        }

        private static String inWords(List<?> accepted) {
            String names = String.join(", ", accepted.stream().map(Object::toString).toList());
            return accepted.size() == 1 ? "is " + names : "is one of " + names;
        }

        @Override
        public <T> ArrayReference getArray(Class<? extends ParameterReference<T[]>> reference) {
            return elementsOf(reference);
        }

        @Override
        public <T> ArrayReference getList(Class<? extends ParameterReference<List<T>>> reference) {
            return elementsOf(reference);
        }

        private ArrayReference elementsOf(Class<? extends ParameterReference<?>> reference) {
            return new ArrayReference() {
                @Override
                public EffectPredicate hasMultipleItems() {
                    return condition(
                            reference,
                            (values, ref) -> values.elements(ref).size() > 1,
                            "has several elements");
                }

                @Override
                public EffectPredicate containsElementSatisfying(
                        EffectPredicateProvider elementPredicate) {
                    return condition(
                            reference,
                            (values, ref) ->
                                    values.elements(ref).stream()
                                            .anyMatch(
                                                    element ->
                                                            satisfies(element, elementPredicate)),
                            "has a matching element");
                }
            };
        }

        private static boolean satisfies(
                ParameterValues element, EffectPredicateProvider elementPredicate) {
            return evaluable(elementPredicate.init(new Initializer(element))).holds(element);
        }

        @Override
        public boolean isMissing(Class<? extends ParameterReference<?>> reference) {
            return !known.has(reference);
        }

        @Override
        public EffectPredicate getConstant(Predicate<NodeParametersInput> predicate) {
            return new Condition(
                    values -> values.input().map(predicate::test).orElse(false),
                    "the inputs match");
        }

        @Override
        public EffectPredicate never() {
            return new Condition(values -> false, "never");
        }

        @Override
        public EffectPredicate always() {
            return new Condition(values -> true, "always");
        }

        @Override
        public EffectPredicate getPredicate(
                Class<? extends EffectPredicateProvider> predicateProviderClass) {
            return getPredicate(Instances.create(predicateProviderClass));
        }

        @Override
        public EffectPredicate getPredicate(EffectPredicateProvider predicateProvider) {
            return predicateProvider.init(this);
        }
    }
}
