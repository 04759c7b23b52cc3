// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

/**
 * Mean and standard deviation of a target among the training rows, by which the network's numbers
 * are scaled.
 *
 * @param mean arithmetic mean of the known values
 * @param deviation root of the mean squared difference from the mean; 1 where all are equal
 */
record Standardization(double mean, double deviation) {

    /** Of the values of some rows, all of them known. */
    static Standardization of(double[] values, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += values[row];
        }
        double mean = sum / rows.length;
        double squares = 0;
        for (int row : rows) {
            squares += (values[row] - mean) * (values[row] - mean);
        }
        double deviation = Math.sqrt(squares / rows.length);
        return new Standardization(mean, deviation > 0 ? deviation : 1);
    }
}
