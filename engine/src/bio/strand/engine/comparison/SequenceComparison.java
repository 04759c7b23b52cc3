// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Compares generated sequences with real ones, and beside them simple generators and real training
 * rows, all by the same figures and with the same number of rows.
 *
 * <p><b>Who learns from what.</b> Baselines are fitted to the training rows, and classifiers learn
 * to tell generated from training rows; they are judged on reference rows, which neither they nor
 * the generator have seen, and on generated rows set aside for it: as many as there are reference
 * rows, but at most half. For the real rows as a source the training rows are divided likewise.
 * Without training rows, a random half of the reference takes their place for baselines and
 * classifiers, and all comparisons are made with the other half.
 *
 * <p>Equal data and specifications give equal results on one machine.
 */
public final class SequenceComparison {

    private static final int POSITION_K = 3;

    private final SequenceComparisonData data;
    private final ComparisonSpec spec;
    private final CancellationToken cancellation;
    private final int symbols;
    private final ComparisonDesign design;
    private final Optional<NearestNeighbourIdentity> neighbours;
    private final List<Motif> motifs;
    private final List<KmerSpectrum> referenceSpectra = new ArrayList<>();
    private final List<PositionSpecificDivergence> referencePositions = new ArrayList<>();
    private final int[] gcCodes;

    private SequenceComparison(
            SequenceComparisonData data, ComparisonSpec spec, CancellationToken cancellation) {
        this.data = data;
        this.spec = spec;
        this.cancellation = cancellation;
        symbols = data.symbols().size();
        design =
                new ComparisonDesign(
                        data.generated(),
                        data.reference(),
                        data.training(),
                        symbols,
                        spec,
                        cancellation);
        neighbours =
                spec.neighbourRows() > 0
                        ? data.training().map(NearestNeighbourIdentity::new)
                        : Optional.empty();
        motifs = motifs();
        for (int k = 1; k <= KmerSpectrum.MAXIMUM_K && countable(k); k++) {
            referenceSpectra.add(KmerSpectrum.of(design.reference(), symbols, k, cancellation));
        }
        for (int k = 1; k <= POSITION_K && countable(k); k++) {
            referencePositions.add(
                    PositionSpecificDivergence.from(design.reference(), symbols, k, cancellation));
        }
        gcCodes = gcCodes(data.symbols());
    }

    private boolean countable(int k) {
        return KmerSpectrum.isCountable(symbols, k);
    }

    /**
     * Compares.
     *
     * @param data the sequences
     * @param spec what is computed
     * @param progress told several times a second
     * @param cancellation asked several times a second
     * @return the figures
     * @throws IllegalArgumentException if the motifs do not suit the sequences
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public static SequenceReport compare(
            SequenceComparisonData data,
            ComparisonSpec spec,
            ProgressSink progress,
            CancellationToken cancellation) {
        return new SequenceComparison(data, spec, cancellation).run(progress);
    }

    private SequenceReport run(ProgressSink progress) {
        warnOfLengths();
        List<SequenceBaselineKind> baselines =
                spec.sequenceBaselines().stream().filter(kind -> kind.suits(symbols)).toList();
        int sources = design.sources(baselines.size());
        List<SequenceFigures> figures = new ArrayList<>();
        figures.add(
                figures(
                        "Generated",
                        SourceKind.GENERATED,
                        data.generated(),
                        design.test(data.generated()),
                        ComparisonDesign.part(progress, 0, sources)));
        if (data.training().isPresent()) {
            figures.add(
                    figures(
                            "Real (training rows)",
                            SourceKind.REAL,
                            design.realRows(),
                            design.realTest(),
                            ComparisonDesign.part(progress, figures.size(), sources)));
        }
        SequenceFigures reference =
                figures(
                        "Reference",
                        SourceKind.REFERENCE,
                        design.reference(),
                        Optional.empty(),
                        ComparisonDesign.part(progress, figures.size(), sources));
        figures.add(reference);
        for (SequenceBaselineKind kind : baselines) {
            cancellation.throwIfCancelled();
            ProgressSink own = ComparisonDesign.part(progress, figures.size(), sources);
            own.report(0, "Fitting " + kind.label());
            SplittableRandom random = new SplittableRandom(design.seed(10 + kind.ordinal()));
            EncodedSequences drawn =
                    drawn(
                            kind.fit(design.fitted(), symbols, cancellation),
                            data.generated().size(),
                            random);
            figures.add(figures(kind.label(), SourceKind.BASELINE, drawn, design.test(drawn), own));
        }
        design.warnOfRepetition(
                figures.get(0).copies(), figures.get(0).duplicates(), reference.duplicates());
        return new SequenceReport(data.symbols(), figures, design.warnings());
    }

    /** Rows of a baseline, drawn in parts so that cancellation is noticed. */
    private EncodedSequences drawn(SequenceBaseline baseline, int rows, SplittableRandom random) {
        EncodedSequences drawn = new EncodedSequences();
        while (drawn.size() < rows) {
            cancellation.throwIfCancelled();
            EncodedSequences part =
                    baseline.generate(
                            Math.min(Kmers.ROWS_BETWEEN_CHECKS, rows - drawn.size()), random);
            for (int i = 0; i < part.size(); i++) {
                drawn.add(part.get(i));
            }
        }
        return drawn;
    }

    private SequenceFigures figures(
            String name,
            SourceKind kind,
            EncodedSequences rows,
            Optional<TwoSampleData> test,
            ProgressSink progress) {
        cancellation.throwIfCancelled();
        progress.report(0, name + ": k-mers");
        double[] kmers = unknown(KmerSpectrum.MAXIMUM_K);
        double[] positions = unknown(POSITION_K);
        double[] byPosition = {};
        KmerSpectrum listed =
                KmerSpectrum.of(
                        rows,
                        symbols,
                        Math.min(SequenceReport.LISTED_K, referenceSpectra.size()),
                        cancellation);
        if (kind != SourceKind.REFERENCE) {
            for (int k = 1; k <= referenceSpectra.size(); k++) {
                cancellation.throwIfCancelled();
                kmers[k - 1] =
                        referenceSpectra
                                .get(k - 1)
                                .divergence(KmerSpectrum.of(rows, symbols, k, cancellation));
            }
            for (int k = 1; k <= referencePositions.size(); k++) {
                cancellation.throwIfCancelled();
                byPosition = referencePositions.get(k - 1).byPosition(rows, cancellation);
                positions[k - 1] = SampleDistribution.of(byPosition).mean();
            }
        }
        progress.report(0.05, name + ": motifs, duplicates and nearest neighbours");
        double[] identities =
                neighbours
                        .map(
                                index ->
                                        index.of(
                                                rows,
                                                RowSelection.spread(
                                                        rows.size(), spec.neighbourRows()),
                                                cancellation))
                        .orElse(new double[0]);
        boolean real = kind == SourceKind.REAL;
        return new SequenceFigures(
                name,
                kind,
                rows.size(),
                listed,
                kmers,
                positions,
                byPosition,
                Composition.of(rows, symbols, cancellation),
                SampleDistribution.of(gcContents(rows)),
                SampleDistribution.of(lengths(rows)),
                motifs.stream().map(motif -> motif.hits(rows, cancellation)).toList(),
                new SequenceIndex(rows, cancellation).duplicateShare(),
                // That training rows are among the training rows is no finding.
                real ? Double.NaN : design.copies(rows),
                SampleDistribution.of(real ? new double[0] : identities),
                design.byLogisticRegression(name, kind, test, progress.step(0.2, 0.4)),
                design.byNetwork(name, kind, test, progress.step(0.4, 1)));
    }

    private static double[] unknown(int count) {
        double[] unknown = new double[count];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    private List<Motif> motifs() {
        if (spec.motifs() instanceof MotifChoice.None) {
            return List.of();
        }
        if (data.alphabet().isEmpty()) {
            design.warn(
                    "Motifs are not looked for: the sequences are made of words or tokens, not of"
                            + " single letters.");
            return List.of();
        }
        if (spec.motifs() instanceof MotifChoice.Learned learned
                && learned.width() > design.fitted().maximumLength()) {
            design.warn(
                    "No motif was learned: all sequences are shorter than its %d positions."
                            .formatted(learned.width()));
            return List.of();
        }
        return spec.motifs()
                .motifs(design.fitted(), data.alphabet().get(), spec.motifChance(), cancellation);
    }

    private static int[] gcCodes(List<String> symbols) {
        boolean nucleotides =
                symbols.size() == 4
                        && symbols.containsAll(List.of("A", "C", "G"))
                        && (symbols.contains("T") || symbols.contains("U"));
        return nucleotides ? new int[] {symbols.indexOf("G"), symbols.indexOf("C")} : new int[0];
    }

    private double[] gcContents(EncodedSequences rows) {
        if (gcCodes.length == 0) {
            return new double[0];
        }
        double[] contents = new double[rows.size()];
        short[] row = new short[rows.maximumLength()];
        for (int i = 0; i < contents.length; i++) {
            if (i % Kmers.ROWS_BETWEEN_CHECKS == 0) {
                cancellation.throwIfCancelled();
            }
            int length = rows.copyCodes(i, row, 0);
            double gc = 0;
            double known = 0;
            for (int t = 0; t < length; t++) {
                known += row[t] >= 0 && row[t] < symbols ? 1 : 0;
                gc += row[t] == gcCodes[0] || row[t] == gcCodes[1] ? 1 : 0;
            }
            contents[i] = gc / known;
        }
        return contents;
    }

    private static double[] lengths(EncodedSequences rows) {
        double[] lengths = new double[rows.size()];
        Arrays.setAll(lengths, rows::length);
        return lengths;
    }

    private void warnOfLengths() {
        EncodedSequences own = data.generated();
        EncodedSequences reference = design.reference();
        if (own.minimumLength() > reference.maximumLength()
                || own.maximumLength() < reference.minimumLength()) {
            design.warn(
                    "The generated sequences have %d to %d positions, the reference %d to %d: position-specific figures and classifiers judge little but the length. Generate sequences of the reference's lengths."
                            .formatted(
                                    own.minimumLength(),
                                    own.maximumLength(),
                                    reference.minimumLength(),
                                    reference.maximumLength()));
        }
    }
}
