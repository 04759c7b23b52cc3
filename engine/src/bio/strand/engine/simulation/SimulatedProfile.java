// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.simulation;

import java.util.Objects;

/**
 * A simulated profile of gene expression.
 *
 * @param className the class of the sample
 * @param values the expression of each gene, as a logarithm to base 2; not copied
 */
public record SimulatedProfile(String className, double[] values) {

    /** Checks that the parts are there. */
    public SimulatedProfile {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(values, "values");
    }
}
