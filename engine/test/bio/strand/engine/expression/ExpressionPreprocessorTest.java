// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.expression.ExpressionPreprocessor.Result;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.progress.ProgressSink;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

public class ExpressionPreprocessorTest {

    private static final double NAN = Double.NaN;

    private static ExpressionMatrix matrix(double[]... values) {
        return new ExpressionMatrix(
                names("g", values.length), names("s", values[0].length), values);
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static Result fit(PreprocessingSpec spec, double[]... values) {
        return fit(spec, matrix(values));
    }

    private static Result fit(PreprocessingSpec spec, ExpressionMatrix matrix) {
        return ExpressionPreprocessor.fit(
                matrix,
                spec,
                Axis.GENE,
                SampleTimes.inOrder(matrix.samples().size()),
                ProgressSink.none(),
                CancellationToken.never());
    }

    private static Result apply(FittedPreprocessing model, ExpressionMatrix data, Axis fresh) {
        return ExpressionPreprocessor.apply(
                model,
                data,
                fresh,
                SampleTimes.inOrder(data.samples().size()),
                ProgressSink.none(),
                CancellationToken.never());
    }

    private static void assertValues(double[][] expected, ExpressionMatrix actual) {
        assertEquals(expected.length, actual.genes().size());
        for (int g = 0; g < expected.length; g++) {
            assertArrayEquals(actual.genes().get(g), expected[g], actual.values()[g], 1e-12);
        }
    }

    private static PreprocessingSpec imputing(Imputation imputation, int neighbours) {
        return PreprocessingSpec.none().withImputation(imputation, neighbours);
    }

    private static PreprocessingSpec scaling(Scaling scaling, Axis axis) {
        return PreprocessingSpec.none().withScaling(scaling, axis);
    }

    private static String summary(Result result) {
        return result.summary().lines().stream()
                .map(
                        line ->
                                "%s | %d | %d | %s"
                                        .formatted(
                                                line.step(),
                                                line.valuesChanged(),
                                                line.genesRemoved(),
                                                line.remark()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    public void logarithmIsThatOfOneMoreToBaseTwo() {
        Result result =
                fit(
                        PreprocessingSpec.none().withLogarithm(true),
                        new double[] {0, 1, 3},
                        new double[] {1023, NAN, -0.5});
        assertValues(new double[][] {{0, 1, 2}, {10, NAN, -1}}, result.matrix());
        assertTrue(summary(result).contains("log2(x + 1) | 5 | 0 | \n"));
    }

    @Test
    public void logarithmThatDoesNotExistNamesGeneSampleAndRemedy() {
        IllegalArgumentException refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                fit(
                                        PreprocessingSpec.none().withLogarithm(true),
                                        new double[] {5, 6},
                                        new double[] {0, -1.25}));
        assertTrue(
                refusal.getMessage(),
                refusal.getMessage().contains("-1.25 of gene 'g1' in sample 's1'"));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("switch"));
    }

    @Test
    public void logarithmOfWhatSeemsToBeOneAlreadyIsRemarked() {
        assertTrue(
                summary(fit(PreprocessingSpec.none().withLogarithm(true), new double[] {7, 14}))
                        .contains("no value is above 14.00: they may have been logarithms"));
    }

    /**
     * The example of Wikipedia's article on quantile normalization (genes A to D, tied values in
     * the second sample get the mean of both ranks): reference 2, 3, 14/3, 17/3.
     */
    @Test
    public void quantileNormalisationOfThePublishedExample() {
        Result result =
                fit(
                        PreprocessingSpec.none().withQuantileNormalisation(true),
                        new double[] {5, 4, 3},
                        new double[] {2, 1, 4},
                        new double[] {3, 4, 6},
                        new double[] {4, 2, 8});
        double tied = (14 / 3.0 + 17 / 3.0) / 2;
        assertValues(
                new double[][] {
                    {17 / 3.0, tied, 2}, {2, 2, 3}, {3, tied, 14 / 3.0}, {14 / 3.0, 3, 17 / 3.0}
                },
                result.matrix());
    }

    /**
     * Worked by hand: the second sample's 10 and 30 stand for 10, 20, 30; reference 5.5, 11, 16.5.
     */
    @Test
    public void quantileNormalisationStretchesSamplesWithMissingValues() {
        Result result =
                fit(
                        PreprocessingSpec.none().withQuantileNormalisation(true),
                        new double[] {1, 10, NAN},
                        new double[] {2, NAN, NAN},
                        new double[] {3, 30, NAN});
        assertValues(
                new double[][] {{5.5, 5.5, NAN}, {11, NAN, NAN}, {16.5, 16.5, NAN}},
                result.matrix());
    }

    @Test
    public void newSamplesAreMappedOntoTheTrainingReference() {
        FittedPreprocessing model =
                fit(
                                PreprocessingSpec.none().withQuantileNormalisation(true),
                                new double[] {1, 3},
                                new double[] {2, 6},
                                new double[] {3, 9})
                        .model();
        // The reference is 2, 4, 6.
        ExpressionMatrix fresh =
                new ExpressionMatrix(
                        names("g", 3),
                        List.of("new", "short"),
                        new double[][] {{900, 5}, {-7, NAN}, {0.5, NAN}});
        assertValues(
                new double[][] {{6, 4}, {2, NAN}, {4, NAN}},
                apply(model, fresh, Axis.SAMPLE).matrix());
    }

    /**
     * Worked by hand: over the two shared samples A is sqrt(2) away and B sqrt(1/2), so that B
     * counts twice as much as A.
     */
    @Test
    public void nearestGenesAreWeightedByTheInverseOfTheirDistances() {
        Result result =
                fit(
                        imputing(Imputation.NEAREST_GENES, 2),
                        new double[] {1, 2, NAN},
                        new double[] {1, 4, 10},
                        new double[] {1, 3, 20},
                        new double[] {9, 9, 99});
        assertEquals((2 * 20 + 10) / 3.0, result.matrix().value(0, 2), 1e-12);
        assertTrue(
                summary(result), summary(result).contains("Missing values: 2 nearest genes | 1 |"));
    }

    /** The same values as scikit-learn's KNNImputer(n_neighbors=2, weights="distance") gives. */
    @Test
    public void neighboursOfDistanceZeroCountAlone() {
        Result result =
                fit(
                        imputing(Imputation.NEAREST_GENES, 2),
                        new double[] {1, 2, NAN, 4},
                        new double[] {1.5, 2.5, 3.5, 4.5},
                        new double[] {8, 8, 8, 8},
                        new double[] {0, 2, 1, 5},
                        new double[] {NAN, 2, 7, NAN});
        assertEquals(7, result.matrix().value(0, 2), 0);
        assertEquals(1, result.matrix().value(4, 0), 0);
        assertEquals(4, result.matrix().value(4, 3), 0);
    }

    @Test
    public void nearestSamplesAreNearestGenesOfTheTransposedMatrix() {
        double[][] values = random(7, 12, 0.2, 3);
        double[][] byGenes =
                fit(imputing(Imputation.NEAREST_GENES, 3), copy(values)).matrix().values();
        double[][] bySamples =
                fit(imputing(Imputation.NEAREST_SAMPLES, 3), ExpressionMatrix.transpose(values, 12))
                        .matrix()
                        .values();
        assertValues(byGenes, matrix(ExpressionMatrix.transpose(bySamples, 7)));
    }

    @Test
    public void genesWithoutNeighboursGetTheMeanOfTheSampleAndAreCounted() {
        Result result =
                fit(
                        imputing(Imputation.NEAREST_GENES, 3),
                        new double[] {NAN, NAN, NAN},
                        new double[] {1, 4, NAN},
                        new double[] {3, 8, NAN});
        assertValues(new double[][] {{2, 6, NAN}, {1, 4, NAN}, {3, 8, NAN}}, result.matrix());
        assertTrue(summary(result), summary(result).contains("2 had no neighbour"));
        assertTrue(summary(result), summary(result).contains("3 stay missing"));
    }

    @Test
    public void meansAndMediansAreOfTheGeneOrTheSample() {
        double[][] values = {{1, 2, 9, NAN}, {10, NAN, 30, 50}};
        assertEquals(
                4, fit(imputing(Imputation.GENE_MEAN, 1), copy(values)).matrix().value(0, 3), 0);
        assertEquals(
                2, fit(imputing(Imputation.GENE_MEDIAN, 1), copy(values)).matrix().value(0, 3), 0);
        assertEquals(
                50, fit(imputing(Imputation.SAMPLE_MEAN, 1), copy(values)).matrix().value(0, 3), 0);
        assertEquals(
                2,
                fit(imputing(Imputation.SAMPLE_MEDIAN, 1), copy(values)).matrix().value(1, 1),
                0);
        assertEquals(
                "median of an even number",
                20,
                fit(imputing(Imputation.GENE_MEDIAN, 1), new double[] {10, 30, NAN})
                        .matrix()
                        .value(0, 2),
                0);
    }

    @Test
    public void interpolationGoesOverTimeWithinASeries() {
        SampleTimes times =
                new SampleTimes(new int[] {0, 1, 0, 0, 1, 0}, new double[] {0, 0, 4, 1, 9, 6});
        Result result =
                ExpressionPreprocessor.fit(
                        matrix(
                                new double[] {10, 1, 30, NAN, NAN, NAN},
                                new double[] {NAN, NAN, NAN, 5, 2, NAN},
                                new double[] {NAN, 7, NAN, NAN, NAN, NAN}),
                        imputing(Imputation.INTERPOLATE, 1),
                        Axis.GENE,
                        times,
                        ProgressSink.none(),
                        CancellationToken.never());
        // Series 0 is measured at 0, 1, 4 and 6 (columns 0, 3, 2, 5), series 1 at 0 and 9.
        assertValues(
                new double[][] {
                    {10, 1, 30, 15, 1, 30}, {5, 2, 5, 5, 2, 5}, {NAN, 7, NAN, NAN, 7, NAN}
                },
                result.matrix());
    }

    /** Mean 5 and standard deviation sqrt(32/7), worked by hand. */
    @Test
    public void zScoresUseTheStandardDeviationWithOneLess() {
        double deviation = Math.sqrt(32 / 7.0);
        double[] values = {2, 4, 4, 4, 5, 5, 7, 9};
        double[] expected = new double[8];
        for (int i = 0; i < 8; i++) {
            expected[i] = (values[i] - 5) / deviation;
        }
        assertValues(
                new double[][] {expected},
                fit(scaling(Scaling.Z_SCORE, Axis.GENE), values.clone()).matrix());
    }

    @Test
    public void constantAndUnmeasuredGenesAreScaledToZeroAndMissing() {
        for (Scaling scaling : List.of(Scaling.Z_SCORE, Scaling.MIN_MAX)) {
            Result result =
                    fit(
                            scaling(scaling, Axis.GENE),
                            new double[] {0.1, 0.1, 0.1},
                            new double[] {NAN, NAN, NAN},
                            new double[] {NAN, 5, NAN});
            assertValues(
                    new double[][] {{0, 0, 0}, {NAN, NAN, NAN}, {NAN, 0, NAN}}, result.matrix());
            assertTrue(summary(result), summary(result).contains("constant genes: 2"));
        }
    }

    @Test
    public void newSamplesAreScaledByTheTrainingGenes() {
        FittedPreprocessing model =
                fit(scaling(Scaling.MIN_MAX, Axis.GENE), new double[] {0, 10}, new double[] {-1, 1})
                        .model();
        ExpressionMatrix fresh =
                new ExpressionMatrix(
                        List.of("g1", "other", "g0"),
                        List.of("x"),
                        new double[][] {{0}, {7}, {20}});
        Result result = apply(model, fresh, Axis.SAMPLE);
        assertEquals(List.of("g0", "g1"), result.matrix().genes());
        assertValues(new double[][] {{2}, {0.5}}, result.matrix());
        assertTrue(summary(result), summary(result).contains("Genes unknown to the training data"));
    }

    @Test
    public void newGenesAreScaledByThemselvesOrByTheTrainingSamples() {
        double[][] training = {{0, 10}, {4, 30}};
        ExpressionMatrix fresh =
                new ExpressionMatrix(List.of("new"), List.of("s1", "s0"), new double[][] {{50, 4}});
        Result byGene =
                apply(
                        fit(scaling(Scaling.MIN_MAX, Axis.GENE), copy(training)).model(),
                        fresh,
                        Axis.GENE);
        assertEquals(List.of("s0", "s1"), byGene.matrix().samples());
        assertValues(new double[][] {{0, 1}}, byGene.matrix());
        assertValues(
                new double[][] {{1, 2}},
                apply(
                                fit(scaling(Scaling.MIN_MAX, Axis.SAMPLE), copy(training)).model(),
                                fresh,
                                Axis.GENE)
                        .matrix());
    }

    @Test
    public void genesWithTooManyMissingValuesOrTooLittleVarianceGo() {
        Result result =
                fit(
                        PreprocessingSpec.none().withFilters(0.5, 1, 0),
                        new double[] {1, NAN, NAN, NAN},
                        new double[] {1, 1.1, 1, 1.2},
                        new double[] {1, 5, NAN, NAN},
                        new double[] {NAN, NAN, NAN, NAN},
                        new double[] {0, 2, 0, 2});
        assertEquals(List.of("g2", "g4"), result.matrix().genes());
        assertEquals(
                """
                Input | 0 | 0 | 5 genes, 4 samples, 9 missing values
                Genes with more than 50.00 % missing values | 0 | 2 | 1 of them never measured
                Genes with a variance below 1.00000 | 0 | 1 |\s
                Output | 0 | 0 | 2 genes, 4 samples, 2 missing values\
                """,
                summary(result));
    }

    @Test
    public void mostVariableGenesAreKeptInTheirOrderAndTheFirstOfEqualOnes() {
        Result result =
                fit(
                        PreprocessingSpec.none().withFilters(1, 0, 2),
                        new double[] {0, 1},
                        new double[] {0, 3},
                        new double[] {5, 5},
                        new double[] {3, 0},
                        new double[] {0, 3});
        assertEquals(List.of("g1", "g3"), result.matrix().genes());
        ExpressionMatrix fresh =
                new ExpressionMatrix(
                        List.of("a", "b"), List.of("s0", "s1"), new double[][] {{1, 2}, {1, 9}});
        assertEquals(
                "new genes must vary as much as the last that was kept",
                List.of("b"),
                apply(result.model(), fresh, Axis.GENE).matrix().genes());
    }

    @Test
    public void newSamplesLoseTheGenesThatTrainingRemovedAndNoOthers() {
        FittedPreprocessing model =
                fit(
                                PreprocessingSpec.none().withFilters(1, 1, 0),
                                new double[] {0, 0},
                                new double[] {0, 9})
                        .model();
        ExpressionMatrix fresh =
                new ExpressionMatrix(
                        List.of("g0", "g1"), List.of("x", "y"), new double[][] {{0, 99}, {1, 1}});
        assertEquals(List.of("g1"), apply(model, fresh, Axis.SAMPLE).matrix().genes());
    }

    @Test
    public void filtersThatLeaveNothingAreRefused() {
        assertTrue(
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        fit(
                                                PreprocessingSpec.none().withFilters(1, 5, 0),
                                                new double[] {1, 1}))
                        .getMessage()
                        .contains("No gene of 1 passes the filters"));
    }

    @Test
    public void absentTrainingGenesOrSamplesAreNamed() {
        FittedPreprocessing model =
                fit(PreprocessingSpec.none(), new double[] {1, 2}, new double[] {3, 4}).model();
        ExpressionMatrix fresh =
                new ExpressionMatrix(
                        List.of("g0", "x"), List.of("s0", "y"), new double[][] {{1, 2}, {3, 4}});
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> apply(model, fresh, Axis.SAMPLE))
                        .getMessage()
                        .contains(
                                "1 of the 2 genes of the preprocessing model are not in the"
                                        + " table ('g1')"));
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> apply(model, fresh, Axis.GENE))
                        .getMessage()
                        .contains("('s1')"));
    }

    @Test
    public void trainingDataAreTreatedAlikeByFitAndApply() {
        SplittableRandom random = new SplittableRandom(11);
        for (Imputation imputation : Imputation.values()) {
            for (Scaling scaling : Scaling.values()) {
                for (Axis axis : Axis.values()) {
                    PreprocessingSpec spec =
                            new PreprocessingSpec(
                                    random.nextBoolean(),
                                    random.nextBoolean(),
                                    0.5,
                                    0.01,
                                    random.nextBoolean() ? 0 : 15,
                                    imputation,
                                    3,
                                    scaling,
                                    axis);
                    ExpressionMatrix training = matrix(random(20, 8, 0.15, random.nextLong()));
                    Result result = fit(spec, training);
                    for (Axis fresh : Axis.values()) {
                        Result again = apply(result.model(), training, fresh);
                        assertEquals(
                                spec.toString(), result.matrix().genes(), again.matrix().genes());
                        assertValues(result.matrix().values(), again.matrix());
                    }
                }
            }
        }
    }

    @Test
    public void newItemsHaveNoPartInEachOther() {
        SplittableRandom random = new SplittableRandom(12);
        ExpressionMatrix training = matrix(random(15, 9, 0.1, 1));
        for (Imputation imputation : Imputation.values()) {
            for (Axis axis : Axis.values()) {
                PreprocessingSpec spec =
                        new PreprocessingSpec(
                                true, false, 0.9, 0, 0, imputation, 2, Scaling.Z_SCORE, axis);
                FittedPreprocessing model = fit(spec, training).model();
                ExpressionMatrix genes =
                        new ExpressionMatrix(
                                names("new", 4),
                                names("s", 9),
                                random(4, 9, 0.2, random.nextInt()));
                Result all = apply(model, genes, Axis.GENE);
                for (int g = 0; g < all.matrix().genes().size(); g++) {
                    String name = all.matrix().genes().get(g);
                    int source = genes.genes().indexOf(name);
                    ExpressionMatrix alone =
                            new ExpressionMatrix(
                                    List.of(name),
                                    genes.samples(),
                                    new double[][] {genes.values()[source].clone()});
                    assertArrayEquals(
                            all.matrix().values()[g],
                            apply(model, alone, Axis.GENE).matrix().values()[0],
                            1e-12);
                }
                boolean overTime = imputation == Imputation.INTERPOLATE;
                ExpressionMatrix samples =
                        new ExpressionMatrix(
                                names("g", 15),
                                names("new", 3),
                                random(15, 3, overTime ? 0 : 0.2, random.nextInt()));
                Result together = apply(model, samples, Axis.SAMPLE);
                double[][] last = new double[15][1];
                for (int g = 0; g < 15; g++) {
                    last[g][0] = samples.value(g, 2);
                }
                Result single =
                        apply(
                                model,
                                new ExpressionMatrix(names("g", 15), List.of("new2"), last),
                                Axis.SAMPLE);
                for (int g = 0; g < single.matrix().genes().size(); g++) {
                    assertEquals(together.matrix().value(g, 2), single.matrix().value(g, 0), 1e-12);
                }
            }
        }
    }

    @Test
    public void inputsAreNotChanged() {
        double[][] values = random(6, 5, 0.2, 9);
        double[][] before = copy(values);
        PreprocessingSpec spec =
                new PreprocessingSpec(
                        true,
                        true,
                        1,
                        0,
                        0,
                        Imputation.NEAREST_GENES,
                        2,
                        Scaling.Z_SCORE,
                        Axis.GENE);
        ExpressionMatrix matrix = matrix(values);
        Result result = fit(spec, matrix);
        apply(result.model(), matrix, Axis.GENE);
        apply(result.model(), matrix, Axis.SAMPLE);
        assertValues(before, matrix);
    }

    @Test
    public void infiniteValuesRepeatedNamesAndEmptyMatricesAreRefused() {
        assertTrue(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> matrix(new double[] {1, Double.NEGATIVE_INFINITY}))
                        .getMessage()
                        .contains("gene 'g0' in sample 's1' is infinite"));
        assertTrue(
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new ExpressionMatrix(
                                                List.of("a", "a"), List.of("s"), new double[2][1]))
                        .getMessage()
                        .contains("'a' occurs twice"));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        fit(
                                PreprocessingSpec.none(),
                                new ExpressionMatrix(List.of(), List.of("s"), new double[0][])));
    }

    @Test
    public void specificationRefusesNumbersOutOfRange() {
        PreprocessingSpec none = PreprocessingSpec.none();
        assertThrows(IllegalArgumentException.class, () -> none.withFilters(1.1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> none.withFilters(NAN, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> none.withFilters(1, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> none.withFilters(1, 0, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> none.withImputation(Imputation.NEAREST_GENES, 0));
    }

    @Test
    public void searchOfNeighboursCanBeCancelled() {
        ExpressionMatrix matrix = matrix(random(50, 5, 0.3, 2));
        assertThrows(
                CancelledException.class,
                () ->
                        ExpressionPreprocessor.fit(
                                matrix,
                                imputing(Imputation.NEAREST_GENES, 3),
                                Axis.GENE,
                                SampleTimes.inOrder(5),
                                ProgressSink.none(),
                                () -> true));
    }

    static double[][] random(int genes, int samples, double missing, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[genes][samples];
        for (double[] row : values) {
            double level = random.nextDouble() * 8;
            for (int s = 0; s < samples; s++) {
                row[s] = random.nextDouble() < missing ? NAN : level + random.nextDouble() * 4;
            }
        }
        return values;
    }

    private static double[][] copy(double[][] rows) {
        List<double[]> copy = new ArrayList<>();
        for (double[] row : rows) {
            copy.add(row.clone());
        }
        return copy.toArray(double[][]::new);
    }
}
