// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class MotifPatternTest {

    private static String refusal(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    @Test
    public void ambiguityCodesStandForTheirSymbols() {
        MotifPattern pattern = MotifPattern.ofIupac("TATAWT", Alphabet.DNA, false);
        assertTrue(pattern.isIn("GGTATAATCC"));
        assertTrue(pattern.isIn("tatatt"));
        assertFalse(pattern.isIn("GGTATACTCC"));
        assertFalse(pattern.isIn("TATANT"));
        assertFalse(pattern.isIn(""));
    }

    @Test
    public void theOtherStrandCountsOnlyIfAskedFor() {
        // The reverse complement of TTGACR is YGTCAA.
        assertFalse(MotifPattern.ofIupac("TTGACR", Alphabet.DNA, false).isIn("AACGTCAAGG"));
        MotifPattern both = MotifPattern.ofIupac("TTGACR", Alphabet.DNA, true);
        assertTrue(both.isIn("AACGTCAAGG"));
        assertTrue(both.isIn("TTGACG"));
        assertFalse(both.isIn("AAGGTCAAGG"));
    }

    @Test
    public void thymineAndUracilStandForEachOther() {
        assertTrue(MotifPattern.ofIupac("AUG", Alphabet.DNA, false).isIn("CATGC"));
        assertTrue(MotifPattern.ofIupac("ATG", Alphabet.RNA, true).isIn("CCAUC"));
    }

    @Test
    public void lettersOfProteinsAreTakenAsSuch() {
        MotifPattern pattern = MotifPattern.ofIupac("NXB", Alphabet.PROTEIN, false);
        assertTrue(pattern.isIn("MNAD"));
        assertFalse(pattern.isIn("MDAD"));
    }

    @Test
    public void aWrongLetterIsNamedWithItsPosition() {
        String message = refusal(() -> MotifPattern.ofIupac("TATZ", Alphabet.DNA, false));
        assertTrue(message, message.contains("'Z' at position 4") && message.contains("ACGT"));
        assertTrue(refusal(() -> MotifPattern.ofIupac(" ", Alphabet.DNA, false)).contains("empty"));
        assertTrue(
                refusal(() -> MotifPattern.ofIupac("NXS", Alphabet.PROTEIN, true))
                        .contains("two strands"));
    }

    @Test
    public void regularExpressionsMatchAnyPart() {
        assertTrue(MotifPattern.ofRegularExpression("C{3}$").isIn("ATCCC"));
        assertFalse(MotifPattern.ofRegularExpression("^C{3}").isIn("ATCCC"));
    }

    @Test
    public void aBrokenExpressionIsRefusedWithThePlace() {
        String message = refusal(() -> MotifPattern.ofRegularExpression("AT(G"));
        assertTrue(message, message.contains("AT(G") && message.contains("character"));
        assertTrue(refusal(() -> MotifPattern.ofRegularExpression("")).contains("empty"));
    }
}
