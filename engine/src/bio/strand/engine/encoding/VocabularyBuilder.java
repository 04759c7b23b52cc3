// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import bio.strand.engine.sequence.Alphabet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns which tokens occur in sequences. Only training sequences should be added: tokens that
 * occur in test sequences alone are unknown to the model, and the policy for unknown symbols says
 * what becomes of them.
 *
 * <p>Not safe for use by several threads.
 */
public final class VocabularyBuilder {

    /** Beyond this many different tokens the words are too long to be learned from. */
    private static final int MAXIMUM_DIFFERENT = 4_000_000;

    private final Alphabet alphabet;
    private final boolean folds;
    private final boolean removesGaps;
    private final Tokenization tokenization;
    private final boolean bothStrands;
    private final Map<String, Count> counts = new HashMap<>();

    private static final class Count {
        private long value;
    }

    /**
     * Creates a builder without tokens.
     *
     * @param alphabet the alphabet; only words of its plain symbols become tokens
     * @param casePolicy what happens to lower-case letters
     * @param gapPolicy whether gaps are removed first
     * @param tokenization how text is divided; not {@link Tokenization.Symbols}, whose vocabulary
     *     is the alphabet
     * @param strandPolicy whether the words of the other strand are needed, too
     */
    public VocabularyBuilder(
            Alphabet alphabet,
            CasePolicy casePolicy,
            GapPolicy gapPolicy,
            Tokenization tokenization,
            StrandPolicy strandPolicy) {
        this.alphabet = alphabet;
        folds = casePolicy == CasePolicy.UPPER;
        removesGaps = gapPolicy == GapPolicy.REMOVE;
        this.tokenization = tokenization;
        bothStrands = strandPolicy != StrandPolicy.FORWARD;
    }

    /**
     * Counts the tokens of a sequence.
     *
     * @param sequence the text as it would be encoded; words with characters that are no plain
     *     symbols are left out
     * @throws IllegalStateException if there are more different tokens than can be learned from
     */
    public void add(String sequence) {
        TokenizedText text = TokenizedText.of(sequence, alphabet, folds, removesGaps, tokenization);
        for (int i = 0; i < text.count(); i++) {
            if (isPlain(text, i)) {
                String token = text.token(i);
                count(token);
                if (bothStrands) {
                    count(Complement.reverse(token, alphabet));
                }
            }
        }
    }

    private boolean isPlain(TokenizedText text, int token) {
        for (int i = text.start(token); i < text.end(token); i++) {
            if (alphabet.indexOf(text.character(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private void count(String token) {
        counts.computeIfAbsent(token, key -> new Count()).value++;
        if (counts.size() > MAXIMUM_DIFFERENT) {
            throw new IllegalStateException(
                    "The sequences have more than %,d different tokens; take shorter words."
                            .formatted(MAXIMUM_DIFFERENT));
        }
    }

    /**
     * The tokens learned so far.
     *
     * @param minimumCount how often a token must occur to be one of them, at least 1
     * @param maximumSize the most tokens to keep, at least 1; the most frequent ones are kept
     * @return the tokens, the most frequent first; those that occur equally often in the order of
     *     their characters; empty if none occurs often enough
     */
    public List<String> vocabulary(int minimumCount, int maximumSize) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().value >= minimumCount)
                .sorted(
                        Comparator.comparingLong(
                                        (Map.Entry<String, Count> entry) -> -entry.getValue().value)
                                .thenComparing(Map.Entry::getKey))
                .limit(maximumSize)
                .map(Map.Entry::getKey)
                .toList();
    }
}
