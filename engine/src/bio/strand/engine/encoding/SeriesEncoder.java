// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Makes encoded series of measured values by the rules of a {@link SeriesEncoding}.
 *
 * <p>Each series is encoded by itself. The order of work: values are scaled, then missing ones
 * filled in, then too long series cut. Safe for use by several threads.
 */
public final class SeriesEncoder {

    private final SeriesEncoding encoding;
    private final int measured;

    /**
     * An encoder.
     *
     * @param encoding the rules
     */
    public SeriesEncoder(SeriesEncoding encoding) {
        this.encoding = Objects.requireNonNull(encoding, "encoding");
        measured = encoding.valueFeatures();
    }

    /**
     * The rules.
     *
     * @return the encoding given to the constructor
     */
    public SeriesEncoding encoding() {
        return encoding;
    }

    /**
     * Encodes a series.
     *
     * @param seriesId names the series in errors
     * @param times the time of each step, strictly increasing
     * @param values the measured values, {@code [steps][measured features]}; NaN where nothing was
     *     measured
     * @return the series, at most {@link SeriesEncoding#maximumLength()} steps where that is set;
     *     no steps give a series of length 0
     * @throws SeriesEncodingException if a value is missing and the policy is {@code ERROR} or
     *     {@code MISSING}, a value is infinite or beyond the range of single precision, or the
     *     times do not increase
     * @throws IllegalArgumentException if the arrays do not fit each other and the encoding
     */
    public EncodedSequence encode(String seriesId, double[] times, double[][] values) {
        int steps = times.length;
        if (values.length != steps) {
            throw new IllegalArgumentException(
                    "There are %d times for %d steps.".formatted(steps, values.length));
        }
        checkTimes(seriesId, times);
        double[][] filled = new double[steps][];
        for (int t = 0; t < steps; t++) {
            if (values[t].length != measured) {
                throw new IllegalArgumentException(
                        "Step %d has %d values for %d features."
                                .formatted(t + 1, values[t].length, measured));
            }
            checkValues(seriesId, times[t], values[t]);
            filled[t] = values[t].clone();
        }
        for (int f = 0; f < measured; f++) {
            scale(filled, f);
            fill(filled, times, f);
        }
        return assemble(seriesId, times, values, filled);
    }

    private static void checkTimes(String seriesId, double[] times) {
        for (int t = 0; t < times.length; t++) {
            if (!Double.isFinite(times[t])) {
                throw new SeriesEncodingException(
                        seriesId,
                        false,
                        "has no usable time at step " + (t + 1),
                        "give every step a finite time");
            }
            if (t > 0 && times[t] <= times[t - 1]) {
                throw new SeriesEncodingException(
                        seriesId,
                        false,
                        "has the time %s after %s"
                                .formatted(number(times[t]), number(times[t - 1])),
                        "sort the steps by time and merge those of the same time");
            }
        }
    }

    private void checkValues(String seriesId, double time, double[] step) {
        for (int f = 0; f < measured; f++) {
            double value = step[f];
            if (Double.isNaN(value)) {
                MissingValuePolicy policy = encoding.missingValues();
                if (policy == MissingValuePolicy.ERROR || policy == MissingValuePolicy.MISSING) {
                    throw new SeriesEncodingException(
                            seriesId,
                            policy == MissingValuePolicy.MISSING,
                            "has no value for '%s' at time %s"
                                    .formatted(encoding.measured().get(f), number(time)),
                            "fill it in, remove the series, or choose what missing values become");
                }
            } else if (Float.isInfinite((float) value)) {
                throw new SeriesEncodingException(
                        seriesId,
                        false,
                        "has the value %s for '%s' at time %s"
                                .formatted(value, encoding.measured().get(f), number(time)),
                        "correct it, or make it missing if nothing was measured");
            }
        }
    }

    private void scale(double[][] steps, int feature) {
        if (encoding.scaling() == SeriesScaling.NONE) {
            return;
        }
        int count = 0;
        double sum = 0;
        for (double[] step : steps) {
            if (!Double.isNaN(step[feature])) {
                count++;
                sum += step[feature];
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        double squares = 0;
        for (double[] step : steps) {
            if (!Double.isNaN(step[feature])) {
                step[feature] -= mean;
                squares += step[feature] * step[feature];
            }
        }
        if (encoding.scaling() == SeriesScaling.Z_SCORE) {
            double deviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
            // Equal values leave rounding errors behind, which must not be blown up to noise.
            boolean constant = deviation <= Math.ulp(Math.abs(mean)) * 4;
            for (double[] step : steps) {
                if (!Double.isNaN(step[feature])) {
                    step[feature] = constant ? 0 : step[feature] / deviation;
                }
            }
        }
    }

    private void fill(double[][] steps, double[] times, int feature) {
        switch (encoding.missingValues()) {
            case ZERO -> {
                for (double[] step : steps) {
                    step[feature] = Double.isNaN(step[feature]) ? 0 : step[feature];
                }
            }
            case CARRY_FORWARD -> {
                double last = 0;
                for (double[] step : steps) {
                    step[feature] = Double.isNaN(step[feature]) ? last : step[feature];
                    last = step[feature];
                }
            }
            case INTERPOLATE -> interpolate(steps, times, feature);
            case ERROR, MISSING, KEEP -> {
                // Nothing is missing, or missing values stay so.
            }
        }
    }

    private static void interpolate(double[][] steps, double[] times, int feature) {
        int before = -1;
        for (int t = 0; t < steps.length; t++) {
            if (!Double.isNaN(steps[t][feature])) {
                before = t;
                continue;
            }
            int after = t;
            while (after < steps.length && Double.isNaN(steps[after][feature])) {
                after++;
            }
            for (; t < after; t++) {
                steps[t][feature] = between(steps, times, feature, before, t, after);
            }
            t--;
        }
    }

    private static double between(
            double[][] steps, double[] times, int feature, int before, int at, int after) {
        boolean ends = after == steps.length;
        if (before < 0) {
            return ends ? 0 : steps[after][feature];
        }
        double left = steps[before][feature];
        if (ends) {
            return left;
        }
        double share = (times[at] - times[before]) / (times[after] - times[before]);
        return left + share * (steps[after][feature] - left);
    }

    private EncodedSequence assemble(
            String seriesId, double[] times, double[][] values, double[][] filled) {
        int limit = encoding.maximumLength();
        int first = limit > 0 ? Math.max(0, times.length - limit) : 0;
        int features = encoding.features();
        long size = (long) (times.length - first) * features;
        if (size > Integer.MAX_VALUE - 8) {
            throw new SeriesEncodingException(
                    seriesId,
                    false,
                    "has %d steps of %d values".formatted(times.length - first, features),
                    "cut it into windows");
        }
        float[] inputs = new float[(int) size];
        int at = 0;
        for (int t = first; t < times.length; t++) {
            for (double value : filled[t]) {
                inputs[at++] = (float) value;
            }
            if (encoding.indicators()) {
                for (double value : values[t]) {
                    inputs[at++] = Double.isNaN(value) ? 1 : 0;
                }
            }
            if (encoding.timeDifference()) {
                double passed = t == first ? 0 : times[t] - times[t - 1];
                inputs[at++] = (float) (passed / encoding.timeUnit());
            }
        }
        return EncodedSequence.ofValues(features, inputs);
    }

    /**
     * A part of a series.
     *
     * @param series a series of this encoding
     * @param from its first step, from 0
     * @param length how many steps
     * @return the steps; the time difference of the first one, if there is one, is 0
     * @throws IndexOutOfBoundsException if the series has no such steps
     */
    public EncodedSequence window(EncodedSequence series, int from, int length) {
        Objects.checkFromIndexSize(from, length, series.length());
        int features = encoding.features();
        float[] all = new float[series.length() * features];
        series.copyValues(all, 0);
        float[] part = Arrays.copyOfRange(all, from * features, (from + length) * features);
        if (encoding.timeDifference() && length > 0) {
            part[features - 1] = 0;
        }
        return EncodedSequence.ofValues(features, part);
    }

    /**
     * Where the windows of a series begin: at 0, at {@code step}, at {@code 2 * step} and so on,
     * each as long as asked for.
     *
     * @param seriesLength the steps of the series
     * @param windowLength the steps of a window, at least 1
     * @param step how far apart the windows begin, at least 1
     * @return the first step of each window; none if the series is shorter than a window
     * @throws IllegalArgumentException if length or step is below 1
     */
    public static List<Integer> windowStarts(int seriesLength, int windowLength, int step) {
        if (windowLength < 1 || step < 1) {
            throw new IllegalArgumentException(
                    "The length and the step of windows must be at least 1, not %d and %d."
                            .formatted(windowLength, step));
        }
        List<Integer> starts = new ArrayList<>();
        for (long start = 0; start + windowLength <= seriesLength; start += step) {
            starts.add((int) start);
        }
        return starts;
    }

    /** A number as short as it can be: 4 and not 4.0. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
