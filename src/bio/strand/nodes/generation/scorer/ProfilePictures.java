// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import bio.strand.engine.comparison.ProfileFigures;
import bio.strand.engine.comparison.ProfileReport;
import bio.strand.engine.comparison.SourceKind;
import bio.strand.engine.comparison.TwoSampleScore;
import bio.strand.nodes.views.ComparisonChart;
import bio.strand.nodes.views.RenderedChart;
import bio.strand.nodes.views.page.Axis;
import bio.strand.nodes.views.page.BarPanel;
import bio.strand.nodes.views.page.BarPanel.Bars;
import bio.strand.nodes.views.page.Panel;
import bio.strand.nodes.views.page.Reference;
import bio.strand.nodes.views.page.Reference.Direction;
import bio.strand.nodes.views.page.ScatterPanel;
import bio.strand.nodes.views.page.ScatterPanel.Cloud;
import bio.strand.nodes.views.page.TablePanel;
import bio.strand.nodes.views.page.ViewPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The image and the view of compared profiles. */
final class ProfilePictures {

    private final ProfileReport report;
    private final List<ProfileFigures> judged;
    private final List<String> names;

    ProfilePictures(ProfileReport report) {
        this.report = report;
        judged =
                report.sources().stream()
                        .filter(source -> source.kind() != SourceKind.REFERENCE)
                        .toList();
        names = ShortNames.of(judged.stream().map(ProfileFigures::name).toList());
    }

    private double[] values(ToDoubleFunction<ProfileFigures> value) {
        return judged.stream().mapToDouble(value).toArray();
    }

    private static double area(Optional<TwoSampleScore> score) {
        return score.map(TwoSampleScore::area).orElse(Double.NaN);
    }

    private double[] logisticAreas() {
        return values(source -> area(source.logisticRegression()));
    }

    private double[] networkAreas() {
        return values(source -> area(source.network()));
    }

    /** The image: moments, discrepancy and classifiers of all sources side by side. */
    RenderedChart chart() {
        return ComparisonChart.draw(
                List.of(
                        new ComparisonChart.Panel(
                                "Maximum mean discrepancy (0 is perfect)",
                                "MMD squared",
                                names,
                                List.of(
                                        new ComparisonChart.Series(
                                                "MMD squared",
                                                values(s -> s.discrepancy().squared())))),
                        new ComparisonChart.Panel(
                                "Classifiers that tell it from real rows (0.5 is perfect)",
                                "ROC-AUC",
                                names,
                                List.of(
                                        new ComparisonChart.Series(
                                                "Logistic regression", logisticAreas()),
                                        new ComparisonChart.Series("Network", networkAreas()))),
                        new ComparisonChart.Panel(
                                "Means, deviations, correlations (0 is perfect)",
                                "Deviation from the reference",
                                names,
                                List.of(
                                        new ComparisonChart.Series(
                                                "Shift of means",
                                                values(ProfileFigures::meanShift)),
                                        new ComparisonChart.Series(
                                                "Ratio of deviations",
                                                values(ProfileFigures::deviationRatio)),
                                        new ComparisonChart.Series(
                                                "Error of correlations",
                                                values(ProfileFigures::correlationError))))));
    }

    /** The view. */
    ViewPage page(List<Figure<ProfileFigures>> figures) {
        List<Panel> panels = new ArrayList<>();
        panels.add(
                bars(
                        "Maximum mean discrepancy",
                        "How far the distribution of whole profiles is from that of the reference."
                                + " Around 0 for samples of one distribution.",
                        Axis.of("MMD squared"),
                        List.of(new Bars("MMD squared", values(s -> s.discrepancy().squared())))));
        panels.add(
                bars(
                        "Can a classifier tell it from real rows?",
                        "Area under the ROC curve on rows that were not learned from: 0.5 means"
                                + " that it cannot, 1 that it always can.",
                        Axis.share("ROC-AUC"),
                        List.of(
                                new Bars("Logistic regression", logisticAreas()),
                                new Bars("Network", networkAreas()))));
        panels.add(scatter("Means", report.genes(), s -> s.moments().means()));
        panels.add(scatter("Standard deviations", report.genes(), s -> s.moments().deviations()));
        panels.add(scatter("Gene-gene correlations", List.of(), s -> s.moments().correlations()));
        panels.add(table(figures));
        ProfileFigures generated = report.generated();
        return new ViewPage(
                "Generation Scorer",
                String.format(
                        Locale.ROOT,
                        "%,d generated profiles of %,d values against %,d real ones.",
                        generated.rows(),
                        report.genes().size(),
                        report.reference().rows()),
                List.of(
                        Facts.number(
                                "MMD squared",
                                generated.discrepancy().squared(),
                                "0 is perfect; it may be below by chance."),
                        Facts.number(
                                "Its p-value",
                                generated.discrepancy().pValue(),
                                "How often chance gives as much."),
                        Facts.number(
                                "AUC, logistic regression",
                                area(generated.logisticRegression()),
                                "0.5 is perfect."),
                        Facts.number("AUC, network", area(generated.network()), "0.5 is perfect."),
                        Facts.number(
                                "Agreement of correlations",
                                generated.correlationAgreement(),
                                "1 is perfect."),
                        Facts.percent(
                                "Copies of training rows",
                                generated.copies(),
                                "Of the generated rows.")),
                report.warnings(),
                panels);
    }

    private BarPanel bars(String title, String note, Axis axis, List<Bars> bars) {
        return new BarPanel(title, note, "Source", axis, names, bars);
    }

    private ScatterPanel scatter(
            String title, List<String> labels, Function<ProfileFigures, double[]> values) {
        double[] x = values.apply(report.reference());
        List<Cloud> clouds = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            clouds.add(new Cloud(names.get(i), x, values.apply(judged.get(i)), labels));
        }
        return new ScatterPanel(
                title,
                "Points on the diagonal agree with the reference.",
                Axis.of("Reference"),
                Axis.of("Source"),
                clouds,
                List.of(new Reference(Direction.DIAGONAL, 0, "Equal")));
    }

    private TablePanel table(List<Figure<ProfileFigures>> figures) {
        List<String> columns = new ArrayList<>(List.of("Source"));
        figures.forEach(figure -> columns.add(figure.name()));
        List<List<Object>> rows = new ArrayList<>();
        for (ProfileFigures source : report.sources()) {
            rows.add(Facts.row(source.name(), source, figures));
        }
        return new TablePanel("All figures", "", columns, rows);
    }
}
