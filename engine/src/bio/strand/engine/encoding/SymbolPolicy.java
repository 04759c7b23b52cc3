// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** What an encoding does with an ambiguity code such as N or R. */
public enum SymbolPolicy {
    /** Refuses the sequence with an error that ends the computation. */
    ERROR,
    /** Refuses the sequence; the computation goes on without it. */
    MISSING,
    /** Encodes the neutral code, whose feature row is zero. */
    NEUTRAL,
    /** Encodes a code of its own, whose feature row gives each possible symbol an equal share. */
    FRACTIONAL
}
