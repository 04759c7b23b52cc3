// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

/** How values are brought to a common scale. */
public enum Scaling {
    /** They stay as they are. */
    NONE,
    /**
     * The mean is subtracted, the rest divided by the standard deviation (n - 1). Constant values
     * become 0.
     */
    Z_SCORE,
    /**
     * The smallest value becomes 0, the greatest 1; values of new data may lie outside. Constant
     * values become 0.
     */
    MIN_MAX
}
