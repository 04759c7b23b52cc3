// SPDX-License-Identifier: Apache-2.0
/**
 * How good predictions are: confusion matrix and the scores derived from it, ROC curves,
 * regression, several targets with gaps, labels by position, and the plain forecasts of time
 * series.
 *
 * <p>A leaf: depends on nothing but the JDK. Classes are indices 0 to k - 1 into a list of labels.
 *
 * <p><b>When a score does not exist.</b> A ratio whose denominator is zero is NaN: precision of a
 * class that is never predicted, recall of a class that never occurs, any score of no rows at all.
 * Averages over classes leave out classes that neither occur nor are predicted, and count the
 * missing precision of a class that occurs as 0, so that never predicting a class is not rewarded.
 * The correlation coefficient of predictions (or truths) that are all alike is 0, its limit for
 * guesses independent of the truth.
 */
package bio.strand.engine.evaluation;
