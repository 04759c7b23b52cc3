// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/**
 * Bounds of numbers in dialogs that several nodes have and KNIME has not. At least 0, at least 1
 * and above 0 are KNIME's own ({@link MinValidation.IsNonNegativeValidation}, {@link
 * MinValidation.IsPositiveIntegerValidation}, {@link MinValidation.IsPositiveDoubleValidation}); a
 * bound of one node alone stands with its parameters.
 */
public final class NumberBounds {

    private NumberBounds() {}

    /** For counts of what there must be two of. */
    public static final class AtLeastTwo extends MinValidation {
        @Override
        protected double getMin() {
            return 2;
        }
    }

    /** For shares. */
    public static final class AtMostOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }
    }

    /** For rates of decay and of dropout. */
    public static final class BelowOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }

        @Override
        public boolean isExclusive() {
            return true;
        }
    }

    /** For learning rates, beyond which nothing is learned. */
    public static final class AtMostTen extends MaxValidation {
        @Override
        protected double getMax() {
            return 10;
        }
    }
}
