// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.sequence.Alphabet;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

public class SequenceEncodingTest {

    static SequenceEncoding encoding(
            Alphabet alphabet, SymbolPolicy ambiguity, GapPolicy gaps, UnknownPolicy unknown) {
        return new SequenceEncoding(
                alphabet,
                CasePolicy.UPPER,
                ambiguity,
                gaps,
                unknown,
                1,
                LengthPolicy.ERROR,
                0,
                TruncationSide.END);
    }

    @Test
    public void numbersPlainSymbolsThenFractionalThenNeutral() {
        SequenceEncoding all =
                encoding(
                        Alphabet.DNA,
                        SymbolPolicy.FRACTIONAL,
                        GapPolicy.NEUTRAL,
                        UnknownPolicy.ERROR);
        assertEquals(4 + 11 + 1, all.codes());
        assertEquals(15, all.neutralCode());
        String shown =
                IntStream.range(0, all.codes())
                        .mapToObj(code -> String.valueOf(all.symbolOf(code)))
                        .collect(Collectors.joining());
        assertEquals("ACGTBDHKMNRSVWYN", shown);
        assertEquals(shown, all.letters());

        SequenceEncoding plain =
                encoding(Alphabet.DNA, SymbolPolicy.ERROR, GapPolicy.REMOVE, UnknownPolicy.MISSING);
        assertEquals(4, plain.codes());
        assertFalse(plain.hasNeutralCode());
        assertEquals(-1, plain.neutralCode());
        assertThrows(IndexOutOfBoundsException.class, () -> plain.symbolOf(4));

        SequenceEncoding neutral =
                encoding(
                        Alphabet.PROTEIN,
                        SymbolPolicy.NEUTRAL,
                        GapPolicy.ERROR,
                        UnknownPolicy.ERROR);
        assertEquals(21, neutral.codes());
        assertEquals('X', neutral.symbolOf(20));
    }

    @Test
    public void featureRowsAreDistributionsOverThePlainSymbols() {
        SequenceEncoding encoding =
                encoding(
                        Alphabet.DNA,
                        SymbolPolicy.FRACTIONAL,
                        GapPolicy.NEUTRAL,
                        UnknownPolicy.ERROR);
        float[][] rows = encoding.featureRows();
        assertEquals(16, rows.length);
        assertArrayEquals(new float[] {0, 0, 1, 0}, rows[2], 0);
        float third = 1f / 3;
        assertArrayEquals(new float[] {0, third, third, third}, rows[4], 0); // B = C, G, T
        assertArrayEquals(new float[] {.25f, .25f, .25f, .25f}, rows[9], 0); // N
        assertArrayEquals(new float[] {.5f, 0, .5f, 0}, rows[10], 0); // R = A, G
        assertArrayEquals(new float[] {0, 0, 0, 0}, rows[15], 0);
        for (int code = 0; code < 15; code++) {
            float sum = 0;
            for (float share : rows[code]) {
                sum += share;
            }
            assertEquals(1, sum, 1e-6);
        }
    }

    @Test
    public void codesOfTheLargestAlphabetFitAByte() {
        String symbols =
                IntStream.range(0, 200)
                        .mapToObj(i -> String.valueOf((char) (0x4E00 + i)))
                        .collect(Collectors.joining());
        SequenceEncoding encoding =
                encoding(
                        Alphabet.custom("signs", symbols),
                        SymbolPolicy.NEUTRAL,
                        GapPolicy.NEUTRAL,
                        UnknownPolicy.NEUTRAL);
        assertEquals(201, encoding.codes());
        SequenceEncoder encoder = new SequenceEncoder(encoding);
        EncodedSequence encoded = encoder.encode("x", symbols + "A");
        assertEquals(199, encoded.codeAt(199));
        assertEquals(200, encoded.codeAt(200));
        assertEquals(symbols + "?", encoder.decode(encoded));
    }

    @Test
    public void refusesRulesThatContradictThemselves() {
        Alphabet smiles = Alphabet.custom("SMILES", "CNOcno");
        assertRefused("lower-case", smiles, CasePolicy.UPPER, 1, 0);
        assertRefused("minimum length", Alphabet.DNA, CasePolicy.UPPER, 0, 0);
        assertRefused("maximum length", Alphabet.DNA, CasePolicy.UPPER, 1, -1);
        assertRefused("below the minimum", Alphabet.DNA, CasePolicy.UPPER, 10, 9);
        assertRefused("needs an alphabet", null, CasePolicy.UPPER, 1, 0);
        assertRefused("needs an alphabet", Alphabet.DNA, null, 1, 0);
        assertEquals(CasePolicy.EXACT, SequenceEncoding.of(smiles).casePolicy());
        assertEquals(CasePolicy.UPPER, SequenceEncoding.of(Alphabet.DNA).casePolicy());
    }

    private static void assertRefused(
            String part, Alphabet alphabet, CasePolicy casePolicy, int minimum, int maximum) {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new SequenceEncoding(
                                        alphabet,
                                        casePolicy,
                                        SymbolPolicy.ERROR,
                                        GapPolicy.ERROR,
                                        UnknownPolicy.ERROR,
                                        minimum,
                                        LengthPolicy.ERROR,
                                        maximum,
                                        TruncationSide.END));
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }

    private static List<SequenceEncoding> examples() {
        return List.of(
                SequenceEncoding.of(Alphabet.DNA),
                SequenceEncoding.of(Alphabet.PROTEIN),
                new SequenceEncoding(
                        Alphabet.custom("SMILES \u00E9\"", "CNOcno()=#[]@+-\\/123\u00B5"),
                        CasePolicy.EXACT,
                        SymbolPolicy.MISSING,
                        GapPolicy.REMOVE,
                        UnknownPolicy.NEUTRAL,
                        3,
                        LengthPolicy.MISSING,
                        120,
                        TruncationSide.START));
    }

    @Test
    public void comesBackFromPropertiesAndJson() {
        for (SequenceEncoding encoding : examples()) {
            Map<String, String> properties = new LinkedHashMap<>(encoding.toProperties());
            properties.put("another", "property");
            assertTrue(SequenceEncoding.isIn(properties));
            assertEquals(encoding, SequenceEncoding.fromProperties(properties));
            String json = encoding.toJson().toString();
            assertEquals(
                    encoding,
                    SequenceEncoding.fromJson(JsonParser.parseString(json).getAsJsonObject()));
        }
        assertFalse(SequenceEncoding.isIn(Map.of("another", "property")));
    }

    /** These keys and values stand in saved workflows and models: they must never change. */
    @Test
    public void propertyKeysAndValuesAreStable() {
        assertEquals(
                "{strand.encoding.version=1, strand.encoding.alphabet=DNA,"
                        + " strand.encoding.symbols=ACGT, strand.encoding.case=UPPER,"
                        + " strand.encoding.ambiguity=FRACTIONAL, strand.encoding.gap=ERROR,"
                        + " strand.encoding.unknown=ERROR, strand.encoding.minimumLength=1,"
                        + " strand.encoding.tooShort=ERROR, strand.encoding.maximumLength=0,"
                        + " strand.encoding.truncation=END}",
                SequenceEncoding.of(Alphabet.DNA).toProperties().toString());
        assertEquals(
                "{\"version\":\"1\",\"alphabet\":\"RNA\",\"symbols\":\"ACGU\",\"case\":\"UPPER\","
                        + "\"ambiguity\":\"FRACTIONAL\",\"gap\":\"ERROR\",\"unknown\":\"ERROR\","
                        + "\"minimumLength\":\"1\",\"tooShort\":\"ERROR\","
                        + "\"maximumLength\":\"0\",\"truncation\":\"END\"}",
                SequenceEncoding.of(Alphabet.RNA).toJson().toString());
    }

    @Test
    public void refusesStoredFormsItCannotUnderstand() {
        assertUnreadable("strand.encoding.version", "3", "update Strand");
        assertUnreadable("strand.encoding.version", "0", "version 0");
        assertUnreadable("strand.encoding.version", "one", "'one'");
        assertUnreadable("strand.encoding.case", "LOWER", "'LOWER'");
        assertUnreadable("strand.encoding.symbols", "ACTG", "ACGT");
        assertUnreadable("strand.encoding.minimumLength", "x", "'x'");
        assertUnreadable("strand.encoding.truncation", null, "lacks 'truncation'");
    }

    private static void assertUnreadable(String key, String value, String part) {
        Map<String, String> properties =
                new LinkedHashMap<>(SequenceEncoding.of(Alphabet.DNA).toProperties());
        if (value == null) {
            properties.remove(key);
        } else {
            properties.put(key, value);
        }
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> SequenceEncoding.fromProperties(properties));
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }

    @Test
    public void describesWhatDiffers() {
        SequenceEncoding dna = SequenceEncoding.of(Alphabet.DNA);
        assertEquals(Optional.empty(), dna.describeDifference(SequenceEncoding.of(Alphabet.DNA)));
        assertEquals(
                Optional.of("alphabet DNA (ACGT) expected, RNA (ACGU) found"),
                dna.describeDifference(SequenceEncoding.of(Alphabet.RNA)));
        SequenceEncoding cut =
                new SequenceEncoding(
                        Alphabet.DNA,
                        CasePolicy.UPPER,
                        SymbolPolicy.NEUTRAL,
                        GapPolicy.ERROR,
                        UnknownPolicy.ERROR,
                        1,
                        LengthPolicy.ERROR,
                        60,
                        TruncationSide.END);
        assertEquals(
                Optional.of(
                        "ambiguity policy FRACTIONAL expected, NEUTRAL found;"
                                + " maximum length unlimited expected, 60 found"),
                dna.describeDifference(cut));
    }

    @Test
    public void sameCodesMeansSameNumbering() {
        SequenceEncoding dna = SequenceEncoding.of(Alphabet.DNA);
        SequenceEncoding shorter =
                new SequenceEncoding(
                        Alphabet.DNA,
                        CasePolicy.EXACT,
                        SymbolPolicy.FRACTIONAL,
                        GapPolicy.REMOVE,
                        UnknownPolicy.MISSING,
                        5,
                        LengthPolicy.MISSING,
                        50,
                        TruncationSide.START);
        assertTrue(dna.hasSameCodes(shorter));
        assertFalse(dna.hasSameCodes(SequenceEncoding.of(Alphabet.RNA)));
        assertFalse(
                dna.hasSameCodes(
                        encoding(
                                Alphabet.DNA,
                                SymbolPolicy.FRACTIONAL,
                                GapPolicy.NEUTRAL,
                                UnknownPolicy.ERROR)));
        assertFalse(
                dna.hasSameCodes(
                        encoding(
                                Alphabet.DNA,
                                SymbolPolicy.ERROR,
                                GapPolicy.ERROR,
                                UnknownPolicy.ERROR)));
    }
}
