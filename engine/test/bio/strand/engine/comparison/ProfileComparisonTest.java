// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.comparison.ComparisonSpec.TestedSources;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import bio.strand.engine.progress.ProgressSink;
import bio.strand.engine.simulation.Normals;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.Test;

public class ProfileComparisonTest {

    private static final double EXACT = 1e-6;

    @Test
    public void momentsFollowTheirDefinitions() {
        ProfileMoments moments = ProfileMoments.of(new float[][] {{1, 2, 7}, {3, 6, 7}, {5, 1, 7}});
        assertArrayEquals(new double[] {3, 3, 7}, moments.means(), EXACT);
        assertArrayEquals(new double[] {2, Math.sqrt(7), 0}, moments.deviations(), EXACT);
        assertEquals(-2 / (2 * 2 * Math.sqrt(7)), moments.correlations()[0], EXACT);
        assertEquals("constant", Double.NaN, moments.correlations()[1], 0);
        assertEquals(3, moments.correlations().length);
    }

    @Test
    public void discrepancyFollowsTheUnbiasedEstimate() {
        MeanDiscrepancy discrepancy = new MeanDiscrepancy(new float[][] {{0}, {2}});
        // Standardised by mean 1 and deviation sqrt 2: distance sqrt 2, the only one.
        assertEquals(Math.sqrt(2), discrepancy.bandwidth(), EXACT);
        MeanDiscrepancy.Result result =
                discrepancy.of(new float[][] {{0}, {4}}, 1, CancellationToken.never());
        double within = kernel(2);
        double other = kernel(4);
        double between = (kernel(0) + kernel(4) + kernel(2) + kernel(2)) / 4;
        assertEquals(within + other - 2 * between, result.squared(), EXACT);
    }

    /** The kernel of two values in the units of the sample of the test above. */
    private static double kernel(double difference) {
        return Math.exp(-difference * difference / 2 / (2 * 2));
    }

    @Test
    public void discrepancyOfOneDistributionIsAboutZero() {
        MeanDiscrepancy discrepancy = new MeanDiscrepancy(normal(300, 4, 0, 0, 1));
        double sum = 0;
        int small = 0;
        for (int seed = 0; seed < 12; seed++) {
            MeanDiscrepancy.Result result =
                    discrepancy.of(normal(300, 4, 0, 0, 100 + seed), 1, CancellationToken.never());
            sum += result.squared();
            small += result.pValue() < 0.02 ? 1 : 0;
        }
        assertEquals(0, sum / 12, 0.002);
        assertTrue("p-values below 0.02: " + small, small <= 2);
        MeanDiscrepancy.Result shifted =
                discrepancy.of(normal(300, 4, 0.5, 0, 9), 1, CancellationToken.never());
        assertTrue("shifted " + shifted, shifted.squared() > 0.02 && shifted.pValue() < 0.01);
        MeanDiscrepancy.Result correlated =
                discrepancy.of(normal(300, 4, 0, 0.9, 9), 1, CancellationToken.never());
        assertTrue("correlated " + correlated, correlated.pValue() < 0.01);
    }

    @Test
    public void normalsKeepMomentsAndCorrelationsAsTheySay() {
        float[][] real = normal(400, 5, 2, 0.8, 3);
        ProfileMoments truth = ProfileMoments.of(real);
        NormalProfiles multivariate = NormalProfiles.multivariate(real);
        assertTrue(multivariate.shrinkageIntensity() < 0.05);
        ProfileMoments drawn =
                ProfileMoments.of(multivariate.generate(8000, new SplittableRandom(1)));
        ProfileMoments alone =
                ProfileMoments.of(
                        NormalProfiles.independent(real).generate(8000, new SplittableRandom(1)));
        for (int g = 0; g < 5; g++) {
            double error = truth.deviations()[g] / Math.sqrt(8000);
            assertEquals(truth.means()[g], drawn.means()[g], 4 * error);
            assertEquals(truth.deviations()[g], drawn.deviations()[g], 4 * error);
            assertEquals(truth.means()[g], alone.means()[g], 4 * error);
        }
        for (int pair = 0; pair < 10; pair++) {
            double kept = truth.correlations()[pair] * (1 - multivariate.shrinkageIntensity());
            assertEquals(kept, drawn.correlations()[pair], 4 / Math.sqrt(8000));
            assertEquals(0, alone.correlations()[pair], 4 / Math.sqrt(8000));
        }
    }

    @Test
    public void shrinkageFollowsSchaeferAndStrimmer() {
        // Two genes, four rows; by hand: z of both, w = z1 z2.
        float[][] rows = {{1, 1}, {2, 1}, {3, 3}, {4, 3}};
        double[] z1 = {-1.5, -0.5, 0.5, 1.5};
        double[] z2 = {-1, -1, 1, 1};
        double s1 = Math.sqrt(5 / 3.0);
        double s2 = Math.sqrt(4 / 3.0);
        double mean = 0;
        for (int i = 0; i < 4; i++) {
            mean += z1[i] * z2[i] / (s1 * s2) / 4;
        }
        double variance = 0;
        for (int i = 0; i < 4; i++) {
            double d = z1[i] * z2[i] / (s1 * s2) - mean;
            variance += 4 / 27.0 * d * d;
        }
        double r = mean * 4 / 3;
        assertEquals(
                variance / (r * r), NormalProfiles.multivariate(rows).shrinkageIntensity(), EXACT);
        assertEquals(1, NormalProfiles.independent(rows).shrinkageIntensity(), 0);
        assertThrows(
                IllegalArgumentException.class, () -> NormalProfiles.multivariate(new float[1][2]));
    }

    @Test
    public void moreGenesThanRowsGiveNormalsAllTheSame() {
        NormalProfiles normals = NormalProfiles.multivariate(normal(5, 40, 0, 0.5, 2));
        assertTrue(normals.shrinkageIntensity() > 0.1);
        assertEquals(40, normals.generate(3, new SplittableRandom(1))[0].length);
    }

    @Test
    public void figuresTellGoodFromBadProfiles() {
        ProfileReport report =
                compare(
                        normal(900, 4, 0, 0.7, 1),
                        normal(300, 4, 0, 0.7, 2),
                        Optional.of(normal(900, 4, 0, 0.7, 3)),
                        spec(TestedSources.ALL, TestedSources.NONE));
        assertEquals(
                List.of(
                        "Generated",
                        "Real (training rows)",
                        "Reference",
                        "Independent normal",
                        "Multivariate normal"),
                report.sources().stream().map(ProfileFigures::name).toList());
        ProfileFigures good = report.generated();
        ProfileFigures independent = report.sources().get(3);
        ProfileFigures multivariate = report.sources().get(4);
        for (ProfileFigures figures : List.of(good, multivariate, report.sources().get(1))) {
            assertTrue(figures.name(), figures.correlationError() < 0.1);
            assertTrue(figures.name(), figures.meanShift() < 0.15);
            assertTrue(figures.name(), figures.deviationRatio() < 0.15);
            assertTrue(figures.name(), figures.discrepancy().pValue() > 0.005);
            TwoSampleScore score = figures.logisticRegression().orElseThrow();
            assertEquals(figures.name(), 0.5, score.area(), 3.5 * score.standardError());
        }
        assertTrue(independent.correlationError() > 0.5);
        assertTrue(independent.discrepancy().pValue() < 0.01);
        assertTrue(independent.logisticRegression().orElseThrow().area() > 0.7);
        assertEquals(0, good.copies(), 0);
        assertEquals(0, good.duplicates(), 0);
        assertTrue(good.distances().mean() > 0);
        assertEquals(Double.NaN, report.reference().meanShift(), 0);
        assertEquals(List.of(), report.warnings());
    }

    @Test
    public void copiesAndRepetitionsAreFoundAndWarnedOf() {
        float[][] training = normal(300, 3, 0, 0, 1);
        float[][] generated = normal(300, 3, 0, 0, 2);
        for (int i = 0; i < 60; i++) {
            generated[i] = training[i % 20].clone();
        }
        ProfileReport report =
                compare(
                        generated,
                        normal(300, 3, 0, 0, 3),
                        Optional.of(training),
                        spec(TestedSources.NONE, TestedSources.NONE));
        assertEquals(60 / 300.0, report.generated().copies(), 1e-12);
        assertEquals(40 / 300.0, report.generated().duplicates(), 1e-12);
        assertEquals(0, report.generated().distances().quantile(0), 0);
        assertEquals(2, report.warnings().size());
        assertTrue(report.warnings().get(0).contains("memorised"));
        assertTrue(report.warnings().get(1).contains("mode collapse"));
    }

    @Test
    public void fewRowsAndConstantGenesGiveWhatCanBeSaid() {
        ProfileReport report =
                compare(
                        new float[][] {{1, 5}, {1, 5}},
                        new float[][] {{1, 5}, {2, 5}, {4, 5}},
                        Optional.empty(),
                        spec(TestedSources.ALL, TestedSources.ALL));
        ProfileFigures generated = report.generated();
        assertEquals(0.5, generated.duplicates(), 0);
        assertEquals(Double.NaN, generated.copies(), 0);
        assertTrue(generated.logisticRegression().isEmpty());
        assertEquals(Double.NaN, generated.correlationAgreement(), 0);
        assertTrue(report.warnings().toString(), report.warnings().size() >= 3);
        compare(
                new float[][] {{1, 5}},
                new float[][] {{1, 5}},
                Optional.empty(),
                spec(TestedSources.ALL, TestedSources.ALL));
    }

    @Test
    public void refusesNothingUnevenAndInfinite() {
        float[][] some = {{1, 2}};
        assertThrows(IllegalArgumentException.class, () -> data(new float[0][], some));
        assertThrows(IllegalArgumentException.class, () -> data(some, new float[][] {{1}}));
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> data(some, new float[][] {{1, 2}, {Float.NaN, 2}}))
                        .getMessage();
        assertTrue(message, message.startsWith("Row 2 of the reference profiles"));
    }

    @Test
    public void stopsWhenCancelled() {
        ProfileComparisonData data = data(normal(50, 2, 0, 0, 1), normal(50, 2, 0, 0, 2));
        assertThrows(
                CancelledException.class,
                () ->
                        ProfileComparison.compare(
                                data,
                                spec(TestedSources.ALL, TestedSources.ALL),
                                ProgressSink.none(),
                                () -> true));
    }

    private static ProfileComparisonData data(float[][] generated, float[][] reference) {
        return new ProfileComparisonData(generated, reference, Optional.empty(), List.of("a", "b"));
    }

    private static ComparisonSpec spec(TestedSources regression, TestedSources network) {
        ComparisonSpec defaults = ComparisonSpec.defaults();
        return new ComparisonSpec(
                defaults.sequenceBaselines(),
                true,
                regression,
                network,
                1000,
                100,
                new MotifChoice.None(),
                0.01,
                5,
                1);
    }

    private static ProfileReport compare(
            float[][] generated,
            float[][] reference,
            Optional<float[][]> training,
            ComparisonSpec spec) {
        List<String> genes = List.of("a", "b", "c", "d").subList(0, generated[0].length);
        return ProfileComparison.compare(
                new ProfileComparisonData(generated, reference, training, genes),
                spec,
                ProgressSink.none(),
                CancellationToken.never());
    }

    /** Normal profiles of variance 1 with one correlation between all genes. */
    private static float[][] normal(
            int rows, int genes, double mean, double correlation, long seed) {
        Normals normals = new Normals(new SplittableRandom(seed));
        float[][] profiles = new float[rows][genes];
        for (float[] row : profiles) {
            double common = normals.next();
            for (int g = 0; g < genes; g++) {
                row[g] =
                        (float)
                                (mean
                                        + Math.sqrt(correlation) * common
                                        + Math.sqrt(1 - correlation) * normals.next());
            }
        }
        return profiles;
    }
}
