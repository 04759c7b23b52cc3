// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** How an encoding treats lower-case letters. */
public enum CasePolicy {
    /** ASCII letters are folded to upper case before they are looked up. */
    UPPER,
    /** Letters are looked up as they stand, so that the alphabet may hold both cases. */
    EXACT
}
