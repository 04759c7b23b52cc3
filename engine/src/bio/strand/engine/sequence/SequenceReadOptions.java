// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

/**
 * How a sequence file is read, whatever its format.
 *
 * @param keepsAttributes whether records get attributes: {@code key=value} pairs of a FASTA header
 *     (which stay in the description too), the other columns of delimited text
 * @param requiresUniqueIds whether a repeated identifier is an error; the check keeps 11 to 22
 *     bytes an identifier
 * @param maximumLength the most symbols a sequence may have, at least 1; longer ones are an error,
 *     so that a file of the wrong kind cannot fill the memory
 * @param qualityOffset how the qualities of FASTQ are written
 */
public record SequenceReadOptions(
        boolean keepsAttributes,
        boolean requiresUniqueIds,
        int maximumLength,
        QualityOffset qualityOffset) {

    /** The usual limit of a sequence's length: a hundred million symbols. */
    public static final int DEFAULT_MAXIMUM_LENGTH = 100_000_000;

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if the limit is below 1
     */
    public SequenceReadOptions {
        if (maximumLength < 1) {
            throw new IllegalArgumentException(
                    "The maximum sequence length must be at least 1, not " + maximumLength + ".");
        }
    }

    /** The same limit without attributes and checks, to look at a file once more. */
    SequenceReadOptions plain() {
        return new SequenceReadOptions(false, false, maximumLength, QualityOffset.PHRED_33);
    }

    /**
     * Options with the quality offset detected.
     *
     * @param keepsAttributes whether records get attributes
     * @param requiresUniqueIds whether a repeated identifier is an error
     * @param maximumLength the most symbols a sequence may have
     * @throws IllegalArgumentException if the limit is below 1
     */
    public SequenceReadOptions(
            boolean keepsAttributes, boolean requiresUniqueIds, int maximumLength) {
        this(keepsAttributes, requiresUniqueIds, maximumLength, QualityOffset.CHECKED);
    }

    /**
     * The usual way: attributes kept, identifiers unique, {@value #DEFAULT_MAXIMUM_LENGTH} symbols.
     *
     * @return the options
     */
    public static SequenceReadOptions defaults() {
        return new SequenceReadOptions(true, true, DEFAULT_MAXIMUM_LENGTH);
    }
}
