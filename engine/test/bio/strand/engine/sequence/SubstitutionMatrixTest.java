// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** The scores against the tables as Henikoff and Henikoff and Dayhoff et al. printed them. */
public class SubstitutionMatrixTest {

    @Test
    public void blosum62HasThePublishedScores() {
        SubstitutionMatrix matrix = SubstitutionMatrix.BLOSUM62;
        assertEquals(11, matrix.score('W', 'W'));
        assertEquals(9, matrix.score('C', 'C'));
        assertEquals(4, matrix.score('A', 'A'));
        assertEquals(3, matrix.score('I', 'V'));
        assertEquals(-4, matrix.score('W', 'N'));
        assertEquals(2, matrix.score('Y', 'H'));
        assertEquals(4, matrix.score('B', 'D'));
        assertEquals(-4, matrix.score('A', '*'));
        assertEquals(1, matrix.score('*', '*'));
    }

    @Test
    public void pam250HasThePublishedScores() {
        SubstitutionMatrix matrix = SubstitutionMatrix.PAM250;
        assertEquals(17, matrix.score('W', 'W'));
        assertEquals(12, matrix.score('C', 'C'));
        assertEquals(7, matrix.score('F', 'Y'));
        assertEquals(-8, matrix.score('C', 'W'));
        assertEquals(2, matrix.score('R', 'W'));
    }

    @Test
    public void everyMatrixIsSymmetricAndCompleteAndIgnoresCase() {
        for (SubstitutionMatrix matrix : SubstitutionMatrix.values()) {
            assertEquals(24, matrix.letters().length());
            for (char first : matrix.letters().toCharArray()) {
                for (char second : matrix.letters().toCharArray()) {
                    int score = matrix.score(first, second);
                    assertEquals(score, matrix.score(second, first));
                    assertEquals(score, matrix.score(Character.toLowerCase(first), second));
                    assertTrue(score >= -20 && score <= 20);
                }
            }
        }
    }

    @Test
    public void givesScoresInAnyOrderOfLetters() {
        assertArrayEquals(
                new int[][] {{11, -3}, {-3, 4}}, SubstitutionMatrix.BLOSUM62.scores("WA"));
    }

    @Test
    public void namesALetterWithoutScores() {
        assertFalse(SubstitutionMatrix.BLOSUM62.has('J'));
        assertFalse(SubstitutionMatrix.BLOSUM62.has('\u00C4'));
        assertTrue(SubstitutionMatrix.BLOSUM62.has('w'));
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> SubstitutionMatrix.BLOSUM62.score('A', 'O'));
        assertTrue(e.getMessage(), e.getMessage().contains("BLOSUM62 has no score for 'O'"));
    }
}
