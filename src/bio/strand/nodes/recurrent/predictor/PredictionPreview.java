// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.predictor;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.model.Prediction;
import bio.strand.nodes.ports.SequenceModelPortObjectSpec;
import bio.strand.nodes.views.page.Axis;
import bio.strand.nodes.views.page.BarPanel;
import bio.strand.nodes.views.page.ChoicePanel;
import bio.strand.nodes.views.page.Histogram;
import bio.strand.nodes.views.page.LinePanel;
import bio.strand.nodes.views.page.LinePanel.Line;
import bio.strand.nodes.views.page.Panel;
import bio.strand.nodes.views.page.TablePanel;
import bio.strand.nodes.views.page.TrackPanel;
import bio.strand.nodes.views.page.ViewPage;
import bio.strand.nodes.views.page.ViewPage.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Collects what the view of the LSTM Predictor shows: counts over all rows, and the first rows one
 * by one. Memory: some bytes for each of the first 100,000 rows, and at most about 200,000 numbers
 * for the rows that are shown one by one.
 */
final class PredictionPreview {

    /** Rows that can be looked at one by one. */
    private static final int SHOWN_ROWS = 50;

    /** Rows in the table of classes. */
    private static final int LISTED_ROWS = 200;

    /** Rows whose values enter the histograms. */
    private static final int COUNTED_ROWS = 100_000;

    private static final int SHOWN_POSITIONS = 3000;

    private static final int SHOWN_NUMBERS = 200_000;

    private final SequenceModelPortObjectSpec model;
    private final List<String> names;
    private final long[] counts;
    private final double[][] values;
    private final List<List<Object>> listed = new ArrayList<>();
    private final List<ChoicePanel.Choice> shown = new ArrayList<>();
    private final List<TrackPanel.Track> tracks = new ArrayList<>();
    private final List<ChoicePanel.Choice> attention = new ArrayList<>();
    private long rows;
    private int counted;
    private int numbers;

    /**
     * Starts empty.
     *
     * @param model the model that predicts
     */
    PredictionPreview(SequenceModelPortObjectSpec model) {
        this.model = model;
        names = model.names();
        counts = new long[names.size()];
        int kept =
                switch (model.kind()) {
                    case CLASSES, POSITIONS -> 1;
                    case YES_NO, NUMBERS -> names.size();
                    case FORECAST -> 0;
                };
        values = new double[kept][0];
    }

    /**
     * Takes a prediction.
     *
     * @param rowId the row
     * @param sequence what was predicted from
     * @param prediction what the model says
     * @param rollOut the forecast beyond the series; empty if none was asked for
     */
    void add(String rowId, EncodedSequence sequence, Prediction prediction, float[] rollOut) {
        float[] outputs = prediction.outputs();
        rows++;
        switch (model.kind()) {
            case CLASSES -> addClasses(rowId, outputs);
            case YES_NO -> {
                for (int k = 0; k < outputs.length; k++) {
                    counts[k] += outputs[k] >= 0.5f ? 1 : 0;
                }
                keep(outputs);
            }
            case NUMBERS -> keep(outputs);
            case POSITIONS -> addPositions(rowId, sequence, outputs);
            case FORECAST -> addForecast(rowId, sequence, outputs, rollOut);
        }
        float[] weights = prediction.attention();
        if (weights != null && attention.size() < SHOWN_ROWS && fits(weights.length)) {
            attention.add(new ChoicePanel.Choice(rowId, attentionOf(rowId, weights)));
        }
    }

    private void addClasses(String rowId, float[] probabilities) {
        int best = best(probabilities, 0);
        counts[best]++;
        keep(probabilities[best]);
        if (listed.size() < LISTED_ROWS) {
            listed.add(List.of(rowId, names.get(best), (double) probabilities[best]));
        }
        if (shown.size() < SHOWN_ROWS && fits(names.size())) {
            shown.add(
                    new ChoicePanel.Choice(
                            rowId,
                            new BarPanel(
                                    rowId,
                                    "",
                                    "Class",
                                    Axis.share("Probability"),
                                    names,
                                    List.of(
                                            new BarPanel.Bars(
                                                    "Probability", doubles(probabilities))))));
        }
    }

    private void addPositions(String rowId, EncodedSequence sequence, float[] probabilities) {
        int classes = names.size();
        int steps = probabilities.length / classes;
        int[] best = new int[steps];
        double sum = 0;
        for (int t = 0; t < steps; t++) {
            best[t] = best(probabilities, t * classes);
            counts[best[t]]++;
            sum += probabilities[t * classes + best[t]];
        }
        if (steps > 0) {
            keep((float) (sum / steps));
        }
        if (tracks.size() < SHOWN_ROWS
                && steps > 0
                && steps <= SHOWN_POSITIONS
                && fits(steps * (classes + 2))) {
            tracks.add(track(rowId, sequence, probabilities, best));
        }
    }

    private TrackPanel.Track track(
            String rowId, EncodedSequence sequence, float[] probabilities, int[] best) {
        int classes = names.size();
        List<double[]> byLabel = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            double[] own = new double[best.length];
            for (int t = 0; t < best.length; t++) {
                own[t] = rounded(probabilities[t * classes + k]);
            }
            byLabel.add(own);
        }
        double[] confidence =
                IntStream.range(0, best.length).mapToDouble(t -> byLabel.get(best[t])[t]).toArray();
        return new TrackPanel.Track(
                rowId,
                symbols(sequence, best.length),
                Arrays.stream(best).mapToObj(names::get).toList(),
                byLabel,
                confidence,
                List.of());
    }

    /** The symbol of each position; none for series of numbers. */
    private List<String> symbols(EncodedSequence sequence, int length) {
        Encoding encoding = model.encoding();
        if (!(encoding instanceof SequenceEncoding letters) || sequence.length() != length) {
            return List.of();
        }
        return IntStream.range(0, length)
                .mapToObj(t -> letters.tokenOf(sequence.codeAt(t)))
                .toList();
    }

    private void addForecast(
            String rowId, EncodedSequence sequence, float[] outputs, float[] rollOut) {
        int features = names.size();
        int steps = sequence.length();
        for (int f = 0; f < features; f++) {
            if (shown.size() == SHOWN_ROWS || !fits(2 * steps + rollOut.length / features)) {
                return;
            }
            double[] measured = new double[steps];
            double[] next = new double[steps];
            Arrays.fill(next, Double.NaN);
            for (int t = 0; t < steps; t++) {
                boolean known =
                        !(model.encoding() instanceof SeriesEncoding series)
                                || series.isMeasured(sequence, t, f);
                measured[t] = known ? sequence.valueAt(t, f) : Double.NaN;
                if (t > 0) {
                    next[t] = outputs[(t - 1) * features + f];
                }
            }
            List<Line> lines = new ArrayList<>();
            lines.add(Line.solid("Series", places(1, steps), measured));
            lines.add(Line.dashed("Forecast one step ahead", places(1, steps), next));
            int beyond = rollOut.length / features;
            if (beyond > 0) {
                double[] later = new double[beyond];
                for (int t = 0; t < beyond; t++) {
                    later[t] = rollOut[t * features + f];
                }
                lines.add(
                        new Line(
                                "Forecast beyond the series",
                                places(steps + 1, beyond),
                                later,
                                LinePanel.Style.SOLID));
            }
            String name = features == 1 ? rowId : rowId + ", " + names.get(f);
            shown.add(
                    new ChoicePanel.Choice(
                            name,
                            new LinePanel(
                                    name,
                                    "",
                                    Axis.count("Step"),
                                    Axis.of("Value"),
                                    lines,
                                    List.of())));
        }
    }

    private static LinePanel attentionOf(String rowId, float[] weights) {
        return new LinePanel(
                rowId,
                "",
                Axis.count("Position"),
                Axis.fromZero("Weight"),
                List.of(Line.solid("Weight", places(1, weights.length), doubles(weights))),
                List.of());
    }

    /** Whether so many more numbers may be shown; takes them off what is left. */
    private boolean fits(int more) {
        if (numbers + more > SHOWN_NUMBERS) {
            return false;
        }
        numbers += more;
        return true;
    }

    private void keep(float... row) {
        if (counted == COUNTED_ROWS) {
            return;
        }
        for (int k = 0; k < values.length; k++) {
            if (counted == values[k].length) {
                values[k] = Arrays.copyOf(values[k], Math.max(256, 2 * counted));
            }
            values[k][counted] = row[k];
        }
        counted++;
    }

    /**
     * Sums up.
     *
     * @param warning what the user was warned of
     * @return the page
     */
    ViewPage page(Optional<String> warning) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Rows predicted", String.format(Locale.ROOT, "%,d", rows), ""));
        List<Panel> panels = new ArrayList<>();
        switch (model.kind()) {
            case CLASSES -> classPanels(facts, panels);
            case YES_NO -> yesNoPanels(panels);
            case NUMBERS -> numberPanels(panels);
            case POSITIONS -> positionPanels(facts, panels);
            case FORECAST -> {
                if (!shown.isEmpty()) {
                    panels.add(
                            new ChoicePanel(
                                    "Series and forecast", firstOf(shown.size()), "Series", shown));
                }
            }
        }
        if (!attention.isEmpty()) {
            panels.add(
                    new ChoicePanel(
                            "Attention weights",
                            "How much each position counted; the weights of a row sum to 1. "
                                    + firstOf(attention.size()),
                            "Row",
                            attention));
        }
        return new ViewPage(
                "LSTM Predictor",
                "Predicted by %s.".formatted(model.network()),
                facts,
                warning.stream().toList(),
                panels);
    }

    private void classPanels(List<Fact> facts, List<Panel> panels) {
        facts.add(meanFact("Mean probability of the predicted class"));
        panels.add(counted("Predicted classes", "Class", "Rows"));
        panels.add(
                Histogram.of(
                        "How sure the network is",
                        "The probability of the predicted class. Far below 1 the network hesitates"
                                + " between classes.",
                        "Probability of the predicted class",
                        "Rows",
                        kept(0)));
        if (!shown.isEmpty()) {
            panels.add(
                    new ChoicePanel("Probabilities of a row", firstOf(shown.size()), "Row", shown));
        }
        panels.add(
                new TablePanel(
                        "Rows",
                        firstOf(listed.size()),
                        List.of("Row", "Class", "Probability"),
                        listed));
    }

    private void yesNoPanels(List<Panel> panels) {
        panels.add(counted("Rows with the answer yes", "Target", "Rows"));
        panels.add(histograms("Probability of yes", "Rows whose probability reaches 0.5 are yes."));
    }

    private void numberPanels(List<Panel> panels) {
        panels.add(histograms("Predicted numbers", ""));
    }

    private void positionPanels(List<Fact> facts, List<Panel> panels) {
        facts.add(
                new Fact(
                        "Positions predicted",
                        String.format(Locale.ROOT, "%,d", Arrays.stream(counts).sum()),
                        ""));
        facts.add(meanFact("Mean probability of the predicted label"));
        if (!tracks.isEmpty()) {
            panels.add(
                    new TrackPanel(
                            "Predicted labels along the sequence",
                            firstOf(tracks.size()),
                            names,
                            tracks));
        }
        panels.add(counted("Predicted labels", "Label", "Positions"));
        panels.add(
                Histogram.of(
                        "How sure the network is",
                        "The probability of the predicted label, averaged over each sequence.",
                        "Mean probability of the predicted label",
                        "Sequences",
                        kept(0)));
    }

    private Fact meanFact(String name) {
        double mean = Arrays.stream(kept(0)).average().orElse(Double.NaN);
        return new Fact(
                name,
                Double.isNaN(mean) ? "\u2013" : String.format(Locale.ROOT, "%.3f", mean),
                rows > counted ? "Of the first %,d rows".formatted(counted) : "");
    }

    private BarPanel counted(String title, String category, String what) {
        return new BarPanel(
                title,
                "",
                category,
                Axis.fromZero(what),
                names,
                List.of(new BarPanel.Bars(what, Arrays.stream(counts).asDoubleStream().toArray())));
    }

    private Panel histograms(String title, String note) {
        List<ChoicePanel.Choice> choices = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            choices.add(
                    new ChoicePanel.Choice(
                            names.get(k),
                            Histogram.of(names.get(k), "", names.get(k), "Rows", kept(k))));
        }
        String limit = rows > counted ? " The first %,d rows.".formatted(counted) : "";
        return new ChoicePanel(title, (note + limit).trim(), "Target", choices);
    }

    private double[] kept(int k) {
        return Arrays.copyOf(values[k], counted);
    }

    private String firstOf(int count) {
        return rows > count ? String.format(Locale.ROOT, "The first %,d of %,d.", count, rows) : "";
    }

    private int best(float[] probabilities, int from) {
        int best = 0;
        for (int k = 1; k < names.size(); k++) {
            if (probabilities[from + k] > probabilities[from + best]) {
                best = k;
            }
        }
        return best;
    }

    private static double[] places(int from, int count) {
        return IntStream.range(from, from + count).asDoubleStream().toArray();
    }

    private static double[] doubles(float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }

    /** Three decimals are more than an eye can tell, and keep saved workflows small. */
    private static double rounded(float probability) {
        return Math.round(1000 * probability) / 1000.0;
    }
}
