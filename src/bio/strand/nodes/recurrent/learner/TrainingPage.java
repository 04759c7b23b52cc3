// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import bio.strand.engine.model.EpochRecord;
import bio.strand.engine.model.Task;
import bio.strand.engine.training.Baseline;
import bio.strand.engine.training.Metric;
import bio.strand.engine.training.TrainingHistory;
import bio.strand.engine.training.TrainingResult;
import bio.strand.nodes.ports.NetworkSummary;
import bio.strand.nodes.views.page.Axis;
import bio.strand.nodes.views.page.BarPanel;
import bio.strand.nodes.views.page.LinePanel;
import bio.strand.nodes.views.page.LinePanel.Line;
import bio.strand.nodes.views.page.Panel;
import bio.strand.nodes.views.page.Reference;
import bio.strand.nodes.views.page.ViewPage;
import bio.strand.nodes.views.page.ViewPage.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What the view of the RNN Learner shows. */
final class TrainingPage {

    private TrainingPage() {}

    /**
     * Sums a training up.
     *
     * @param result what the training gave
     * @param warnings what the user was warned of
     * @return the page
     */
    static ViewPage of(TrainingResult result, List<String> warnings) {
        TrainingHistory history = result.history();
        List<Panel> panels = new ArrayList<>();
        panels.add(loss(history));
        panels.add(score(history));
        comparison(history).ifPresent(panels::add);
        return new ViewPage("RNN Learner", subtitle(result), facts(history), warnings, panels);
    }

    private static String subtitle(TrainingResult result) {
        Task task = result.model().task();
        int names = task.names().size();
        String learned;
        if (task instanceof Task.Classification) {
            learned = names + " classes";
        } else if (task instanceof Task.MultiLabel) {
            learned = names == 1 ? "a yes/no target" : names + " yes/no targets";
        } else if (task instanceof Task.Regression) {
            learned = names == 1 ? "a number (" + task.names().get(0) + ")" : names + " numbers";
        } else if (task instanceof Task.PositionLabels) {
            learned = "a label for each position (" + names + " labels)";
        } else {
            learned = names == 1 ? "a forecast" : "forecasts of " + names + " values";
        }
        return "Learned %s by %s.".formatted(learned, NetworkSummary.of(result.model().network()));
    }

    private static List<Fact> facts(TrainingHistory history) {
        Metric metric = history.metric();
        EpochRecord best = history.best();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        "Epoch kept",
                        "%d of %d".formatted(history.bestEpoch(), history.epochs().size()),
                        ""));
        if (!Double.isNaN(best.validationScore())) {
            String hint =
                    bestBaseline(history)
                            .map(
                                    method ->
                                            "%s: %s"
                                                    .formatted(
                                                            method.name(),
                                                            metric.text(method.validationScore())))
                            .orElse("");
            facts.add(
                    new Fact(
                            "Validation: " + metric.label(),
                            metric.text(best.validationScore()),
                            hint));
        }
        if (!Double.isNaN(best.trainingScore())) {
            facts.add(
                    new Fact(
                            "Training: " + metric.label(),
                            metric.text(best.trainingScore()),
                            "While it was learned, dropout included"));
        }
        facts.add(new Fact("Training rows", count(history.trainingRows()), ""));
        facts.add(new Fact("Validation rows", count(history.validationRows()), ""));
        return facts;
    }

    private static LinePanel loss(TrainingHistory history) {
        boolean isEntropy =
                history.metric() == Metric.ACCURACY
                        || history.metric() == Metric.POSITION_ACCURACY
                        || history.metric() == Metric.MEAN_ROC_AUC;
        List<Line> lines = new ArrayList<>();
        add(lines, "Training", history.epochs(), EpochRecord::trainingLoss);
        add(lines, "Validation", history.epochs(), EpochRecord::validationLoss);
        return new LinePanel(
                "Loss by epoch",
                "Lower is better. Training loss that falls while validation loss rises means that"
                        + " the network learns the training rows by heart.",
                Axis.count("Epoch"),
                Axis.fromZero(isEntropy ? "Loss (cross-entropy, nats)" : "Loss"),
                lines,
                List.of(kept(history)));
    }

    private static LinePanel score(TrainingHistory history) {
        Metric metric = history.metric();
        List<Line> lines = new ArrayList<>();
        add(lines, "Training", history.epochs(), EpochRecord::trainingScore);
        add(lines, "Validation", history.epochs(), EpochRecord::validationScore);
        double last = Math.max(2, history.epochs().size());
        for (Baseline baseline : history.baselines()) {
            double level = baseline.validationScore();
            if (Double.isFinite(level)) {
                lines.add(
                        Line.dashed(
                                baseline.name(),
                                new double[] {1, last},
                                new double[] {level, level}));
            }
        }
        return new LinePanel(
                metric.label() + " by epoch",
                metric.isHigherBetter()
                        ? "Higher is better. Dashed: simple methods on the same validation rows."
                        : "Lower is better. Dashed: simple methods on the same validation rows.",
                Axis.count("Epoch"),
                metric.isHigherBetter()
                        ? Axis.share(metric.label())
                        : Axis.fromZero(metric.label()),
                lines,
                List.of(kept(history)));
    }

    /** The network beside the simple methods; nothing to compare without validation rows. */
    private static Optional<Panel> comparison(TrainingHistory history) {
        List<String> methods = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        if (!Double.isNaN(history.best().validationScore())) {
            methods.add("This network");
            scores.add(history.best().validationScore());
        }
        for (Baseline baseline : history.baselines()) {
            if (Double.isFinite(baseline.validationScore())) {
                methods.add(baseline.name());
                scores.add(baseline.validationScore());
            }
        }
        if (methods.size() < 2) {
            return Optional.empty();
        }
        Metric metric = history.metric();
        return Optional.of(
                new BarPanel(
                        "Network and simple methods on the validation rows",
                        metric.isHigherBetter() ? "Higher is better." : "Lower is better.",
                        "Method",
                        metric.isHigherBetter()
                                ? Axis.share(metric.label())
                                : Axis.fromZero(metric.label()),
                        methods,
                        List.of(
                                new BarPanel.Bars(
                                        metric.label(),
                                        scores.stream()
                                                .mapToDouble(Double::doubleValue)
                                                .toArray()))));
    }

    private static Optional<Baseline> bestBaseline(TrainingHistory history) {
        return history.baselines().stream()
                .filter(baseline -> Double.isFinite(baseline.validationScore()))
                .max(
                        Comparator.comparing(
                                Baseline::validationScore,
                                (a, b) -> history.metric().compare(a, b)));
    }

    private static Reference kept(TrainingHistory history) {
        return new Reference(
                Reference.Direction.VERTICAL,
                history.bestEpoch(),
                "Kept: epoch " + history.bestEpoch());
    }

    private static void add(
            List<Line> lines,
            String name,
            List<EpochRecord> epochs,
            ToDoubleFunction<EpochRecord> value) {
        double[] values = epochs.stream().mapToDouble(value).toArray();
        for (double one : values) {
            if (Double.isFinite(one)) {
                lines.add(
                        Line.solid(
                                name,
                                epochs.stream().mapToDouble(EpochRecord::epoch).toArray(),
                                values));
                return;
            }
        }
    }

    private static String count(int rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
