// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

/**
 * A sequence that its encoding refuses, with the place and the remedy.
 *
 * <p>It is thrown when the policy concerned is {@code ERROR}; for {@code MISSING} it is the reason
 * inside {@link EncodingOutcome.Missing}.
 */
public final class SequenceEncodingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a sequence is refused. */
    public enum Cause {
        /** An ambiguity code such as N. */
        AMBIGUOUS_SYMBOL,
        /** A gap character. */
        GAP,
        /** A character that means nothing in the alphabet. */
        UNKNOWN_SYMBOL,
        /** Fewer symbols than the minimum length. */
        TOO_SHORT,
        /** A word of known symbols that the vocabulary lacks. */
        UNKNOWN_TOKEN,
        /** One or two nucleotides after the last codon. */
        PARTIAL_CODON,
        /** Text that is no molecule in SMILES notation. */
        INVALID_MOLECULE
    }

    private final Cause refusal;
    private final String sequenceId;
    private final String symbol;
    private final int position;
    private final boolean missing;
    private final String reason;

    SequenceEncodingException(
            Cause refusal,
            String sequenceId,
            String symbol,
            int position,
            boolean missing,
            String reason,
            String remedy) {
        super("Sequence '%s' %s; %s.".formatted(sequenceId, reason, remedy));
        this.reason = reason;
        this.refusal = refusal;
        this.sequenceId = sequenceId;
        this.symbol = symbol;
        this.position = position;
        this.missing = missing;
    }

    /**
     * Why the sequence is refused.
     *
     * @return the kind of refusal
     */
    public Cause refusal() {
        return refusal;
    }

    /**
     * Which sequence is refused.
     *
     * @return the identifier given to the encoder
     */
    public String sequenceId() {
        return sequenceId;
    }

    /**
     * The character or word that is refused.
     *
     * @return the character (one code point) or word, or the empty string when the whole sequence
     *     is at fault
     */
    public String symbol() {
        return symbol;
    }

    /**
     * Where the character stands.
     *
     * @return the position in the text as it was given, gaps counted, 1 for the first character; 0
     *     when the whole sequence is at fault
     */
    public int position() {
        return position;
    }

    /**
     * Whether the policy asks to go on without this sequence.
     *
     * @return true for {@code MISSING}, false for {@code ERROR}
     */
    public boolean isMissing() {
        return missing;
    }

    /**
     * Why the sequence is refused, in a few words without its name and the remedy, as a missing
     * cell shows it.
     *
     * @return for instance {@code has at position 3 the gap '-'}
     */
    public String reason() {
        return reason;
    }
}
