// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.TokenEncodingTest.Draft;
import bio.strand.engine.sequence.Alphabet;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.Test;

/**
 * What must hold for every encoding and every sequence, tried on a thousand random ones: decoding
 * gives the text back under every policy that keeps information; codes are in their range; the
 * encoding comes back from its stored form. A failure names the case, which the seed repeats.
 */
public class EncodingRoundTripTest {

    private static final long SEED = 20260317;
    private static final int CASES = 1000;

    private static final List<Alphabet> ALPHABETS =
            List.of(
                    Alphabet.DNA,
                    Alphabet.RNA,
                    Alphabet.PROTEIN,
                    Alphabet.custom("structure", "HEC"),
                    Alphabet.custom("mixed", "aAbB\u00E9\u03B1-"));

    private static String text(SplittableRandom random, String symbols, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(symbols.charAt(random.nextInt(symbols.length())));
        }
        return text.toString();
    }

    private static Draft draft(SplittableRandom random) {
        Draft draft = new Draft();
        draft.alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
        draft.casePolicy =
                draft.alphabet.symbols().chars().anyMatch(c -> c >= 'a' && c <= 'z')
                        ? CasePolicy.EXACT
                        : CasePolicy.values()[random.nextInt(2)];
        draft.gaps = GapPolicy.values()[random.nextInt(4)];
        draft.unknown = UnknownPolicy.values()[random.nextInt(3)];
        draft.ambiguity = SymbolPolicy.values()[random.nextInt(3)];
        boolean nucleotides =
                draft.alphabet.equals(Alphabet.DNA) || draft.alphabet.equals(Alphabet.RNA);
        switch (random.nextInt(nucleotides ? 3 : 2)) {
            case 1 -> {
                int k = 1 + random.nextInt(draft.alphabet.size() > 10 ? 3 : 5);
                draft.kmers(k, 1 + random.nextInt(k));
            }
            case 2 -> draft.codons(random.nextInt(3), PartialCodonPolicy.DROP);
            default -> draft.ambiguity = SymbolPolicy.values()[random.nextInt(4)];
        }
        draft.representation = new Representation.Ordinal();
        if (random.nextBoolean()) {
            draft.maximum = 100;
            draft.padding = Padding.values()[random.nextInt(3)];
        }
        return draft;
    }

    /** The part of a text that whole words cover. */
    private static String covered(SequenceEncoding encoding, String text) {
        if (encoding.tokenization() instanceof Tokenization.Kmers kmers) {
            int words = (text.length() - kmers.k()) / kmers.stride();
            return text.substring(0, words * kmers.stride() + kmers.k());
        }
        if (encoding.tokenization() instanceof Tokenization.Codons codons) {
            int bases = (text.length() - codons.frame()) / 3 * 3;
            return text.substring(codons.frame(), codons.frame() + bases);
        }
        return text;
    }

    @Test
    public void decodingGivesTheTextBack() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            SequenceEncoding encoding = draft(random).encoding();
            SequenceEncoder encoder = new SequenceEncoder(encoding);
            boolean fractional = encoding.ambiguityPolicy() == SymbolPolicy.FRACTIONAL;
            String symbols =
                    encoding.alphabet().symbols()
                            + (fractional ? encoding.alphabet().ambiguityCodes() : "");
            String text = text(random, symbols, 6 + random.nextInt(60));
            EncodedSequence encoded = encoder.encode("case " + i, text);
            String name = "case " + i + ": " + text + " by " + encoding.toJson();
            assertEquals(name, covered(encoding, text), encoder.decode(encoded));
            for (int p = 0; p < encoded.length(); p++) {
                assertTrue(name, encoded.codeAt(p) < encoding.codes());
            }
            if (encoding.padding() != Padding.NONE) {
                assertEquals(name, encoding.maximumLength(), encoded.length());
            }
        }
    }

    @Test
    public void decodingSmilesGivesTheTextBack() {
        SplittableRandom random = new SplittableRandom(SEED);
        Draft draft = new Draft().smiles(InvalidMoleculePolicy.UNCHECKED, "C");
        for (int i = 0; i < CASES; i++) {
            String text = text(random, "CcNnOo()=#123%[]lBr+-@H", 1 + random.nextInt(40));
            VocabularyBuilder builder =
                    new VocabularyBuilder(
                            SequenceEncoding.SMILES,
                            CasePolicy.EXACT,
                            GapPolicy.ERROR,
                            new Tokenization.SmilesTokens(InvalidMoleculePolicy.UNCHECKED),
                            StrandPolicy.FORWARD);
            builder.add(text);
            draft.vocabulary = builder.vocabulary(1, 1000);
            SequenceEncoder encoder = draft.encoder();
            assertEquals(text, encoder.decode(encoder.encode("case " + i, text)));
        }
    }

    @Test
    public void lowerCaseAndGapsAreWhatFoldingAndRemovingGivesUp() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            Draft draft = new Draft();
            draft.gaps = GapPolicy.REMOVE;
            if (random.nextBoolean()) {
                draft.kmers(1 + random.nextInt(4), 1);
            }
            String text = text(random, "ACGTacgt-.", 10 + random.nextInt(40)) + "ACGT";
            String expected = text.replaceAll("[-.]", "").toUpperCase(java.util.Locale.ROOT);
            assertEquals(expected, draft.encoder().decode(draft.encoder().encode("s", text)));
        }
    }

    /** The fast way to the codes of words against cutting out each word. */
    @Test
    public void wordsHaveTheCodesOfTheirTexts() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            Draft draft = new Draft();
            int k = 2 + random.nextInt(3);
            int stride = 1 + random.nextInt(5);
            draft.kmers(k, stride);
            draft.vocabulary = draft.vocabulary.subList(0, draft.vocabulary.size() / 2);
            draft.ambiguity = SymbolPolicy.NEUTRAL;
            draft.unknown = UnknownPolicy.NEUTRAL;
            String text = text(random, "ACGTACGTACGTN!", k + random.nextInt(40));
            EncodedSequence encoded = draft.encoder().encode("s", text);
            for (int p = 0; p < encoded.length(); p++) {
                String word = text.substring(p * stride, p * stride + k);
                int expected = draft.vocabulary.indexOf(word);
                assertEquals(
                        text + " " + word,
                        expected < 0 ? draft.vocabulary.size() : expected,
                        encoded.codeAt(p));
            }
        }
    }

    @Test
    public void bothSpellingsOfADoubleStrandHaveTheSameCanonicalCodes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < CASES; i++) {
            Draft draft = new Draft();
            draft.ambiguity = SymbolPolicy.NEUTRAL;
            draft.strand = StrandPolicy.CANONICAL;
            draft.maximum = random.nextBoolean() ? 0 : 12;
            draft.side = TruncationSide.values()[random.nextInt(2)];
            if (random.nextBoolean()) {
                draft.kmers(1 + random.nextInt(4), 1 + random.nextInt(3));
            }
            String text = text(random, "ACGTNRY", 8 + random.nextInt(20));
            SequenceEncoder encoder = draft.encoder();
            assertEquals(
                    text,
                    encoder.encode("s", text),
                    encoder.encode("s", Complement.reverse(text, Alphabet.DNA)));
        }
    }

    @Test
    public void everyEncodingComesBackFromItsStoredForm() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 300; i++) {
            Draft draft = draft(random);
            if (random.nextInt(3) == 0 && !draft.vocabulary.isEmpty()) {
                draft.vocabulary = draft.vocabulary.subList(0, draft.vocabulary.size() / 2 + 1);
            }
            SequenceEncoding encoding = draft.encoding();
            assertEquals(encoding, Encoding.fromProperties(encoding.toProperties()));
            assertEquals(
                    encoding,
                    Encoding.fromJson(
                            JsonParser.parseString(encoding.toJson().toString())
                                    .getAsJsonObject()));
            assertTrue(encoding.describeDifference(encoding).isEmpty());
        }
    }
}
