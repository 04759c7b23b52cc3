// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.sequence.Alphabet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The codes of words of one length by their number, which follows from the number of the word
 * before when words overlap: much faster than to cut out each word and to look it up.
 */
final class WordNumbers {

    /** 16 MiB; DNA words of 11 symbols and protein words of 5. */
    private static final long MAXIMUM_NUMBERS = 1 << 22;

    private final Alphabet alphabet;
    private final int length;
    private final int numbers;

    /** The code of each word, -1 for words that the vocabulary lacks. */
    private final int[] codes;

    private WordNumbers(Alphabet alphabet, int length, int numbers) {
        this.alphabet = alphabet;
        this.length = length;
        this.numbers = numbers;
        codes = new int[numbers];
        Arrays.fill(codes, -1);
    }

    /** The numbers of a vocabulary; empty if there are too many words for a table. */
    static Optional<WordNumbers> of(Alphabet alphabet, int length, List<String> vocabulary) {
        double numbers = Math.pow(alphabet.size(), length);
        if (numbers > MAXIMUM_NUMBERS) {
            return Optional.empty();
        }
        WordNumbers result = new WordNumbers(alphabet, length, (int) Math.round(numbers));
        for (int code = 0; code < vocabulary.size(); code++) {
            String word = vocabulary.get(code);
            int number = 0;
            boolean plain = word.length() == length;
            for (int i = 0; plain && i < length; i++) {
                int symbol = alphabet.indexOf(word.charAt(i));
                plain = symbol >= 0;
                number = number * alphabet.size() + symbol;
            }
            if (plain) {
                result.codes[number] = code;
            }
        }
        return Optional.of(result);
    }

    /** Looks up words from left to right. */
    final class Cursor {

        private final TokenizedText text;
        private int at;
        private int plainSymbols;
        private int number;

        /** Begins at the first character of a token. */
        Cursor(TokenizedText text, int token) {
            this.text = text;
            at = text.start(token);
        }

        /**
         * The code of a token, which must not lie before the one asked for last; -1 if the word has
         * a symbol that is not plain, or is not in the vocabulary.
         */
        int codeOf(int token) {
            int start = text.start(token);
            // Symbols between two words belong to neither.
            at = Math.max(at, start);
            for (int end = start + length; at < end; at++) {
                int symbol = alphabet.indexOf(text.character(at));
                plainSymbols = symbol < 0 ? 0 : plainSymbols + 1;
                number =
                        symbol < 0
                                ? 0
                                : (int) (((long) number * alphabet.size() + symbol) % numbers);
            }
            return plainSymbols >= length ? codes[number] : -1;
        }
    }
}
