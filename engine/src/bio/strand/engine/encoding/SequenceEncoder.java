// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.sequence.Alphabet;

/**
 * Turns text into codes and back by the rules of one {@link SequenceEncoding}.
 *
 * <p>Gaps are removed first (if the policy says so), then the sequence is cut to the maximum
 * length, and only the symbols that remain are judged: what a cut removes cannot make a sequence
 * fail.
 *
 * <p>Instances are immutable and may be shared between threads.
 */
public final class SequenceEncoder {

    /** Entries of the lookup table below zero are not codes but kinds of character. */
    private static final short UNKNOWN = -1;

    private static final short AMBIGUOUS = -2;
    private static final short GAP = -3;

    private final SequenceEncoding encoding;
    private final short[] latin = new short[256];
    private final String letters;

    /**
     * Creates an encoder.
     *
     * @param encoding the rules
     */
    public SequenceEncoder(SequenceEncoding encoding) {
        this.encoding = encoding;
        letters = encoding.letters();
        for (char c = 0; c < latin.length; c++) {
            latin[c] = classify(c);
        }
    }

    private short classify(char given) {
        Alphabet alphabet = encoding.alphabet();
        boolean fold = encoding.casePolicy() == CasePolicy.UPPER && given >= 'a' && given <= 'z';
        char c = fold ? (char) (given - 'a' + 'A') : given;
        int index = alphabet.indexOf(c);
        if (index >= 0) {
            return (short) index;
        }
        if (alphabet.isAmbiguous(c)) {
            return switch (encoding.ambiguityPolicy()) {
                case FRACTIONAL -> (short) (alphabet.size() + alphabet.ambiguityCodes().indexOf(c));
                case NEUTRAL -> (short) encoding.neutralCode();
                case ERROR, MISSING -> AMBIGUOUS;
            };
        }
        if (alphabet.isGap(c)) {
            return encoding.gapPolicy() == GapPolicy.NEUTRAL ? (short) encoding.neutralCode() : GAP;
        }
        return encoding.unknownPolicy() == UnknownPolicy.NEUTRAL
                ? (short) encoding.neutralCode()
                : UNKNOWN;
    }

    /**
     * The rules of this encoder.
     *
     * @return the encoding
     */
    public SequenceEncoding encoding() {
        return encoding;
    }

    /**
     * Encodes a sequence that must not be refused.
     *
     * @param sequenceId what errors call the sequence, for instance its row
     * @param sequence the text, without white space
     * @return its codes
     * @throws SequenceEncodingException if any policy refuses the sequence, be it {@code ERROR} or
     *     {@code MISSING}
     */
    public EncodedSequence encode(String sequenceId, String sequence) {
        boolean removesGaps = encoding.gapPolicy() == GapPolicy.REMOVE;
        int gaps = removesGaps ? countGaps(sequence) : 0;
        int length = sequence.length() - gaps;
        if (length < encoding.minimumLength()) {
            throw tooShort(sequenceId, length, gaps);
        }
        int maximum = encoding.maximumLength();
        int kept = maximum == 0 ? length : Math.min(length, maximum);
        int skip = encoding.truncationSide() == TruncationSide.START ? length - kept : 0;
        byte[] codes = new byte[kept];
        int filled = 0;
        for (int i = gaps == 0 ? skip : 0; filled < kept; i++) {
            char c = sequence.charAt(i);
            short code = c < latin.length ? latin[c] : classify(c);
            if (gaps > 0) {
                if (code == GAP) {
                    continue;
                }
                if (skip > 0) {
                    skip--;
                    continue;
                }
            }
            if (code < 0) {
                throw refusal(sequenceId, sequence, i, code);
            }
            codes[filled++] = (byte) code;
        }
        return EncodedSequence.wrap(codes);
    }

    /**
     * Encodes a sequence, or says why it becomes a missing value.
     *
     * @param sequenceId what errors call the sequence, for instance its row
     * @param sequence the text, without white space
     * @return the codes, or the reason when a {@code MISSING} policy refuses the sequence
     * @throws SequenceEncodingException if an {@code ERROR} policy refuses the sequence
     */
    public EncodingOutcome encodeOrMissing(String sequenceId, String sequence) {
        try {
            return new EncodingOutcome.Encoded(encode(sequenceId, sequence));
        } catch (SequenceEncodingException e) {
            if (e.isMissing()) {
                return new EncodingOutcome.Missing(e);
            }
            throw e;
        }
    }

    private int countGaps(String sequence) {
        int gaps = 0;
        for (int i = 0; i < sequence.length(); i++) {
            char c = sequence.charAt(i);
            if (c < latin.length && latin[c] == GAP) {
                gaps++;
            }
        }
        return gaps;
    }

    private SequenceEncodingException tooShort(String sequenceId, int length, int gaps) {
        String found =
                length == 0
                        ? (gaps == 0 ? "is empty" : "holds nothing but gaps")
                        : "has " + length + (length == 1 ? " symbol" : " symbols");
        return new SequenceEncodingException(
                SequenceEncodingException.Cause.TOO_SHORT,
                sequenceId,
                "",
                0,
                encoding.tooShortPolicy() == LengthPolicy.MISSING,
                found + ", at least " + encoding.minimumLength() + " needed",
                "remove it, lower the minimum length or let short sequences become missing values");
    }

    private SequenceEncodingException refusal(
            String sequenceId, String sequence, int index, short kind) {
        char c = sequence.charAt(index);
        Alphabet alphabet = encoding.alphabet();
        String symbol = new String(Character.toChars(sequence.codePointAt(index)));
        String shown = symbol.length() > 1 ? "'" + symbol + "'" : Alphabet.describe(c);
        SequenceEncodingException.Cause cause;
        boolean missing;
        String what;
        String remedy;
        switch (kind) {
            case AMBIGUOUS -> {
                cause = SequenceEncodingException.Cause.AMBIGUOUS_SYMBOL;
                missing = encoding.ambiguityPolicy() == SymbolPolicy.MISSING;
                what = "the ambiguity code " + shown;
                remedy = "choose to encode ambiguity codes as fractional or neutral";
            }
            case GAP -> {
                cause = SequenceEncodingException.Cause.GAP;
                missing = encoding.gapPolicy() == GapPolicy.MISSING;
                what = "the gap " + shown;
                remedy = "choose to remove gaps or to encode them as neutral";
            }
            default -> {
                cause = SequenceEncodingException.Cause.UNKNOWN_SYMBOL;
                missing = encoding.unknownPolicy() == UnknownPolicy.MISSING;
                what = shown + ", which is not in the alphabet " + alphabet;
                remedy = unknownRemedy(c);
            }
        }
        return new SequenceEncodingException(
                cause,
                sequenceId,
                symbol,
                index + 1,
                missing,
                "has at position " + (index + 1) + " " + what,
                remedy);
    }

    private String unknownRemedy(char c) {
        Alphabet alphabet = encoding.alphabet();
        if (alphabet.equals(Alphabet.DNA) && (c == 'U' || c == 'u')) {
            return "choose the alphabet RNA, or replace U by T";
        }
        if (alphabet.equals(Alphabet.RNA) && (c == 'T' || c == 't')) {
            return "choose the alphabet DNA, or replace T by U";
        }
        if (c >= 'a'
                && c <= 'z'
                && encoding.casePolicy() == CasePolicy.EXACT
                && alphabet.indexOf((char) (c - 'a' + 'A')) >= 0) {
            return "choose to fold letters to upper case";
        }
        if (Character.isWhitespace(c)) {
            return "remove white space from the sequences";
        }
        return "correct it, choose another alphabet, or encode unknown symbols as neutral";
    }

    /**
     * The text that codes stand for. It equals the encoded text up to what the rules gave up: case
     * (if folded), removed gaps, cut ends, and whatever became the neutral code, which shows as the
     * alphabet's wildcard.
     *
     * @param sequence codes of this encoding
     * @return the text
     * @throws IllegalArgumentException if a code is not one of this encoding
     */
    public String decode(EncodedSequence sequence) {
        char[] text = new char[sequence.length()];
        for (int i = 0; i < text.length; i++) {
            int code = sequence.codeAt(i);
            if (code >= letters.length()) {
                throw new IllegalArgumentException(
                        ("Code %d at position %d is not within 0 to %d; the sequence was encoded by"
                                        + " other rules than %s.")
                                .formatted(code, i + 1, letters.length() - 1, encoding.alphabet()));
            }
            text[i] = letters.charAt(code);
        }
        return new String(text);
    }
}
