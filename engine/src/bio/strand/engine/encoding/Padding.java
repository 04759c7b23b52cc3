// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** Whether sequences shorter than the maximum length are filled up with neutral positions. */
public enum Padding {
    /** Sequences keep their own length; networks mask what is beyond it. */
    NONE,
    /** Neutral positions are put before the first symbol, so that sequences end together. */
    START,
    /** Neutral positions are put after the last symbol, so that sequences begin together. */
    END
}
