// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When each sample was taken, for interpolation over time. Samples of different series (a culture,
 * a patient) are never mixed.
 *
 * @param series the number of the series that each sample belongs to
 * @param times the time of each sample within its series, finite
 */
public record SampleTimes(int[] series, double[] times) {

    /**
     * Copies and checks the arrays.
     *
     * @throws IllegalArgumentException if they do not have the same length or a time is not finite
     */
    public SampleTimes {
        series = series.clone();
        times = times.clone();
        if (series.length != times.length) {
            throw new IllegalArgumentException(
                    "There are %d times for %d samples.".formatted(times.length, series.length));
        }
        for (double time : times) {
            if (!Double.isFinite(time)) {
                throw new IllegalArgumentException(
                        "The time of a sample must be a finite number, not " + time + ".");
            }
        }
    }

    /**
     * Samples of one series, taken at equal distances in the order of the columns.
     *
     * @param samples how many there are
     * @return their times: 0, 1, 2 and so on
     */
    public static SampleTimes inOrder(int samples) {
        double[] times = new double[samples];
        Arrays.setAll(times, i -> i);
        return new SampleTimes(new int[samples], times);
    }

    /** The samples of each series in the order of time. */
    List<int[]> ordered() {
        Map<Integer, List<Integer>> bySeries = new TreeMap<>();
        for (int s = 0; s < series.length; s++) {
            bySeries.computeIfAbsent(series[s], key -> new ArrayList<>()).add(s);
        }
        return bySeries.values().stream()
                .map(
                        samples ->
                                samples.stream()
                                        .sorted(Comparator.comparingDouble(s -> times[s]))
                                        .mapToInt(Integer::intValue)
                                        .toArray())
                .toList();
    }
}
