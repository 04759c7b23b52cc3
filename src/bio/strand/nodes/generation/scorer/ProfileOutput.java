// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import bio.strand.engine.comparison.ProfileFigures;
import bio.strand.engine.comparison.ProfileReport;
import bio.strand.engine.comparison.TwoSampleScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the tables say of compared profiles. */
final class ProfileOutput {

    private ProfileOutput() {}

    /** The figures, the most telling first. */
    static List<Figure<ProfileFigures>> figures() {
        return List.of(
                new Figure<>("Mean discrepancy (MMD squared)", s -> s.discrepancy().squared()),
                new Figure<>("Mean discrepancy (p-value)", s -> s.discrepancy().pValue()),
                new Figure<>("AUC (logistic regression)", s -> area(s.logisticRegression())),
                new Figure<>(
                        "AUC standard error (logistic regression)",
                        s -> error(s.logisticRegression())),
                new Figure<>("AUC (network)", s -> area(s.network())),
                new Figure<>("AUC standard error (network)", s -> error(s.network())),
                new Figure<>("Shift of means", ProfileFigures::meanShift),
                new Figure<>("Ratio of deviations", ProfileFigures::deviationRatio),
                new Figure<>("Distance of distributions", ProfileFigures::marginalDistance),
                new Figure<>("Agreement of correlations", ProfileFigures::correlationAgreement),
                new Figure<>("Error of correlations", ProfileFigures::correlationError),
                new Figure<>("Duplicates", ProfileFigures::duplicates),
                new Figure<>("Copies of training rows", ProfileFigures::copies),
                new Figure<>("Distance to nearest training row (mean)", s -> s.distances().mean()),
                new Figure<>(
                        "Distance to nearest training row (smallest)",
                        s -> s.distances().quantile(0)));
    }

    private static double area(Optional<TwoSampleScore> score) {
        return score.map(TwoSampleScore::area).orElse(Double.NaN);
    }

    private static double error(Optional<TwoSampleScore> score) {
        return score.map(TwoSampleScore::standardError).orElse(Double.NaN);
    }

    /** The rows of the table of details. */
    static List<Detail<ProfileFigures>> details(ProfileReport report) {
        List<Detail<ProfileFigures>> details = new ArrayList<>();
        for (int g = 0; g < report.genes().size(); g++) {
            int gene = g;
            details.add(
                    new Detail<>("Mean", 0, report.genes().get(g), s -> s.moments().means()[gene]));
        }
        for (int g = 0; g < report.genes().size(); g++) {
            int gene = g;
            details.add(
                    new Detail<>(
                            "Standard deviation",
                            0,
                            report.genes().get(g),
                            s -> s.moments().deviations()[gene]));
        }
        return details;
    }
}
