// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** Which strand of a nucleic acid is encoded. */
public enum StrandPolicy {
    /** The sequence as it is given. */
    FORWARD,
    /**
     * The sequence or its reverse complement, whichever comes first in the order of characters, so
     * that both spellings of a double strand get the same codes.
     */
    CANONICAL,
    /** The sequence, then one neutral position, then its reverse complement. */
    BOTH
}
