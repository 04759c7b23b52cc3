// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** What an encoding by codons does with one or two nucleotides left over at the end. */
public enum PartialCodonPolicy {
    /** Leaves them out. */
    DROP,
    /** Refuses the sequence; the computation goes on without it. */
    MISSING,
    /** Refuses the sequence with an error that ends the computation. */
    ERROR
}
