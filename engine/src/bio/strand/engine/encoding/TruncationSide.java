// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** The side on which a sequence longer than the maximum length is cut. */
public enum TruncationSide {
    /** Symbols are cut from the start; the last ones remain. */
    START,
    /** Symbols are cut from the end; the first ones remain. */
    END
}
