// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.sequence.Alphabet;

/**
 * A text divided into tokens: characters as they are looked up (folded, without the gaps that are
 * removed), where each of them stood in the text as it was given, and where the tokens lie.
 */
final class TokenizedText {

    private final char[] characters;

    /** The place of each character in the given text; null where nothing was moved. */
    private final int[] places;

    /** Where the tokens of SMILES begin, and their end; null for words. */
    private final int[] starts;

    private final int first;
    private final int stride;
    private final int length;
    private final int count;

    private TokenizedText(char[] characters, int[] places, Tokenization tokenization) {
        this.characters = characters;
        this.places = places;
        if (tokenization instanceof Tokenization.SmilesTokens) {
            starts = SmilesTokenizer.starts(String.valueOf(characters));
            first = 0;
            stride = 0;
            length = 0;
            count = starts.length - 1;
            return;
        }
        starts = null;
        if (tokenization instanceof Tokenization.Kmers kmers) {
            first = 0;
            stride = kmers.stride();
            length = kmers.k();
        } else if (tokenization instanceof Tokenization.Codons codons) {
            first = codons.frame();
            stride = 3;
            length = 3;
        } else {
            first = 0;
            stride = 1;
            length = 1;
        }
        int room = characters.length - first;
        count = room < length ? 0 : (room - length) / stride + 1;
    }

    /**
     * Divides a text; blanks around SMILES are left out.
     *
     * @param text the text as given
     * @param alphabet tells which characters are gaps
     * @param folds whether lower-case ASCII letters become upper case
     * @param removesGaps whether gaps are left out
     * @param tokenization how to divide
     */
    static TokenizedText of(
            String text,
            Alphabet alphabet,
            boolean folds,
            boolean removesGaps,
            Tokenization tokenization) {
        // Tables often have a blank after a SMILES; it belongs to none.
        boolean strips = tokenization instanceof Tokenization.SmilesTokens;
        int from = strips ? text.length() - text.stripLeading().length() : 0;
        int to = strips ? Math.max(from, text.stripTrailing().length()) : text.length();
        char[] characters = new char[to - from];
        int kept = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!removesGaps || !alphabet.isGap(c)) {
                characters[kept++] = folds && c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
            }
        }
        if (kept == text.length()) {
            return new TokenizedText(characters, null, tokenization);
        }
        int[] places = new int[kept];
        int place = 0;
        for (int i = from; i < to; i++) {
            if (!removesGaps || !alphabet.isGap(text.charAt(i))) {
                places[place++] = i;
            }
        }
        return new TokenizedText(
                String.valueOf(characters, 0, kept).toCharArray(), places, tokenization);
    }

    /** The number of tokens. */
    int count() {
        return count;
    }

    /** The number of characters after the removal of gaps. */
    int size() {
        return characters.length;
    }

    char character(int index) {
        return characters[index];
    }

    /** The index of a token's first character. */
    int start(int token) {
        return starts == null ? first + token * stride : starts[token];
    }

    /** The index after a token's last character. */
    int end(int token) {
        return starts == null ? start(token) + length : starts[token + 1];
    }

    String token(int token) {
        int start = start(token);
        return new String(characters, start, end(token) - start);
    }

    /** The place of a character in the text as it was given, from 0. */
    int place(int index) {
        return places == null ? index : places[index];
    }

    /** The characters that no token covers because they do not fill the last one. */
    int leftOver() {
        return starts != null || characters.length <= first
                ? 0
                : characters.length - (count == 0 ? first : end(count - 1));
    }

    /**
     * The other strand of the characters from the first one of a token to the last one of another,
     * divided into as many tokens.
     */
    TokenizedText otherStrand(int firstToken, int lastToken, Alphabet alphabet) {
        int from = start(firstToken);
        int to = end(lastToken);
        char[] other = new char[to - from];
        int[] where = new int[other.length];
        for (int i = 0; i < other.length; i++) {
            other[i] = Complement.of(characters[to - 1 - i], alphabet);
            where[i] = place(to - 1 - i);
        }
        return new TokenizedText(other, where, words());
    }

    /** The whole text if it is not greater than its other strand, else that strand. */
    TokenizedText canonical(Alphabet alphabet) {
        int n = characters.length;
        char[] other = new char[n];
        int[] where = new int[n];
        for (int i = 0; i < n; i++) {
            other[i] = Complement.of(characters[n - 1 - i], alphabet);
            where[i] = place(n - 1 - i);
        }
        for (int i = 0; i < n; i++) {
            if (characters[i] != other[i]) {
                return characters[i] < other[i]
                        ? this
                        : new TokenizedText(other, where, wordsFrom(first));
            }
        }
        return this;
    }

    private Tokenization words() {
        return wordsFrom(0);
    }

    private Tokenization wordsFrom(int frame) {
        if (frame > 0) {
            return new Tokenization.Codons(frame, PartialCodonPolicy.DROP);
        }
        return length == 1 && stride == 1
                ? new Tokenization.Symbols()
                : new Tokenization.Kmers(length, stride);
    }
}
