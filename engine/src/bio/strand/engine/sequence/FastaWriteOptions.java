// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

/**
 * How FASTA is written.
 *
 * @param lineWidth the most symbols in a line, at least 1; {@link #UNWRAPPED} for one line a
 *     sequence
 * @param gzip whether the file is compressed
 * @param replaces whether a file that exists is replaced; otherwise it is an error
 */
public record FastaWriteOptions(int lineWidth, boolean gzip, boolean replaces) {

    /** One line a sequence, however long it is. */
    public static final int UNWRAPPED = 0;

    /**
     * Checks the width.
     *
     * @throws IllegalArgumentException if the width is negative
     */
    public FastaWriteOptions {
        if (lineWidth < UNWRAPPED) {
            throw new IllegalArgumentException(
                    "The line width must be at least 1, or 0 for one line a sequence, not "
                            + lineWidth
                            + ".");
        }
    }
}
