// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** What an encoding does with a sequence that is shorter than the minimum length. */
public enum LengthPolicy {
    /** Refuses the sequence with an error that ends the computation. */
    ERROR,
    /** Refuses the sequence; the computation goes on without it. */
    MISSING
}
