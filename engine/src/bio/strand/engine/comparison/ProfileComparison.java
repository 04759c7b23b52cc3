// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.comparison;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Compares generated profiles with real ones, and beside them normal distributions and real
 * training rows, all by the same figures and with the same number of rows. Who learns from what is
 * as in {@link SequenceComparison}.
 *
 * <p>Equal data and specifications give equal results on one machine.
 */
public final class ProfileComparison {

    /** Rows that a baseline draws in one go; of many genes they take a good part of a second. */
    private static final int DRAWN_TOGETHER = 16;

    private final List<String> genes;
    private final ComparisonSpec spec;
    private final CancellationToken cancellation;
    private final ComparisonDesign design;
    private final EncodedSequences generated;
    private final ProfileMoments referenceMoments;
    private final List<SampleDistribution> referenceGenes;
    private final Optional<MeanDiscrepancy> discrepancy;
    private final Optional<NearestProfile> neighbours;

    private ProfileComparison(
            ProfileComparisonData data, ComparisonSpec spec, CancellationToken cancellation) {
        this.spec = spec;
        this.cancellation = cancellation;
        genes = data.genes();
        generated = RowSelection.profiles(data.generated());
        design =
                new ComparisonDesign(
                        generated,
                        RowSelection.profiles(data.reference()),
                        data.training().map(RowSelection::profiles),
                        0,
                        spec,
                        cancellation);
        float[][] reference = RowSelection.profiles(design.reference());
        referenceMoments = ProfileMoments.of(reference);
        referenceGenes = distributions(reference);
        discrepancy =
                reference.length < 2
                        ? Optional.empty()
                        : Optional.of(new MeanDiscrepancy(reference, cancellation));
        neighbours =
                spec.neighbourRows() > 0
                        ? data.training().map(NearestProfile::new)
                        : Optional.empty();
    }

    /**
     * Compares.
     *
     * @param data the profiles
     * @param spec what is computed; sequences' baselines and motifs are of no effect
     * @param progress told several times a second
     * @param cancellation asked several times a second
     * @return the figures
     * @throws bio.strand.engine.progress.CancelledException if cancelled
     */
    public static ProfileReport compare(
            ProfileComparisonData data,
            ComparisonSpec spec,
            ProgressSink progress,
            CancellationToken cancellation) {
        return new ProfileComparison(data, spec, cancellation).run(progress);
    }

    private ProfileReport run(ProgressSink progress) {
        int sources = design.sources(spec.profileBaselines() ? 2 : 0);
        List<ProfileFigures> figures = new ArrayList<>();
        figures.add(
                figures(
                        "Generated",
                        SourceKind.GENERATED,
                        generated,
                        design.test(generated),
                        ComparisonDesign.part(progress, 0, sources)));
        if (design.training().isPresent()) {
            figures.add(
                    figures(
                            "Real (training rows)",
                            SourceKind.REAL,
                            design.realRows(),
                            design.realTest(),
                            ComparisonDesign.part(progress, figures.size(), sources)));
        }
        ProfileFigures reference =
                figures(
                        "Reference",
                        SourceKind.REFERENCE,
                        design.reference(),
                        Optional.empty(),
                        ComparisonDesign.part(progress, figures.size(), sources));
        figures.add(reference);
        if (spec.profileBaselines() && design.fitted().size() >= 2) {
            float[][] real = RowSelection.profiles(design.fitted());
            for (ProfileBaseline baseline :
                    List.of(
                            NormalProfiles.independent(real),
                            NormalProfiles.multivariate(real, cancellation))) {
                ProgressSink own = ComparisonDesign.part(progress, figures.size(), sources);
                own.report(0, "Drawing from " + baseline.name());
                SplittableRandom random = new SplittableRandom(design.seed(10 + figures.size()));
                EncodedSequences drawn = drawn(baseline, random);
                figures.add(
                        figures(
                                baseline.name(),
                                SourceKind.BASELINE,
                                drawn,
                                design.test(drawn),
                                own));
            }
        }
        design.warnOfRepetition(
                figures.get(0).copies(), figures.get(0).duplicates(), reference.duplicates());
        return new ProfileReport(genes, figures, design.warnings());
    }

    /** As many rows of a baseline as were generated, in parts so that cancellation is noticed. */
    private EncodedSequences drawn(ProfileBaseline baseline, SplittableRandom random) {
        EncodedSequences drawn = new EncodedSequences();
        while (drawn.size() < generated.size()) {
            cancellation.throwIfCancelled();
            int rows = Math.min(DRAWN_TOGETHER, generated.size() - drawn.size());
            for (float[] profile : baseline.generate(rows, random)) {
                drawn.add(EncodedSequence.ofValues(profile.length, profile));
            }
        }
        return drawn;
    }

    private ProfileFigures figures(
            String name,
            SourceKind kind,
            EncodedSequences rows,
            Optional<TwoSampleData> test,
            ProgressSink progress) {
        cancellation.throwIfCancelled();
        progress.report(0, name + ": means, variances and correlations");
        float[][] profiles = RowSelection.profiles(rows);
        ProfileMoments moments = ProfileMoments.of(profiles);
        boolean compared = kind != SourceKind.REFERENCE;
        boolean real = kind == SourceKind.REAL;
        cancellation.throwIfCancelled();
        progress.report(0.1, name + ": mean discrepancy and nearest neighbours");
        return new ProfileFigures(
                name,
                kind,
                profiles.length,
                moments,
                compared ? meanShift(moments) : Double.NaN,
                compared ? deviationRatio(moments) : Double.NaN,
                compared ? marginalDistance(profiles) : Double.NaN,
                compared ? agreement(moments) : Double.NaN,
                compared ? correlationError(moments) : Double.NaN,
                compared && discrepancy.isPresent()
                        ? discrepancy.get().of(profiles, design.seed(6), cancellation)
                        : new MeanDiscrepancy.Result(Double.NaN, Double.NaN),
                new SequenceIndex(rows, cancellation).duplicateShare(),
                // That training rows are among the training rows is no finding.
                real ? Double.NaN : design.copies(rows),
                SampleDistribution.of(real ? new double[0] : distances(profiles)),
                design.byLogisticRegression(name, kind, test, progress.step(0.3, 0.4)),
                design.byNetwork(name, kind, test, progress.step(0.4, 1)));
    }

    private double[] distances(float[][] profiles) {
        if (neighbours.isEmpty()) {
            return new double[0];
        }
        int[] rows = RowSelection.spread(profiles.length, spec.neighbourRows());
        double[] distances = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            cancellation.throwIfCancelled();
            distances[i] = neighbours.get().distanceTo(profiles[rows[i]]);
        }
        return distances;
    }

    private double meanShift(ProfileMoments moments) {
        double[] shifts = new double[moments.means().length];
        for (int g = 0; g < shifts.length; g++) {
            double unit = referenceMoments.deviations()[g];
            shifts[g] =
                    unit > 0
                            ? Math.abs(moments.means()[g] - referenceMoments.means()[g]) / unit
                            : Double.NaN;
        }
        return SampleDistribution.of(shifts).mean();
    }

    private double deviationRatio(ProfileMoments moments) {
        double[] squares = new double[moments.means().length];
        for (int g = 0; g < squares.length; g++) {
            double ratio = moments.deviations()[g] / referenceMoments.deviations()[g];
            double bits = Math.log(ratio) / Math.log(2);
            squares[g] = Double.isFinite(bits) ? bits * bits : Double.NaN;
        }
        return Math.sqrt(SampleDistribution.of(squares).mean());
    }

    private List<SampleDistribution> distributions(float[][] profiles) {
        List<SampleDistribution> distributions = new ArrayList<>();
        for (int g = 0; g < genes.size(); g++) {
            double[] values = new double[profiles.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = profiles[i][g];
            }
            distributions.add(SampleDistribution.of(values));
        }
        return distributions;
    }

    private double marginalDistance(float[][] profiles) {
        List<SampleDistribution> own = distributions(profiles);
        double sum = 0;
        for (int g = 0; g < own.size(); g++) {
            sum += own.get(g).kolmogorovSmirnov(referenceGenes.get(g));
        }
        return sum / own.size();
    }

    private double agreement(ProfileMoments moments) {
        double[] a = moments.correlations();
        double[] b = referenceMoments.correlations();
        double n = 0;
        double sumA = 0;
        double sumB = 0;
        for (int i = 0; i < a.length; i++) {
            if (known(a[i], b[i])) {
                n++;
                sumA += a[i];
                sumB += b[i];
            }
        }
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        for (int i = 0; i < a.length; i++) {
            if (known(a[i], b[i])) {
                squaresA += (a[i] - sumA / n) * (a[i] - sumA / n);
                squaresB += (b[i] - sumB / n) * (b[i] - sumB / n);
                products += (a[i] - sumA / n) * (b[i] - sumB / n);
            }
        }
        return products / Math.sqrt(squaresA * squaresB);
    }

    private double correlationError(ProfileMoments moments) {
        double[] squares = new double[moments.correlations().length];
        for (int i = 0; i < squares.length; i++) {
            double d = moments.correlations()[i] - referenceMoments.correlations()[i];
            squares[i] = d * d;
        }
        return Math.sqrt(SampleDistribution.of(squares).mean());
    }

    private static boolean known(double a, double b) {
        return !Double.isNaN(a) && !Double.isNaN(b);
    }
}
