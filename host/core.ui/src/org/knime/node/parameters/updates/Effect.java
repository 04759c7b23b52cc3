// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Shows, hides, enables or disables a widget, a group or a part of the layout, depending on other
 * values.
 */
@Repeatable(Effects.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface Effect {

    /** What happens while the condition holds; the opposite happens while it does not. */
    enum EffectType {
        /** Enabled while the condition holds. */
        ENABLE,
        /** Disabled while the condition holds. */
        DISABLE,
        /** Shown while the condition holds. */
        SHOW,
        /** Hidden while the condition holds. */
        HIDE
    }

    /**
     * Returns the condition.
     *
     * @return a reference that is itself a condition, or a class with a constructor without
     *     arguments
     */
    Class<? extends EffectPredicateProvider> predicate();

    /**
     * Returns what happens while the condition holds.
     *
     * @return the type of the effect
     */
    EffectType type();
}
