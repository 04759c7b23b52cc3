// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.util.Arrays;
import java.util.Optional;

/**
 * The ordered set of symbols that sequences are written in, with the ambiguity codes of IUPAC where
 * they exist.
 *
 * <p>Symbols are single UTF-16 units and are compared exactly: {@code a} is not {@code A}. Folding
 * the case is the business of the encoding. The index of a symbol (0 to {@link #size()} - 1) is its
 * place in {@link #symbols()} and is what encodings and models store, so the order never changes.
 *
 * <p>Ambiguity codes: for {@link #DNA} and {@link #RNA} those of the Nomenclature Committee of the
 * International Union of Biochemistry (Cornish-Bowden, Nucleic Acids Res. 13:3021-3030, 1985); for
 * {@link #PROTEIN} B (D or N), Z (E or Q), J (I or L) and X (any of the twenty). Selenocysteine
 * (U), pyrrolysine (O) and the stop sign (*) are not ambiguous: they are further symbols, unknown
 * to {@link #PROTEIN}; a {@linkplain #custom custom} alphabet can name them.
 *
 * <p>Instances are immutable. Two alphabets are equal when they have the same name and symbols.
 */
public final class Alphabet {

    /** The largest number of symbols of an alphabet. */
    public static final int MAXIMUM_SIZE = 200;

    /** Deoxyribonucleic acid: A, C, G, T, in this order. */
    public static final Alphabet DNA =
            new Alphabet("DNA", "ACGT", nucleotideAmbiguities('T'), 'N', false);

    /** Ribonucleic acid: A, C, G, U, in this order. */
    public static final Alphabet RNA =
            new Alphabet("RNA", "ACGU", nucleotideAmbiguities('U'), 'N', false);

    /** The twenty standard amino acids by one-letter code, in alphabetical order. */
    public static final Alphabet PROTEIN =
            new Alphabet(
                    "PROTEIN",
                    "ACDEFGHIKLMNPQRSTVWY",
                    new String[] {"BDN", "JIL", "XACDEFGHIKLMNPQRSTVWY", "ZEQ"},
                    'X',
                    false);

    private static final int[] NO_EXPANSION = {};

    /** Which share of the letters has to be plain bases for a text to pass as DNA or RNA. */
    private static final double PLAIN_BASE_SHARE = 0.5;

    private final String name;
    private final String symbols;
    private final String ambiguityCodes;
    private final int[][] expansions;
    private final char wildcard;
    private final boolean custom;
    private final byte[] latinIndex = new byte[256];

    private Alphabet(
            String name, String symbols, String[] ambiguities, char wildcard, boolean custom) {
        this.name = name;
        this.symbols = symbols;
        this.wildcard = wildcard;
        this.custom = custom;
        Arrays.fill(latinIndex, (byte) -1);
        for (int i = 0; i < symbols.length(); i++) {
            if (symbols.charAt(i) < 256) {
                latinIndex[symbols.charAt(i)] = (byte) i;
            }
        }
        StringBuilder codes = new StringBuilder();
        expansions = new int[ambiguities.length][];
        for (int i = 0; i < ambiguities.length; i++) {
            codes.append(ambiguities[i].charAt(0));
            expansions[i] = ambiguities[i].substring(1).chars().map(symbols::indexOf).toArray();
        }
        ambiguityCodes = codes.toString();
    }

    private static String[] nucleotideAmbiguities(char t) {
        String[] codes = {
            "BCGT", "DAGT", "HACT", "KGT", "MAC", "NACGT", "RAG", "SCG", "VACG", "WAT", "YCT"
        };
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i].charAt(0) + codes[i].substring(1).replace('T', t);
        }
        return codes;
    }

    /**
     * An alphabet of the user's own, without ambiguity codes.
     *
     * @param name what the user calls it; not blank and not the name of a built-in alphabet
     * @param symbols the symbols in their order, 1 to {@value #MAXIMUM_SIZE}, all different; white
     *     space, control characters and characters outside the basic multilingual plane are refused
     * @return the alphabet
     * @throws IllegalArgumentException with what is wrong and what to do about it
     */
    public static Alphabet custom(String name, String symbols) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("A custom alphabet needs a name.");
        }
        for (Alphabet builtIn : builtIns()) {
            if (builtIn.name.equalsIgnoreCase(name)) {
                throw new IllegalArgumentException(
                        "The name '" + name + "' belongs to a built-in alphabet; choose another.");
            }
        }
        if (symbols == null || symbols.isEmpty()) {
            throw new IllegalArgumentException(
                    "The alphabet '" + name + "' has no symbols; name at least one.");
        }
        if (symbols.length() > MAXIMUM_SIZE) {
            throw new IllegalArgumentException(
                    "The alphabet '%s' has %d symbols; at most %d are possible."
                            .formatted(name, symbols.length(), MAXIMUM_SIZE));
        }
        for (int i = 0; i < symbols.length(); i++) {
            char c = symbols.charAt(i);
            if (Character.isWhitespace(c)
                    || Character.isISOControl(c)
                    || Character.isSurrogate(c)) {
                throw new IllegalArgumentException(
                        "Symbol %d of the alphabet '%s' (%s) cannot be used; remove it."
                                .formatted(i + 1, name, describe(c)));
            }
            if (symbols.indexOf(c) != i) {
                throw new IllegalArgumentException(
                        "The alphabet '%s' names %s twice; remove one."
                                .formatted(name, describe(c)));
            }
        }
        return new Alphabet(name, symbols, new String[0], freeWildcard(symbols), true);
    }

    /** The first usual stand-in for "any symbol" that is not itself a symbol. */
    private static char freeWildcard(String symbols) {
        for (char c : "?*_~#".toCharArray()) {
            if (symbols.indexOf(c) < 0) {
                return c;
            }
        }
        char c = '\uFFFD';
        while (symbols.indexOf(c) >= 0) {
            c--;
        }
        return c;
    }

    /**
     * The alphabet with this name and these symbols, as {@link #name()} and {@link #symbols()} gave
     * them: one of the built-in ones or a custom one.
     *
     * @param name the name
     * @param symbols the symbols in their order
     * @return the alphabet
     * @throws IllegalArgumentException if a built-in alphabet of this name has other symbols, or as
     *     {@link #custom} does
     */
    public static Alphabet of(String name, String symbols) {
        for (Alphabet builtIn : builtIns()) {
            if (builtIn.name.equals(name)) {
                if (!builtIn.symbols.equals(symbols)) {
                    throw new IllegalArgumentException(
                            "The alphabet %s has the symbols %s, not %s."
                                    .formatted(name, builtIn.symbols, symbols));
                }
                return builtIn;
            }
        }
        return custom(name, symbols);
    }

    private static Alphabet[] builtIns() {
        return new Alphabet[] {DNA, RNA, PROTEIN};
    }

    /**
     * Guesses the alphabet of some sequences from the symbols that occur in them, whatever their
     * case: DNA, else RNA, when every letter is a base or ambiguity code of it and at least half of
     * the letters are plain bases; else protein, when every letter is an amino acid (U, O and the
     * stop sign included) or ambiguity code; else a custom alphabet named {@code custom} of the
     * very symbols, sorted. White space and gaps are left out of account for the first three.
     *
     * @param sequences the sequences; null elements are skipped
     * @return the alphabet; empty when there is no symbol at all or there are more than {@value
     *     #MAXIMUM_SIZE} different ones
     */
    public static Optional<Alphabet> guess(Iterable<String> sequences) {
        long[] counts = new long[Character.MAX_VALUE + 1];
        boolean any = false;
        for (String sequence : sequences) {
            if (sequence != null) {
                for (int i = 0; i < sequence.length(); i++) {
                    counts[sequence.charAt(i)]++;
                    any |= !Character.isWhitespace(sequence.charAt(i));
                }
            }
        }
        if (!any) {
            return Optional.empty();
        }
        for (Alphabet nucleotides : new Alphabet[] {DNA, RNA}) {
            if (nucleotides.plainShare(counts, "") >= PLAIN_BASE_SHARE) {
                return Optional.of(nucleotides);
            }
        }
        if (PROTEIN.plainShare(counts, "UO*") > 0) {
            return Optional.of(PROTEIN);
        }
        StringBuilder symbols = new StringBuilder();
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 0
                    && !Character.isWhitespace(c)
                    && !Character.isISOControl(c)
                    && !Character.isSurrogate((char) c)) {
                symbols.append((char) c);
            }
        }
        if (symbols.isEmpty() || symbols.length() > MAXIMUM_SIZE) {
            return Optional.empty();
        }
        return Optional.of(custom("custom", symbols.toString()));
    }

    /** The share of plain symbols among the letters; 0 when anything foreign occurs. */
    private double plainShare(long[] counts, String tolerated) {
        long plain = 0;
        long total = 0;
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] == 0 || Character.isWhitespace(c) || isGap((char) c)) {
                continue;
            }
            char upper = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : (char) c;
            boolean isPlain = indexOf(upper) >= 0;
            if (!isPlain && !isAmbiguous(upper) && tolerated.indexOf(upper) < 0) {
                return 0;
            }
            total += counts[c];
            plain += isPlain ? counts[c] : 0;
        }
        return total == 0 ? 0 : (double) plain / total;
    }

    /**
     * The name: {@code DNA}, {@code RNA}, {@code PROTEIN}, or what a custom alphabet was called.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The plain symbols in their order.
     *
     * @return a string of {@link #size()} different characters
     */
    public String symbols() {
        return symbols;
    }

    /**
     * The number of plain symbols.
     *
     * @return 1 to {@value #MAXIMUM_SIZE}
     */
    public int size() {
        return symbols.length();
    }

    /**
     * Whether this alphabet was made by {@link #custom}.
     *
     * @return false for the built-in alphabets
     */
    public boolean isCustom() {
        return custom;
    }

    /**
     * The symbol with an index.
     *
     * @param index 0 to {@link #size()} - 1
     * @return the symbol
     * @throws IndexOutOfBoundsException if there is no such index
     */
    public char symbolAt(int index) {
        return symbols.charAt(index);
    }

    /**
     * The index of a plain symbol.
     *
     * @param symbol any character
     * @return its index, or -1 when it is not a plain symbol of this alphabet
     */
    public int indexOf(char symbol) {
        if (symbol < 256) {
            byte index = latinIndex[symbol];
            return index == -1 ? -1 : index & 0xFF;
        }
        return symbols.indexOf(symbol);
    }

    /**
     * The ambiguity codes of this alphabet.
     *
     * @return the codes in the order of their characters; empty for custom alphabets
     */
    public String ambiguityCodes() {
        return ambiguityCodes;
    }

    /**
     * Whether a character stands for several symbols.
     *
     * @param symbol any character
     * @return true for an ambiguity code of this alphabet
     */
    public boolean isAmbiguous(char symbol) {
        return ambiguityCodes.indexOf(symbol) >= 0;
    }

    /**
     * The symbols that an ambiguity code stands for.
     *
     * @param symbol any character
     * @return their indices, ascending, in a new array; empty when the character is no ambiguity
     *     code
     */
    public int[] expansion(char symbol) {
        int code = ambiguityCodes.indexOf(symbol);
        return code < 0 ? NO_EXPANSION : expansions[code].clone();
    }

    /**
     * Whether a character marks a gap in an alignment: {@code -} or {@code .}, unless this alphabet
     * has it as a symbol.
     *
     * @param symbol any character
     * @return true for a gap
     */
    public boolean isGap(char symbol) {
        return (symbol == '-' || symbol == '.') && indexOf(symbol) < 0;
    }

    /**
     * The character that shows "any symbol" in decoded text: N for nucleotides, X for proteins, a
     * free punctuation character such as {@code ?} for custom alphabets.
     *
     * @return a character that is not a plain symbol
     */
    public char wildcard() {
        return wildcard;
    }

    /**
     * A character as messages show it: in quotes, or by its code point when it cannot be seen.
     *
     * @param symbol any character
     * @return for instance {@code 'x'} or {@code U+0009}
     */
    public static String describe(char symbol) {
        if (Character.isISOControl(symbol)
                || Character.isWhitespace(symbol)
                || Character.isSurrogate(symbol)
                || !Character.isDefined(symbol)) {
            return "U+%04X".formatted((int) symbol);
        }
        return "'" + symbol + "'";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Alphabet that
                && name.equals(that.name)
                && symbols.equals(that.symbols);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + symbols.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + symbols + ")";
    }
}
