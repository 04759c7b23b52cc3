// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import java.util.Objects;

/**
 * What a cheap method reaches on the same validation rows; a network that does not beat it is not
 * worth its cost.
 *
 * @param name the method, for instance {@code Majority class} or {@code Logistic regression}
 * @param validationLoss mean cross-entropy over the validation rows (natural logarithm)
 * @param validationAccuracy share of the validation rows classified right, 0 to 1
 */
public record Baseline(String name, double validationLoss, double validationAccuracy) {

    /** Checks that there is a name. */
    public Baseline {
        Objects.requireNonNull(name, "name");
    }
}
