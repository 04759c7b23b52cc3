// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** What an encoding does with a gap character ({@code -} or {@code .}) of an alignment. */
public enum GapPolicy {
    /** Refuses the sequence with an error that ends the computation. */
    ERROR,
    /** Refuses the sequence; the computation goes on without it. */
    MISSING,
    /** Leaves the gap out; lengths are counted without it. */
    REMOVE,
    /** Encodes the neutral code, whose feature row is zero. */
    NEUTRAL
}
