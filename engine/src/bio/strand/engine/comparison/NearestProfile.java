// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

/**
 * How far a profile of values is from the nearest one of some others, such as a generated profile
 * from the training data: the root mean square of the differences, each in standard deviations of
 * its column among the others. A column that is the same in all of them counts in its own unit.
 *
 * <p>Immutable and safe for use by several threads; memory: the profiles once more.
 */
public final class NearestProfile {

    private final double[] deviations;
    private final float[][] scaled;

    /**
     * Takes the profiles among which the nearest is looked for.
     *
     * @param others the profiles {@code [rows][columns]}, finite; copied
     * @throws IllegalArgumentException if they have different numbers of values
     */
    public NearestProfile(float[][] others) {
        int columns = others.length == 0 ? 0 : others[0].length;
        double[] means = new double[columns];
        for (float[] row : others) {
            if (row.length != columns) {
                throw new IllegalArgumentException(
                        "profiles of %d and %d values".formatted(columns, row.length));
            }
            for (int i = 0; i < columns; i++) {
                means[i] += row[i] / (double) others.length;
            }
        }
        deviations = new double[columns];
        for (float[] row : others) {
            for (int i = 0; i < columns; i++) {
                deviations[i] += (row[i] - means[i]) * (row[i] - means[i]) / others.length;
            }
        }
        for (int i = 0; i < columns; i++) {
            deviations[i] = deviations[i] > 0 ? Math.sqrt(deviations[i]) : 1;
        }
        scaled = new float[others.length][];
        for (int row = 0; row < others.length; row++) {
            scaled[row] = scale(others[row]);
        }
    }

    private float[] scale(float[] profile) {
        float[] result = new float[profile.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (profile[i] / deviations[i]);
        }
        return result;
    }

    /**
     * The distance to the nearest profile.
     *
     * @param profile as many values as the others have
     * @return 0 or more; NaN if there are no others, infinite if none is at a finite distance
     * @throws IllegalArgumentException if it has another number of values
     */
    public double distanceTo(float[] profile) {
        if (scaled.length == 0) {
            return Double.NaN;
        }
        if (profile.length != deviations.length) {
            throw new IllegalArgumentException(
                    "a profile of %d values among such of %d"
                            .formatted(profile.length, deviations.length));
        }
        float[] own = scale(profile);
        double least = Double.POSITIVE_INFINITY;
        for (float[] other : scaled) {
            double square = 0;
            for (int i = 0; i < own.length && square < least; i++) {
                double difference = own[i] - other[i];
                square += difference * difference;
            }
            least = Math.min(least, square);
        }
        return Math.sqrt(least / own.length);
    }
}
