// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.scorer;

import bio.strand.engine.comparison.KmerSpectrum;
import bio.strand.engine.comparison.MotifHits;
import bio.strand.engine.comparison.SampleDistribution;
import bio.strand.engine.comparison.SequenceFigures;
import bio.strand.engine.comparison.SequenceReport;
import bio.strand.engine.comparison.TwoSampleScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What the tables say of compared sequences. */
final class SequenceOutput {

    /** K-mers that are listed, those that differ most first. */
    private static final int LISTED_KMERS = 64;

    private static final int INTERVALS = 20;

    private SequenceOutput() {}

    /**
     * The figures, the most telling first.
     *
     * @param motifs the names of the motifs that are looked for
     * @param reference what all others are compared with; null as long as it is not known, when the
     *     names alone are asked for
     */
    static List<Figure<SequenceFigures>> figures(List<String> motifs, SequenceFigures reference) {
        List<Figure<SequenceFigures>> figures = new ArrayList<>();
        int headline = SequenceReport.LISTED_K;
        for (int k : new int[] {headline, 1, 2}) {
            figures.add(
                    new Figure<>(
                            "Position-specific divergence (k=%d)".formatted(k),
                            source -> source.positionDivergence()[k - 1]));
        }
        figures.add(auc("logistic regression", SequenceFigures::logisticRegression));
        figures.add(error("logistic regression", SequenceFigures::logisticRegression));
        figures.add(auc("network", SequenceFigures::network));
        figures.add(error("network", SequenceFigures::network));
        for (int k = 1; k <= KmerSpectrum.MAXIMUM_K; k++) {
            int index = k - 1;
            figures.add(
                    new Figure<>(
                            "K-mer divergence (k=%d)".formatted(k),
                            source -> source.kmerDivergence()[index]));
        }
        figures.add(new Figure<>("Duplicates", SequenceFigures::duplicates));
        figures.add(new Figure<>("Copies of training rows", SequenceFigures::copies));
        figures.add(
                new Figure<>(
                        "Identity with nearest training row (mean)",
                        source -> source.identities().mean()));
        figures.add(
                new Figure<>(
                        "Identity with nearest training row (largest)",
                        source -> source.identities().quantile(1)));
        figures.add(new Figure<>("GC content (mean)", source -> source.gcContent().mean()));
        figures.add(
                new Figure<>(
                        "GC content (standard deviation)",
                        source -> source.gcContent().standardDeviation()));
        figures.add(new Figure<>("Length (mean)", source -> source.lengths().mean()));
        figures.add(
                new Figure<>(
                        "Length (standard deviation)",
                        source -> source.lengths().standardDeviation()));
        for (int m = 0; m < motifs.size(); m++) {
            String motif = motifs.get(m);
            figures.add(new Figure<>("Rows with " + motif, motif(m, MotifHits::shareWithHit)));
            figures.add(
                    new Figure<>(
                            "Most frequent position of " + motif,
                            motif(m, hits -> hits.peak() < 0 ? Double.NaN : hits.peak() + 1)));
        }
        addDistances(figures, motifs, reference);
        return figures;
    }

    /** Adds figures that compare distributions with those of the reference. */
    private static void addDistances(
            List<Figure<SequenceFigures>> figures, List<String> motifs, SequenceFigures reference) {
        figures.add(
                new Figure<>(
                        "GC content (distance)",
                        source -> source.gcContent().kolmogorovSmirnov(reference.gcContent())));
        figures.add(
                new Figure<>(
                        "Length (distance)",
                        source -> source.lengths().kolmogorovSmirnov(reference.lengths())));
        for (int m = 0; m < motifs.size(); m++) {
            int index = m;
            figures.add(
                    new Figure<>(
                            "Divergence of positions of " + motifs.get(m),
                            motif(m, hits -> hits.divergence(reference.motifs().get(index)))));
        }
    }

    private static Figure<SequenceFigures> auc(
            String classifier, Function<SequenceFigures, Optional<TwoSampleScore>> score) {
        return new Figure<>(
                "AUC (%s)".formatted(classifier),
                source -> score.apply(source).map(TwoSampleScore::area).orElse(Double.NaN));
    }

    private static Figure<SequenceFigures> error(
            String classifier, Function<SequenceFigures, Optional<TwoSampleScore>> score) {
        return new Figure<>(
                "AUC standard error (%s)".formatted(classifier),
                source ->
                        score.apply(source).map(TwoSampleScore::standardError).orElse(Double.NaN));
    }

    private static ToDoubleFunction<SequenceFigures> motif(
            int index, ToDoubleFunction<MotifHits> value) {
        return source ->
                index < source.motifs().size()
                        ? value.applyAsDouble(source.motifs().get(index))
                        : Double.NaN;
    }

    /** The rows of the table of details. */
    static List<Detail<SequenceFigures>> details(SequenceReport report) {
        List<Detail<SequenceFigures>> details = new ArrayList<>();
        List<SequenceFigures> sources = report.sources();
        int positions = sources.stream().mapToInt(s -> s.composition().positions()).max().orElse(0);
        for (int t = 0; t < positions; t++) {
            int position = t;
            for (int s = 0; s < report.symbols().size(); s++) {
                int symbol = s;
                details.add(
                        new Detail<>(
                                "Composition by position",
                                t + 1,
                                report.symbols().get(s),
                                source -> source.composition().share(position, symbol)));
            }
        }
        int windows =
                sources.stream().mapToInt(s -> s.divergenceByPosition().length).max().orElse(0);
        for (int t = 0; t < windows; t++) {
            int position = t;
            details.add(
                    new Detail<>(
                            "Divergence by position",
                            t + 1,
                            "k=%d".formatted(SequenceReport.LISTED_K),
                            source ->
                                    position < source.divergenceByPosition().length
                                            ? source.divergenceByPosition()[position]
                                            : Double.NaN));
        }
        addKmers(report, details);
        addMotifs(report, details);
        addHistogram("GC content", SequenceFigures::gcContent, sources, details);
        addHistogram("Length", SequenceFigures::lengths, sources, details);
        return details;
    }

    private static void addKmers(SequenceReport report, List<Detail<SequenceFigures>> details) {
        KmerSpectrum reference = report.reference().spectrum();
        for (int[] kmer :
                reference.largestDifferences(report.generated().spectrum(), LISTED_KMERS)) {
            StringBuilder name = new StringBuilder();
            for (int code : kmer) {
                String symbol = report.symbols().get(code);
                name.append(name.isEmpty() || symbol.length() == 1 ? "" : " ").append(symbol);
            }
            details.add(
                    new Detail<>(
                            "K-mer frequency",
                            0,
                            name.toString(),
                            source -> source.spectrum().share(kmer)));
        }
    }

    private static void addMotifs(SequenceReport report, List<Detail<SequenceFigures>> details) {
        List<MotifHits> motifs = report.reference().motifs();
        for (int m = 0; m < motifs.size(); m++) {
            int index = m;
            int most =
                    report.sources().stream()
                            .mapToInt(source -> source.motifs().get(index).starts().length)
                            .max()
                            .orElse(0);
            String name =
                    motifs.get(m).motif().equals(motifs.get(m).consensus())
                            ? motifs.get(m).motif()
                            : "%s (%s)".formatted(motifs.get(m).motif(), motifs.get(m).consensus());
            for (int t = 0; t < most; t++) {
                int position = t;
                details.add(
                        new Detail<>(
                                "Motif sites by position",
                                t + 1,
                                name,
                                source -> source.motifs().get(index).shareAt(position)));
            }
        }
    }

    private static void addHistogram(
            String section,
            Function<SequenceFigures, SampleDistribution> values,
            List<SequenceFigures> sources,
            List<Detail<SequenceFigures>> details) {
        double low =
                sources.stream()
                        .mapToDouble(source -> values.apply(source).quantile(0))
                        .filter(Double::isFinite)
                        .min()
                        .orElse(Double.NaN);
        double high =
                sources.stream()
                        .mapToDouble(source -> values.apply(source).quantile(1))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(Double.NaN);
        if (Double.isNaN(low)) {
            return;
        }
        double width = high > low ? (high - low) / INTERVALS : 1;
        double[] limits = new double[high > low ? INTERVALS + 1 : 2];
        Arrays.setAll(limits, i -> low + i * width);
        limits[limits.length - 1] = Math.max(high, limits[limits.length - 1]);
        for (int i = 0; i + 1 < limits.length; i++) {
            int part = i;
            details.add(
                    new Detail<>(
                            section,
                            0,
                            String.format(Locale.ROOT, "%.4g to %.4g", limits[i], limits[i + 1]),
                            source -> values.apply(source).histogram(limits)[part]));
        }
    }
}
