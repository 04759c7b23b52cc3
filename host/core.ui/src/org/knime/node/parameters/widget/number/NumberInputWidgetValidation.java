// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.number;

import java.math.BigDecimal;
import org.knime.node.parameters.validation.BuiltinValidation;

/**
 * A limit of a number. Limits are checked by the dialog, not when settings are loaded: {@link
 * org.knime.node.parameters.NodeParameters#validate()} has to check them too.
 */
public sealed interface NumberInputWidgetValidation extends BuiltinValidation {

    /**
     * Returns whether the limit itself is excluded.
     *
     * @return whether the limit is exclusive
     */
    default boolean isExclusive() {
        return false;
    }

    /** A lower limit. */
    abstract non-sealed class MinValidation implements NumberInputWidgetValidation {

        /**
         * The parameters of a lower limit.
         *
         * @param min the limit
         * @param isExclusive whether the limit itself is excluded
         */
        record MinValidationParams(double min, boolean isExclusive) {}

        /** Creates a lower limit. */
        public MinValidation() {}

        @Override
        public final MinValidationParams getParameters() {
            return new MinValidationParams(getMin(), isExclusive());
        }

        @Override
        public String getErrorMessage() {
            return "The value must be "
                    + (isExclusive() ? "greater than " : "at least ")
                    + plain(getMin())
                    + ".";
        }

        /**
         * Returns the limit.
         *
         * @return the limit
         */
        protected abstract double getMin();

        /** The value is at least 0. */
        public static final class IsNonNegativeValidation extends MinValidation {

            /** Creates the limit. */
            public IsNonNegativeValidation() {}

            @Override
            public double getMin() {
                return 0;
            }
        }

        /** The value is at least 1. */
        public static final class IsPositiveIntegerValidation extends MinValidation {

            /** Creates the limit. */
            public IsPositiveIntegerValidation() {}

            @Override
            public double getMin() {
                return 1;
            }
        }

        /** The value is greater than 0. */
        public static final class IsPositiveDoubleValidation extends MinValidation {

            /** Creates the limit. */
            public IsPositiveDoubleValidation() {}

            @Override
            public double getMin() {
                return 0;
            }

            @Override
            public boolean isExclusive() {
                return true;
            }
        }
    }

    /** An upper limit. */
    abstract non-sealed class MaxValidation implements NumberInputWidgetValidation {

        /**
         * The parameters of an upper limit.
         *
         * @param max the limit
         * @param isExclusive whether the limit itself is excluded
         */
        record MaxValidationParams(Double max, boolean isExclusive) {}

        /** Creates an upper limit. */
        public MaxValidation() {}

        @Override
        public final MaxValidationParams getParameters() {
            return new MaxValidationParams(getMax(), isExclusive());
        }

        @Override
        public String getErrorMessage() {
            return "The value must "
                    + (isExclusive() ? "be less than " : "not exceed ")
                    + plain(getMax())
                    + ".";
        }

        /**
         * Returns the limit.
         *
         * @return the limit
         */
        protected abstract double getMax();
    }

    private static String plain(double limit) {
        return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }
}
