// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.text;

import org.knime.node.parameters.validation.BuiltinValidation;

/**
 * A limit of a text. Limits are checked by the dialog, not when settings are loaded: {@link
 * org.knime.node.parameters.NodeParameters#validate()} has to check them too.
 */
public sealed interface TextInputWidgetValidation extends BuiltinValidation {

    /**
     * The parameters of a pattern.
     *
     * @param pattern a regular expression that the whole text matches
     */
    record PatternValidationParams(String pattern) {}

    /** A pattern that the whole text matches. */
    abstract non-sealed class PatternValidation implements TextInputWidgetValidation {

        /** Creates a pattern. */
        public PatternValidation() {}

        @Override
        public final PatternValidationParams getParameters() {
            return new PatternValidationParams(getPattern());
        }

        @Override
        public String getErrorMessage() {
            return "The string must match the pattern: " + getPattern();
        }

        /**
         * Returns the pattern.
         *
         * @return a regular expression
         */
        protected abstract String getPattern();

        /** The text has a character that is not white space. */
        public static final class IsNotBlankValidation extends PatternValidation {

            /** Creates the pattern. */
            public IsNotBlankValidation() {}

            @Override
            public String getErrorMessage() {
                return "The field cannot be blank (it must contain at least one non-whitespace"
                        + " character).";
            }

            @Override
            public String getPattern() {
                return ".*\\S.*";
            }
        }

        /** The text has a character. */
        public static final class IsNotEmptyValidation extends MinLengthValidation {

            /** Creates the limit. */
            public IsNotEmptyValidation() {}

            @Override
            public String getErrorMessage() {
                return "The field cannot be empty (it must contain at least one character).";
            }

            @Override
            protected int getMinLength() {
                return 1;
            }
        }

        /** The text is one character. */
        public static final class IsSingleCharacterValidation extends PatternValidation {

            /** Creates the pattern. */
            public IsSingleCharacterValidation() {}

            @Override
            public String getErrorMessage() {
                return "The string must be a single character.";
            }

            @Override
            public String getPattern() {
                return "^.$";
            }
        }
    }

    /** A least length. */
    abstract non-sealed class MinLengthValidation implements TextInputWidgetValidation {

        /**
         * The parameters of a least length.
         *
         * @param minLength the least length in characters
         */
        record MinLengthValidationParams(int minLength) {}

        /** Creates a limit. */
        public MinLengthValidation() {}

        @Override
        public final MinLengthValidationParams getParameters() {
            return new MinLengthValidationParams(getMinLength());
        }

        @Override
        public String getErrorMessage() {
            return "The string must be at least " + characters(getMinLength()) + " long.";
        }

        /**
         * Returns the limit.
         *
         * @return the least length in characters
         */
        protected abstract int getMinLength();
    }

    /** A greatest length. */
    abstract non-sealed class MaxLengthValidation implements TextInputWidgetValidation {

        /**
         * The parameters of a greatest length.
         *
         * @param maxLength the greatest length in characters
         */
        record MaxLengthValidationParams(int maxLength) {}

        /** Creates a limit. */
        public MaxLengthValidation() {}

        @Override
        public final MaxLengthValidationParams getParameters() {
            return new MaxLengthValidationParams(getMaxLength());
        }

        @Override
        public String getErrorMessage() {
            return "The string must not exceed " + characters(getMaxLength()) + ".";
        }

        /**
         * Returns the limit.
         *
         * @return the greatest length in characters
         */
        protected abstract int getMaxLength();

        /** The text is at most one character. */
        public static final class HasAtMaxOneCharValidation extends MaxLengthValidation {

            /** Creates the limit. */
            public HasAtMaxOneCharValidation() {}

            @Override
            public int getMaxLength() {
                return 1;
            }
        }
    }

    private static String characters(int count) {
        return count + (count == 1 ? " character" : " characters");
    }
}
