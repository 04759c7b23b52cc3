// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/**
 * How the measured values of a series are scaled, each feature by itself, over the measured values
 * of that one series. No other series plays a part, so that training and test series are treated
 * alike.
 *
 * <p>All of a series' values have a part in its mean and its standard deviation, the last ones too:
 * where later values are to be forecast from earlier ones, any choice but {@link #NONE} tells the
 * earlier ones a little about the later.
 */
public enum SeriesScaling {
    /** Values stay as they are. */
    NONE,
    /** The mean of the series' measured values is subtracted. */
    CENTRE,
    /**
     * The mean is subtracted and the rest divided by the standard deviation (n - 1); a constant
     * series becomes zeros.
     */
    Z_SCORE
}
