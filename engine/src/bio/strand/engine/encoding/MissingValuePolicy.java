// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** What an encoding of a series does with a value that was not measured. */
public enum MissingValuePolicy {
    /** Refuses the series with an error that ends the computation. */
    ERROR,
    /** Refuses the series; the computation goes on without it. */
    MISSING,
    /** Takes zero. */
    ZERO,
    /** Takes the last value before it; zero where there is none. */
    CARRY_FORWARD
}
