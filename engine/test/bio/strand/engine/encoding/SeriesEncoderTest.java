// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.SeriesPoints.RepeatedTimes;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.Test;

public class SeriesEncoderTest {

    private static final double NAN = Double.NaN;

    private static SeriesEncoder encoder(
            boolean indicators,
            boolean timeDifference,
            MissingValuePolicy missing,
            SeriesScaling scaling,
            String... features) {
        return new SeriesEncoder(
                new SeriesEncoding(
                        List.of(features),
                        indicators,
                        timeDifference,
                        2,
                        missing,
                        scaling,
                        List.of(),
                        0));
    }

    private static SeriesEncoder encoder(MissingValuePolicy missing) {
        return encoder(false, false, missing, SeriesScaling.NONE, "value");
    }

    private static EncodedSequence encode(
            SeriesPoints points, SeriesEncoder encoder, RepeatedTimes repeated) {
        SeriesPoints.Steps steps = points.steps(repeated);
        return encoder.encode("s", steps.times(), steps.values());
    }

    private static double[][] column(double... values) {
        double[][] steps = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            steps[i] = new double[] {values[i]};
        }
        return steps;
    }

    private static float[] values(EncodedSequence sequence) {
        float[] values = new float[sequence.length() * sequence.features()];
        sequence.copyValues(values, 0);
        return values;
    }

    @Test
    public void valuesThatSinglePrecisionHoldsComeBackAsTheyAre() {
        SplittableRandom random = new SplittableRandom(5);
        SeriesEncoder encoder =
                encoder(false, false, MissingValuePolicy.KEEP, SeriesScaling.NONE, "a", "b");
        for (int trial = 0; trial < 200; trial++) {
            int steps = random.nextInt(9);
            double[] times = new double[steps];
            double[][] values = new double[steps][2];
            double time = -5;
            for (int t = 0; t < steps; t++) {
                times[t] = time += 0.1 + random.nextDouble();
                for (int f = 0; f < 2; f++) {
                    values[t][f] =
                            random.nextInt(4) == 0
                                    ? NAN
                                    : (float) (random.nextDouble() * 2e6 - 1e6);
                }
            }
            EncodedSequence encoded = encoder.encode("s", times, values);
            assertEquals(steps, encoded.length());
            for (int t = 0; t < steps; t++) {
                for (int f = 0; f < 2; f++) {
                    assertEquals(values[t][f], encoded.valueAt(t, f), 0);
                    assertEquals(
                            !Double.isNaN(values[t][f]),
                            encoder.encoding().isMeasured(encoded, t, f));
                }
            }
        }
    }

    @Test
    public void inputsOfAStepAreValuesThenIndicatorsThenTheTimeDifference() {
        SeriesEncoder encoder =
                encoder(true, true, MissingValuePolicy.CARRY_FORWARD, SeriesScaling.NONE, "a", "b");
        EncodedSequence encoded =
                encoder.encode(
                        "s",
                        new double[] {10, 11, 15},
                        new double[][] {{1, NAN}, {NAN, 5}, {3, NAN}});
        assertEquals(
                List.of("a", "b", "a missing", "b missing", "time difference"),
                encoder.encoding().inputNames());
        assertEquals(5, encoded.features());
        // Times are 0, 1 and 4 apart, in units of 2.
        assertArrayEquals(
                new float[] {1, 0, 0, 1, 0, 1, 5, 1, 0, 0.5f, 3, 5, 0, 1, 2}, values(encoded), 0);
        assertTrue(encoder.encoding().isMeasured(encoded, 0, 0));
        assertFalse("carried forward", encoder.encoding().isMeasured(encoded, 1, 0));
        assertFalse("nothing before it", encoder.encoding().isMeasured(encoded, 0, 1));
    }

    @Test
    public void eachPolicyFillsMissingValuesInItsWay() {
        double[] times = {0, 1, 2, 5, 6, 7};
        double[][] values = column(NAN, 1, NAN, NAN, 6, NAN);
        assertArrayEquals(
                new float[] {Float.NaN, 1, Float.NaN, Float.NaN, 6, Float.NaN},
                values(encoder(MissingValuePolicy.KEEP).encode("s", times, values)),
                0);
        assertArrayEquals(
                new float[] {0, 1, 0, 0, 6, 0},
                values(encoder(MissingValuePolicy.ZERO).encode("s", times, values)),
                0);
        assertArrayEquals(
                new float[] {0, 1, 1, 1, 6, 6},
                values(encoder(MissingValuePolicy.CARRY_FORWARD).encode("s", times, values)),
                0);
        // From 1 at time 1 to 6 at time 6: 2 at time 2 and 5 at time 5.
        assertArrayEquals(
                new float[] {1, 1, 2, 5, 6, 6},
                values(encoder(MissingValuePolicy.INTERPOLATE).encode("s", times, values)),
                0);
        assertArrayEquals(
                "nothing measured",
                new float[] {0, 0},
                values(
                        encoder(MissingValuePolicy.INTERPOLATE)
                                .encode("s", new double[] {0, 1}, column(NAN, NAN))),
                0);
    }

    @Test
    public void missingValueThatIsRefusedNamesSeriesFeatureAndTime() {
        for (MissingValuePolicy policy :
                new MissingValuePolicy[] {MissingValuePolicy.ERROR, MissingValuePolicy.MISSING}) {
            SeriesEncodingException refusal =
                    assertThrows(
                            SeriesEncodingException.class,
                            () ->
                                    encoder(policy)
                                            .encode(
                                                    "YAL001C",
                                                    new double[] {0, 7.5},
                                                    column(1, NAN)));
            assertTrue(
                    refusal.getMessage(),
                    refusal.getMessage()
                            .startsWith("Series 'YAL001C' has no value for 'value' at time 7.5; "));
            assertEquals("YAL001C", refusal.seriesId());
            assertEquals("has no value for 'value' at time 7.5", refusal.reason());
            assertEquals(policy == MissingValuePolicy.MISSING, refusal.isMissing());
        }
    }

    @Test
    public void infiniteValuesAndThoseBeyondSinglePrecisionAreRefused() {
        for (double value : new double[] {Double.POSITIVE_INFINITY, -1e39}) {
            SeriesEncodingException refusal =
                    assertThrows(
                            SeriesEncodingException.class,
                            () ->
                                    encoder(MissingValuePolicy.KEEP)
                                            .encode("s", new double[] {3}, column(value)));
            assertTrue(refusal.getMessage(), refusal.getMessage().contains("at time 3"));
        }
    }

    @Test
    public void timesMustIncrease() {
        for (double[] times :
                new double[][] {
                    {0, 2, 2}, {0, 3, 1}, {0, 1, NAN}, {Double.NEGATIVE_INFINITY, 0, 1}
                }) {
            assertThrows(
                    SeriesEncodingException.class,
                    () -> encoder(MissingValuePolicy.KEEP).encode("s", times, column(1, 2, 3)));
        }
    }

    @Test
    public void scalingUsesTheMeasuredValuesOfTheSeriesOnly() {
        double[] times = {0, 1, 2, 3};
        // Mean 4, squares 4 + 0 + 4, n - 1 = 2, standard deviation 2.
        double[][] values = column(2, NAN, 4, 6);
        assertArrayEquals(
                new float[] {-2, 0, 0, 2},
                values(
                        encoder(false, false, MissingValuePolicy.ZERO, SeriesScaling.CENTRE, "v")
                                .encode("s", times, values)),
                1e-7f);
        assertArrayEquals(
                new float[] {-1, Float.NaN, 0, 1},
                values(
                        encoder(false, false, MissingValuePolicy.KEEP, SeriesScaling.Z_SCORE, "v")
                                .encode("s", times, values)),
                1e-7f);
    }

    @Test
    public void constantAndSingleValuesBecomeZeroByZScores() {
        SeriesEncoder encoder =
                encoder(false, false, MissingValuePolicy.KEEP, SeriesScaling.Z_SCORE, "v");
        assertArrayEquals(
                new float[3],
                values(encoder.encode("s", new double[] {0, 1, 2}, column(0.1, 0.1, 0.1))),
                0);
        assertArrayEquals(
                new float[1], values(encoder.encode("s", new double[] {0}, column(7))), 0);
    }

    @Test
    public void tooLongSeriesKeepTheirLastSteps() {
        SeriesEncoder encoder =
                new SeriesEncoder(
                        new SeriesEncoding(
                                List.of("v"),
                                false,
                                true,
                                1,
                                MissingValuePolicy.CARRY_FORWARD,
                                SeriesScaling.NONE,
                                List.of(),
                                2));
        assertArrayEquals(
                "the first step that is kept has no step before it",
                new float[] {1, 0, 3, 2},
                values(encoder.encode("s", new double[] {0, 1, 3}, column(1, NAN, 3))),
                0);
    }

    @Test
    public void windowsBeginEveryStepAndAreWhole() {
        assertEquals(List.of(0, 2, 4), SeriesEncoder.windowStarts(8, 3, 2));
        assertEquals(List.of(0), SeriesEncoder.windowStarts(3, 3, 1));
        assertEquals(List.of(), SeriesEncoder.windowStarts(2, 3, 1));
        assertThrows(IllegalArgumentException.class, () -> SeriesEncoder.windowStarts(9, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> SeriesEncoder.windowStarts(9, 1, 0));
    }

    @Test
    public void windowHasItsStepsAndNoTimeBeforeItsFirst() {
        SeriesEncoder encoder =
                encoder(false, true, MissingValuePolicy.KEEP, SeriesScaling.NONE, "v");
        EncodedSequence series =
                encoder.encode("s", new double[] {0, 2, 4, 8}, column(1, 2, NAN, 4));
        assertArrayEquals(
                new float[] {2, 0, Float.NaN, 1, 4, 2}, values(encoder.window(series, 1, 3)), 0);
        assertEquals(0, encoder.window(series, 4, 0).length());
        assertThrows(IndexOutOfBoundsException.class, () -> encoder.window(series, 2, 3));
    }

    @Test
    public void seriesWithoutStepsHasLengthZero() {
        assertEquals(
                0,
                encoder(MissingValuePolicy.ERROR)
                        .encode("s", new double[0], new double[0][])
                        .length());
    }

    @Test
    public void pointsAreSortedByTime() {
        SeriesPoints points = new SeriesPoints("patient 7", 2);
        points.add(5, 50, 51);
        points.add(1, 10, NAN);
        points.add(3, 30, 31);
        assertFalse(points.isSorted());
        SeriesEncoder encoder =
                encoder(false, true, MissingValuePolicy.KEEP, SeriesScaling.NONE, "a", "b");
        assertArrayEquals(
                new float[] {10, Float.NaN, 0, 30, 31, 1, 50, 51, 1},
                values(encode(points, encoder, RepeatedTimes.ERROR)),
                0);
        assertEquals(1, points.steps(RepeatedTimes.ERROR).missing());
    }

    @Test
    public void pointsOfTheSameTimeAreRefusedOrAveraged() {
        SeriesPoints points = new SeriesPoints("patient 7", 2);
        points.add(2, 4, NAN);
        points.add(1, 1, 1);
        points.add(2, 6, 8);
        points.add(2, NAN, NAN);
        SeriesEncoder encoder =
                encoder(false, false, MissingValuePolicy.KEEP, SeriesScaling.NONE, "a", "b");
        SeriesEncodingException refusal =
                assertThrows(
                        SeriesEncodingException.class, () -> points.steps(RepeatedTimes.ERROR));
        assertTrue(
                refusal.getMessage(),
                refusal.getMessage()
                        .startsWith("Series 'patient 7' has 3 measurements at time 2; "));
        assertArrayEquals(
                new float[] {1, 1, 5, 8}, values(encode(points, encoder, RepeatedTimes.MEAN)), 0);
    }

    @Test
    public void seriesOfOnePointHasOneStep() {
        SeriesPoints points = new SeriesPoints("s", 1);
        points.add(4, 2.5);
        assertTrue(points.isSorted());
        assertEquals(1, points.steps(RepeatedTimes.ERROR).times().length);
        assertThrows(SeriesEncodingException.class, () -> points.add(NAN, 1));
    }

    @Test
    public void encodingComesBackFromItsProperties() {
        SeriesEncoding encoding =
                new SeriesEncoding(
                        List.of("first", "second, with comma"),
                        true,
                        true,
                        0.25,
                        MissingValuePolicy.CARRY_FORWARD,
                        SeriesScaling.Z_SCORE,
                        List.of("0", "7", "14"),
                        12);
        assertEquals(encoding, Encoding.fromProperties(encoding.toProperties()));
        assertEquals(encoding, Encoding.fromJson(encoding.toJson()));
    }

    @Test
    public void encodingsOfOtherInputsAreNotTheSame() {
        SeriesEncoding one = SeriesEncoding.of(List.of("value"));
        assertTrue(one.hasSameCodes(SeriesEncoding.of(List.of("value"))));
        assertFalse(one.hasSameCodes(SeriesEncoding.of(List.of("other"))));
        SeriesEncoding scaled =
                encoder(false, false, MissingValuePolicy.KEEP, SeriesScaling.CENTRE, "value")
                        .encoding();
        assertFalse(one.hasSameCodes(scaled));
        assertEquals(
                "scaling NONE expected, CENTRE found",
                one.describeDifference(scaled).orElseThrow());
    }

    @Test
    public void encodingRefusesWhatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> SeriesEncoding.of(List.of("a", "a")));
        assertThrows(IllegalArgumentException.class, () -> SeriesEncoding.of(List.of()));
        for (double unit : new double[] {0, -1, NAN, Double.POSITIVE_INFINITY}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            new SeriesEncoding(
                                    List.of("a"),
                                    false,
                                    true,
                                    unit,
                                    MissingValuePolicy.KEEP,
                                    SeriesScaling.NONE,
                                    List.of(),
                                    0));
        }
    }
}
