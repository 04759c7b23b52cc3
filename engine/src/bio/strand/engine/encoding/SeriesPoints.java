// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Collects the measurements of one series in any order, as the rows of a long table bring them.
 *
 * <p>Not safe for use by several threads.
 */
public final class SeriesPoints {

    /** What happens to several measurements of the same time. */
    public enum RepeatedTimes {
        /** They are refused. */
        ERROR,
        /** Each feature becomes the mean of its measured values. */
        MEAN
    }

    /**
     * The steps of a series, as {@link SeriesEncoder#encode} takes them.
     *
     * @param times increasing times; not copied
     * @param values for each time one value a feature, NaN where nothing was measured; not copied
     */
    public record Steps(double[] times, double[][] values) {

        /**
         * How many values were not measured.
         *
         * @return 0 to steps times features
         */
        public long missing() {
            return Arrays.stream(values)
                    .flatMapToDouble(Arrays::stream)
                    .filter(Double::isNaN)
                    .count();
        }
    }

    private final String seriesId;
    private final int features;
    private double[] times = new double[8];
    private double[][] values = new double[8][];
    private int size;
    private boolean sorted = true;

    /**
     * A series without measurements.
     *
     * @param seriesId names the series in errors
     * @param features the number of measured features
     */
    public SeriesPoints(String seriesId, int features) {
        this.seriesId = seriesId;
        this.features = features;
    }

    /**
     * Adds a measurement.
     *
     * @param time when it was made
     * @param measured one value a feature, NaN where nothing was measured; kept, not copied
     * @throws SeriesEncodingException if the time is NaN or infinite
     * @throws IllegalArgumentException if there is not one value a feature
     */
    public void add(double time, double... measured) {
        if (measured.length != features) {
            throw new IllegalArgumentException(
                    "%d values for %d features.".formatted(measured.length, features));
        }
        if (!Double.isFinite(time)) {
            throw new SeriesEncodingException(
                    seriesId,
                    false,
                    "has a measurement at the time " + time,
                    "give every measurement a finite time");
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        sorted &= size == 0 || time >= times[size - 1];
        times[size] = time;
        values[size++] = measured;
    }

    /**
     * How many measurements were added.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Whether the measurements came in the order of their times.
     *
     * @return true so far
     */
    public boolean isSorted() {
        return sorted;
    }

    /**
     * What was added, sorted by time.
     *
     * @param repeated what happens to measurements of the same time
     * @return the steps
     * @throws SeriesEncodingException for a repeated time that is to be refused
     */
    public Steps steps(RepeatedTimes repeated) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> times[i]));
        double[] steps = new double[size];
        double[][] merged = new double[size][];
        int count = 0;
        for (int from = 0; from < size; ) {
            double time = times[order[from]];
            int to = from + 1;
            while (to < size && times[order[to]] == time) {
                to++;
            }
            if (to - from > 1 && repeated == RepeatedTimes.ERROR) {
                throw new SeriesEncodingException(
                        seriesId,
                        false,
                        "has %d measurements at time %s"
                                .formatted(to - from, SeriesEncoder.number(time)),
                        "remove all but one, or let their mean be taken");
            }
            steps[count] = time;
            merged[count++] = mean(order, from, to);
            from = to;
        }
        return new Steps(Arrays.copyOf(steps, count), Arrays.copyOf(merged, count));
    }

    private double[] mean(Integer[] order, int from, int to) {
        if (to - from == 1) {
            return values[order[from]];
        }
        double[] mean = new double[features];
        for (int f = 0; f < features; f++) {
            int measured = 0;
            for (int i = from; i < to; i++) {
                double value = values[order[i]][f];
                if (!Double.isNaN(value)) {
                    mean[f] += value;
                    measured++;
                }
            }
            mean[f] = measured == 0 ? Double.NaN : mean[f] / measured;
        }
        return mean;
    }
}
