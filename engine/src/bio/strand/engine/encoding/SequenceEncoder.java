// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.chemistry.Molecules;
import bio.strand.engine.sequence.Alphabet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns text into codes and back by the rules of one {@link SequenceEncoding}.
 *
 * <p>Gaps are removed first (if the policy says so), then the strand is chosen (if it is to be the
 * canonical one), then the sequence is cut to the maximum length, and only the symbols that remain
 * are judged: what a cut removes cannot make a sequence fail. (Whether SMILES are a molecule is
 * judged by the whole text; blanks around it are left out.) The second strand, where there is one,
 * is that of the part that remains.
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
    private final boolean ofSymbols;

    /** Whether nothing but single symbols of the strand as given has to be looked up. */
    private final boolean plain;

    private final int neutral;

    /** The text of each code. */
    private final String[] texts;

    /** The same codes by the numbers of words; empty where words differ in length. */
    private final Optional<WordNumbers> wordNumbers;

    /** The codes of the vocabulary's words; empty for single symbols. */
    private final Map<String, Integer> words = new HashMap<>();

    /**
     * Creates an encoder.
     *
     * @param encoding the rules
     */
    public SequenceEncoder(SequenceEncoding encoding) {
        this.encoding = encoding;
        ofSymbols = encoding.tokenization() instanceof Tokenization.Symbols;
        plain =
                ofSymbols
                        && encoding.strandPolicy() == StrandPolicy.FORWARD
                        && encoding.padding() == Padding.NONE;
        neutral = encoding.neutralCode();
        texts = encoding.tokens().toArray(String[]::new);
        for (int code = 0; code < encoding.vocabulary().size(); code++) {
            words.put(encoding.vocabulary().get(code), code);
        }
        wordNumbers =
                encoding.wordLength() < 2
                        ? Optional.empty()
                        : WordNumbers.of(
                                encoding.alphabet(), encoding.wordLength(), encoding.vocabulary());
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
                case NEUTRAL -> (short) neutral;
                case ERROR, MISSING -> AMBIGUOUS;
            };
        }
        if (alphabet.isGap(c)) {
            return encoding.gapPolicy() == GapPolicy.NEUTRAL ? (short) neutral : GAP;
        }
        return encoding.unknownPolicy() == UnknownPolicy.NEUTRAL ? (short) neutral : UNKNOWN;
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
        if (plain) {
            return encodeSymbols(sequenceId, sequence);
        }
        if (encoding.tokenization() instanceof Tokenization.SmilesTokens smiles
                && smiles.invalid() != InvalidMoleculePolicy.UNCHECKED) {
            checkMolecule(sequenceId, sequence, smiles.invalid());
        }
        TokenizedText given =
                TokenizedText.of(
                        sequence,
                        encoding.alphabet(),
                        encoding.casePolicy() == CasePolicy.UPPER,
                        encoding.gapPolicy() == GapPolicy.REMOVE,
                        encoding.tokenization());
        TokenizedText text =
                encoding.strandPolicy() == StrandPolicy.CANONICAL
                        ? given.canonical(encoding.alphabet())
                        : given;
        if (text.count() < encoding.minimumLength()) {
            boolean removes = encoding.gapPolicy() == GapPolicy.REMOVE;
            int gaps = removes ? sequence.length() - text.size() : 0;
            throw tooShort(sequenceId, text.count(), gaps);
        }
        boolean both = encoding.strandPolicy() == StrandPolicy.BOTH;
        int maximum = encoding.maximumLength();
        int strandMaximum = both ? (maximum - 1) / 2 : maximum;
        int kept = maximum == 0 ? text.count() : Math.min(text.count(), strandMaximum);
        int skip = encoding.truncationSide() == TruncationSide.START ? text.count() - kept : 0;
        if (skip + kept == text.count()) {
            checkLastCodon(sequenceId, sequence, text);
        }
        int filled = both ? 2 * kept + 1 : kept;
        int length = encoding.padding() == Padding.NONE ? filled : maximum;
        short[] codes = new short[length];
        Arrays.fill(codes, (short) neutral);
        int offset = encoding.padding() == Padding.START ? length - filled : 0;
        encodeTokens(sequenceId, sequence, text, skip, kept, codes, offset);
        if (both && kept > 0) {
            TokenizedText other = text.otherStrand(skip, skip + kept - 1, encoding.alphabet());
            encodeTokens(sequenceId, sequence, other, 0, kept, codes, offset + kept + 1);
        }
        return EncodedSequence.ofWide(codes, 0, length);
    }

    private void encodeTokens(
            String sequenceId,
            String sequence,
            TokenizedText text,
            int first,
            int count,
            short[] codes,
            int offset) {
        WordNumbers.Cursor cursor =
                wordNumbers.map(numbers -> numbers.new Cursor(text, first)).orElse(null);
        for (int i = 0; i < count; i++) {
            int code = cursor == null ? -1 : cursor.codeOf(first + i);
            codes[offset + i] =
                    (short) (code >= 0 ? code : codeOf(sequenceId, sequence, text, first + i));
        }
    }

    private int codeOf(String sequenceId, String sequence, TokenizedText text, int token) {
        if (ofSymbols) {
            int at = text.start(token);
            short code = kindOf(text.character(at));
            if (code < 0) {
                throw refusal(sequenceId, sequence, text.place(at), code);
            }
            return code;
        }
        for (int i = text.start(token); i < text.end(token); i++) {
            char c = text.character(i);
            if (encoding.alphabet().indexOf(c) < 0) {
                short kind = kindOf(c);
                if (kind < 0) {
                    throw refusal(sequenceId, sequence, text.place(i), kind);
                }
                return neutral;
            }
        }
        String word = text.token(token);
        Integer code = words.get(word);
        if (code != null) {
            return code;
        }
        if (encoding.unknownPolicy() == UnknownPolicy.NEUTRAL) {
            return neutral;
        }
        int position = text.place(text.start(token)) + 1;
        throw new SequenceEncodingException(
                SequenceEncodingException.Cause.UNKNOWN_TOKEN,
                sequenceId,
                word,
                position,
                encoding.unknownPolicy() == UnknownPolicy.MISSING,
                "has at position " + position + " '" + word + "', which is not in the vocabulary",
                "encode unknown symbols as neutral, or learn the vocabulary from sequences that"
                        + " have it");
    }

    private short kindOf(char c) {
        return c < latin.length ? latin[c] : classify(c);
    }

    private void checkMolecule(String sequenceId, String smiles, InvalidMoleculePolicy policy) {
        Molecules.problem(smiles)
                .ifPresent(
                        problem -> {
                            throw new SequenceEncodingException(
                                    SequenceEncodingException.Cause.INVALID_MOLECULE,
                                    sequenceId,
                                    "",
                                    0,
                                    policy == InvalidMoleculePolicy.MISSING,
                                    "is no molecule: " + problem,
                                    "correct the SMILES, or let invalid molecules become missing"
                                            + " values");
                        });
    }

    private void checkLastCodon(String sequenceId, String sequence, TokenizedText text) {
        if (!(encoding.tokenization() instanceof Tokenization.Codons codons)
                || codons.partial() == PartialCodonPolicy.DROP
                || text.leftOver() == 0) {
            return;
        }
        int position = text.place(text.size() - text.leftOver()) + 1;
        throw new SequenceEncodingException(
                SequenceEncodingException.Cause.PARTIAL_CODON,
                sequenceId,
                sequence.substring(position - 1),
                position,
                codons.partial() == PartialCodonPolicy.MISSING,
                "ends with an incomplete codon at position " + position,
                "check the reading frame, or leave incomplete codons out");
    }

    private EncodedSequence encodeSymbols(String sequenceId, String sequence) {
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
                        : "has " + length + " " + unit() + (length == 1 ? "" : "s");
        return new SequenceEncodingException(
                SequenceEncodingException.Cause.TOO_SHORT,
                sequenceId,
                "",
                0,
                encoding.tooShortPolicy() == LengthPolicy.MISSING,
                found + ", at least " + encoding.minimumLength() + " needed",
                "remove it, lower the minimum length or let short sequences become missing values");
    }

    private String unit() {
        if (encoding.tokenization() instanceof Tokenization.Kmers kmers) {
            return kmers.k() + "-mer";
        }
        if (encoding.tokenization() instanceof Tokenization.Codons) {
            return "codon";
        }
        return ofSymbols ? "symbol" : "token";
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
                what =
                        alphabet.equals(SequenceEncoding.SMILES)
                                ? shown + ", which is no character of SMILES"
                                : shown + ", which is not in the alphabet " + alphabet;
                remedy = unknownRemedy(c, sequence);
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

    private String unknownRemedy(char c, String sequence) {
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
        if (alphabet.equals(SequenceEncoding.SMILES)) {
            return "correct it: the text is no molecule in SMILES notation";
        }
        if (looksLikeMolecule(sequence)) {
            return "the text looks like a molecule; choose SMILES as tokens";
        }
        Optional<Alphabet> likely = Alphabet.guess(List.of(sequence));
        if (likely.isPresent() && !likely.get().isCustom() && !likely.get().equals(alphabet)) {
            return "the sequence looks like %s; choose that alphabet, or correct the symbol"
                    .formatted(likely.get().name());
        }
        return "correct it, choose another alphabet, or encode unknown symbols as neutral";
    }

    private static boolean looksLikeMolecule(String sequence) {
        boolean hasBondsOrRings = sequence.chars().anyMatch(c -> "()[]=#123".indexOf(c) >= 0);
        return hasBondsOrRings && Molecules.problem(sequence).isEmpty();
    }

    /**
     * The text that codes stand for. It equals the encoded text up to what the rules gave up: case
     * (if folded), removed gaps, cut ends, symbols that do not fill a word or lie between words,
     * and whatever became the neutral code, which shows as the alphabet's wildcard. Neutral
     * positions at the side that is filled up are left out. Where both strands are encoded, the
     * text has both, one wildcard between them.
     *
     * @param sequence codes of this encoding
     * @return the text
     * @throws IllegalArgumentException if a code is not one of this encoding
     */
    public String decode(EncodedSequence sequence) {
        int codes = texts.length;
        for (int i = 0; i < sequence.length(); i++) {
            if (sequence.codeAt(i) >= codes) {
                throw new IllegalArgumentException(
                        ("Code %d at position %d is not within 0 to %d; the sequence was encoded by"
                                        + " other rules than %s.")
                                .formatted(
                                        sequence.codeAt(i), i + 1, codes - 1, encoding.alphabet()));
            }
        }
        int from = 0;
        int to = sequence.length();
        while (encoding.padding() == Padding.START && from < to && isNeutral(sequence, from)) {
            from++;
        }
        while (encoding.padding() == Padding.END && from < to && isNeutral(sequence, to - 1)) {
            to--;
        }
        StringBuilder text = new StringBuilder();
        if (encoding.strandPolicy() == StrandPolicy.BOTH && to > from) {
            int middle = from + (to - from) / 2;
            decode(sequence, from, middle, text);
            text.append(encoding.alphabet().wildcard());
            decode(sequence, middle + 1, to, text);
        } else {
            decode(sequence, from, to, text);
        }
        return text.toString();
    }

    private boolean isNeutral(EncodedSequence sequence, int position) {
        return sequence.codeAt(position) == neutral;
    }

    private void decode(EncodedSequence sequence, int from, int to, StringBuilder text) {
        if (!(encoding.tokenization() instanceof Tokenization.Kmers kmers) || from == to) {
            for (int i = from; i < to; i++) {
                text.append(texts[sequence.codeAt(i)]);
            }
            return;
        }
        // Words may overlap: a symbol that is hidden in a neutral word may show in its neighbour.
        char[] symbols = new char[(to - from - 1) * kmers.stride() + kmers.k()];
        Arrays.fill(symbols, encoding.alphabet().wildcard());
        for (int i = from; i < to; i++) {
            if (!isNeutral(sequence, i)) {
                texts[sequence.codeAt(i)].getChars(
                        0, kmers.k(), symbols, (i - from) * kmers.stride());
            }
        }
        text.append(symbols);
    }
}
