// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.widget;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MaxLengthValidation.HasAtMaxOneCharValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation.IsNotEmptyValidation;
import org.knime.node.parameters.widget.text.util.ColumnNameValidationUtils;
import org.knime.node.parameters.widget.text.util.ColumnNameValidationUtils.ColumnNameValidation;
import org.knime.node.parameters.widget.text.util.ColumnNameValidationUtils.EmptyOrColumnNameValidation;

public class InputLimitsTest {

    private static final class AtLeastATenth extends MinValidation {
        @Override
        protected double getMin() {
            return 0.1;
        }
    }

    private static final class AtMostAMillion extends MaxValidation {
        @Override
        protected double getMax() {
            return 1e6;
        }
    }

    @Test
    public void wordsLimitsOfNumbersAsKnimeDoes() {
        assertEquals("The value must be at least 0.1.", new AtLeastATenth().getErrorMessage());
        assertEquals(
                "The value must be at least 0.", new IsNonNegativeValidation().getErrorMessage());
        assertEquals(
                "The value must be greater than 0.",
                new IsPositiveDoubleValidation().getErrorMessage());
        assertEquals("The value must not exceed 1000000.", new AtMostAMillion().getErrorMessage());
    }

    @Test
    public void wordsLimitsOfTextsAsKnimeDoes() {
        assertEquals(
                "The string must not exceed 1 character.",
                new HasAtMaxOneCharValidation().getErrorMessage());
        assertEquals(
                "The field cannot be empty (it must contain at least one character).",
                new IsNotEmptyValidation().getErrorMessage());
    }

    @Test
    public void patternsOfColumnNamesRefuseOuterWhiteSpace() {
        String pattern = new ColumnNameValidation().getPattern();
        assertEquals(true, "a b".matches(pattern));
        assertEquals(true, "a".matches(pattern));
        assertEquals(false, " a".matches(pattern));
        assertEquals(false, "".matches(pattern));
        assertEquals(true, "".matches(new EmptyOrColumnNameValidation().getPattern()));
    }

    private static String refusal(String name) {
        return assertThrows(
                        InvalidSettingsException.class,
                        () ->
                                ColumnNameValidationUtils.validateColumnName(
                                        name, state -> state.name()))
                .getMessage();
    }

    @Test
    public void tellsWhatIsWrongWithAColumnName() throws InvalidSettingsException {
        ColumnNameValidationUtils.validateColumnName("ok", state -> state.name());
        ColumnNameValidationUtils.validatePossiblyEmptyColumnName("", state -> state.name());
        ColumnNameValidationUtils.validatePossiblyEmptyColumnName(null, state -> state.name());
        assertEquals("EMPTY", refusal(""));
        assertEquals("EMPTY", refusal(null));
        assertEquals("BLANK", refusal("  "));
        assertEquals("NOT_TRIMMED", refusal("a "));
    }
}
