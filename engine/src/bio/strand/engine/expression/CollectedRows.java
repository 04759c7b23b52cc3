// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of an expression file in memory, those of the same name averaged.
 *
 * <p>Each measured value counts alike in a mean; a value is missing only where no row of the name
 * has one. Not safe for use by several threads.
 */
public final class CollectedRows {

    private final List<ExpressionRow> rows = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Integer, int[]> counts = new HashMap<>();

    /** Starts without rows. */
    public CollectedRows() {}

    /**
     * Adds a row, or its values to the row of the same name.
     *
     * @param row the row; its arrays are kept and may be changed
     */
    public void add(ExpressionRow row) {
        Integer place = places.putIfAbsent(row.name(), rows.size());
        if (place == null) {
            rows.add(row);
            return;
        }
        double[] sum = rows.get(place).values();
        int[] count = counts.computeIfAbsent(place, key -> ones(sum));
        for (int i = 0; i < sum.length; i++) {
            double value = row.values()[i];
            if (!Double.isNaN(value)) {
                sum[i] = count[i] == 0 ? value : sum[i] + value;
                count[i]++;
            }
        }
    }

    private static int[] ones(double[] values) {
        int[] count = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            count[i] = Double.isNaN(values[i]) ? 0 : 1;
        }
        return count;
    }

    /**
     * How many names stood for several rows.
     *
     * @return 0 if all names were different
     */
    public int averagedNames() {
        return counts.size();
    }

    /**
     * The rows; call it once, after the last one was added.
     *
     * @return one row for each name, in the order of the file
     */
    public List<ExpressionRow> rows() {
        counts.forEach(
                (place, count) -> {
                    double[] values = rows.get(place).values();
                    for (int i = 0; i < values.length; i++) {
                        values[i] /= Math.max(1, count[i]);
                    }
                });
        return rows;
    }
}
