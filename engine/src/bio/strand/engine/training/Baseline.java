// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import java.util.Objects;

/**
 * What a cheap method reaches on the same validation rows; a network that does not beat it is not
 * worth its cost.
 *
 * @param name the method, for instance {@code Majority class} or {@code Logistic regression}
 * @param validationLoss mean loss over the validation rows, in the units of the network's; NaN
 *     where the method has no such loss
 * @param validationScore the task's {@link Metric} on the validation rows
 */
public record Baseline(String name, double validationLoss, double validationScore) {

    /** Name of the method that always answers with the most frequent class. */
    public static final String MAJORITY_CLASS = "Majority class";

    /** Name of logistic regression on the encoded rows, position by position. */
    public static final String LOGISTIC_REGRESSION = "Logistic regression";

    /** Name of the method that gives every row the share of positives. */
    public static final String PRIOR = "Share of positives";

    /** Name of logistic regression on how often each symbol occurs. */
    public static final String LOGISTIC_COMPOSITION = "Logistic regression on composition";

    /** Name of the method that always answers with the mean. */
    public static final String MEAN = "Mean";

    /** Name of linear regression on how often each symbol occurs. */
    public static final String LINEAR_COMPOSITION = "Linear regression on composition";

    /** Name of the method that answers with the most frequent class of each symbol. */
    public static final String SYMBOL_MAJORITY = "Majority class of the symbol";

    /** Name of logistic regression on the symbols around a position. */
    public static final String LOGISTIC_WINDOW = "Logistic regression on a window of 15";

    /** Checks that there is a name. */
    public Baseline {
        Objects.requireNonNull(name, "name");
    }
}
