// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import bio.strand.engine.comparison.MotifHits;
import bio.strand.engine.comparison.SequenceFigures;
import bio.strand.engine.comparison.SequenceReport;
import bio.strand.engine.comparison.SourceKind;
import bio.strand.engine.comparison.TwoSampleScore;
import bio.strand.nodes.views.ComparisonChart;
import bio.strand.nodes.views.RenderedChart;
import bio.strand.nodes.views.page.Axis;
import bio.strand.nodes.views.page.BarPanel;
import bio.strand.nodes.views.page.BarPanel.Bars;
import bio.strand.nodes.views.page.ChoicePanel;
import bio.strand.nodes.views.page.ChoicePanel.Choice;
import bio.strand.nodes.views.page.LinePanel;
import bio.strand.nodes.views.page.LinePanel.Line;
import bio.strand.nodes.views.page.Panel;
import bio.strand.nodes.views.page.Reference;
import bio.strand.nodes.views.page.Reference.Direction;
import bio.strand.nodes.views.page.ScatterPanel;
import bio.strand.nodes.views.page.ScatterPanel.Cloud;
import bio.strand.nodes.views.page.TablePanel;
import bio.strand.nodes.views.page.ViewPage;
import bio.strand.nodes.views.page.ViewPage.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The image and the view of compared sequences. */
final class SequencePictures {

    private static final int LISTED_KMERS = 200;

    private final SequenceReport report;
    private final List<SequenceFigures> judged;
    private final List<String> names;

    SequencePictures(SequenceReport report) {
        this.report = report;
        judged =
                report.sources().stream()
                        .filter(source -> source.kind() != SourceKind.REFERENCE)
                        .toList();
        names = ShortNames.of(judged.stream().map(SequenceFigures::name).toList());
    }

    private double[] values(ToDoubleFunction<SequenceFigures> value) {
        return judged.stream().mapToDouble(value).toArray();
    }

    private static double headline(SequenceFigures source) {
        return source.positionDivergence()[SequenceReport.LISTED_K - 1];
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

    private static boolean any(double[] values) {
        return Arrays.stream(values).anyMatch(Double::isFinite);
    }

    /** The image: divergences and classifiers of all sources side by side. */
    RenderedChart chart() {
        List<ComparisonChart.Panel> panels = new ArrayList<>();
        double[] divergence = values(SequencePictures::headline);
        if (any(divergence)) {
            panels.add(
                    new ComparisonChart.Panel(
                            "What stands where: position-specific 3-mers (0 is perfect)",
                            "Divergence (bits)",
                            names,
                            List.of(new ComparisonChart.Series("Divergence", divergence))));
        }
        List<ComparisonChart.Series> tests = new ArrayList<>();
        if (any(logisticAreas())) {
            tests.add(new ComparisonChart.Series("Logistic regression", logisticAreas()));
        }
        if (any(networkAreas())) {
            tests.add(new ComparisonChart.Series("Network", networkAreas()));
        }
        if (!tests.isEmpty()) {
            panels.add(
                    new ComparisonChart.Panel(
                            "Classifiers that tell it from real rows (0.5 is perfect)",
                            "ROC-AUC",
                            names,
                            tests));
        }
        List<ComparisonChart.Series> kmers = new ArrayList<>();
        for (int k : new int[] {2, 4, 6}) {
            double[] values = values(source -> source.kmerDivergence()[k - 1]);
            if (any(values)) {
                kmers.add(new ComparisonChart.Series("k = " + k, values));
            }
        }
        if (!kmers.isEmpty()) {
            panels.add(
                    new ComparisonChart.Panel(
                            "K-mers wherever they stand (0 is perfect)",
                            "Divergence (bits)",
                            names,
                            kmers));
        }
        if (panels.isEmpty()) {
            panels.add(
                    new ComparisonChart.Panel(
                            "Share of rows that repeat another one",
                            "Share",
                            names,
                            List.of(
                                    new ComparisonChart.Series(
                                            "Duplicates", values(SequenceFigures::duplicates)))));
        }
        return ComparisonChart.draw(panels);
    }

    /** The view. */
    ViewPage page(List<Figure<SequenceFigures>> figures) {
        List<Panel> panels = new ArrayList<>();
        panels.add(
                bars(
                        "What stands where",
                        "Mean over the positions of the Jensen-Shannon divergence of"
                                + " position-specific 3-mers from the reference. Real training rows"
                                + " show what chance alone makes.",
                        Axis.fromZero("Divergence (bits)"),
                        List.of(new Bars("Divergence", values(SequencePictures::headline)))));
        if (any(logisticAreas()) || any(networkAreas())) {
            panels.add(
                    bars(
                            "Can a classifier tell it from real rows?",
                            "Area under the ROC curve on rows that were not learned from: 0.5 means"
                                    + " that it cannot, 1 that it always can.",
                            Axis.share("ROC-AUC"),
                            List.of(
                                    new Bars("Logistic regression", logisticAreas()),
                                    new Bars("Network", networkAreas()))));
            panels.add(rocCurves());
        }
        panels.add(divergenceByPosition());
        panels.add(composition());
        if (!report.reference().motifs().isEmpty()) {
            panels.add(motifs());
        }
        panels.add(kmers());
        panels.add(table(figures));
        SequenceFigures generated = report.generated();
        return new ViewPage(
                "Generation Scorer",
                String.format(
                        Locale.ROOT,
                        "%,d generated sequences against %,d real ones.",
                        generated.rows(),
                        report.reference().rows()),
                facts(generated),
                report.warnings(),
                panels);
    }

    private List<Fact> facts(SequenceFigures generated) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                Facts.number(
                        "Position-specific divergence",
                        headline(generated),
                        "Bits, of 3-mers; 0 is perfect."));
        report.sources().stream()
                .filter(source -> source.kind() == SourceKind.REAL)
                .findFirst()
                .ifPresent(
                        real ->
                                facts.add(
                                        Facts.number(
                                                "The same of real rows",
                                                headline(real),
                                                "What chance makes; no generator does better but by"
                                                        + " luck.")));
        report.bestBaseline()
                .ifPresent(
                        best ->
                                facts.add(
                                        Facts.number(
                                                "The same of the best baseline",
                                                headline(best),
                                                best.name() + ".")));
        facts.add(
                Facts.number(
                        "AUC, logistic regression",
                        area(generated.logisticRegression()),
                        "0.5 is perfect."));
        facts.add(Facts.number("AUC, network", area(generated.network()), "0.5 is perfect."));
        facts.add(
                Facts.percent(
                        "Copies of training rows", generated.copies(), "Of the generated rows."));
        facts.add(Facts.percent("Duplicates", generated.duplicates(), "Of the generated rows."));
        return facts;
    }

    private BarPanel bars(String title, String note, Axis axis, List<Bars> bars) {
        return new BarPanel(title, note, "Source", axis, names, bars);
    }

    private LinePanel rocCurves() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            SequenceFigures source = judged.get(i);
            String name = names.get(i);
            boolean solid = source.kind() == SourceKind.GENERATED;
            source.network()
                    .or(source::logisticRegression)
                    .ifPresent(
                            score ->
                                    lines.add(
                                            new Line(
                                                    name,
                                                    score.curve().falsePositiveRates(),
                                                    score.curve().truePositiveRates(),
                                                    solid
                                                            ? LinePanel.Style.SOLID
                                                            : LinePanel.Style.DASHED)));
        }
        return new LinePanel(
                "ROC curves of the classifiers",
                "Of the network, or of the regression where there is no network. Curves near the"
                        + " diagonal are good.",
                Axis.share("Real rows taken for generated ones"),
                Axis.share("Generated rows recognised"),
                lines,
                List.of(new Reference(Direction.DIAGONAL, 0, "Chance")));
    }

    private static double[] positions(int count) {
        double[] positions = new double[count];
        Arrays.setAll(positions, i -> i + 1);
        return positions;
    }

    private LinePanel divergenceByPosition() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            double[] values = judged.get(i).divergenceByPosition();
            lines.add(
                    new Line(
                            names.get(i),
                            positions(values.length),
                            values,
                            judged.get(i).kind() == SourceKind.GENERATED
                                    ? LinePanel.Style.SOLID
                                    : LinePanel.Style.DASHED));
        }
        return new LinePanel(
                "Divergence by position",
                "Of the 3-mers that begin there.",
                Axis.count("Position"),
                Axis.fromZero("Divergence (bits)"),
                lines,
                List.of());
    }

    private ChoicePanel composition() {
        List<Choice> choices = new ArrayList<>();
        for (int s = 0; s < Math.min(report.symbols().size(), 40); s++) {
            int symbol = s;
            Function<SequenceFigures, double[]> shares =
                    source -> {
                        double[] values = new double[source.composition().positions()];
                        Arrays.setAll(values, t -> source.composition().share(t, symbol));
                        return values;
                    };
            choices.add(
                    new Choice(
                            report.symbols().get(s),
                            againstReference(
                                    "Share of " + report.symbols().get(s), "Share", shares)));
        }
        return new ChoicePanel(
                "Composition by position",
                "How often the symbol stands at each position.",
                "Symbol",
                choices);
    }

    private ChoicePanel motifs() {
        List<Choice> choices = new ArrayList<>();
        List<MotifHits> motifs = report.reference().motifs();
        for (int m = 0; m < motifs.size(); m++) {
            int motif = m;
            Function<SequenceFigures, double[]> shares =
                    source -> {
                        MotifHits hits = source.motifs().get(motif);
                        double[] values = new double[hits.starts().length];
                        Arrays.setAll(values, hits::shareAt);
                        return values;
                    };
            String name = "%s (%s)".formatted(motifs.get(m).motif(), motifs.get(m).consensus());
            choices.add(new Choice(name, againstReference(name, "Share of rows", shares)));
        }
        return new ChoicePanel(
                "Motif sites by position",
                "In how many rows a site of the motif begins at each position.",
                "Motif",
                choices);
    }

    /** Reference and generated rows, and the real training rows if there are any. */
    private LinePanel againstReference(
            String title, String axis, Function<SequenceFigures, double[]> values) {
        List<Line> lines = new ArrayList<>();
        for (SequenceFigures source : report.sources()) {
            if (source.kind() != SourceKind.BASELINE) {
                double[] y = values.apply(source);
                lines.add(
                        new Line(
                                ShortNames.of(source.name()),
                                positions(y.length),
                                y,
                                source.kind() == SourceKind.GENERATED
                                        ? LinePanel.Style.SOLID
                                        : LinePanel.Style.DASHED));
            }
        }
        return new LinePanel(
                title, "", Axis.count("Position"), Axis.fromZero(axis), lines, List.of());
    }

    private ScatterPanel kmers() {
        List<int[]> kmers =
                report.reference()
                        .spectrum()
                        .largestDifferences(report.generated().spectrum(), LISTED_KMERS);
        List<String> labels = new ArrayList<>();
        double[] x = new double[kmers.size()];
        double[] y = new double[kmers.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = report.reference().spectrum().share(kmers.get(i));
            y[i] = report.generated().spectrum().share(kmers.get(i));
            StringBuilder label = new StringBuilder();
            for (int code : kmers.get(i)) {
                label.append(report.symbols().get(code));
            }
            labels.add(label.toString());
        }
        return new ScatterPanel(
                "Frequencies of 3-mers",
                "Points on the diagonal are as frequent as in nature; the 3-mers that differ most"
                        + " are shown, %d at most.".formatted(LISTED_KMERS),
                Axis.fromZero("Reference"),
                Axis.fromZero("Generated"),
                List.of(new Cloud("3-mers", x, y, labels)),
                List.of(new Reference(Direction.DIAGONAL, 0, "Equal")));
    }

    private TablePanel table(List<Figure<SequenceFigures>> figures) {
        List<String> columns = new ArrayList<>(List.of("Source"));
        figures.forEach(figure -> columns.add(figure.name()));
        List<List<Object>> rows = new ArrayList<>();
        for (SequenceFigures source : report.sources()) {
            rows.add(Facts.row(source.name(), source, figures));
        }
        return new TablePanel("All figures", "", columns, rows);
    }
}
