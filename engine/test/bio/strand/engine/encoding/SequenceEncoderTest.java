// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import static bio.strand.engine.encoding.SequenceEncodingTest.encoding;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.SequenceEncodingException.Cause;
import bio.strand.engine.sequence.Alphabet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.Test;

public class SequenceEncoderTest {

    private static final SequenceEncoder DNA =
            new SequenceEncoder(SequenceEncoding.of(Alphabet.DNA));

    private static SequenceEncoder encoder(
            SymbolPolicy ambiguity, GapPolicy gaps, UnknownPolicy unknown) {
        return new SequenceEncoder(encoding(Alphabet.DNA, ambiguity, gaps, unknown));
    }

    private static SequenceEncoder limited(
            GapPolicy gaps, int minimum, LengthPolicy tooShort, int maximum, TruncationSide side) {
        return new SequenceEncoder(
                new SequenceEncoding(
                        Alphabet.DNA,
                        CasePolicy.UPPER,
                        SymbolPolicy.ERROR,
                        gaps,
                        UnknownPolicy.ERROR,
                        minimum,
                        tooShort,
                        maximum,
                        side));
    }

    private static byte[] codes(SequenceEncoder encoder, String text) {
        return encoder.encode("s", text).toByteArray();
    }

    @Test
    public void encodesPlainSymbolsInTheOrderOfTheAlphabet() {
        assertArrayEquals(new byte[] {0, 1, 2, 3, 3, 0}, codes(DNA, "ACGTta"));
    }

    @Test
    public void keepsCaseApartIfAskedAndSaysHowToFold() {
        SequenceEncoder exact =
                new SequenceEncoder(
                        new SequenceEncoding(
                                Alphabet.DNA,
                                CasePolicy.EXACT,
                                SymbolPolicy.FRACTIONAL,
                                GapPolicy.ERROR,
                                UnknownPolicy.ERROR,
                                1,
                                LengthPolicy.ERROR,
                                0,
                                TruncationSide.END));
        SequenceEncodingException e =
                assertThrows(SequenceEncodingException.class, () -> exact.encode("s", "ACgT"));
        assertEquals(3, e.position());
        assertEquals("g", e.symbol());
        assertTrue(e.getMessage(), e.getMessage().contains("fold letters"));
        SequenceEncoder smiles =
                new SequenceEncoder(SequenceEncoding.of(Alphabet.custom("SMILES", "CNOcno()=1")));
        assertEquals("c1ccno1C(=O)N", smiles.decode(smiles.encode("s", "c1ccno1C(=O)N")));
    }

    @Test
    public void ambiguityFollowsItsPolicy() {
        assertArrayEquals(new byte[] {0, 9, 10}, codes(DNA, "ANr"));
        assertArrayEquals(
                new byte[] {0, 4, 4},
                codes(encoder(SymbolPolicy.NEUTRAL, GapPolicy.ERROR, UnknownPolicy.ERROR), "ANR"));
        for (SymbolPolicy policy : List.of(SymbolPolicy.ERROR, SymbolPolicy.MISSING)) {
            assertRefused(
                    encoder(policy, GapPolicy.NEUTRAL, UnknownPolicy.NEUTRAL),
                    "AC-GN?",
                    Cause.AMBIGUOUS_SYMBOL,
                    "N",
                    5,
                    policy == SymbolPolicy.MISSING);
        }
    }

    @Test
    public void gapsFollowTheirPolicy() {
        assertArrayEquals(
                new byte[] {0, 4, 4, 1},
                codes(encoder(SymbolPolicy.ERROR, GapPolicy.NEUTRAL, UnknownPolicy.ERROR), "A-.C"));
        assertArrayEquals(
                new byte[] {0, 1},
                codes(
                        encoder(SymbolPolicy.ERROR, GapPolicy.REMOVE, UnknownPolicy.ERROR),
                        "-A-.C-"));
        for (GapPolicy policy : List.of(GapPolicy.ERROR, GapPolicy.MISSING)) {
            assertRefused(
                    encoder(SymbolPolicy.NEUTRAL, policy, UnknownPolicy.NEUTRAL),
                    "AN?.C",
                    Cause.GAP,
                    ".",
                    4,
                    policy == GapPolicy.MISSING);
        }
    }

    @Test
    public void unknownSymbolsFollowTheirPolicyAndPositionsCountGaps() {
        assertArrayEquals(
                new byte[] {0, 4, 4, 1},
                codes(
                        encoder(SymbolPolicy.ERROR, GapPolicy.ERROR, UnknownPolicy.NEUTRAL),
                        "A?\u6F22C"));
        for (UnknownPolicy policy : List.of(UnknownPolicy.ERROR, UnknownPolicy.MISSING)) {
            assertRefused(
                    encoder(SymbolPolicy.NEUTRAL, GapPolicy.REMOVE, policy),
                    "--ANZ",
                    Cause.UNKNOWN_SYMBOL,
                    "Z",
                    5,
                    policy == UnknownPolicy.MISSING);
        }
        assertRefused(DNA, "AC\uD83D\uDE00", Cause.UNKNOWN_SYMBOL, "\uD83D\uDE00", 3, false);
    }

    private static void assertRefused(
            SequenceEncoder encoder,
            String text,
            Cause cause,
            String symbol,
            int position,
            boolean missing) {
        SequenceEncodingException e =
                assertThrows(SequenceEncodingException.class, () -> encoder.encode("row 7", text));
        assertEquals(cause, e.refusal());
        assertEquals(symbol, e.symbol());
        assertEquals(position, e.position());
        assertEquals("row 7", e.sequenceId());
        assertEquals(missing, e.isMissing());
        assertTrue(e.getMessage(), e.getMessage().contains("'row 7'"));
        assertTrue(e.getMessage(), e.getMessage().contains(e.reason() + "; "));
        assertFalse(e.reason(), e.reason().contains("row 7"));
        if (position > 0) {
            assertTrue(e.getMessage(), e.getMessage().contains("position " + position));
        }
        if (missing) {
            EncodingOutcome outcome = encoder.encodeOrMissing("row 7", text);
            assertEquals(e.getMessage(), ((EncodingOutcome.Missing) outcome).reason().getMessage());
        } else {
            assertThrows(
                    SequenceEncodingException.class, () -> encoder.encodeOrMissing("row 7", text));
        }
    }

    @Test
    public void messagesOfferTheLikelyRemedy() {
        assertMessage(DNA, "ACU", "RNA");
        assertMessage(new SequenceEncoder(SequenceEncoding.of(Alphabet.RNA)), "ACt", "DNA");
        assertMessage(DNA, "A C", "white space");
        assertMessage(DNA, "A\tC", "U+0009");
        assertMessage(DNA, "ACE", "not in the alphabet DNA (ACGT)");
        assertMessage(DNA, "AC-", "remove gaps");
    }

    private static void assertMessage(SequenceEncoder encoder, String text, String part) {
        SequenceEncodingException e =
                assertThrows(SequenceEncodingException.class, () -> encoder.encode("s", text));
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }

    @Test
    public void cutsTheChosenSide() {
        SequenceEncoder end =
                limited(GapPolicy.ERROR, 1, LengthPolicy.ERROR, 3, TruncationSide.END);
        SequenceEncoder start =
                limited(GapPolicy.ERROR, 1, LengthPolicy.ERROR, 3, TruncationSide.START);
        assertEquals("ACG", end.decode(end.encode("s", "ACGT")));
        assertEquals("CGT", start.decode(start.encode("s", "ACGT")));
        assertEquals("ACG", start.decode(start.encode("s", "ACG")));
        assertEquals("AC", start.decode(start.encode("s", "AC")));
    }

    @Test
    public void removesGapsBeforeItCutsAndCounts() {
        SequenceEncoder end =
                limited(GapPolicy.REMOVE, 2, LengthPolicy.ERROR, 3, TruncationSide.END);
        SequenceEncoder start =
                limited(GapPolicy.REMOVE, 2, LengthPolicy.ERROR, 3, TruncationSide.START);
        assertEquals("ACG", end.decode(end.encode("s", "-A-C--GT-")));
        assertEquals("CGT", start.decode(start.encode("s", "-A-C--GT-")));
        assertRefused(end, "-A--", Cause.TOO_SHORT, "", 0, false);
    }

    @Test
    public void doesNotJudgeWhatItCutsAway() {
        SequenceEncoder end =
                limited(GapPolicy.ERROR, 1, LengthPolicy.ERROR, 2, TruncationSide.END);
        assertEquals("AC", end.decode(end.encode("s", "AC?-N")));
        SequenceEncoder start =
                limited(GapPolicy.REMOVE, 1, LengthPolicy.ERROR, 2, TruncationSide.START);
        assertEquals("GT", start.decode(start.encode("s", "?N-G-T")));
    }

    @Test
    public void shortAndEmptySequencesFollowTheirPolicy() {
        for (LengthPolicy policy : LengthPolicy.values()) {
            boolean missing = policy == LengthPolicy.MISSING;
            SequenceEncoder encoder = limited(GapPolicy.REMOVE, 3, policy, 0, TruncationSide.END);
            assertRefused(encoder, "AC", Cause.TOO_SHORT, "", 0, missing);
            assertRefused(encoder, "", Cause.TOO_SHORT, "", 0, missing);
            assertRefused(encoder, "--.", Cause.TOO_SHORT, "", 0, missing);
            assertEquals("ACG", encoder.decode(encoder.encode("s", "ACG")));
        }
        assertMessage(DNA, "", "is empty");
        assertMessage(
                limited(GapPolicy.REMOVE, 1, LengthPolicy.ERROR, 0, TruncationSide.END),
                "---",
                "nothing but gaps");
    }

    @Test
    public void decodeGivesBackWhateverThePolicyKeeps() {
        Random random = new Random(42);
        for (int round = 0; round < 2000; round++) {
            Alphabet alphabet =
                    List.of(
                                    Alphabet.DNA,
                                    Alphabet.RNA,
                                    Alphabet.PROTEIN,
                                    Alphabet.custom("c", "\u03B1\u00E9AZ19!"))
                            .get(random.nextInt(4));
            SymbolPolicy ambiguity = SymbolPolicy.values()[random.nextInt(4)];
            GapPolicy gaps = random.nextBoolean() ? GapPolicy.REMOVE : GapPolicy.NEUTRAL;
            UnknownPolicy unknown =
                    random.nextBoolean() ? UnknownPolicy.NEUTRAL : UnknownPolicy.ERROR;
            SequenceEncoder encoder =
                    new SequenceEncoder(encoding(alphabet, ambiguity, gaps, unknown));
            boolean keepsAmbiguity = ambiguity == SymbolPolicy.FRACTIONAL;
            StringBuilder text = new StringBuilder();
            StringBuilder expected = new StringBuilder();
            int length = 1 + random.nextInt(50);
            for (int i = 0; i < length || expected.isEmpty(); i++) {
                int kind = random.nextInt(10);
                char wildcard = alphabet.wildcard();
                if (kind == 0) {
                    text.append(random.nextBoolean() ? '-' : '.');
                    expected.append(gaps == GapPolicy.REMOVE ? "" : wildcard);
                } else if (kind == 1 && unknown == UnknownPolicy.NEUTRAL) {
                    text.append('\u4E00');
                    expected.append(wildcard);
                } else if (kind == 2
                        && !alphabet.isCustom()
                        && (keepsAmbiguity || ambiguity == SymbolPolicy.NEUTRAL)) {
                    String codes = alphabet.ambiguityCodes();
                    char c = codes.charAt(random.nextInt(codes.length()));
                    text.append(c);
                    expected.append(keepsAmbiguity ? c : wildcard);
                } else {
                    char c = alphabet.symbolAt(random.nextInt(alphabet.size()));
                    boolean lower = c >= 'A' && c <= 'Z' && random.nextInt(4) == 0;
                    text.append(lower ? String.valueOf(c).toLowerCase(Locale.ROOT) : c);
                    expected.append(c);
                }
            }
            EncodedSequence encoded = encoder.encode("s", text.toString());
            assertEquals(expected.toString(), encoder.decode(encoded));
            // What has been decoded encodes to the same codes, where nothing was made neutral.
            if (expected.indexOf(String.valueOf(alphabet.wildcard())) < 0) {
                assertEquals(encoded, encoder.encode("s", expected.toString()));
            }
        }
    }

    @Test
    public void decodeRefusesForeignCodes() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> DNA.decode(EncodedSequence.of((byte) 0, (byte) 200)));
        assertTrue(e.getMessage(), e.getMessage().contains("Code 200 at position 2"));
    }

    @Test
    public void encodedSequenceIsAValueThatNobodyCanChange() {
        byte[] codes = {1, 2, (byte) 255};
        EncodedSequence sequence = EncodedSequence.of(codes);
        codes[0] = 9;
        sequence.toByteArray()[1] = 9;
        assertEquals(EncodedSequence.of((byte) 1, (byte) 2, (byte) 255), sequence);
        assertEquals(
                EncodedSequence.of((byte) 1, (byte) 2, (byte) 255).hashCode(), sequence.hashCode());
        assertFalse(sequence.equals(EncodedSequence.of((byte) 1)));
        assertEquals(255, sequence.codeAt(2));
        assertEquals(3, sequence.length());
        byte[] target = new byte[5];
        sequence.copyInto(target, 1);
        assertArrayEquals(new byte[] {0, 1, 2, (byte) 255, 0}, target);
        assertEquals("3 codes: 1 2 255", sequence.toString());
        assertTrue(EncodedSequence.of(new byte[21]).toString().endsWith(" 0 ..."));
    }
}
