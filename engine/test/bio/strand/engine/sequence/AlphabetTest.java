// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.sequence;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** Truth for the ambiguity codes: the table of NC-IUB 1984 (Cornish-Bowden 1985). */
public class AlphabetTest {

    private static String expand(Alphabet alphabet, char code) {
        return Arrays.stream(alphabet.expansion(code))
                .mapToObj(i -> String.valueOf(alphabet.symbolAt(i)))
                .collect(Collectors.joining());
    }

    @Test
    public void builtInAlphabetsHaveTheirSymbolsInOrder() {
        assertEquals("ACGT", Alphabet.DNA.symbols());
        assertEquals("ACGU", Alphabet.RNA.symbols());
        assertEquals("ACDEFGHIKLMNPQRSTVWY", Alphabet.PROTEIN.symbols());
        assertEquals(20, Alphabet.PROTEIN.size());
        for (Alphabet alphabet : List.of(Alphabet.DNA, Alphabet.RNA, Alphabet.PROTEIN)) {
            for (int i = 0; i < alphabet.size(); i++) {
                assertEquals(i, alphabet.indexOf(alphabet.symbolAt(i)));
            }
            assertEquals(-1, alphabet.indexOf('a'));
            assertEquals(-1, alphabet.indexOf('\u00FF'));
            assertEquals(-1, alphabet.indexOf('\u0416'));
        }
    }

    @Test
    public void nucleotideAmbiguityCodesExpandAsIupacSays() {
        String[] table = {
            "R=AG", "Y=CT", "S=CG", "W=AT", "K=GT", "M=AC", "B=CGT", "D=AGT", "H=ACT", "V=ACG",
            "N=ACGT"
        };
        for (String entry : table) {
            char code = entry.charAt(0);
            assertEquals(entry.substring(2), expand(Alphabet.DNA, code));
            assertEquals(entry.substring(2).replace('T', 'U'), expand(Alphabet.RNA, code));
            assertTrue(Alphabet.DNA.isAmbiguous(code));
        }
        assertEquals("BDHKMNRSVWY", Alphabet.DNA.ambiguityCodes());
        assertEquals("", expand(Alphabet.DNA, 'A'));
        assertEquals("", expand(Alphabet.DNA, 'U'));
    }

    @Test
    public void proteinAmbiguityCodesExpandAndRareAminoAcidsAreUnknown() {
        assertEquals("DN", expand(Alphabet.PROTEIN, 'B'));
        assertEquals("EQ", expand(Alphabet.PROTEIN, 'Z'));
        assertEquals("IL", expand(Alphabet.PROTEIN, 'J'));
        assertEquals(Alphabet.PROTEIN.symbols(), expand(Alphabet.PROTEIN, 'X'));
        for (char c : "UO*".toCharArray()) {
            assertEquals(-1, Alphabet.PROTEIN.indexOf(c));
            assertFalse(Alphabet.PROTEIN.isAmbiguous(c));
        }
    }

    @Test
    public void expansionIsACopy() {
        Alphabet.DNA.expansion('N')[0] = 3;
        assertArrayEquals(new int[] {0, 1, 2, 3}, Alphabet.DNA.expansion('N'));
    }

    @Test
    public void hyphenAndDotAreGapsUnlessTheyAreSymbols() {
        assertTrue(Alphabet.DNA.isGap('-'));
        assertTrue(Alphabet.PROTEIN.isGap('.'));
        assertFalse(Alphabet.DNA.isGap('A'));
        Alphabet smiles = Alphabet.custom("SMILES", "CNO=-");
        assertFalse(smiles.isGap('-'));
        assertTrue(smiles.isGap('.'));
    }

    @Test
    public void customAlphabetHoldsUpTo200SymbolsOfAnyScript() {
        String symbols =
                IntStream.range(0, 200)
                        .mapToObj(i -> String.valueOf((char) (0x4E00 + i)))
                        .collect(Collectors.joining());
        Alphabet alphabet = Alphabet.custom("signs", symbols);
        assertEquals(200, alphabet.size());
        for (int i = 0; i < 200; i++) {
            assertEquals(i, alphabet.indexOf(symbols.charAt(i)));
        }
        String latin =
                IntStream.range(0xA1, 0xFF)
                        .mapToObj(i -> String.valueOf((char) i))
                        .collect(Collectors.joining());
        Alphabet high = Alphabet.custom("latin", latin);
        for (int i = 0; i < latin.length(); i++) {
            assertEquals(i, high.indexOf(latin.charAt(i)));
        }
        assertThrows(
                IllegalArgumentException.class, () -> Alphabet.custom("too many", symbols + "A"));
    }

    @Test
    public void customAlphabetRefusesWhatCannotBeUsedAndSaysWhy() {
        assertRefused(null, "AC", "needs a name");
        assertRefused(" ", "AC", "needs a name");
        assertRefused("dna", "AC", "built-in");
        assertRefused("x", "", "no symbols");
        assertRefused("x", null, "no symbols");
        assertRefused("x", "ABCA", "'A' twice");
        assertRefused("x", "A C", "Symbol 2");
        assertRefused("x", "A\tC", "U+0009");
        assertRefused("x", "A\uD83D\uDE00", "U+D83D");
    }

    private static void assertRefused(String name, String symbols, String part) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Alphabet.custom(name, symbols));
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }

    @Test
    public void wildcardIsNeverASymbol() {
        assertEquals('N', Alphabet.DNA.wildcard());
        assertEquals('X', Alphabet.PROTEIN.wildcard());
        assertEquals('?', Alphabet.custom("x", "AB").wildcard());
        assertEquals('*', Alphabet.custom("x", "AB?").wildcard());
        String odd = "?*_~#\uFFFD";
        assertEquals(-1, odd.indexOf(Alphabet.custom("x", odd).wildcard()));
    }

    @Test
    public void restoresAnAlphabetFromNameAndSymbols() {
        assertSame(Alphabet.RNA, Alphabet.of("RNA", "ACGU"));
        Alphabet custom = Alphabet.custom("hydropathy", "hpc");
        assertEquals(custom, Alphabet.of("hydropathy", "hpc"));
        assertEquals(custom.hashCode(), Alphabet.of("hydropathy", "hpc").hashCode());
        assertNotEquals(custom, Alphabet.of("hydropathy", "phc"));
        assertThrows(IllegalArgumentException.class, () -> Alphabet.of("DNA", "ACTG"));
    }

    private static Alphabet guess(String... sequences) {
        return Alphabet.guess(Arrays.asList(sequences)).orElseThrow();
    }

    @Test
    public void guessesTheAlphabetFromTheSymbols() {
        assertEquals(Alphabet.DNA, guess("acgtn", "GATTACA", null));
        assertEquals(Alphabet.DNA, guess("ACG-T", "NNAC"));
        assertEquals(Alphabet.RNA, guess("ACGU", "GGG"));
        assertEquals(Alphabet.PROTEIN, guess("MKVDHAS", "MRTAYIAKQR"));
        assertEquals(Alphabet.PROTEIN, guess("MSUO*"));
        Alphabet smiles = guess("CC(=O)Oc1ccccc1", "N#N");
        assertTrue(smiles.isCustom());
        assertEquals("#()1=CNOc", smiles.symbols());
    }

    @Test
    public void guessesNothingFromNothing() {
        assertEquals(Optional.empty(), Alphabet.guess(List.of()));
        assertEquals(Optional.empty(), Alphabet.guess(Arrays.asList("", null, "  ")));
    }
}
