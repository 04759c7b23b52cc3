// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** What an encoding does with a character that is neither symbol, ambiguity code nor gap. */
public enum UnknownPolicy {
    /** Refuses the sequence with an error that ends the computation. */
    ERROR,
    /** Refuses the sequence; the computation goes on without it. */
    MISSING,
    /** Encodes the neutral code, whose feature row is zero. */
    NEUTRAL
}
