// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.Tokenization;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is needed to show an encoded sequence as text. All cells of a column share one legend; it
 * says how codes read, not what they mean to a network, which the column's properties say.
 */
public sealed interface SequenceLegend {

    /**
     * The sequence as text.
     *
     * @param sequence a sequence of this legend
     * @return letters one after the other, longer tokens with blanks between them where they need
     *     it, or the values of each step
     */
    String read(EncodedSequence sequence);

    /**
     * Why this legend cannot be that of a sequence.
     *
     * @param sequence any sequence
     * @return the first thing that does not fit; empty if all codes have a text
     */
    Optional<String> problem(EncodedSequence sequence);

    /**
     * Whether two legends read a sequence alike.
     *
     * @param other another legend
     * @param sequence a sequence of this legend
     * @return true if every code of the sequence has the same text in both
     */
    boolean readsLike(SequenceLegend other, EncodedSequence sequence);

    /**
     * The legend of what an encoding makes.
     *
     * @param encoding the encoding of a column
     * @return its legend, to be made once a column
     */
    static SequenceLegend of(Encoding encoding) {
        if (!(encoding instanceof SequenceEncoding sequences)) {
            return new Values();
        }
        if (sequences.tokenization() instanceof Tokenization.Symbols) {
            return new Letters(sequences.letters());
        }
        if (sequences.hasAllWords()) {
            int length = sequences.vocabulary().get(0).length();
            String wildcard =
                    sequences.hasNeutralCode()
                            ? String.valueOf(sequences.alphabet().wildcard())
                            : "";
            return new Words(sequences.alphabet().symbols(), length, wildcard);
        }
        boolean joined = sequences.tokenization() instanceof Tokenization.SmilesTokens;
        List<String> tokens = sequences.tokens();
        int[] codes = new int[tokens.size()];
        Arrays.setAll(codes, code -> code);
        return new Tokens(codes, tokens, joined ? "" : " ");
    }

    private static Optional<String> codesExpected(EncodedSequence sequence) {
        return sequence.hasValues()
                ? Optional.of("It has values where codes are expected.")
                : Optional.empty();
    }

    /**
     * One letter a code.
     *
     * @param letters the letter of each code, 1 to 256
     */
    record Letters(String letters) implements SequenceLegend {

        /** The most letters. */
        static final int MAXIMUM = 256;

        /** Checks that the letters are there. */
        public Letters {
            Objects.requireNonNull(letters, "letters");
        }

        @Override
        public String read(EncodedSequence sequence) {
            char[] text = new char[sequence.length()];
            for (int i = 0; i < text.length; i++) {
                text[i] = letters.charAt(sequence.codeAt(i));
            }
            return new String(text);
        }

        @Override
        public Optional<String> problem(EncodedSequence sequence) {
            if (sequence.hasValues()) {
                return codesExpected(sequence);
            }
            for (int i = 0; i < sequence.length(); i++) {
                if (sequence.codeAt(i) >= letters.length()) {
                    return Optional.of(
                            "Code %d at position %d has no letter; the codes have the letters '%s'."
                                    .formatted(sequence.codeAt(i), i + 1, letters));
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean readsLike(SequenceLegend other, EncodedSequence sequence) {
            return equals(other);
        }
    }

    /**
     * All words of a length: a code is the word's number, the last symbol counting ones.
     *
     * @param symbols the symbols, at least one
     * @param length symbols of a word, at least 1
     * @param wildcard what the neutral code, the last one, shows for each symbol; empty if there is
     *     no such code
     */
    record Words(String symbols, int length, String wildcard) implements SequenceLegend {

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if there are no symbols, or more words than codes
         */
        public Words {
            if (symbols.isEmpty()
                    || length < 1
                    || wildcard.length() > 1
                    || Math.pow(symbols.length(), length) >= EncodedSequence.MAXIMUM_CODES) {
                throw new IllegalArgumentException(
                        "Words of %d symbols from '%s' cannot be.".formatted(length, symbols));
            }
        }

        private int words() {
            return (int) Math.round(Math.pow(symbols.length(), length));
        }

        @Override
        public String read(EncodedSequence sequence) {
            int words = words();
            StringBuilder text = new StringBuilder(sequence.length() * (length + 1));
            char[] word = new char[length];
            for (int i = 0; i < sequence.length(); i++) {
                text.append(i == 0 ? "" : " ");
                int rest = sequence.codeAt(i);
                if (rest == words) {
                    text.append(wildcard.repeat(length));
                    continue;
                }
                for (int place = length - 1; place >= 0; place--) {
                    word[place] = symbols.charAt(rest % symbols.length());
                    rest /= symbols.length();
                }
                text.append(word);
            }
            return text.toString();
        }

        @Override
        public Optional<String> problem(EncodedSequence sequence) {
            if (sequence.hasValues()) {
                return codesExpected(sequence);
            }
            int codes = words() + wildcard.length();
            for (int i = 0; i < sequence.length(); i++) {
                if (sequence.codeAt(i) >= codes) {
                    return Optional.of(
                            "Code %d at position %d is no word; there are %d codes."
                                    .formatted(sequence.codeAt(i), i + 1, codes));
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean readsLike(SequenceLegend other, EncodedSequence sequence) {
            return equals(other);
        }
    }

    /** Tokens of a learned vocabulary, all of them or those that one sequence has. */
    final class Tokens implements SequenceLegend {

        private final int[] codes;
        private final String[] texts;
        private final String separator;

        /**
         * Creates a legend.
         *
         * @param codes codes in ascending order
         * @param texts the text of each
         * @param separator what stands between two tokens
         */
        Tokens(int[] codes, List<String> texts, String separator) {
            this.codes = codes;
            this.texts = texts.toArray(String[]::new);
            this.separator = separator;
        }

        String separator() {
            return separator;
        }

        /** The text of a code; null if it has none. */
        String text(int code) {
            boolean direct = code < codes.length && codes[code] == code;
            int index = direct ? code : Arrays.binarySearch(codes, code);
            return index < 0 ? null : texts[index];
        }

        @Override
        public String read(EncodedSequence sequence) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < sequence.length(); i++) {
                text.append(i == 0 ? "" : separator).append(text(sequence.codeAt(i)));
            }
            return text.toString();
        }

        @Override
        public Optional<String> problem(EncodedSequence sequence) {
            if (sequence.hasValues()) {
                return codesExpected(sequence);
            }
            for (int i = 0; i < sequence.length(); i++) {
                if (text(sequence.codeAt(i)) == null) {
                    return Optional.of(
                            "Code %d at position %d has no text."
                                    .formatted(sequence.codeAt(i), i + 1));
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean readsLike(SequenceLegend other, EncodedSequence sequence) {
            if (!(other instanceof Tokens that) || !separator.equals(that.separator)) {
                return false;
            }
            for (int i = 0; i < sequence.length(); i++) {
                String text = text(sequence.codeAt(i));
                if (!text.equals(that.text(sequence.codeAt(i)))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Steps of real values; a question mark for a value that was not measured. */
    record Values() implements SequenceLegend {

        private static final MathContext SHOWN_DIGITS = new MathContext(4);

        @Override
        public String read(EncodedSequence sequence) {
            StringBuilder text = new StringBuilder();
            for (int step = 0; step < sequence.length(); step++) {
                text.append(step == 0 ? "" : sequence.features() == 1 ? " " : "; ");
                for (int feature = 0; feature < sequence.features(); feature++) {
                    text.append(feature == 0 ? "" : " ")
                            .append(show(sequence.valueAt(step, feature)));
                }
            }
            return text.toString();
        }

        private static String show(float value) {
            if (Float.isNaN(value)) {
                return "?";
            }
            BigDecimal rounded = new BigDecimal(value, SHOWN_DIGITS).stripTrailingZeros();
            boolean plain = rounded.precision() - rounded.scale() <= 6 && rounded.scale() <= 6;
            return plain ? rounded.toPlainString() : rounded.toString();
        }

        @Override
        public Optional<String> problem(EncodedSequence sequence) {
            return sequence.hasValues()
                    ? Optional.empty()
                    : Optional.of("It has codes where values are expected.");
        }

        @Override
        public boolean readsLike(SequenceLegend other, EncodedSequence sequence) {
            return equals(other);
        }
    }
}
