// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.sequence.Alphabet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/**
 * Truth: the likelihoods by their definition, summed over every spacing and place, for every
 * sequence of a small world.
 */
public class LikelihoodRatioTest {

    private static final Alphabet AB = Alphabet.custom("ab", "AB");

    private static PositionWeightMatrix randomElement(Random random, Alphabet alphabet, int width) {
        double[][] weights = new double[width][alphabet.size()];
        for (double[] row : weights) {
            for (int k = 0; k < row.length; k++) {
                row[k] = 0.05 + random.nextDouble();
            }
        }
        return PositionWeightMatrix.of(alphabet, weights);
    }

    static double background(BackgroundModel background, String text) {
        double product = 1;
        for (char c : text.toCharArray()) {
            product *= background.frequencies().get(background.alphabet().indexOf(c));
        }
        return product;
    }

    /** The probability of a text with the motif planted, by plain enumeration. */
    static double planted(MotifModel motif, BackgroundModel background, String text) {
        return planted(motif, background, text, new ArrayList<>(), 1);
    }

    private static double planted(
            MotifModel motif,
            BackgroundModel background,
            String text,
            List<Integer> spacings,
            double probability) {
        if (spacings.size() < motif.spacings().size()) {
            SpacingDistribution next = motif.spacings().get(spacings.size());
            double sum = 0;
            for (int s = next.minimum(); s <= next.maximum(); s++) {
                List<Integer> longer = new ArrayList<>(spacings);
                longer.add(s);
                sum += planted(motif, background, text, longer, probability * next.probability(s));
            }
            return sum;
        }
        int length = motif.elementWidth() + spacings.stream().mapToInt(Integer::intValue).sum();
        int places = text.length() - length + 1;
        double sum = 0;
        for (int start = 0; start < places; start++) {
            PositionWeightMatrix[] element = new PositionWeightMatrix[text.length()];
            int[] column = new int[text.length()];
            int at = start;
            for (int e = 0; e < motif.elements().size(); e++) {
                for (int j = 0; j < motif.elements().get(e).width(); j++) {
                    element[at] = motif.elements().get(e);
                    column[at++] = j;
                }
                at += e < spacings.size() ? spacings.get(e) : 0;
            }
            double product = 1;
            for (int i = 0; i < text.length(); i++) {
                int symbol = background.alphabet().indexOf(text.charAt(i));
                product *=
                        element[i] == null
                                ? background.frequencies().get(symbol)
                                : element[i].probability(column[i], symbol);
            }
            sum += product / places;
        }
        return sum * probability;
    }

    static List<String> allTexts(Alphabet alphabet, int length) {
        List<String> texts = List.of("");
        for (int i = 0; i < length; i++) {
            texts =
                    texts.stream()
                            .flatMap(
                                    text ->
                                            alphabet.symbols()
                                                    .chars()
                                                    .mapToObj(c -> text + (char) c))
                            .toList();
        }
        return texts;
    }

    @Test
    public void equalsTheRatioOfTheEnumeratedLikelihoodsAndBothSumToOne() {
        Random random = new Random(17);
        for (int round = 0; round < 12; round++) {
            Alphabet alphabet = round % 4 == 0 ? Alphabet.DNA : AB;
            List<PositionWeightMatrix> elements = new ArrayList<>();
            List<SpacingDistribution> spacings = new ArrayList<>();
            int count = 1 + random.nextInt(alphabet == AB ? 3 : 2);
            for (int e = 0; e < count; e++) {
                elements.add(randomElement(random, alphabet, 1 + random.nextInt(2)));
                if (e > 0) {
                    spacings.add(
                            new SpacingDistribution(
                                    random.nextInt(2),
                                    List.of(0.2, random.nextDouble(), 0.5)
                                            .subList(random.nextInt(2) * 2, 3)));
                }
            }
            MotifModel motif = new MotifModel("m", elements, spacings);
            int length = Math.max(motif.maximumLength(), alphabet == AB ? 9 : 5);
            BackgroundModel background =
                    alphabet == AB
                            ? new BackgroundModel(AB, List.of(0.3, 0.7))
                            : BackgroundModel.dna(0.4);
            LikelihoodRatio ratio = new LikelihoodRatio(motif, background);
            double sumBackground = 0;
            double sumPlanted = 0;
            double sumRatio = 0;
            for (String text : allTexts(alphabet, length)) {
                double negative = background(background, text);
                double positive = planted(motif, background, text);
                assertEquals(Math.log(positive / negative), ratio.logRatio(text), 1e-10);
                sumBackground += negative;
                sumPlanted += positive;
                sumRatio += negative * Math.exp(ratio.logRatio(text));
            }
            assertEquals(1, sumBackground, 1e-12);
            assertEquals(1, sumPlanted, 1e-12);
            assertEquals(1, sumRatio, 1e-10);
        }
    }

    /** One position, one place: log(0.8 / 0.25), by hand. */
    @Test
    public void agreesWithTheSmallestCaseByHand() {
        BackgroundModel uniform = BackgroundModel.uniform(Alphabet.DNA);
        MotifModel motif = MotifModel.parse("T", 0.8, uniform);
        LikelihoodRatio ratio = new LikelihoodRatio(motif, uniform);
        assertEquals(Math.log(0.8 / 0.25), ratio.logRatio("T"), 1e-12);
        assertEquals(Math.log(0.2 / 3 / 0.25), ratio.logRatio("A"), 1e-12);
        // Two places: the mean of both ratios.
        assertEquals(Math.log((0.8 / 0.25 + 0.2 / 3 / 0.25) / 2), ratio.logRatio("AT"), 1e-12);
    }

    @Test
    public void isMinusInfinityWhereTheMotifIsImpossible() {
        BackgroundModel uniform = BackgroundModel.uniform(Alphabet.DNA);
        LikelihoodRatio one = new LikelihoodRatio(MotifModel.parse("TT", 1, uniform), uniform);
        assertEquals(Double.NEGATIVE_INFINITY, one.logRatio("ACTGT"), 0);
        LikelihoodRatio two = new LikelihoodRatio(MotifModel.parse("A[1]C", 1, uniform), uniform);
        assertEquals(Double.NEGATIVE_INFINITY, two.logRatio("CAAA"), 0);
        assertEquals(Math.log(16 / 2.0), two.logRatio("CAGC"), 1e-12);
    }

    @Test
    public void longMotifsNeitherOverflowNorVanish() {
        BackgroundModel uniform = BackgroundModel.uniform(Alphabet.DNA);
        String consensus = "ACGT".repeat(300);
        LikelihoodRatio ratio =
                new LikelihoodRatio(MotifModel.parse(consensus, 0.97, uniform), uniform);
        assertEquals(1200 * Math.log(0.97 * 4), ratio.logRatio(consensus), 1e-6);
        assertEquals(1200 * Math.log(0.01 * 4), ratio.logRatio("TTAC".repeat(300)), 1e-6);
    }

    @Test
    public void refusesForeignSymbolsAndShortSequences() {
        LikelihoodRatio ratio =
                new LikelihoodRatio(
                        Sigma70Promoter.motif(Sigma70Promoter.background()),
                        Sigma70Promoter.background());
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class, () -> ratio.logRatio("ACGTN".repeat(10)));
        assertTrue(e.getMessage(), e.getMessage().contains("position 5"));
        assertThrows(IllegalArgumentException.class, () -> ratio.logRatio("A".repeat(30)));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new LikelihoodRatio(
                                MotifModel.parse("A", 1, BackgroundModel.uniform(AB)),
                                BackgroundModel.uniform(Alphabet.DNA)));
    }
}
