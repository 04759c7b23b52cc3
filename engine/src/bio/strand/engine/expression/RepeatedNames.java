// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

/** What happens to rows of an expression file that have the same name. */
public enum RepeatedNames {
    /** They are refused; the error names both lines. */
    ERROR,
    /** The second one gets the suffix {@code _2}, the third {@code _3} and so on. */
    NUMBER,
    /**
     * They become one row, at the place of the first, with the means of the measured values; text
     * is taken from the first. The whole matrix has to be held in memory.
     */
    MEAN
}
