// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.training.Baseline;
import bio.strand.engine.training.Metric;
import bio.strand.engine.training.TrainingHistory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.BeforeClass;
import org.junit.Test;

public class ChartsTest {

    @BeforeClass
    public static void workWithoutDisplay() {
        System.setProperty("java.awt.headless", "true");
    }

    private static BufferedImage image(RenderedChart chart) throws IOException {
        assertEquals(Optional.empty(), chart.problem());
        return ImageIO.read(new ByteArrayInputStream(chart.png()));
    }

    /** Whether any pixel has exactly this colour: lines are wide enough for unmixed pixels. */
    private static boolean shows(BufferedImage image, int rgb) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == rgb) {
                    return true;
                }
            }
        }
        return false;
    }

    private static TrainingHistory history(double validationLoss) {
        List<EpochRecord> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= 5; epoch++) {
            epochs.add(
                    new EpochRecord(
                            epoch,
                            1.0 / epoch,
                            1 - 0.5 / epoch,
                            validationLoss / epoch,
                            validationLoss - 0.5 / epoch));
        }
        List<Baseline> baselines =
                Double.isNaN(validationLoss)
                        ? List.of()
                        : List.of(new Baseline("Majority class", 1.1, 0.4));
        return new TrainingHistory(Metric.ACCURACY, epochs, 4, baselines, List.of(), 90, 10);
    }

    @Test
    public void learningCurveShowsTrainingValidationAndBaselines() throws IOException {
        BufferedImage image = image(LearningCurve.draw(history(1)));
        assertEquals(900, image.getWidth());
        assertEquals(720, image.getHeight());
        assertTrue("training", shows(image, 0x0072B2));
        assertTrue("validation", shows(image, 0xD55E00));
        assertTrue("baseline", shows(image, 0x009E73));
    }

    @Test
    public void learningCurveWithoutValidationRowsLeavesTheirCurvesOut() throws IOException {
        BufferedImage image = image(LearningCurve.draw(history(Double.NaN)));
        assertTrue("training", shows(image, 0x0072B2));
        assertFalse("validation", shows(image, 0xD55E00));
    }

    @Test
    public void learningCurveOfOneEpochIsVisible() throws IOException {
        TrainingHistory one =
                new TrainingHistory(
                        Metric.ACCURACY,
                        List.of(new EpochRecord(1, 0.7, 0.5, Double.NaN, Double.NaN)),
                        1,
                        List.of(),
                        List.of(),
                        10,
                        0);
        assertTrue(shows(image(LearningCurve.draw(one)), 0x0072B2));
    }

    @Test
    public void learningCurveOfAnErrorIsNotBoundToOne() throws IOException {
        TrainingHistory errors =
                new TrainingHistory(
                        Metric.RMSE,
                        List.of(
                                new EpochRecord(1, 4, 2.5, 6, 3),
                                new EpochRecord(2, 1, 1.5, 4, 2.5)),
                        2,
                        List.of(new Baseline(Baseline.MEAN, 9, 4)),
                        List.of(),
                        10,
                        5);
        BufferedImage image = image(LearningCurve.draw(errors));
        assertTrue("training", shows(image, 0x0072B2));
        assertTrue("baseline", shows(image, 0x009E73));
    }

    @Test
    public void scatterOfManyTargetsAndPointsIsDrawn() throws IOException {
        double[] values = new double[20_000];
        Arrays.setAll(values, i -> i % 97);
        values[3] = Double.NaN;
        ScatterChart.Target[] targets = new ScatterChart.Target[ScatterChart.MAXIMUM_TARGETS + 2];
        Arrays.setAll(targets, i -> new ScatterChart.Target("target " + i, values, values));
        BufferedImage image = image(ScatterChart.draw(List.of(targets)));
        assertEquals(900, image.getWidth());
        assertEquals(700, image.getHeight());
    }

    @Test
    public void scatterWithoutFinitePairsHasNoPoints() throws IOException {
        ScatterChart.Target nothing =
                new ScatterChart.Target("x", new double[] {Double.NaN}, new double[] {1});
        assertFalse(shows(image(ScatterChart.draw(List.of(nothing))), 0x0072B2));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ScatterChart.Target("x", new double[1], new double[2]));
    }

    @Test
    public void confusionsAreShadedByTheShareOfTheTrueLabel() throws IOException {
        // The rare label is right as often as the frequent one: both fields have full colour.
        long[][] counts = {{1000, 0}, {0, 2}};
        BufferedImage image = image(ConfusionChart.draw(List.of("C", "H"), counts));
        int full = 0x0072B2;
        assertTrue(shows(image.getSubimage(60, 60, 300, 200), full));
        assertTrue(shows(image.getSubimage(450, 400, 300, 200), full));
        assertFalse(shows(image.getSubimage(450, 60, 300, 200), full));
    }

    @Test
    public void errorsByStepAreDrawnForEveryMethodWithValues() throws IOException {
        BufferedImage image =
                image(
                        StepErrorChart.draw(
                                List.of(
                                        new StepErrorChart.Method(
                                                "Network",
                                                new double[] {Double.NaN, 0.4, 0.5},
                                                0.45),
                                        new StepErrorChart.Method(
                                                "Zero", new double[] {Double.NaN}, Double.NaN))));
        assertTrue(shows(image, 0x0072B2));
        assertFalse(shows(image, 0xD55E00));
    }

    @Test
    public void equalDataGivesEqualBytes() {
        assertArrayEquals(
                LearningCurve.draw(history(1)).png(), LearningCurve.draw(history(1)).png());
    }

    private static RocChart.Curve curve(String name, int points) {
        double[] rates = new double[points];
        for (int i = 0; i < points; i++) {
            rates[i] = i / (points - 1.0);
        }
        return new RocChart.Curve(name, rates, rates, 0.5);
    }

    @Test
    public void rocCurvesOfManyClassesAndPointsAreDrawn() throws IOException {
        RocChart.Curve[] curves = new RocChart.Curve[RocChart.MAXIMUM_CURVES + 5];
        Arrays.setAll(curves, i -> curve("class with a rather long name " + i, 100_000));
        BufferedImage image = image(RocChart.draw(List.of(curves), ""));
        assertEquals(900, image.getWidth());
        assertEquals(700, image.getHeight());
    }

    @Test
    public void rocChartWithoutCurvesShowsOnlyChance() throws IOException {
        BufferedImage image = image(RocChart.draw(List.of(), "no probabilities"));
        assertFalse(shows(image, 0x0072B2));
    }

    @Test
    public void rocCurveNeedsAsManyRatesOfBothKinds() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new RocChart.Curve("x", new double[] {0, 1}, new double[] {0}, 0.5));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RocChart.Curve("x", new double[0], new double[0], 0.5));
    }

    @Test
    public void sourcesStandSideBySideAndWhatIsUnknownIsLeftOut() throws IOException {
        ComparisonChart.Panel known =
                new ComparisonChart.Panel(
                        "Divergence",
                        "Bits",
                        List.of("Generated", "Real"),
                        List.of(
                                new ComparisonChart.Series("A", new double[] {0.2, 0.1}),
                                new ComparisonChart.Series("B", new double[] {Double.NaN, -0.1})));
        BufferedImage image = image(ComparisonChart.draw(List.of(known, known)));
        assertEquals(900, image.getWidth());
        assertEquals(760, image.getHeight());
        assertTrue(shows(image, 0x0072B2));
        assertTrue(shows(image, 0xD55E00));
        ComparisonChart.Panel unknown =
                new ComparisonChart.Panel(
                        "Divergence",
                        "Bits",
                        List.of("Generated"),
                        List.of(new ComparisonChart.Series("A", new double[] {Double.NaN})));
        assertFalse(shows(image(ComparisonChart.draw(List.of(unknown, unknown))), 0xD55E00));
    }
}
