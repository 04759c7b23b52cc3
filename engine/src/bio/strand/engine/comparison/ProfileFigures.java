// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import java.util.Objects;
import java.util.Optional;

/**
 * The figures of one source of profiles, compared with the reference. Figures that do not exist are
 * NaN.
 *
 * @param name the source's name
 * @param kind what kind of source it is
 * @param rows its number of profiles
 * @param moments its means, standard deviations and correlations
 * @param meanShift mean over the genes of the absolute difference of the means, in standard
 *     deviations of the reference; genes that are constant there are left out
 * @param deviationRatio root mean square over the genes of the binary logarithm of the ratio of the
 *     standard deviations: 0 for equal ones, 1 for half or twice as large; constant genes are left
 *     out
 * @param marginalDistance mean over the genes of the distance of Kolmogorov and Smirnov
 * @param correlationAgreement Pearson's correlation between the gene-gene correlations of the
 *     source and those of the reference, over the pairs of genes
 * @param correlationError root mean square of their differences
 * @param discrepancy maximum mean discrepancy
 * @param duplicates share of profiles that repeat another one of the source
 * @param copies share of profiles that are exact copies of training rows
 * @param distances distance of some profiles to their nearest training row as {@link
 *     NearestProfile} says; without values if there are none
 * @param logisticRegression two-sample test against real rows by logistic regression
 * @param network two-sample test by a network
 */
public record ProfileFigures(
        String name,
        SourceKind kind,
        int rows,
        ProfileMoments moments,
        double meanShift,
        double deviationRatio,
        double marginalDistance,
        double correlationAgreement,
        double correlationError,
        MeanDiscrepancy.Result discrepancy,
        double duplicates,
        double copies,
        SampleDistribution distances,
        Optional<TwoSampleScore> logisticRegression,
        Optional<TwoSampleScore> network) {

    /** Checks that all parts are there. */
    public ProfileFigures {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(moments, "moments");
        Objects.requireNonNull(discrepancy, "discrepancy");
        Objects.requireNonNull(distances, "distances");
        Objects.requireNonNull(logisticRegression, "logisticRegression");
        Objects.requireNonNull(network, "network");
    }
}
