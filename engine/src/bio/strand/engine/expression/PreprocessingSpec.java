// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.util.Objects;

/**
 * What is done to an expression matrix, in this order: logarithm, quantile normalisation, removal
 * of genes with too many missing values, removal of genes that vary too little, filling in of
 * missing values, scaling.
 *
 * @param logarithm whether every value x becomes log2(x + 1)
 * @param quantileNormalisation whether all samples get the same distribution of values (Bolstad et
 *     al., Bioinformatics 19 (2003), 185-193)
 * @param greatestMissingShare genes with a greater share of missing values are removed; 0 to 1
 * @param smallestVariance genes whose measured values have a smaller variance (n - 1) are removed;
 *     0 or more
 * @param mostVariableGenes how many genes are kept at most, those with the greatest variance; 0 for
 *     all
 * @param imputation how missing values are filled in
 * @param neighbours how many similar genes or samples have a part in a value, at least 1
 * @param scaling how values are scaled
 * @param scalingAxis what is scaled by its own mean, deviation, minimum and maximum: each gene or
 *     each sample
 */
public record PreprocessingSpec(
        boolean logarithm,
        boolean quantileNormalisation,
        double greatestMissingShare,
        double smallestVariance,
        int mostVariableGenes,
        Imputation imputation,
        int neighbours,
        Scaling scaling,
        Axis scalingAxis) {

    /**
     * Checks the choices.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public PreprocessingSpec {
        Objects.requireNonNull(imputation, "imputation");
        Objects.requireNonNull(scaling, "scaling");
        Objects.requireNonNull(scalingAxis, "scalingAxis");
        if (!(greatestMissingShare >= 0 && greatestMissingShare <= 1)) {
            throw new IllegalArgumentException(
                    "The greatest share of missing values must lie between 0 and 1, not "
                            + greatestMissingShare
                            + ".");
        }
        if (!(smallestVariance >= 0 && smallestVariance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The smallest variance must be 0 or more, not " + smallestVariance + ".");
        }
        if (mostVariableGenes < 0) {
            throw new IllegalArgumentException(
                    "The number of genes to keep must be positive, or 0 for all, not "
                            + mostVariableGenes
                            + ".");
        }
        if (neighbours < 1) {
            throw new IllegalArgumentException(
                    "The number of neighbours must be at least 1, not " + neighbours + ".");
        }
    }

    /**
     * Nothing is changed; a start for the {@code with} methods.
     *
     * @return a specification without any step
     */
    public static PreprocessingSpec none() {
        return new PreprocessingSpec(
                false, false, 1, 0, 0, Imputation.NONE, 10, Scaling.NONE, Axis.GENE);
    }

    /**
     * With or without logarithm.
     *
     * @param choice whether to take it
     * @return the changed specification
     */
    public PreprocessingSpec withLogarithm(boolean choice) {
        return new PreprocessingSpec(
                choice,
                quantileNormalisation,
                greatestMissingShare,
                smallestVariance,
                mostVariableGenes,
                imputation,
                neighbours,
                scaling,
                scalingAxis);
    }

    /**
     * With or without quantile normalisation.
     *
     * @param choice whether to normalise
     * @return the changed specification
     */
    public PreprocessingSpec withQuantileNormalisation(boolean choice) {
        return new PreprocessingSpec(
                logarithm,
                choice,
                greatestMissingShare,
                smallestVariance,
                mostVariableGenes,
                imputation,
                neighbours,
                scaling,
                scalingAxis);
    }

    /**
     * With filters of genes.
     *
     * @param missingShare the greatest share of missing values
     * @param variance the smallest variance
     * @param genes how many genes are kept at most, 0 for all
     * @return the changed specification
     */
    public PreprocessingSpec withFilters(double missingShare, double variance, int genes) {
        return new PreprocessingSpec(
                logarithm,
                quantileNormalisation,
                missingShare,
                variance,
                genes,
                imputation,
                neighbours,
                scaling,
                scalingAxis);
    }

    /**
     * With a way to fill in missing values.
     *
     * @param choice the way
     * @param count the number of neighbours, where the way needs one
     * @return the changed specification
     */
    public PreprocessingSpec withImputation(Imputation choice, int count) {
        return new PreprocessingSpec(
                logarithm,
                quantileNormalisation,
                greatestMissingShare,
                smallestVariance,
                mostVariableGenes,
                choice,
                count,
                scaling,
                scalingAxis);
    }

    /**
     * With a scaling.
     *
     * @param choice the scaling
     * @param axis what is scaled by itself
     * @return the changed specification
     */
    public PreprocessingSpec withScaling(Scaling choice, Axis axis) {
        return new PreprocessingSpec(
                logarithm,
                quantileNormalisation,
                greatestMissingShare,
                smallestVariance,
                mostVariableGenes,
                imputation,
                neighbours,
                choice,
                axis);
    }
}
