// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** What an encoding of a series does with a value that was not measured. */
public enum MissingValuePolicy {
    /** Refuses the series with an error that ends the computation. */
    ERROR,
    /** Refuses the series; the computation goes on without it. */
    MISSING,
    /**
     * Keeps the value as not measured (NaN): a network reads zero in its place, and no loss or
     * score counts it.
     */
    KEEP,
    /** Takes zero. */
    ZERO,
    /** Takes the last value before it; zero where there is none. */
    CARRY_FORWARD,
    /**
     * Takes the point on the straight line, over time, between the measured values before and after
     * it; the nearest measured value at either end, zero where nothing was measured. A value after
     * it has a part in it, so this is not for forecasting.
     */
    INTERPOLATE
}
