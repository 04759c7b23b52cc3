// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.learner;

import bio.strand.engine.encoding.SequenceEncoder;
import bio.strand.engine.generation.GanCheck;
import bio.strand.engine.generation.GanResult;
import bio.strand.engine.generation.GanSample;
import bio.strand.nodes.views.page.Axis;
import bio.strand.nodes.views.page.ChoicePanel;
import bio.strand.nodes.views.page.LinePanel;
import bio.strand.nodes.views.page.LinePanel.Line;
import bio.strand.nodes.views.page.Panel;
import bio.strand.nodes.views.page.Reference;
import bio.strand.nodes.views.page.TablePanel;
import bio.strand.nodes.views.page.ViewPage;
import bio.strand.nodes.views.page.ViewPage.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the view of the GAN Learner shows. */
final class GanTrainingPage {

    /** Comparisons whose samples are shown, spread evenly over the training, the last included. */
    private static final int SHOWN_CHECKS = 12;

    private static final int SHOWN_SAMPLES = 30;

    /** Longer sequences are cut; the output table has them whole. */
    private static final int SHOWN_LETTERS = 300;

    private GanTrainingPage() {}

    /**
     * Sums a training up.
     *
     * @param result what the training gave
     * @param columns what was learned
     * @param warnings what the user was warned of
     * @return the page
     */
    static ViewPage of(GanResult result, LearnedColumns columns, List<String> warnings) {
        List<GanCheck> history = result.history();
        // Each is marked that was the best so far: the last of them is the best of all.
        Optional<GanCheck> best =
                history.stream().filter(GanCheck::kept).reduce((earlier, later) -> later);
        List<Reference> kept =
                best
                        .map(
                                check ->
                                        new Reference(
                                                Reference.Direction.VERTICAL,
                                                check.iteration(),
                                                "Kept: " + check.iteration()))
                        .stream()
                        .toList();
        boolean isSequences = columns.encoding().isPresent();
        List<Panel> panels = new ArrayList<>();
        panels.add(
                panel(
                        "Distance to held-out rows",
                        isSequences
                                ? "Mean over the positions of the Jensen-Shannon divergence of"
                                        + " 3-mers, in bits: 0 is perfect. If it still falls at the"
                                        + " end, train longer."
                                : "Maximum mean discrepancy: 0 is perfect. If it still falls at the"
                                        + " end, train longer.",
                        Axis.fromZero(isSequences ? "Divergence (bits)" : "Discrepancy"),
                        lines(history, Map.of("Generated rows", GanCheck::divergence)),
                        kept));
        panels.add(
                panel(
                        "Losses",
                        "They say little by themselves: generator and critic pull in opposite"
                                + " directions, and good training makes neither fall.",
                        Axis.of("Loss"),
                        lines(
                                history,
                                Map.of(
                                        "Generator", GanCheck::generatorLoss,
                                        "Critic", GanCheck::criticLoss)),
                        kept));
        panels.add(
                panel(
                        "What the critic knows",
                        "How much higher it scores real rows than generated ones: it tells them"
                                + " apart. How much higher it scores training rows than held-out"
                                + " ones: it knows them by heart.",
                        Axis.of("Difference of scores"),
                        lines(
                                history,
                                Map.of(
                                        "Real less generated rows", GanCheck::wassersteinEstimate,
                                        "Training less held-out rows", GanCheck::scoreGap)),
                        kept));
        panels.add(
                panel(
                        "Repeated and copied rows",
                        "Rows that repeat another one tell of mode collapse, copies of training"
                                + " rows of memorising.",
                        Axis.share("Share of the generated rows"),
                        lines(
                                history,
                                Map.of(
                                        "Repeat another row", GanCheck::duplicates,
                                        "Copies of training rows", GanCheck::copies)),
                        kept));
        samples(result.samples(), columns).ifPresent(panels::add);
        return new ViewPage(
                "GAN Learner",
                isSequences
                        ? "Learned to generate sequences like those of \"%s\"."
                                .formatted(columns.names().get(0))
                        : "Learned to generate profiles of %d values."
                                .formatted(columns.names().size()),
                facts(history, best, isSequences),
                warnings,
                panels);
    }

    private static List<Fact> facts(
            List<GanCheck> history, Optional<GanCheck> best, boolean isSequences) {
        GanCheck last = history.get(history.size() - 1);
        List<Fact> facts = new ArrayList<>();
        best.ifPresent(
                check -> {
                    facts.add(
                            new Fact(
                                    "Iteration kept",
                                    String.format(
                                            Locale.ROOT,
                                            "%,d of %,d",
                                            check.iteration(),
                                            last.iteration()),
                                    "That of the smallest distance"));
                    facts.add(
                            new Fact(
                                    isSequences ? "Divergence from held-out rows" : "Discrepancy",
                                    figure(check.divergence()),
                                    isSequences
                                            ? "Bits, of 3-mers; 0 is perfect"
                                            : "0 is perfect"));
                    facts.add(new Fact("Repeated rows", percent(check.duplicates()), ""));
                    facts.add(new Fact("Copies of training rows", percent(check.copies()), ""));
                });
        return facts;
    }

    private static LinePanel panel(
            String title, String note, Axis y, List<Line> lines, List<Reference> kept) {
        return new LinePanel(title, note, Axis.count("Iteration"), y, lines, kept);
    }

    /** Lines in the order of their names; without those that have no value at all. */
    private static List<Line> lines(
            List<GanCheck> history, Map<String, ToDoubleFunction<GanCheck>> values) {
        double[] iterations = history.stream().mapToDouble(GanCheck::iteration).toArray();
        List<Line> lines = new ArrayList<>();
        new TreeMap<>(values)
                .forEach(
                        (name, value) -> {
                            double[] y = history.stream().mapToDouble(value).toArray();
                            if (IntStream.range(0, y.length).anyMatch(i -> Double.isFinite(y[i]))) {
                                lines.add(Line.solid(name, iterations, y));
                            }
                        });
        return lines;
    }

    /** The samples of some comparisons, the last one first; empty if there are none. */
    private static Optional<Panel> samples(List<GanSample> samples, LearnedColumns columns) {
        TreeMap<Integer, List<GanSample>> byCheck = new TreeMap<>();
        for (GanSample sample : samples) {
            byCheck.computeIfAbsent(sample.iteration(), key -> new ArrayList<>()).add(sample);
        }
        if (byCheck.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> iterations = new ArrayList<>(byCheck.keySet());
        List<Integer> shown = new ArrayList<>();
        int count = Math.min(SHOWN_CHECKS, iterations.size());
        for (int i = 0; i < count; i++) {
            shown.add(iterations.get((i + 1) * iterations.size() / count - 1));
        }
        Collections.reverse(shown);
        List<ChoicePanel.Choice> choices = new ArrayList<>();
        for (int iteration : shown) {
            List<GanSample> own = byCheck.get(iteration);
            List<GanSample> some = own.subList(0, Math.min(SHOWN_SAMPLES, own.size()));
            choices.add(
                    new ChoicePanel.Choice(
                            String.format(Locale.ROOT, "%,d", iteration),
                            columns.encoding().isPresent()
                                    ? sequences(some, columns)
                                    : profiles(some, columns)));
        }
        return Optional.of(
                new ChoicePanel(
                        "Samples",
                        "What the generator made of the same latent vectors at each comparison.",
                        "Iteration",
                        choices));
    }

    private static Panel sequences(List<GanSample> samples, LearnedColumns columns) {
        SequenceEncoder encoder = new SequenceEncoder(columns.encoding().orElseThrow());
        List<List<Object>> rows = new ArrayList<>();
        for (GanSample sample : samples) {
            String text = encoder.decode(sample.row().sequence().orElseThrow());
            rows.add(
                    List.of(
                            "Sample " + (sample.index() + 1),
                            text.length() <= SHOWN_LETTERS
                                    ? text
                                    : text.substring(0, SHOWN_LETTERS) + "\u2026",
                            sample.row().score()));
        }
        return new TablePanel("Sequences", "", List.of("Sample", "Sequence", "Critic score"), rows);
    }

    private static Panel profiles(List<GanSample> samples, LearnedColumns columns) {
        List<Line> lines = new ArrayList<>();
        for (GanSample sample : samples) {
            float[] profile = sample.row().profile();
            lines.add(
                    Line.solid(
                            "Sample " + (sample.index() + 1),
                            IntStream.rangeClosed(1, profile.length).asDoubleStream().toArray(),
                            IntStream.range(0, profile.length)
                                    .mapToDouble(i -> profile[i])
                                    .toArray()));
        }
        return new LinePanel(
                "Profiles",
                "From \"%s\" to \"%s\"."
                        .formatted(
                                columns.names().get(0),
                                columns.names().get(columns.names().size() - 1)),
                Axis.count("Column"),
                Axis.of("Value"),
                lines,
                List.of());
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "\u2013" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "\u2013" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
