// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.sequence.SubstitutionMatrix;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules by which the text of a sequence becomes codes. The numbering of the codes is described
 * in the package documentation.
 *
 * <p>The text is divided into tokens; every token of the vocabulary has a code, which the
 * representation gives a meaning. Policies say what happens to everything else.
 *
 * @param alphabet the plain symbols; for {@link Tokenization.SmilesTokens} always {@link #SMILES}
 * @param casePolicy what happens to lower-case letters; {@link CasePolicy#UPPER} is refused for an
 *     alphabet that has lower-case letters itself
 * @param ambiguityPolicy what happens to ambiguity codes, and to a token that has one; {@link
 *     SymbolPolicy#FRACTIONAL} is for {@link Tokenization.Symbols} only
 * @param gapPolicy what happens to gaps, and to a token that has one
 * @param unknownPolicy what happens to all other characters, and to tokens that the vocabulary
 *     lacks
 * @param minimumLength the fewest positions (tokens) a strand may have after gaps are removed, at
 *     least 1
 * @param tooShortPolicy what happens to shorter sequences, the empty one included
 * @param maximumLength the most positions of an encoded sequence, at least {@code minimumLength}; 0
 *     for no limit. Where both strands are encoded, each keeps half of it, less the neutral
 *     position between them
 * @param truncationSide where longer sequences are cut
 * @param tokenization how the text is divided into tokens
 * @param vocabulary the tokens that have codes, in the order of their codes, all different; empty
 *     for {@link Tokenization.Symbols}, whose vocabulary is the alphabet
 * @param representation what the codes mean to a network
 * @param strandPolicy which strand is encoded; others than {@link StrandPolicy#FORWARD} are for
 *     {@link Alphabet#DNA} and {@link Alphabet#RNA} only
 * @param padding whether shorter sequences are filled up to the maximum length, which must not be 0
 *     then
 */
public record SequenceEncoding(
        Alphabet alphabet,
        CasePolicy casePolicy,
        SymbolPolicy ambiguityPolicy,
        GapPolicy gapPolicy,
        UnknownPolicy unknownPolicy,
        int minimumLength,
        LengthPolicy tooShortPolicy,
        int maximumLength,
        TruncationSide truncationSide,
        Tokenization tokenization,
        List<String> vocabulary,
        Representation representation,
        StrandPolicy strandPolicy,
        Padding padding)
        implements Encoding {

    /** The latest version of the stored form; what version 1 can say is written as version 1. */
    public static final int VERSION = 2;

    /** The characters that molecules in SMILES notation are written in. */
    public static final Alphabet SMILES =
            Alphabet.custom(
                    "SMILES",
                    "ABCDEFGHIKLMNOPRSTUVWXYZabcdefghiklmnoprstuvy0123456789#$%()*+-./:=>@[\\]~");

    /** The most features that one-hot codes of a vocabulary may have. */
    public static final int MAXIMUM_ONE_HOT = 4096;

    private static final String KEY_ALPHABET = "alphabet";
    private static final String KEY_SYMBOLS = "symbols";
    private static final String KEY_CASE = "case";
    private static final String KEY_AMBIGUITY = "ambiguity";
    private static final String KEY_GAP = "gap";
    private static final String KEY_UNKNOWN = "unknown";
    private static final String KEY_MINIMUM_LENGTH = "minimumLength";
    private static final String KEY_TOO_SHORT = "tooShort";
    private static final String KEY_MAXIMUM_LENGTH = "maximumLength";
    private static final String KEY_TRUNCATION = "truncation";
    private static final String KEY_TOKENS = "tokens";
    private static final String KEY_WORD_LENGTH = "wordLength";
    private static final String KEY_STRIDE = "stride";
    private static final String KEY_FRAME = "frame";
    private static final String KEY_PARTIAL_CODON = "partialCodon";
    private static final String KEY_INVALID_MOLECULE = "invalidMolecule";
    private static final String KEY_VOCABULARY = "vocabulary";
    private static final String KEY_REPRESENTATION = "representation";
    private static final String KEY_MATRIX = "matrix";
    private static final String KEY_SCALES = "scales";
    private static final String KEY_STANDARDIZED = "standardized";
    private static final String KEY_STRAND = "strand";
    private static final String KEY_PADDING = "padding";

    /** Stands for a vocabulary of all words, which need not be listed. No token has a blank. */
    private static final String ALL_WORDS = "all words";

    /**
     * Checks the rules.
     *
     * @throws IllegalArgumentException with what is wrong and what to do about it
     */
    public SequenceEncoding {
        if (Stream.of(
                        alphabet,
                        casePolicy,
                        ambiguityPolicy,
                        gapPolicy,
                        unknownPolicy,
                        tooShortPolicy,
                        truncationSide,
                        tokenization,
                        vocabulary,
                        representation,
                        strandPolicy,
                        padding)
                .anyMatch(part -> part == null)) {
            throw new IllegalArgumentException(
                    "An encoding needs an alphabet and a choice for every policy.");
        }
        vocabulary = List.copyOf(vocabulary);
        if (casePolicy == CasePolicy.UPPER && hasLowerCase(alphabet)) {
            throw new IllegalArgumentException(
                    ("The alphabet '%s' has lower-case letters, which folding to upper case "
                                    + "would hide; choose to keep the case exactly.")
                            .formatted(alphabet.name()));
        }
        checkLengths(minimumLength, maximumLength, strandPolicy, padding);
        checkTokens(alphabet, ambiguityPolicy, tokenization, vocabulary);
        checkRepresentation(alphabet, tokenization, vocabulary, representation);
        if (strandPolicy != StrandPolicy.FORWARD && !isNucleotides(alphabet)) {
            throw new IllegalArgumentException(
                    "Only DNA and RNA have a second strand, the alphabet is %s; choose the strand as given."
                            .formatted(alphabet.name()));
        }
    }

    private static void checkLengths(
            int minimum, int maximum, StrandPolicy strandPolicy, Padding padding) {
        if (minimum < 1) {
            throw new IllegalArgumentException(
                    "The minimum length must be at least 1, not " + minimum + ".");
        }
        if (maximum < 0) {
            throw new IllegalArgumentException(
                    "The maximum length must be positive, or 0 for no limit, not " + maximum + ".");
        }
        if (maximum > 0 && maximum < minimum) {
            throw new IllegalArgumentException(
                    "The maximum length (%d) is below the minimum length (%d)."
                            .formatted(maximum, minimum));
        }
        if (maximum > 0 && strandPolicy == StrandPolicy.BOTH && (maximum - 1) / 2 < minimum) {
            throw new IllegalArgumentException(
                    "The maximum length (%d) leaves %d positions for each of two strands, which is below the minimum length (%d)."
                            .formatted(maximum, (maximum - 1) / 2, minimum));
        }
        if (maximum == 0 && padding != Padding.NONE) {
            throw new IllegalArgumentException(
                    "To fill up shorter sequences, a maximum length must be set.");
        }
    }

    private static void checkTokens(
            Alphabet alphabet,
            SymbolPolicy ambiguityPolicy,
            Tokenization tokenization,
            List<String> vocabulary) {
        if (tokenization instanceof Tokenization.Symbols) {
            if (!vocabulary.isEmpty()) {
                throw new IllegalArgumentException(
                        "Single symbols have their alphabet and no other vocabulary.");
            }
            return;
        }
        if (tokenization instanceof Tokenization.SmilesTokens && !alphabet.equals(SMILES)) {
            throw new IllegalArgumentException(
                    "SMILES tokens need the alphabet SMILES, not " + alphabet.name() + ".");
        }
        if (tokenization instanceof Tokenization.Codons && !isNucleotides(alphabet)) {
            throw new IllegalArgumentException(
                    "Codons need the alphabet DNA or RNA, not " + alphabet.name() + ".");
        }
        if (ambiguityPolicy == SymbolPolicy.FRACTIONAL && !alphabet.ambiguityCodes().isEmpty()) {
            throw new IllegalArgumentException(
                    "Words cannot be encoded in fractions; choose to encode ambiguity codes as"
                            + " neutral.");
        }
        if (vocabulary.isEmpty()) {
            throw new IllegalArgumentException(
                    "The vocabulary is empty; encode sequences that have at least one token.");
        }
        if (vocabulary.size() >= EncodedSequence.MAXIMUM_CODES) {
            throw new IllegalArgumentException(
                    "The vocabulary has %d tokens, at most %d are possible; take shorter words or leave out rare ones."
                            .formatted(vocabulary.size(), EncodedSequence.MAXIMUM_CODES - 1));
        }
        if (new HashSet<>(vocabulary).size() < vocabulary.size()) {
            throw new IllegalArgumentException("The vocabulary names a token twice.");
        }
        for (String token : vocabulary) {
            if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ')) {
                throw new IllegalArgumentException(
                        "The vocabulary holds '" + token + "', which is no token.");
            }
        }
    }

    private static void checkRepresentation(
            Alphabet alphabet,
            Tokenization tokenization,
            List<String> vocabulary,
            Representation representation) {
        if (representation instanceof Representation.OneHot
                && vocabulary.size() > MAXIMUM_ONE_HOT) {
            throw new IllegalArgumentException(
                    "One-hot codes of %d tokens would have as many features, at most %d are possible; choose ordinal codes for a learned embedding."
                            .formatted(vocabulary.size(), MAXIMUM_ONE_HOT));
        }
        boolean ofAminoAcids =
                representation instanceof Representation.Substitution
                        || representation instanceof Representation.Scales;
        if (ofAminoAcids
                && !(alphabet.equals(Alphabet.PROTEIN)
                        && tokenization instanceof Tokenization.Symbols)) {
            throw new IllegalArgumentException(
                    "Substitution matrices and physico-chemical scales are of single amino acids;"
                            + " choose the alphabet protein and single symbols, or another"
                            + " representation.");
        }
    }

    private static boolean isNucleotides(Alphabet alphabet) {
        return alphabet.equals(Alphabet.DNA) || alphabet.equals(Alphabet.RNA);
    }

    /**
     * Rules that make a token of every symbol, with one-hot features.
     *
     * @param alphabet as in the record
     * @param casePolicy as in the record
     * @param ambiguityPolicy as in the record
     * @param gapPolicy as in the record
     * @param unknownPolicy as in the record
     * @param minimumLength as in the record
     * @param tooShortPolicy as in the record
     * @param maximumLength as in the record
     * @param truncationSide as in the record
     * @throws IllegalArgumentException with what is wrong and what to do about it
     */
    public SequenceEncoding(
            Alphabet alphabet,
            CasePolicy casePolicy,
            SymbolPolicy ambiguityPolicy,
            GapPolicy gapPolicy,
            UnknownPolicy unknownPolicy,
            int minimumLength,
            LengthPolicy tooShortPolicy,
            int maximumLength,
            TruncationSide truncationSide) {
        this(
                alphabet,
                casePolicy,
                ambiguityPolicy,
                gapPolicy,
                unknownPolicy,
                minimumLength,
                tooShortPolicy,
                maximumLength,
                truncationSide,
                new Tokenization.Symbols(),
                List.of(),
                new Representation.OneHot(),
                StrandPolicy.FORWARD,
                Padding.NONE);
    }

    /**
     * The usual rules for an alphabet: letters folded to upper case unless the alphabet has
     * lower-case letters, fractional ambiguity codes, an error for gaps, unknown characters and
     * empty sequences, no limit to the length.
     *
     * @param alphabet the alphabet
     * @return the encoding
     */
    public static SequenceEncoding of(Alphabet alphabet) {
        return new SequenceEncoding(
                alphabet,
                hasLowerCase(alphabet) ? CasePolicy.EXACT : CasePolicy.UPPER,
                SymbolPolicy.FRACTIONAL,
                GapPolicy.ERROR,
                UnknownPolicy.ERROR,
                1,
                LengthPolicy.ERROR,
                0,
                TruncationSide.END);
    }

    private static boolean hasLowerCase(Alphabet alphabet) {
        return alphabet.symbols().chars().anyMatch(c -> c >= 'a' && c <= 'z');
    }

    /**
     * All words of a length over an alphabet, the vocabulary of {@link Tokenization.Kmers} and
     * {@link Tokenization.Codons} that has to be learned from nothing.
     *
     * @param alphabet the alphabet
     * @param length symbols of a word, at least 1
     * @return the words in the order of the alphabet, the last symbol changing fastest
     * @throws IllegalArgumentException if there are more words than codes
     */
    public static List<String> allWords(Alphabet alphabet, int length) {
        long count = 1;
        for (int i = 0; i < length; i++) {
            count *= alphabet.size();
            if (count >= EncodedSequence.MAXIMUM_CODES) {
                throw new IllegalArgumentException(
                        "The alphabet %s has more than %d words of %d symbols; take shorter words or only the words that occur."
                                .formatted(
                                        alphabet.name(),
                                        EncodedSequence.MAXIMUM_CODES - 1,
                                        length));
            }
        }
        String[] words = new String[(int) count];
        char[] word = new char[length];
        for (int i = 0; i < words.length; i++) {
            int rest = i;
            for (int place = length - 1; place >= 0; place--) {
                word[place] = alphabet.symbolAt(rest % alphabet.size());
                rest /= alphabet.size();
            }
            words[i] = new String(word);
        }
        return List.of(words);
    }

    /**
     * The number of symbols of a word.
     *
     * @return k for k-mers, 3 for codons, 1 for single symbols, 0 for SMILES tokens, whose lengths
     *     differ
     */
    int wordLength() {
        return switch (kind()) {
            case SYMBOL -> 1;
            case KMER -> ((Tokenization.Kmers) tokenization).k();
            case CODON -> 3;
            case SMILES -> 0;
        };
    }

    /** The kinds of tokenization by the name under which they are stored. */
    private enum TokenKind {
        SYMBOL,
        KMER,
        CODON,
        SMILES
    }

    private TokenKind kind() {
        if (tokenization instanceof Tokenization.Kmers) {
            return TokenKind.KMER;
        }
        if (tokenization instanceof Tokenization.Codons) {
            return TokenKind.CODON;
        }
        return tokenization instanceof Tokenization.SmilesTokens
                ? TokenKind.SMILES
                : TokenKind.SYMBOL;
    }

    /** The number of plain tokens: the alphabet or the vocabulary. */
    private int plainTokens() {
        return kind() == TokenKind.SYMBOL ? alphabet.size() : vocabulary.size();
    }

    /**
     * The number of different codes.
     *
     * @return the vocabulary's size plus the codes for ambiguity and the neutral one; at most 256
     *     for single symbols, 65,536 else
     */
    @Override
    public int codes() {
        return plainTokens() + fractionalCodes().length() + (hasNeutralCode() ? 1 : 0);
    }

    /**
     * Whether a neutral code exists.
     *
     * @return true when the ambiguity, gap or unknown policy is neutral, when both strands are
     *     encoded, and when shorter sequences are filled up
     */
    public boolean hasNeutralCode() {
        return ambiguityPolicy == SymbolPolicy.NEUTRAL
                || gapPolicy == GapPolicy.NEUTRAL
                || unknownPolicy == UnknownPolicy.NEUTRAL
                || strandPolicy == StrandPolicy.BOTH
                || padding != Padding.NONE;
    }

    /**
     * The neutral code.
     *
     * @return the last code, or -1 when {@link #hasNeutralCode()} is false
     */
    public int neutralCode() {
        return hasNeutralCode() ? codes() - 1 : -1;
    }

    /**
     * The texts that stand for the codes in decoded text.
     *
     * @return {@link #codes()} texts: each symbol or token of the vocabulary, each ambiguity code
     *     that has a code, and for the neutral code the alphabet's wildcard, as often as a word has
     *     symbols
     */
    public List<String> tokens() {
        List<String> tokens = new ArrayList<>(codes());
        if (kind() == TokenKind.SYMBOL) {
            letters().chars().forEach(letter -> tokens.add(String.valueOf((char) letter)));
        } else {
            tokens.addAll(vocabulary);
            if (hasNeutralCode()) {
                String wildcard = String.valueOf(alphabet.wildcard());
                tokens.add(wildcard.repeat(Math.max(1, wordLength())));
            }
        }
        return tokens;
    }

    /**
     * The text that stands for a code in decoded text.
     *
     * @param code 0 to {@link #codes()} - 1
     * @return the element of {@link #tokens()}
     * @throws IndexOutOfBoundsException if there is no such code
     */
    public String tokenOf(int code) {
        return tokens().get(code);
    }

    /**
     * The character that stands for a code in decoded text.
     *
     * @param code 0 to {@link #codes()} - 1
     * @return the symbol, the ambiguity code, or the alphabet's wildcard for the neutral code
     * @throws IndexOutOfBoundsException if there is no such code
     * @throws IllegalStateException if tokens have more than one character
     */
    public char symbolOf(int code) {
        if (code < 0 || code >= codes()) {
            throw new IndexOutOfBoundsException(
                    "code " + code + " is not within 0 to " + (codes() - 1));
        }
        return letters().charAt(code);
    }

    /**
     * The characters that stand for the codes in decoded text.
     *
     * @return a string of {@link #codes()} characters: {@link #symbolOf} of each code
     * @throws IllegalStateException if tokens have more than one character
     */
    public String letters() {
        if (kind() != TokenKind.SYMBOL) {
            throw new IllegalStateException("The tokens of this encoding are no single letters.");
        }
        String neutral = hasNeutralCode() ? String.valueOf(alphabet.wildcard()) : "";
        return alphabet.symbols() + fractionalCodes() + neutral;
    }

    /** The ambiguity codes that have a code of their own. */
    private String fractionalCodes() {
        return ambiguityPolicy == SymbolPolicy.FRACTIONAL ? alphabet.ambiguityCodes() : "";
    }

    @Override
    public int features() {
        if (representation instanceof Representation.Ordinal) {
            return codes();
        }
        if (representation instanceof Representation.Scales scales) {
            return scales.names().size();
        }
        return plainTokens();
    }

    /**
     * The names of the features.
     *
     * @return {@link #features()} names: tokens for one-hot and ordinal codes, amino acids for a
     *     substitution matrix, the scales' own names
     */
    public List<String> featureNames() {
        if (representation instanceof Representation.Scales scales) {
            return scales.names();
        }
        return tokens().subList(0, features());
    }

    /**
     * What each code means to a network. One-hot codes have one feature a plain token; ordinal ones
     * have one feature a code, ambiguity codes included, from which an embedding takes its row. An
     * ambiguity code of another representation has the mean of the rows of the symbols it may stand
     * for; the row of the neutral code is all zero.
     *
     * @return a new array {@code [codes()][features()]}
     */
    @Override
    public float[][] featureRows() {
        float[][] plain = plainRows();
        float[][] rows = new float[codes()][features()];
        for (int i = 0; i < plain.length; i++) {
            rows[i] = plain[i];
        }
        String fractional = fractionalCodes();
        for (int i = 0; i < fractional.length(); i++) {
            int code = plain.length + i;
            if (needsEmbedding()) {
                rows[code][code] = 1;
                continue;
            }
            int[] expansion = alphabet.expansion(fractional.charAt(i));
            for (int symbol : expansion) {
                for (int f = 0; f < plain[symbol].length; f++) {
                    rows[code][f] += plain[symbol][f] / expansion.length;
                }
            }
        }
        return rows;
    }

    private float[][] plainRows() {
        float[][] rows = new float[plainTokens()][features()];
        for (int i = 0; i < rows.length; i++) {
            if (representation instanceof Representation.Substitution substitution) {
                rows[i] = substitutionRow(substitution.matrix(), alphabet.symbolAt(i));
            } else if (representation instanceof Representation.Scales scales) {
                rows[i] = scales.row(alphabet.symbolAt(i));
            } else {
                rows[i][i] = 1;
            }
        }
        return rows;
    }

    private static float[] substitutionRow(SubstitutionMatrix matrix, char aminoAcid) {
        String order = Alphabet.PROTEIN.symbols();
        float[] row = new float[order.length()];
        for (int i = 0; i < row.length; i++) {
            row[i] = matrix.score(aminoAcid, order.charAt(i));
        }
        return row;
    }

    @Override
    public boolean needsEmbedding() {
        return representation instanceof Representation.Ordinal;
    }

    /**
     * For each code the code of its complement, for training on both strands: the reverse
     * complement of a sequence has the complements of its codes in reverse order (of words, too:
     * they lie alike on both strands of the stretch that they cover).
     *
     * @return {@link #codes()} codes in a new array; empty when sequences have no complement or it
     *     would change nothing or the meaning: when the alphabet is neither DNA nor RNA, the strand
     *     is canonical or both strands are encoded, sequences are filled up (the filling would
     *     change sides), tokens are codons of one strand, or the vocabulary lacks the complement of
     *     a word and there is no neutral code
     */
    public Optional<int[]> complementCodes() {
        if (!isNucleotides(alphabet)
                || strandPolicy != StrandPolicy.FORWARD
                || padding != Padding.NONE
                || kind() == TokenKind.CODON) {
            return Optional.empty();
        }
        int neutral = neutralCode();
        List<String> tokens = tokens();
        int[] complements = new int[tokens.size()];
        Map<String, Integer> codes = new HashMap<>();
        for (int code = 0; code < complements.length; code++) {
            codes.putIfAbsent(tokens.get(code), code);
        }
        for (int code = 0; code < complements.length; code++) {
            int found =
                    code == neutral
                            ? neutral
                            : codes.getOrDefault(
                                    Complement.reverse(tokens.get(code), alphabet), neutral);
            if (found < 0) {
                return Optional.empty();
            }
            complements[code] = found;
        }
        return Optional.of(complements);
    }

    @Override
    public boolean hasSameCodes(Encoding other) {
        return other instanceof SequenceEncoding that
                && alphabet.equals(that.alphabet)
                && fractionalCodes().equals(that.fractionalCodes())
                && hasNeutralCode() == that.hasNeutralCode()
                && tokenization.equals(that.tokenization)
                && vocabulary.equals(that.vocabulary)
                && representation.equals(that.representation)
                && strandPolicy == that.strandPolicy;
    }

    @Override
    public Optional<String> describeDifference(Encoding found) {
        if (!(found instanceof SequenceEncoding other)) {
            return Optional.of("text sequences expected, series of values found");
        }
        return Differences.between(describe(), other.describe());
    }

    private Map<String, String> describe() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("alphabet", alphabet.toString());
        parts.put("letter case", casePolicy.name());
        parts.put("ambiguity policy", ambiguityPolicy.name());
        parts.put("gap policy", gapPolicy.name());
        parts.put("unknown-symbol policy", unknownPolicy.name());
        parts.put("minimum length", Integer.toString(minimumLength));
        parts.put("too-short policy", tooShortPolicy.name());
        parts.put("maximum length", maximumLength == 0 ? "unlimited" : "" + maximumLength);
        parts.put("truncation side", truncationSide.name());
        parts.put("tokens", describeTokens());
        parts.put("vocabulary", describeVocabulary());
        parts.put("representation", describeRepresentation());
        parts.put("strand", strandPolicy.name());
        parts.put("padding", padding.name());
        return parts;
    }

    private String describeTokens() {
        if (tokenization instanceof Tokenization.Kmers kmers) {
            return kmers.k() + "-mers with stride " + kmers.stride();
        }
        if (tokenization instanceof Tokenization.Codons codons) {
            return "codons of frame " + codons.frame();
        }
        return kind() == TokenKind.SYMBOL ? "symbols" : "SMILES tokens";
    }

    /** The digest tells vocabularies of the same size apart. */
    private String describeVocabulary() {
        return kind() == TokenKind.SYMBOL
                ? "the alphabet"
                : "of %d tokens (%08x)".formatted(vocabulary.size(), vocabulary.hashCode());
    }

    private String describeRepresentation() {
        if (representation instanceof Representation.Substitution substitution) {
            return substitution.matrix().name();
        }
        if (representation instanceof Representation.Scales scales) {
            return (scales.standardized() ? "standardised scales " : "scales ")
                    + String.join(", ", scales.names());
        }
        return needsEmbedding() ? "ordinal" : "one-hot";
    }

    /**
     * Reads the encoding of sequences from properties.
     *
     * @param properties as {@link #toProperties()} writes them
     * @return the encoding
     * @throws IllegalArgumentException as {@link Encoding#fromProperties} does, and if the
     *     properties hold the encoding of a series
     */
    public static SequenceEncoding fromProperties(Map<String, String> properties) {
        return ofSequences(Encoding.fromProperties(properties));
    }

    /**
     * Reads the encoding of sequences from JSON.
     *
     * @param json as {@link #toJson()} writes it; further keys are ignored
     * @return the encoding
     * @throws IllegalArgumentException as {@link #fromProperties} does
     */
    public static SequenceEncoding fromJson(JsonObject json) {
        return ofSequences(Encoding.fromJson(json));
    }

    /**
     * Whether some properties hold an encoding.
     *
     * @param properties keys and values, others among them
     * @return as {@link Encoding#isIn}
     */
    public static boolean isIn(Map<String, String> properties) {
        return Encoding.isIn(properties);
    }

    private static SequenceEncoding ofSequences(Encoding encoding) {
        if (encoding instanceof SequenceEncoding sequences) {
            return sequences;
        }
        throw new IllegalArgumentException(
                "These are series of values; sequences that were text are needed.");
    }

    /** Whether all that is stated could be said when single symbols were all there was. */
    private boolean isVersion1() {
        return kind() == TokenKind.SYMBOL
                && representation instanceof Representation.OneHot
                && strandPolicy == StrandPolicy.FORWARD
                && padding == Padding.NONE;
    }

    /**
     * This encoding as JSON: keys and values of version 1 where it suffices, so that what older
     * releases could make they can read.
     *
     * @return a flat object; every value is a string
     */
    @Override
    public JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty(StoredFields.VERSION, isVersion1() ? "1" : Integer.toString(VERSION));
        json.addProperty(KEY_ALPHABET, alphabet.name());
        json.addProperty(KEY_SYMBOLS, alphabet.symbols());
        json.addProperty(KEY_CASE, casePolicy.name());
        json.addProperty(KEY_AMBIGUITY, ambiguityPolicy.name());
        json.addProperty(KEY_GAP, gapPolicy.name());
        json.addProperty(KEY_UNKNOWN, unknownPolicy.name());
        json.addProperty(KEY_MINIMUM_LENGTH, Integer.toString(minimumLength));
        json.addProperty(KEY_TOO_SHORT, tooShortPolicy.name());
        json.addProperty(KEY_MAXIMUM_LENGTH, Integer.toString(maximumLength));
        json.addProperty(KEY_TRUNCATION, truncationSide.name());
        if (!isVersion1()) {
            addTokens(json);
            addRepresentation(json);
            json.addProperty(KEY_STRAND, strandPolicy.name());
            json.addProperty(KEY_PADDING, padding.name());
        }
        return json;
    }

    private void addTokens(JsonObject json) {
        json.addProperty(KEY_TOKENS, kind().name());
        if (tokenization instanceof Tokenization.Kmers kmers) {
            json.addProperty(KEY_WORD_LENGTH, Integer.toString(kmers.k()));
            json.addProperty(KEY_STRIDE, Integer.toString(kmers.stride()));
        } else if (tokenization instanceof Tokenization.Codons codons) {
            json.addProperty(KEY_FRAME, Integer.toString(codons.frame()));
            json.addProperty(KEY_PARTIAL_CODON, codons.partial().name());
        } else if (tokenization instanceof Tokenization.SmilesTokens smiles) {
            json.addProperty(KEY_INVALID_MOLECULE, smiles.invalid().name());
        }
        if (kind() != TokenKind.SYMBOL) {
            json.addProperty(
                    KEY_VOCABULARY, hasAllWords() ? ALL_WORDS : StoredFields.join(vocabulary));
        }
    }

    /**
     * Whether the vocabulary is that of {@link #allWords}.
     *
     * @return true if every word of plain symbols has a code
     */
    public boolean hasAllWords() {
        int length = wordLength();
        return kind() != TokenKind.SYMBOL
                && length > 0
                && vocabulary.size() == Math.pow(alphabet.size(), length)
                && vocabulary.equals(allWords(alphabet, length));
    }

    private void addRepresentation(JsonObject json) {
        if (representation instanceof Representation.Substitution substitution) {
            json.addProperty(KEY_REPRESENTATION, "SUBSTITUTION");
            json.addProperty(KEY_MATRIX, substitution.matrix().name());
        } else if (representation instanceof Representation.Scales scales) {
            json.addProperty(KEY_REPRESENTATION, "SCALES");
            json.addProperty(KEY_SCALES, StoredFields.join(scales.names()));
            json.addProperty(KEY_STANDARDIZED, Boolean.toString(scales.standardized()));
        } else {
            json.addProperty(KEY_REPRESENTATION, needsEmbedding() ? "ORDINAL" : "ONE_HOT");
        }
    }

    static SequenceEncoding fromFields(StoredFields fields) {
        boolean version1 = fields.version(VERSION) == 1;
        Alphabet alphabet = Alphabet.of(fields.text(KEY_ALPHABET), fields.text(KEY_SYMBOLS));
        Tokenization tokenization =
                version1 ? new Tokenization.Symbols() : readTokenization(fields);
        return new SequenceEncoding(
                alphabet,
                fields.choice(KEY_CASE, CasePolicy.class),
                fields.choice(KEY_AMBIGUITY, SymbolPolicy.class),
                fields.choice(KEY_GAP, GapPolicy.class),
                fields.choice(KEY_UNKNOWN, UnknownPolicy.class),
                fields.number(KEY_MINIMUM_LENGTH),
                fields.choice(KEY_TOO_SHORT, LengthPolicy.class),
                fields.number(KEY_MAXIMUM_LENGTH),
                fields.choice(KEY_TRUNCATION, TruncationSide.class),
                tokenization,
                readVocabulary(fields, alphabet, tokenization),
                version1 ? new Representation.OneHot() : readRepresentation(fields),
                version1 ? StrandPolicy.FORWARD : fields.choice(KEY_STRAND, StrandPolicy.class),
                version1 ? Padding.NONE : fields.choice(KEY_PADDING, Padding.class));
    }

    private static Tokenization readTokenization(StoredFields fields) {
        return switch (fields.choice(KEY_TOKENS, TokenKind.class)) {
            case SYMBOL -> new Tokenization.Symbols();
            case KMER ->
                    new Tokenization.Kmers(
                            fields.number(KEY_WORD_LENGTH), fields.number(KEY_STRIDE));
            case CODON ->
                    new Tokenization.Codons(
                            fields.number(KEY_FRAME),
                            fields.choice(KEY_PARTIAL_CODON, PartialCodonPolicy.class));
            case SMILES ->
                    new Tokenization.SmilesTokens(
                            fields.choice(KEY_INVALID_MOLECULE, InvalidMoleculePolicy.class));
        };
    }

    private static List<String> readVocabulary(
            StoredFields fields, Alphabet alphabet, Tokenization tokenization) {
        if (tokenization instanceof Tokenization.Symbols) {
            return List.of();
        }
        if (!fields.text(KEY_VOCABULARY).equals(ALL_WORDS)) {
            return fields.list(KEY_VOCABULARY);
        }
        int length = tokenization instanceof Tokenization.Kmers kmers ? kmers.k() : 3;
        return allWords(alphabet, length);
    }

    private static Representation readRepresentation(StoredFields fields) {
        String name = fields.text(KEY_REPRESENTATION);
        return switch (name) {
            case "ONE_HOT" -> new Representation.OneHot();
            case "ORDINAL" -> new Representation.Ordinal();
            case "SUBSTITUTION" ->
                    new Representation.Substitution(
                            fields.choice(KEY_MATRIX, SubstitutionMatrix.class));
            case "SCALES" ->
                    new Representation.Scales(
                            fields.list(KEY_SCALES), fields.flag(KEY_STANDARDIZED));
            default -> throw StoredFields.unreadable(KEY_REPRESENTATION, name, null);
        };
    }
}
