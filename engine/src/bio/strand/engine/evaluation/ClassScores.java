// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.evaluation;

/**
 * The scores of one class against all others.
 *
 * @param label the label of the class
 * @param truePositives rows of the class that were predicted as it
 * @param falsePositives rows of other classes that were predicted as it
 * @param falseNegatives rows of the class that were predicted as another
 * @param trueNegatives all other rows
 */
public record ClassScores(
        String label,
        long truePositives,
        long falsePositives,
        long falseNegatives,
        long trueNegatives) {

    /**
     * How many rows the class has.
     *
     * @return true positives and false negatives
     */
    public long support() {
        return truePositives + falseNegatives;
    }

    /**
     * The share of right ones among the predictions of this class.
     *
     * @return 0 to 1; NaN when the class was never predicted
     */
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /**
     * The share of the class that was found, also called sensitivity.
     *
     * @return 0 to 1; NaN when the class never occurs
     */
    public double recall() {
        return ratio(truePositives, support());
    }

    /**
     * The share of the other rows that were not taken for this class.
     *
     * @return 0 to 1; NaN when there are no other rows
     */
    public double specificity() {
        return ratio(trueNegatives, trueNegatives + falsePositives);
    }

    /**
     * The harmonic mean of precision and recall, as {@code 2 TP / (2 TP + FP + FN)}.
     *
     * @return 0 to 1; NaN when the class neither occurs nor is predicted
     */
    public double f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
