// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Says whether a sequence holds a motif, written either in the letters of an alphabet and its IUPAC
 * ambiguity codes ({@code TATAWT}) or as a regular expression of Java.
 *
 * <p>Case is ignored. Immutable and safe for use by several threads. A regular expression with
 * nested repetitions can take very long on long sequences, as in every program that knows them.
 */
public final class MotifPattern {

    private final Pattern forward;

    /** The motif on the other strand; null if only the given strand is read. */
    private final Pattern reverse;

    private MotifPattern(Pattern forward, Pattern reverse) {
        this.forward = forward;
        this.reverse = reverse;
    }

    /**
     * A motif in IUPAC codes. T and U stand for each other in DNA and RNA.
     *
     * @param motif at least one letter; blanks around it are ignored
     * @param alphabet the alphabet of the sequences
     * @param bothStrands whether the reverse complement counts too, for DNA and RNA only
     * @return the pattern
     * @throws IllegalArgumentException if the motif is empty or has a character that is neither a
     *     symbol nor an ambiguity code, with its position; or if both strands are asked for and
     *     there are none
     */
    public static MotifPattern ofIupac(String motif, Alphabet alphabet, boolean bothStrands) {
        String codes = motif.strip();
        if (codes.isEmpty()) {
            throw new IllegalArgumentException(
                    "The motif is empty; write it in the letters of %s, for example %s."
                            .formatted(alphabet.name(), example(alphabet)));
        }
        boolean nucleotides = alphabet.equals(Alphabet.DNA) || alphabet.equals(Alphabet.RNA);
        if (bothStrands && !nucleotides) {
            throw new IllegalArgumentException(
                    "Only DNA and RNA have two strands; search the motif on one strand.");
        }
        if (!alphabet.isCustom()) {
            codes = codes.toUpperCase(Locale.ROOT);
        }
        if (nucleotides) {
            codes =
                    alphabet.equals(Alphabet.DNA)
                            ? codes.replace('U', 'T')
                            : codes.replace('T', 'U');
        }
        Pattern forward = compile(expression(codes, alphabet));
        Pattern reverse = null;
        if (bothStrands) {
            String otherStrand = alphabet.equals(Alphabet.RNA) ? "U" : "T";
            reverse =
                    compile(expression(NucleotideComplement.reverse(codes, otherStrand), alphabet));
        }
        return new MotifPattern(forward, reverse);
    }

    /**
     * A regular expression.
     *
     * @param expression as {@link Pattern} takes it; it may match any part of a sequence
     * @return the pattern
     * @throws IllegalArgumentException if it is empty or no regular expression, with the place
     */
    public static MotifPattern ofRegularExpression(String expression) {
        if (Objects.requireNonNull(expression, "expression").isEmpty()) {
            throw new IllegalArgumentException(
                    "The regular expression is empty; write one, for example ^ATG.*TATAAT.");
        }
        try {
            return new MotifPattern(compile(expression), null);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no regular expression: %s%s. Correct it."
                            .formatted(
                                    expression,
                                    e.getDescription(),
                                    e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1)),
                    e);
        }
    }

    private static Pattern compile(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }

    private static String example(Alphabet alphabet) {
        return alphabet.equals(Alphabet.DNA) ? "TATAWT" : alphabet.symbols().substring(0, 1);
    }

    private static String expression(String codes, Alphabet alphabet) {
        StringBuilder classes = new StringBuilder();
        for (int i = 0; i < codes.length(); i++) {
            classes.append(characterClass(codes.charAt(i), i, alphabet));
        }
        return classes.toString();
    }

    private static String characterClass(char code, int index, Alphabet alphabet) {
        if (alphabet.indexOf(code) >= 0) {
            return Pattern.quote(String.valueOf(code));
        }
        if (code == alphabet.wildcard() && !alphabet.isAmbiguous(code)) {
            return ".";
        }
        int[] symbols = alphabet.expansion(code);
        if (symbols.length == 0) {
            throw new IllegalArgumentException(
                    "The motif has %s at position %d, which is no letter of %s; use %s%s."
                            .formatted(
                                    Alphabet.describe(code),
                                    index + 1,
                                    alphabet.name(),
                                    alphabet.symbols(),
                                    alphabet.ambiguityCodes().isEmpty()
                                            ? ""
                                            : " or the codes " + alphabet.ambiguityCodes()));
        }
        StringBuilder text = new StringBuilder("[");
        for (int symbol : symbols) {
            text.append(alphabet.symbolAt(symbol));
        }
        return text.append(']').toString();
    }

    /**
     * Whether a sequence holds the motif.
     *
     * @param sequence any text
     * @return true if the motif occurs anywhere in it, on either strand if both count
     */
    public boolean isIn(String sequence) {
        return forward.matcher(sequence).find()
                || reverse != null && reverse.matcher(sequence).find();
    }
}
