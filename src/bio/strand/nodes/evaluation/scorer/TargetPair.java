// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import java.util.OptionalInt;

/**
 * A target with its prediction.
 *
 * @param name the name of the column with the truth
 * @param truth the index of that column
 * @param prediction the index of the column with the prediction
 * @param probability the index of the column with the probability of yes; empty if there is none
 */
record TargetPair(String name, int truth, int prediction, OptionalInt probability) {}
