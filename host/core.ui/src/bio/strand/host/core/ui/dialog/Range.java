// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.dialog;

import java.math.BigDecimal;

/**
 * The range of a number as a dialog limits it.
 *
 * @param min the lower limit; negative infinity for none
 * @param minExclusive whether the lower limit itself is excluded
 * @param max the upper limit; positive infinity for none
 * @param maxExclusive whether the upper limit itself is excluded
 */
public record Range(double min, boolean minExclusive, double max, boolean maxExclusive) {

    /** The range without limits. */
    public static final Range UNLIMITED =
            new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    /** Checks the limits. */
    public Range {
        if (!(min <= max)) {
            throw new IllegalArgumentException(
                    "The range from " + min + " to " + max + " is empty.");
        }
    }

    /**
     * Tells whether a number lies in the range.
     *
     * @param value the number; NaN lies in no range with a limit
     * @return whether it does
     */
    public boolean contains(double value) {
        if (equals(UNLIMITED)) {
            return true;
        }
        return (minExclusive ? value > min : value >= min)
                && (maxExclusive ? value < max : value <= max);
    }

    /**
     * Describes the range.
     *
     * @return for example {@code >= 1, < 10}; empty without limits
     */
    @Override
    public String toString() {
        String lower =
                min == Double.NEGATIVE_INFINITY ? "" : (minExclusive ? "> " : ">= ") + plain(min);
        String upper =
                max == Double.POSITIVE_INFINITY ? "" : (maxExclusive ? "< " : "<= ") + plain(max);
        return lower + (lower.isEmpty() || upper.isEmpty() ? "" : ", ") + upper;
    }

    private static String plain(double limit) {
        return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    }
}
