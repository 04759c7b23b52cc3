// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.sequence.Alphabet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.Test;

/** Words, codons and SMILES tokens, strands and padding, by cases worked by hand. */
public class TokenEncodingTest {

    /** An encoding whose parts can be set one by one. */
    static final class Draft {
        Alphabet alphabet = Alphabet.DNA;
        CasePolicy casePolicy = CasePolicy.UPPER;
        SymbolPolicy ambiguity = SymbolPolicy.ERROR;
        GapPolicy gaps = GapPolicy.ERROR;
        UnknownPolicy unknown = UnknownPolicy.ERROR;
        int minimum = 1;
        LengthPolicy tooShort = LengthPolicy.ERROR;
        int maximum;
        TruncationSide side = TruncationSide.END;
        Tokenization tokens = new Tokenization.Symbols();
        List<String> vocabulary = List.of();
        Representation representation = new Representation.OneHot();
        StrandPolicy strand = StrandPolicy.FORWARD;
        Padding padding = Padding.NONE;

        Draft kmers(int k, int stride) {
            tokens = new Tokenization.Kmers(k, stride);
            vocabulary = SequenceEncoding.allWords(alphabet, k);
            return this;
        }

        Draft codons(int frame, PartialCodonPolicy partial) {
            tokens = new Tokenization.Codons(frame, partial);
            vocabulary = SequenceEncoding.allWords(alphabet, 3);
            return this;
        }

        Draft smiles(InvalidMoleculePolicy invalid, String... known) {
            alphabet = SequenceEncoding.SMILES;
            casePolicy = CasePolicy.EXACT;
            tokens = new Tokenization.SmilesTokens(invalid);
            vocabulary = List.of(known);
            return this;
        }

        SequenceEncoding encoding() {
            return new SequenceEncoding(
                    alphabet,
                    casePolicy,
                    ambiguity,
                    gaps,
                    unknown,
                    minimum,
                    tooShort,
                    maximum,
                    side,
                    tokens,
                    vocabulary,
                    representation,
                    strand,
                    padding);
        }

        SequenceEncoder encoder() {
            return new SequenceEncoder(encoding());
        }
    }

    private static List<String> tokensOf(SequenceEncoder encoder, String text) {
        EncodedSequence codes = encoder.encode("s", text);
        return IntStream.range(0, codes.length())
                .mapToObj(i -> encoder.encoding().tokenOf(codes.codeAt(i)))
                .toList();
    }

    private static SequenceEncodingException refusal(SequenceEncoder encoder, String text) {
        return assertThrows(SequenceEncodingException.class, () -> encoder.encode("seq1", text));
    }

    @Test
    public void allWordsAreNumberedWithTheLastSymbolFastest() {
        assertEquals(
                List.of(
                        "AA", "AC", "AG", "AT", "CA", "CC", "CG", "CT", "GA", "GC", "GG", "GT",
                        "TA", "TC", "TG", "TT"),
                SequenceEncoding.allWords(Alphabet.DNA, 2));
        assertEquals(8000, SequenceEncoding.allWords(Alphabet.PROTEIN, 3).size());
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> SequenceEncoding.allWords(Alphabet.DNA, 8));
        assertTrue(e.getMessage(), e.getMessage().contains("take shorter words"));
    }

    @Test
    public void wordsOverlapByTheStride() {
        assertEquals(
                List.of("ACG", "CGT", "GTT"), tokensOf(new Draft().kmers(3, 1).encoder(), "ACGTT"));
        assertEquals(List.of("ACG", "GTT"), tokensOf(new Draft().kmers(3, 2).encoder(), "acgttA"));
        assertEquals(
                List.of("ACG", "TTA"), tokensOf(new Draft().kmers(3, 3).encoder(), "ACGTTACC"));
    }

    @Test
    public void codesOfAllWordsAreTheirNumberInBaseFour() {
        EncodedSequence codes = new Draft().kmers(5, 1).encoder().encode("s", "TTTTTA");
        assertTrue(codes.codeAt(0) > 255);
        assertEquals(1023, codes.codeAt(0));
        assertEquals(1020, codes.codeAt(1));
    }

    @Test
    public void wordsWithForeignSymbolsFollowTheirPolicy() {
        Draft draft = new Draft().kmers(3, 1);
        draft.ambiguity = SymbolPolicy.NEUTRAL;
        assertEquals(List.of("NNN", "NNN", "NNN", "TAC"), tokensOf(draft.encoder(), "ACNTAC"));
        draft.ambiguity = SymbolPolicy.MISSING;
        SequenceEncodingException ambiguous = refusal(draft.encoder(), "ACGTNACG");
        assertEquals(SequenceEncodingException.Cause.AMBIGUOUS_SYMBOL, ambiguous.refusal());
        assertEquals(5, ambiguous.position());
        assertTrue(ambiguous.isMissing());
        assertEquals(
                SequenceEncodingException.Cause.UNKNOWN_SYMBOL,
                refusal(draft.encoder(), "ACGT1").refusal());
        assertEquals(
                SequenceEncodingException.Cause.GAP, refusal(draft.encoder(), "AC-GT").refusal());
        draft.gaps = GapPolicy.REMOVE;
        assertEquals(List.of("ACG", "CGT"), tokensOf(draft.encoder(), "AC-GT"));
        SequenceEncodingException later = refusal(draft.encoder(), "A-C-G-TN");
        assertEquals("positions count gaps", 8, later.position());
    }

    @Test
    public void whatACutRemovesCannotFail() {
        Draft draft = new Draft().kmers(2, 1);
        draft.maximum = 2;
        assertEquals(List.of("AC", "CG"), tokensOf(draft.encoder(), "ACGNNN"));
        draft.side = TruncationSide.START;
        assertEquals(List.of("AC", "CG"), tokensOf(draft.encoder(), "NNNACG"));
    }

    @Test
    public void tooShortCountsWords() {
        SequenceEncodingException none = refusal(new Draft().kmers(4, 1).encoder(), "ACG");
        assertEquals(SequenceEncodingException.Cause.TOO_SHORT, none.refusal());
        Draft draft = new Draft().kmers(4, 1);
        draft.minimum = 3;
        assertTrue(
                refusal(draft.encoder(), "ACGTA")
                        .getMessage()
                        .contains("has 2 4-mers, at least 3"));
        assertEquals(3, tokensOf(draft.encoder(), "ACGTAC").size());
    }

    @Test
    public void wordsApartLeaveOutWhatLiesBetween() {
        Draft draft = new Draft().kmers(2, 3);
        assertEquals(List.of("AC", "TA"), tokensOf(draft.encoder(), "ACGTAN"));
        assertEquals(
                "AC?TA".replace('?', 'N'),
                draft.encoder().decode(draft.encoder().encode("s", "ACGTA")));
        draft.ambiguity = SymbolPolicy.NEUTRAL;
        assertEquals(List.of("AC", "TA"), tokensOf(draft.encoder(), "ACNTA"));
    }

    @Test
    public void anotherAlphabetIsSuggestedWhereTheSequenceLooksLikeIt() {
        SequenceEncodingException refused =
                refusal(new SequenceEncoder(SequenceEncoding.of(Alphabet.DNA)), "MKVLAAGW");
        assertTrue(refused.getMessage(), refused.getMessage().contains("looks like PROTEIN"));
        SequenceEncodingException molecule =
                refusal(new SequenceEncoder(SequenceEncoding.of(Alphabet.DNA)), "CC(=O)Oc1ccccc1");
        assertTrue(molecule.getMessage(), molecule.getMessage().contains("choose SMILES"));
    }

    @Test
    public void codonsStartAtTheFrame() {
        assertEquals(
                List.of("ATG", "GCC", "TAA"),
                tokensOf(new Draft().codons(0, PartialCodonPolicy.ERROR).encoder(), "ATGGCCTAA"));
        assertEquals(
                List.of("ATG", "GCC"),
                tokensOf(new Draft().codons(2, PartialCodonPolicy.DROP).encoder(), "ccATGGCCTA"));
    }

    @Test
    public void anIncompleteLastCodonFollowsItsPolicy() {
        SequenceEncodingException error =
                refusal(new Draft().codons(0, PartialCodonPolicy.ERROR).encoder(), "ATGGC");
        assertEquals(SequenceEncodingException.Cause.PARTIAL_CODON, error.refusal());
        assertEquals(4, error.position());
        assertFalse(error.isMissing());
        assertTrue(
                refusal(new Draft().codons(0, PartialCodonPolicy.MISSING).encoder(), "ATGG")
                        .isMissing());
        Draft cut = new Draft().codons(0, PartialCodonPolicy.ERROR);
        cut.maximum = 1;
        assertEquals("it is cut away", List.of("ATG"), tokensOf(cut.encoder(), "ATGGCCG"));
    }

    /** Aspirin, a bromide with charges, and a steroid-like closure with two digits. */
    @Test
    public void smilesAreDividedIntoAtomsBondsAndClosures() {
        assertSmiles("CC(=O)Oc1ccccc1", "C|C|(|=|O|)|O|c|1|c|c|c|c|c|1");
        assertSmiles("[NH4+].[Br-]", "[NH4+]|.|[Br-]");
        assertSmiles("ClCCBrB", "Cl|C|C|Br|B");
        assertSmiles("C%12CC%12", "C|%12|C|C|%12");
        assertSmiles("C%(100)C", "C|%(100)|C");
        assertSmiles("N[C@@H](C)C(=O)O", "N|[C@@H]|(|C|)|C|(|=|O|)|O");
        assertSmiles("F/C=C\\F", "F|/|C|=|C|\\|F");
        assertSmiles("[13CH3]C#N", "[13CH3]|C|#|N");
        assertSmiles("C[", "C|[");
        assertSmiles("C%1", "C|%|1");
    }

    private static void assertSmiles(String smiles, String expected) {
        int[] starts = SmilesTokenizer.starts(smiles);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i + 1 < starts.length; i++) {
            tokens.add(smiles.substring(starts[i], starts[i + 1]));
        }
        assertEquals(expected, String.join("|", tokens));
    }

    @Test
    public void smilesKeepTheirCase() {
        SequenceEncoder encoder =
                new Draft().smiles(InvalidMoleculePolicy.ERROR, "C", "c", "1").encoder();
        assertArrayEquals(
                new byte[] {0, 1, 2, 1, 1, 1, 1, 1, 2},
                encoder.encode("m", "Cc1ccccc1").toByteArray());
        Draft folding = new Draft().smiles(InvalidMoleculePolicy.ERROR, "C");
        folding.casePolicy = CasePolicy.UPPER;
        assertThrows(IllegalArgumentException.class, folding::encoding);
    }

    /** Published tables of molecules have them. */
    @Test
    public void blanksAroundSmilesAreLeftOut() {
        Draft draft = new Draft().smiles(InvalidMoleculePolicy.ERROR, "C", "O");
        assertEquals(List.of("C", "C", "O"), tokensOf(draft.encoder(), " CCO \t"));
        SequenceEncodingException unknown = refusal(draft.encoder(), " CN ");
        assertEquals("positions count them", 3, unknown.position());
        draft.tokens = new Tokenization.SmilesTokens(InvalidMoleculePolicy.UNCHECKED);
        SequenceEncodingException within = refusal(draft.encoder(), "C O");
        assertEquals(2, within.position());
        assertTrue(within.getMessage(), within.getMessage().contains("white space"));
        assertEquals(
                SequenceEncodingException.Cause.TOO_SHORT,
                refusal(draft.encoder(), "  ").refusal());
    }

    @Test
    public void textThatIsNoMoleculeFollowsItsPolicy() {
        String open = "C1CC";
        String[] known = {"C", "1"};
        SequenceEncodingException error =
                refusal(new Draft().smiles(InvalidMoleculePolicy.ERROR, known).encoder(), open);
        assertEquals(SequenceEncodingException.Cause.INVALID_MOLECULE, error.refusal());
        assertTrue(error.getMessage(), error.getMessage().contains("is no molecule"));
        assertTrue(
                refusal(new Draft().smiles(InvalidMoleculePolicy.MISSING, known).encoder(), open)
                        .isMissing());
        assertEquals(
                List.of("C", "1", "C", "C"),
                tokensOf(
                        new Draft().smiles(InvalidMoleculePolicy.UNCHECKED, known).encoder(),
                        open));
    }

    @Test
    public void tokensOutsideTheVocabularyFollowThePolicyForUnknownSymbols() {
        Draft draft = new Draft().smiles(InvalidMoleculePolicy.ERROR, "C", "O");
        SequenceEncodingException error = refusal(draft.encoder(), "CCBr");
        assertEquals(SequenceEncodingException.Cause.UNKNOWN_TOKEN, error.refusal());
        assertEquals("Br", error.symbol());
        assertEquals(3, error.position());
        draft.unknown = UnknownPolicy.MISSING;
        assertTrue(refusal(draft.encoder(), "CCBr").isMissing());
        draft.unknown = UnknownPolicy.NEUTRAL;
        assertArrayEquals(new byte[] {0, 0, 2}, draft.encoder().encode("m", "CCBr").toByteArray());
        assertEquals("CC?", draft.encoder().decode(draft.encoder().encode("m", "CCBr")));
    }

    @Test
    public void theCanonicalStrandIsTheSameForBothSpellings() {
        Draft draft = new Draft();
        draft.strand = StrandPolicy.CANONICAL;
        SequenceEncoder encoder = draft.encoder();
        assertEquals("ACCGT", encoder.decode(encoder.encode("s", "ACCGT")));
        assertEquals(
                "ACCGT is less than ACGGT", "ACCGT", encoder.decode(encoder.encode("s", "ACGGT")));
        assertEquals(
                "positions are those of the text given", 2, refusal(encoder, "TNGGT").position());
    }

    @Test
    public void bothStrandsLieAroundOneNeutralPosition() {
        Draft draft = new Draft();
        draft.strand = StrandPolicy.BOTH;
        draft.ambiguity = SymbolPolicy.FRACTIONAL;
        SequenceEncoder encoder = draft.encoder();
        assertEquals("AACRNYGTT", encoder.decode(encoder.encode("s", "AACR")));
        draft.maximum = 6;
        assertEquals(
                "each strand keeps two positions of the same stretch",
                "AANTT",
                draft.encoder().decode(draft.encoder().encode("s", "AACR")));
        draft.maximum = 0;
        draft.alphabet = Alphabet.RNA;
        assertEquals("ACUNAGU", draft.encoder().decode(draft.encoder().encode("s", "ACU")));
        Draft words = new Draft().kmers(3, 2);
        words.strand = StrandPolicy.BOTH;
        assertEquals(
                List.of("AAC", "CCG", "NNN", "CGG", "GTT"), tokensOf(words.encoder(), "AACCGT"));
    }

    @Test
    public void shortSequencesAreFilledUpOnTheChosenSide() {
        Draft draft = new Draft();
        draft.maximum = 5;
        draft.padding = Padding.END;
        assertArrayEquals(
                new byte[] {0, 1, 4, 4, 4}, draft.encoder().encode("s", "AC").toByteArray());
        draft.padding = Padding.START;
        assertArrayEquals(
                new byte[] {4, 4, 4, 0, 1}, draft.encoder().encode("s", "AC").toByteArray());
        assertEquals("AC", draft.encoder().decode(draft.encoder().encode("s", "AC")));
        draft.maximum = 0;
        assertThrows(IllegalArgumentException.class, draft::encoding);
    }

    @Test
    public void complementsOfSymbolsAndWords() {
        Draft draft = new Draft();
        draft.ambiguity = SymbolPolicy.FRACTIONAL;
        int[] complements = draft.encoding().complementCodes().orElseThrow();
        assertEquals("TGCAVHDMKNYSBWR", complementText(draft.encoding(), complements));
        Draft words = new Draft().kmers(2, 1);
        int[] ofWords = words.encoding().complementCodes().orElseThrow();
        assertEquals("AC <-> GT", 11, ofWords[1]);
        assertEquals("AT is its own", 3, ofWords[3]);
    }

    private static String complementText(SequenceEncoding encoding, int[] complements) {
        StringBuilder text = new StringBuilder();
        for (int code : complements) {
            text.append(encoding.tokenOf(code));
        }
        return text.toString();
    }

    @Test
    public void reversedComplementCodesAreThoseOfTheOtherStrand() {
        for (int stride = 1; stride <= 3; stride++) {
            SequenceEncoder encoder = new Draft().kmers(3, stride).encoder();
            int[] complements = encoder.encoding().complementCodes().orElseThrow();
            String text = "ACGGTACCATGAA".substring(0, 3 + 3 * stride);
            EncodedSequence forward = encoder.encode("s", text);
            EncodedSequence other = encoder.encode("s", Complement.reverse(text, Alphabet.DNA));
            for (int i = 0; i < forward.length(); i++) {
                assertEquals(
                        complements[forward.codeAt(i)], other.codeAt(forward.length() - 1 - i));
            }
        }
    }

    @Test
    public void complementsAreAbsentWhereTheyMakeNoSense() {
        assertEquals(Optional.empty(), SequenceEncoding.of(Alphabet.PROTEIN).complementCodes());
        Draft both = new Draft();
        both.strand = StrandPolicy.BOTH;
        assertEquals(Optional.empty(), both.encoding().complementCodes());
        assertEquals(
                Optional.empty(),
                new Draft().codons(0, PartialCodonPolicy.DROP).encoding().complementCodes());
        Draft filled = new Draft();
        filled.maximum = 9;
        filled.padding = Padding.END;
        assertEquals(Optional.empty(), filled.encoding().complementCodes());
        Draft learned = new Draft().kmers(2, 1);
        learned.vocabulary = List.of("AC", "CA");
        assertEquals(Optional.empty(), learned.encoding().complementCodes());
        learned.unknown = UnknownPolicy.NEUTRAL;
        assertArrayEquals(new int[] {2, 2, 2}, learned.encoding().complementCodes().orElseThrow());
    }

    @Test
    public void sameCodesMeansSameTokensStrandsAndRepresentation() {
        Draft draft = new Draft().kmers(2, 1);
        draft.unknown = UnknownPolicy.NEUTRAL;
        SequenceEncoding encoding = draft.encoding();
        draft.maximum = 9;
        assertTrue("limits do not matter", encoding.hasSameCodes(draft.encoding()));
        draft.strand = StrandPolicy.CANONICAL;
        assertDifferent("strand FORWARD expected, CANONICAL found", encoding, draft);
        draft.strand = StrandPolicy.FORWARD;
        draft.representation = new Representation.Ordinal();
        assertDifferent("representation one-hot expected, ordinal found", encoding, draft);
        draft.representation = new Representation.OneHot();
        draft.vocabulary = List.of("AA", "AC");
        assertDifferent("vocabulary of 16 tokens", encoding, draft);
        draft.kmers(2, 2);
        assertDifferent("2-mers with stride 1 expected", encoding, draft);
    }

    private static void assertDifferent(String part, SequenceEncoding encoding, Draft draft) {
        assertFalse(part, encoding.hasSameCodes(draft.encoding()));
        String difference = encoding.describeDifference(draft.encoding()).orElseThrow();
        assertTrue(difference, difference.contains(part));
    }

    @Test
    public void refusesWhatDoesNotFitTogether() {
        Draft fractional = new Draft().kmers(2, 1);
        fractional.ambiguity = SymbolPolicy.FRACTIONAL;
        assertRefused("in fractions", fractional);
        Draft empty = new Draft().kmers(2, 1);
        empty.vocabulary = List.of();
        assertRefused("vocabulary is empty", empty);
        Draft twice = new Draft().kmers(2, 1);
        twice.vocabulary = List.of("AA", "AA");
        assertRefused("twice", twice);
        Draft symbols = new Draft();
        symbols.vocabulary = List.of("A");
        assertRefused("no other vocabulary", symbols);
        Draft codons = new Draft();
        codons.alphabet = Alphabet.PROTEIN;
        codons.tokens = new Tokenization.Codons(0, PartialCodonPolicy.DROP);
        codons.vocabulary = List.of("AAA");
        assertRefused("Codons need", codons);
        Draft strands = new Draft();
        strands.alphabet = Alphabet.PROTEIN;
        strands.strand = StrandPolicy.BOTH;
        assertRefused("second strand", strands);
        Draft scales = new Draft();
        scales.representation =
                new Representation.Scales(List.of("Kyte-Doolittle hydropathy"), true);
        assertRefused("single amino acids", scales);
        Draft wide = new Draft().kmers(7, 1);
        assertRefused("choose ordinal", wide);
        wide.representation = new Representation.Ordinal();
        assertEquals(16384, wide.encoding().features());
        Draft half = new Draft();
        half.strand = StrandPolicy.BOTH;
        half.minimum = 5;
        half.maximum = 10;
        assertRefused("for each of two strands", half);
    }

    private static void assertRefused(String part, Draft draft) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, draft::encoding);
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }
}
