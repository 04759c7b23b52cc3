// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads measurements as text has them, with their ways of saying "not measured". */
final class NumberText {

    private static final Set<String> MISSING =
            Set.of(
                    "", "na", "n/a", "#n/a", "nan", "null", "none", "missing", "nd", "n.d.", "?",
                    "-", "--", ".");

    private static final Set<String> INFINITE =
            Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "#div/0!");

    private static final Pattern DECIMAL_COMMA =
            Pattern.compile("[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+),\\d+([eE][+-]?\\d+)?");

    private static final Pattern DECIMAL_POINT =
            Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");

    private final boolean decimalComma;

    NumberText(boolean decimalComma) {
        this.decimalComma = decimalComma;
    }

    /** What is wrong with a text that should be a measurement, and what to do about it. */
    static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final String problem;
        private final String remedy;

        Refusal(String problem, String remedy) {
            super(problem, null, false, false);
            this.problem = problem;
            this.remedy = remedy;
        }

        String problem() {
            return problem;
        }

        String remedy() {
            return remedy;
        }
    }

    static boolean isMissing(String text) {
        String plain = text.strip();
        return plain.isEmpty() || MISSING.contains(plain.toLowerCase(Locale.ROOT));
    }

    /** Whether a text is a number, be it with a decimal point or a decimal comma. */
    boolean looksNumeric(String text) {
        String plain = text.strip();
        return isPlain(plain)
                || DECIMAL_COMMA.matcher(plain).matches()
                || DECIMAL_POINT.matcher(plain).matches()
                || INFINITE.contains(plain.toLowerCase(Locale.ROOT));
    }

    /** The measurement, NaN where nothing was measured. */
    double parse(String text) throws Refusal {
        String plain = text.strip();
        if (isPlain(plain)) {
            double value = Double.parseDouble(decimalComma ? plain.replace(',', '.') : plain);
            if (Double.isInfinite(value)) {
                throw new Refusal(
                        "'" + plain + "' is beyond the range of numbers",
                        "correct it, or leave it empty");
            }
            return value;
        }
        if (isMissing(plain)) {
            return Double.NaN;
        }
        if (INFINITE.contains(plain.toLowerCase(Locale.ROOT))) {
            throw new Refusal(
                    "'" + plain + "' is infinite, as the logarithm of 0 is",
                    "replace it by a number, or leave it empty to make it missing");
        }
        if (!decimalComma && DECIMAL_COMMA.matcher(plain).matches()) {
            throw new Refusal(
                    "'" + plain + "' has a decimal comma",
                    "set the decimal separator to comma, or write decimal points");
        }
        if (decimalComma && DECIMAL_POINT.matcher(plain).matches()) {
            throw new Refusal(
                    "'" + plain + "' has a decimal point, where decimal commas were expected",
                    "set the decimal separator to point");
        }
        throw new Refusal(
                "'" + plain + "' is no number",
                "correct it, leave it empty if nothing was measured, or name its column as a text"
                        + " column");
    }

    /** Digits, at most one decimal separator, an exponent: what every language writes alike. */
    private boolean isPlain(String text) {
        char separator = decimalComma ? ',' : '.';
        int i = 0;
        int length = text.length();
        if (i < length && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
            i++;
        }
        int digits = 0;
        boolean fraction = false;
        while (i < length) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == separator && !fraction) {
                fraction = true;
            } else {
                break;
            }
            i++;
        }
        if (digits == 0) {
            return false;
        }
        if (i == length) {
            return true;
        }
        if (text.charAt(i) != 'e' && text.charAt(i) != 'E') {
            return false;
        }
        i++;
        if (i < length && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
            i++;
        }
        int from = i;
        while (i < length && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i == length && i > from;
    }
}
