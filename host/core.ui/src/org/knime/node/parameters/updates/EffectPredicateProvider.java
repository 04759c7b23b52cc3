// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

import bio.strand.host.core.ui.effect.Condition;
import java.util.List;
import org.knime.node.parameters.NodeParametersInput;

/** Builds the condition of an {@link Effect}. */
@FunctionalInterface
public interface EffectPredicateProvider {

    /**
     * Builds the condition.
     *
     * @param i gives access to the values that the condition may depend on
     * @return the condition
     */
    EffectPredicate init(PredicateInitializer i);

    /**
     * Combines conditions.
     *
     * @param predicates conditions
     * @return a condition that holds if all of them do
     */
    default EffectPredicate and(EffectPredicate... predicates) {
        return Condition.allOf(predicates);
    }

    /**
     * Combines conditions.
     *
     * @param predicates conditions
     * @return a condition that holds if at least one of them does
     */
    default EffectPredicate or(EffectPredicate... predicates) {
        return Condition.anyOf(predicates);
    }

    /**
     * Negates a condition.
     *
     * @param predicate a condition
     * @return a condition that holds if the given one does not
     */
    default EffectPredicate not(EffectPredicate predicate) {
        return Condition.not(predicate);
    }

    /** Gives access to the values that a condition may depend on. */
    interface PredicateInitializer {

        /**
         * Refers to a text.
         *
         * @param reference name of the field
         * @return what can be asked about it
         */
        StringReference getString(Class<? extends ParameterReference<String>> reference);

        /**
         * Refers to a truth value.
         *
         * @param reference name of the field
         * @return what can be asked about it
         */
        BooleanReference getBoolean(Class<? extends ParameterReference<Boolean>> reference);

        /**
         * Refers to a choice.
         *
         * @param reference name of the field
         * @param <E> type of the choice
         * @return what can be asked about it
         */
        <E extends Enum<E>> EnumReference<E> getEnum(
                Class<? extends ParameterReference<E>> reference);

        /**
         * Refers to an array of parameters.
         *
         * @param reference name of the field
         * @param <T> type of an element
         * @return what can be asked about it
         */
        <T> ArrayReference getArray(Class<? extends ParameterReference<T[]>> reference);

        /**
         * Refers to a list of parameters.
         *
         * @param reference name of the field
         * @param <T> type of an element
         * @return what can be asked about it
         */
        <T> ArrayReference getList(Class<? extends ParameterReference<List<T>>> reference);

        /**
         * Tells whether the parameters lack a field of the given name.
         *
         * @param reference name of a field
         * @return whether no field has that name
         */
        boolean isMissing(Class<? extends ParameterReference<?>> reference);

        /**
         * Creates a condition on the inputs of the node.
         *
         * @param predicate tells whether the condition holds
         * @return the condition
         */
        EffectPredicate getConstant(java.util.function.Predicate<NodeParametersInput> predicate);

        /**
         * Creates a condition that never holds.
         *
         * @return the condition
         */
        default EffectPredicate never() {
            return getConstant(input -> false);
        }

        /**
         * Creates a condition that always holds.
         *
         * @return the condition
         */
        default EffectPredicate always() {
            return getConstant(input -> true);
        }

        /**
         * Uses the condition of another provider.
         *
         * @param predicateProviderClass a reference that is itself a condition, or a class with a
         *     constructor without arguments
         * @return its condition
         */
        EffectPredicate getPredicate(
                Class<? extends EffectPredicateProvider> predicateProviderClass);

        /**
         * Uses the condition of another provider.
         *
         * @param predicateProvider the provider
         * @return its condition
         */
        EffectPredicate getPredicate(EffectPredicateProvider predicateProvider);

        /** What can be asked about a text. */
        interface StringReference {

            /**
             * Asks whether the text is the given one.
             *
             * @param value a text
             * @return the condition
             */
            EffectPredicate isEqualTo(String value);

            /**
             * Asks whether the whole text matches a regular expression.
             *
             * @param pattern a regular expression
             * @return the condition
             */
            EffectPredicate matchesPattern(String pattern);
        }

        /** What can be asked about a truth value. */
        interface BooleanReference {

            /**
             * Asks whether the value is true.
             *
             * @return the condition
             */
            EffectPredicate isTrue();

            /**
             * Asks whether the value is false.
             *
             * @return the condition
             */
            EffectPredicate isFalse();
        }

        /**
         * What can be asked about a choice.
         *
         * @param <E> type of the choice
         */
        interface EnumReference<E extends Enum<E>> {

            /**
             * Asks whether the choice is one of the given ones.
             *
             * @param values choices
             * @return the condition
             */
            @SuppressWarnings("unchecked")
            EffectPredicate isOneOf(E... values);
        }

        /** What can be asked about an array or list of parameters. */
        interface ArrayReference {

            /**
             * Asks whether there are at least two elements.
             *
             * @return the condition
             */
            EffectPredicate hasMultipleItems();

            /**
             * Asks whether there is no element.
             *
             * @return the condition
             */
            default EffectPredicate isEmpty() {
                return containsElementSatisfying(PredicateInitializer::always).negate();
            }

            /**
             * Asks whether a condition holds for an element.
             *
             * @param elementPredicate builds the condition from the fields of an element
             * @return the condition
             */
            EffectPredicate containsElementSatisfying(EffectPredicateProvider elementPredicate);
        }
    }
}
