// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.text.util;

import java.util.function.Function;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

/** Checks of texts that become column names: not empty, and no white space at either end. */
public final class ColumnNameValidationUtils {

    private static final String PATTERN = "\\S(.*\\S)?";

    private ColumnNameValidationUtils() {}

    /** What is wrong with a column name. */
    public enum InvalidColumnNameState {
        /** It has no character. */
        EMPTY,
        /** It is white space only. */
        BLANK,
        /** It starts or ends with white space. */
        NOT_TRIMMED
    }

    /**
     * Checks a name that has to be given.
     *
     * @param columnName the name
     * @param invalidStateToMessage gives the message for what is wrong
     * @throws InvalidSettingsException if the name is no valid column name
     */
    public static void validateColumnName(
            String columnName, Function<InvalidColumnNameState, String> invalidStateToMessage)
            throws InvalidSettingsException {
        if (columnName == null || columnName.isEmpty()) {
            throw new InvalidSettingsException(
                    invalidStateToMessage.apply(InvalidColumnNameState.EMPTY));
        }
        validatePossiblyEmptyColumnName(columnName, invalidStateToMessage);
    }

    /**
     * Checks a name that may be left out.
     *
     * @param columnName the name; {@code null} and the empty text are accepted
     * @param invalidStateToMessage gives the message for what is wrong
     * @throws InvalidSettingsException if the name is given and no valid column name
     */
    public static void validatePossiblyEmptyColumnName(
            String columnName, Function<InvalidColumnNameState, String> invalidStateToMessage)
            throws InvalidSettingsException {
        if (columnName == null || columnName.isEmpty()) {
            return;
        }
        if (columnName.isBlank()) {
            throw new InvalidSettingsException(
                    invalidStateToMessage.apply(InvalidColumnNameState.BLANK));
        }
        if (columnName.length() != columnName.trim().length()) {
            throw new InvalidSettingsException(
                    invalidStateToMessage.apply(InvalidColumnNameState.NOT_TRIMMED));
        }
    }

    /** The text is a column name. */
    public static final class ColumnNameValidation extends PatternValidation {

        /** Creates the pattern. */
        public ColumnNameValidation() {}

        @Override
        public String getPattern() {
            return PATTERN;
        }

        @Override
        public String getErrorMessage() {
            return "The string must start and end with a non-whitespace character.";
        }
    }

    /** The text is a column name or empty. */
    public static final class EmptyOrColumnNameValidation extends PatternValidation {

        /** Creates the pattern. */
        public EmptyOrColumnNameValidation() {}

        @Override
        public String getPattern() {
            return "(" + PATTERN + ")?";
        }

        @Override
        public String getErrorMessage() {
            return "The string must either be empty or start and end with a non-whitespace"
                    + " character.";
        }
    }
}
