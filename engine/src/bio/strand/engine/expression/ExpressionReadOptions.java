// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an expression file is read.
 *
 * @param format its format; empty to see it from the content
 * @param separator what separates the columns of a plain matrix; 0 to see it from the content
 * @param decimalComma whether numbers are written with a decimal comma instead of a point
 * @param nameColumn the column of a plain matrix with the names of its rows; empty for the first
 * @param textColumns further columns of a plain matrix that are not measurements, even if they hold
 *     numbers; columns of text are found without being named
 * @param repeatedNames what happens to rows of the same name
 */
public record ExpressionReadOptions(
        Optional<ExpressionFormat> format,
        char separator,
        boolean decimalComma,
        String nameColumn,
        List<String> textColumns,
        RepeatedNames repeatedNames) {

    /** Stands for "the separator is to be seen from the content". */
    public static final char GUESS = 0;

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if the separator cannot be one
     */
    public ExpressionReadOptions {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(nameColumn, "nameColumn");
        Objects.requireNonNull(repeatedNames, "repeatedNames");
        textColumns = List.copyOf(textColumns);
        if ("\"\n\r.+-".indexOf(separator) >= 0 || Character.isLetterOrDigit(separator)) {
            throw new IllegalArgumentException(
                    "The character '" + separator + "' cannot separate columns of numbers.");
        }
        if (decimalComma && separator == ',') {
            throw new IllegalArgumentException(
                    "The comma cannot both separate columns and be the decimal separator; choose"
                            + " semicolon or tab as separator.");
        }
    }

    /**
     * The usual way: everything seen from the content, decimal points, the first column as names,
     * repeated names refused.
     *
     * @return the options
     */
    public static ExpressionReadOptions defaults() {
        return new ExpressionReadOptions(
                Optional.empty(), GUESS, false, "", List.of(), RepeatedNames.ERROR);
    }

    /**
     * These options with a choice for repeated names.
     *
     * @param choice what happens to rows of the same name
     * @return the changed options
     */
    public ExpressionReadOptions withRepeatedNames(RepeatedNames choice) {
        return new ExpressionReadOptions(
                format, separator, decimalComma, nameColumn, textColumns, choice);
    }

    /**
     * These options with decimal commas or points.
     *
     * @param choice whether numbers have decimal commas
     * @return the changed options
     */
    public ExpressionReadOptions withDecimalComma(boolean choice) {
        return new ExpressionReadOptions(
                format, separator, choice, nameColumn, textColumns, repeatedNames);
    }
}
