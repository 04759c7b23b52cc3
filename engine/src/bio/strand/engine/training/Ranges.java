// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

/** The check of a setting against its range, with one wording for all. */
public final class Ranges {

    private Ranges() {}

    /**
     * Refuses a value out of its range.
     *
     * @param what the setting, as the message calls it after "the"
     * @param value its value
     * @param minimum the smallest allowed value; {@link Double#MIN_VALUE} for "above 0"
     * @param maximum the largest allowed value
     * @throws IllegalArgumentException if the value is outside, or NaN
     */
    public static void require(String what, double value, double minimum, double maximum) {
        if (!(value >= minimum && value <= maximum)) {
            String range =
                    minimum == Double.MIN_VALUE
                            ? "above 0 and at most " + text(maximum)
                            : text(minimum) + " to " + text(maximum);
            throw new IllegalArgumentException(
                    "the %s must be %s, not %s".formatted(what, range, text(value)));
        }
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
