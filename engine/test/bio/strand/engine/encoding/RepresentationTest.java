// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.TokenEncodingTest.Draft;
import bio.strand.engine.sequence.Alphabet;
import bio.strand.engine.sequence.SubstitutionMatrix;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** What codes mean: substitution matrices and scales against published numbers. */
public class RepresentationTest {

    private static final String ORDER = "ACDEFGHIKLMNPQRSTVWY";

    private static SequenceEncoding protein(Representation representation) {
        Draft draft = new Draft();
        draft.alphabet = Alphabet.PROTEIN;
        draft.ambiguity = SymbolPolicy.FRACTIONAL;
        draft.gaps = GapPolicy.NEUTRAL;
        draft.representation = representation;
        return draft.encoding();
    }

    private static float[] row(SequenceEncoding encoding, char symbol) {
        return encoding.featureRows()[encoding.letters().indexOf(symbol)];
    }

    /** Henikoff and Henikoff 1992, as the NCBI distributes BLOSUM62; Dayhoff 1978 for PAM250. */
    @Test
    public void substitutionRowsAreThePublishedOnes() {
        SequenceEncoding blosum =
                protein(new Representation.Substitution(SubstitutionMatrix.BLOSUM62));
        assertEquals(20, blosum.features());
        assertArrayEquals(
                new float[] {
                    -3, -2, -4, -3, 1, -2, -2, -3, -3, -2, -1, -4, -4, -2, -3, -3, -2, -3, 11, 2
                },
                row(blosum, 'W'),
                0);
        assertArrayEquals(
                new float[] {
                    4, 0, -2, -1, -2, 0, -2, -1, -1, -1, -1, -2, -1, -1, -1, 1, 0, 0, -3, -2
                },
                row(blosum, 'A'),
                0);
        SequenceEncoding pam = protein(new Representation.Substitution(SubstitutionMatrix.PAM250));
        assertArrayEquals(
                new float[] {
                    -2, 12, -5, -5, -4, -3, -3, -2, -5, -6, -5, -4, -3, -5, -4, 0, -2, -2, -8, 0
                },
                row(pam, 'C'),
                0);
        assertEquals(17, row(pam, 'W')[ORDER.indexOf('W')], 0);
    }

    @Test
    public void anAmbiguityCodeIsTheMeanOfWhatItMayBe() {
        SequenceEncoding blosum =
                protein(new Representation.Substitution(SubstitutionMatrix.BLOSUM62));
        float[] b = row(blosum, 'B');
        for (int f = 0; f < 20; f++) {
            assertEquals((row(blosum, 'D')[f] + row(blosum, 'N')[f]) / 2, b[f], 1e-6);
        }
        SequenceEncoding scale =
                protein(
                        new Representation.Scales(
                                List.of("Kyte-Doolittle hydropathy", "Net charge"), false));
        assertArrayEquals(new float[] {-3.5f, -0.5f}, row(scale, 'Z'), 1e-6f);
        assertEquals("the mean of the scale, -0.49", -0.49f, row(scale, 'X')[0], 1e-5);
    }

    @Test
    public void theNeutralCodeSaysNothing() {
        for (Representation representation :
                List.of(
                        new Representation.OneHot(),
                        new Representation.Ordinal(),
                        new Representation.Substitution(SubstitutionMatrix.PAM250),
                        new Representation.Scales(AminoAcidScale.atchleyFactors(), true))) {
            SequenceEncoding encoding = protein(representation);
            float[] neutral = encoding.featureRows()[encoding.neutralCode()];
            assertArrayEquals(new float[encoding.features()], neutral, 0);
        }
    }

    @Test
    public void ordinalCodesHaveAFeatureEach() {
        SequenceEncoding encoding = protein(new Representation.Ordinal());
        assertTrue(encoding.needsEmbedding());
        assertFalse(protein(new Representation.OneHot()).needsEmbedding());
        assertEquals(encoding.codes(), encoding.features());
        float[][] rows = encoding.featureRows();
        for (int code = 0; code < encoding.neutralCode(); code++) {
            for (int f = 0; f < rows[code].length; f++) {
                assertEquals(f == code ? 1 : 0, rows[code][f], 0);
            }
        }
    }

    /** Values as printed in the papers. */
    @Test
    public void scalesHaveThePublishedValues() {
        assertScale(
                "Kyte-Doolittle hydropathy",
                "KYTJ820101",
                1.8,
                2.5,
                -3.5,
                -3.5,
                2.8,
                -0.4,
                -3.2,
                4.5,
                -3.9,
                3.8,
                1.9,
                -3.5,
                -1.6,
                -3.5,
                -4.5,
                -0.8,
                -0.7,
                4.2,
                -0.9,
                -1.3);
        assertScale(
                "Hopp-Woods hydrophilicity",
                "HOPT810101",
                -0.5,
                -1.0,
                3.0,
                3.0,
                -2.5,
                0.0,
                -0.5,
                -1.8,
                3.0,
                -1.8,
                -1.3,
                0.2,
                0.0,
                0.2,
                3.0,
                0.3,
                -0.4,
                -1.5,
                -3.4,
                -2.3);
        assertScale(
                "Grantham polarity",
                "GRAR740102",
                8.1,
                5.5,
                13.0,
                12.3,
                5.2,
                9.0,
                10.4,
                5.2,
                11.3,
                4.9,
                5.7,
                11.6,
                8.0,
                10.5,
                10.5,
                9.2,
                8.6,
                5.9,
                5.4,
                6.2);
        assertScale(
                "Chou-Fasman helix",
                "CHOP780201",
                1.42,
                0.70,
                1.01,
                1.51,
                1.13,
                0.57,
                1.00,
                1.08,
                1.16,
                1.21,
                1.45,
                0.67,
                0.57,
                1.11,
                0.98,
                0.77,
                0.83,
                1.06,
                1.08,
                0.69);
        assertScale(
                "Zamyatnin volume",
                "",
                88.6,
                108.5,
                111.1,
                138.4,
                189.9,
                60.1,
                153.2,
                166.7,
                168.6,
                166.7,
                162.9,
                114.1,
                112.7,
                143.8,
                173.4,
                89.0,
                116.1,
                140.0,
                227.8,
                193.6);
        assertScale(
                "Atchley factor 1",
                "",
                -0.591,
                -1.343,
                1.050,
                1.357,
                -1.006,
                -0.384,
                0.336,
                -1.239,
                1.831,
                -1.019,
                -0.663,
                0.945,
                0.189,
                0.931,
                1.538,
                -0.228,
                -0.032,
                -1.337,
                -0.595,
                0.260);
    }

    private static void assertScale(String name, String accession, double... values) {
        AminoAcidScale scale = AminoAcidScale.named(name);
        assertEquals(accession, scale.accession());
        for (int i = 0; i < ORDER.length(); i++) {
            assertEquals(name + " " + ORDER.charAt(i), values[i], scale.value(ORDER.charAt(i)), 0);
        }
    }

    /** Kidera et al. state that their factors are normalised over the twenty amino acids. */
    @Test
    public void kideraFactorsHaveMeanZeroAndUnitDeviation() {
        assertEquals(10, AminoAcidScale.kideraFactors().size());
        for (String name : AminoAcidScale.kideraFactors()) {
            double[] values = values(AminoAcidScale.named(name));
            double mean = Arrays.stream(values).average().orElseThrow();
            double variance =
                    Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;
            assertEquals(name, 0, mean, 0.02);
            assertEquals(name, 1, variance, 0.1);
        }
    }

    private static double[] values(AminoAcidScale scale) {
        return ORDER.chars().mapToDouble(c -> scale.value((char) c)).toArray();
    }

    @Test
    public void zScoresHaveMeanZeroAndUnitDeviation() {
        for (String name : AminoAcidScale.names()) {
            AminoAcidScale scale = AminoAcidScale.named(name);
            double[] scores = ORDER.chars().mapToDouble(c -> scale.zScore((char) c)).toArray();
            assertEquals(name, 0, Arrays.stream(scores).sum(), 1e-9);
            assertEquals(name, 20, Arrays.stream(scores).map(v -> v * v).sum(), 1e-9);
            assertFalse(name, scale.source().isBlank());
        }
        SequenceEncoding encoding = protein(new Representation.Scales(List.of("Net charge"), true));
        assertEquals(
                "charge has mean 0 and variance 4/20", Math.sqrt(5), row(encoding, 'K')[0], 1e-6);
    }

    @Test
    public void refusesScalesThatDoNotExist() {
        assertRefused("no scale 'Nobody'", "Nobody");
        assertRefused("at least one");
        assertRefused("not all different", "Net charge", "Net charge");
        assertThrows(
                IllegalArgumentException.class,
                () -> AminoAcidScale.named("Net charge").value('B'));
    }

    private static void assertRefused(String part, String... names) {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Representation.Scales(List.of(names), true));
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }
}
