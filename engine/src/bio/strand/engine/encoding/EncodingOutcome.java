// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/** What becomes of one sequence: its codes, or nothing for a stated reason. */
public sealed interface EncodingOutcome {

    /**
     * The sequence was encoded.
     *
     * @param sequence its codes
     */
    record Encoded(EncodedSequence sequence) implements EncodingOutcome {}

    /**
     * The sequence was refused by a policy that asks to go on without it.
     *
     * @param reason why, with symbol and position
     */
    record Missing(SequenceEncodingException reason) implements EncodingOutcome {}
}
