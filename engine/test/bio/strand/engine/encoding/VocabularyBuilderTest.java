// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import static org.junit.Assert.assertEquals;

import bio.strand.engine.sequence.Alphabet;
import java.util.List;
import org.junit.Test;

public class VocabularyBuilderTest {

    private static VocabularyBuilder words(int k, StrandPolicy strand) {
        return new VocabularyBuilder(
                Alphabet.DNA,
                CasePolicy.UPPER,
                GapPolicy.REMOVE,
                new Tokenization.Kmers(k, 1),
                strand);
    }

    @Test
    public void mostFrequentTokensComeFirstAndTiesInOrderOfTheirText() {
        VocabularyBuilder builder = words(2, StrandPolicy.FORWARD);
        builder.add("TTTTAC");
        builder.add("acA");
        // TT 3, AC 2, TA 1, CA 1
        assertEquals(List.of("TT", "AC", "CA", "TA"), builder.vocabulary(1, 100));
        assertEquals(List.of("TT", "AC"), builder.vocabulary(2, 100));
        assertEquals(List.of("TT"), builder.vocabulary(1, 1));
        assertEquals(List.of(), builder.vocabulary(4, 100));
    }

    @Test
    public void theOrderOfTheSequencesDoesNotMatter() {
        VocabularyBuilder one = words(3, StrandPolicy.FORWARD);
        one.add("ACGTACGT");
        one.add("TTGCA");
        VocabularyBuilder other = words(3, StrandPolicy.FORWARD);
        other.add("TTGCA");
        other.add("ACGTACGT");
        assertEquals(one.vocabulary(1, 100), other.vocabulary(1, 100));
    }

    @Test
    public void wordsThatAreNotPlainAreNoTokens() {
        VocabularyBuilder builder = words(2, StrandPolicy.FORWARD);
        builder.add("ANC-GxT");
        assertEquals(List.of("CG"), builder.vocabulary(1, 100));
    }

    @Test
    public void wordsOfTheOtherStrandCountWhereItIsEncoded() {
        VocabularyBuilder builder = words(2, StrandPolicy.BOTH);
        builder.add("AAC");
        assertEquals(List.of("AA", "AC", "GT", "TT"), builder.vocabulary(1, 100));
    }
}
