// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

import bio.strand.host.core.ui.effect.Condition;

/** A condition on the values of parameters; created by an {@link EffectPredicateProvider}. */
public interface EffectPredicate {

    /**
     * Combines two conditions.
     *
     * @param other another condition
     * @return a condition that holds if both do
     */
    default EffectPredicate and(EffectPredicate other) {
        return Condition.allOf(this, other);
    }

    /**
     * Combines two conditions.
     *
     * @param other another condition
     * @return a condition that holds if at least one does
     */
    default EffectPredicate or(EffectPredicate other) {
        return Condition.anyOf(this, other);
    }

    /**
     * Negates this condition.
     *
     * @return a condition that holds if this one does not
     */
    default EffectPredicate negate() {
        return Condition.not(this);
    }
}
