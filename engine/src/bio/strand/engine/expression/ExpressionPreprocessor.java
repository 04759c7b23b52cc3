// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import bio.strand.engine.expression.FittedPreprocessing.Learned;
import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.ProgressSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prepares expression matrices for learning, and treats new data by what was learned from the
 * training data.
 *
 * <p><b>Which statistics are used.</b> New data share one direction of the matrix with the training
 * data: new samples have the same genes, new genes the same samples. A statistic of what they share
 * (the mean of a gene, where samples are new) comes from the training data; a statistic of what is
 * new (the mean of a new sample) from that one gene or sample itself. So no row of the new data has
 * a part in another one, with one exception that is inherent: quantile normalisation of new genes
 * ranks them among the genes given with them.
 *
 * <p>The result does not depend on the number of threads. Inputs are never changed.
 */
public final class ExpressionPreprocessor {

    /** Raw intensities and counts are larger; logarithms to base 2 of them stay below. */
    private static final double LARGEST_LOGARITHM = 30;

    private static final int NAMES_SHOWN = 3;

    private ExpressionPreprocessor() {}

    /**
     * A preprocessed matrix.
     *
     * @param matrix the genes that were kept, and all samples
     * @param model what was learned, to be applied to new data
     * @param summary what was changed
     */
    public record Result(
            ExpressionMatrix matrix, FittedPreprocessing model, PreprocessingSummary summary) {}

    /**
     * Learns from training data and prepares them.
     *
     * @param training the matrix; not changed
     * @param spec what is to be done
     * @param rows what stood in the rows of the table; kept with the model
     * @param times when the samples were taken; only interpolation asks
     * @param progress told of the slow steps
     * @param cancellation asked during them
     * @return the prepared matrix, the model and the summary
     * @throws IllegalArgumentException if the matrix has no genes or no samples, a logarithm of a
     *     value does not exist, or no gene passes the filters; with place and remedy
     */
    public static Result fit(
            ExpressionMatrix training,
            PreprocessingSpec spec,
            Axis rows,
            SampleTimes times,
            ProgressSink progress,
            CancellationToken cancellation) {
        requireValues(training);
        PreprocessingSummary summary = new PreprocessingSummary();
        double[][] values = copy(training.values());
        int samples = training.samples().size();
        describeInput(summary, training, values);
        takeLogarithm(spec, training, values, summary);
        double[] reference = {};
        if (spec.quantileNormalisation()) {
            QuantileNormalisation learned = QuantileNormalisation.fit(values, samples);
            reference = learned.reference();
            summary.add(
                    "Quantile normalisation",
                    learned.apply(values, samples),
                    0,
                    text("reference: mean of %,d samples", samples));
        }
        boolean[] complete = filterMissing(spec, training.genes(), values, summary);
        double cut = varianceCut(spec, values, complete);
        boolean[] kept = filterVariance(spec, values, complete, cut, true, summary);
        List<String> genes = select(training.genes(), kept);
        if (genes.isEmpty()) {
            throw new IllegalArgumentException(
                    text(
                            "No gene of %,d passes the filters; allow more missing values or"
                                    + " less variance.",
                            training.genes().size()));
        }
        double[][] chosen = select(values, kept);
        Imputation imputation = spec.imputation();
        double[][] profiles = imputation.usesNeighbours() ? copy(chosen) : new double[0][];
        double[] geneFills = fills(chosen, imputation, Axis.GENE);
        double[] sampleFills = fills(chosen, imputation, Axis.SAMPLE);
        fill(
                spec,
                chosen,
                profiles,
                Axis.SAMPLE,
                geneFills,
                sampleFills,
                times,
                summary,
                progress,
                cancellation);
        double[] centres = {};
        double[] scales = {};
        if (spec.scaling() != Scaling.NONE) {
            double[][] scaled =
                    spec.scalingAxis() == Axis.GENE
                            ? chosen
                            : ExpressionMatrix.transpose(chosen, samples);
            centres = Arrays.stream(scaled).mapToDouble(row -> centre(spec, row)).toArray();
            scales = Arrays.stream(scaled).mapToDouble(row -> scale(spec, row)).toArray();
            scale(spec, chosen, centres, scales, summary);
        }
        describeOutput(summary, genes.size(), samples, chosen);
        FittedPreprocessing model =
                new FittedPreprocessing(
                        spec,
                        rows,
                        training.genes(),
                        training.samples(),
                        new Learned(
                                kept,
                                cut,
                                reference,
                                geneFills,
                                sampleFills,
                                profiles,
                                centres,
                                scales));
        return new Result(new ExpressionMatrix(genes, training.samples(), chosen), model, summary);
    }

    /**
     * Prepares new data as the training data were prepared.
     *
     * @param model what was learned
     * @param data the new matrix; not changed
     * @param fresh what is new in it: {@link Axis#SAMPLE} for other samples of the training genes,
     *     {@link Axis#GENE} for other genes in the training samples
     * @param times when the samples of {@code data} were taken; only interpolation asks
     * @param progress told of the slow steps
     * @param cancellation asked during them
     * @return the prepared matrix, the same model and the summary; new samples come with the kept
     *     training genes in their order, new genes with the training samples in their order
     * @throws IllegalArgumentException if kept training genes (or training samples) are absent, or
     *     as {@link #fit} does; with names and remedy
     */
    public static Result apply(
            FittedPreprocessing model,
            ExpressionMatrix data,
            Axis fresh,
            SampleTimes times,
            ProgressSink progress,
            CancellationToken cancellation) {
        requireValues(data);
        PreprocessingSpec spec = model.spec();
        Learned learned = model.learned();
        PreprocessingSummary summary = new PreprocessingSummary();
        describeInput(summary, data, data.values());
        boolean newSamples = fresh == Axis.SAMPLE;
        ExpressionMatrix aligned =
                newSamples
                        ? withTrainingGenes(model, data, summary)
                        : withTrainingSamples(model, data, summary);
        SampleTimes alignedTimes = newSamples ? times : reorder(times, data, aligned);
        double[][] values = aligned.values();
        int samples = aligned.samples().size();
        takeLogarithm(spec, aligned, values, summary);
        if (spec.quantileNormalisation()) {
            summary.add(
                    "Quantile normalisation",
                    QuantileNormalisation.of(learned.reference()).apply(values, samples),
                    0,
                    "reference of the training data");
        }
        boolean[] kept = learned.kept();
        if (newSamples) {
            int removed = kept.length - select(aligned.genes(), kept).size();
            if (removed > 0) {
                summary.add("Filters of the training data", 0, removed, "");
            }
        } else {
            boolean[] complete = filterMissing(spec, aligned.genes(), values, summary);
            kept =
                    filterVariance(
                            spec, values, complete, learned.smallestVariance(), false, summary);
        }
        List<String> genes = select(aligned.genes(), kept);
        double[][] chosen = select(values, kept);
        fill(
                spec,
                chosen,
                learned.profiles(),
                fresh,
                newSamples ? learned.geneFills() : fills(chosen, spec.imputation(), Axis.GENE),
                newSamples ? fills(chosen, spec.imputation(), Axis.SAMPLE) : learned.sampleFills(),
                alignedTimes,
                summary,
                progress,
                cancellation);
        if (spec.scaling() != Scaling.NONE) {
            double[] centres = learned.centres();
            double[] scales = learned.scales();
            if (spec.scalingAxis() == fresh) {
                double[][] scaled =
                        newSamples ? ExpressionMatrix.transpose(chosen, samples) : chosen;
                centres = Arrays.stream(scaled).mapToDouble(row -> centre(spec, row)).toArray();
                scales = Arrays.stream(scaled).mapToDouble(row -> scale(spec, row)).toArray();
            }
            scale(spec, chosen, centres, scales, summary);
        }
        describeOutput(summary, genes.size(), samples, chosen);
        return new Result(new ExpressionMatrix(genes, aligned.samples(), chosen), model, summary);
    }

    /** Formats numbers alike in every country. */
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static void requireValues(ExpressionMatrix matrix) {
        if (matrix.genes().isEmpty() || matrix.samples().isEmpty()) {
            throw new IllegalArgumentException(
                    text(
                            "The matrix has %d genes and %d samples; at least one of each is"
                                    + " needed.",
                            matrix.genes().size(), matrix.samples().size()));
        }
    }

    // --- bringing new data into the order of the training data

    private static ExpressionMatrix withTrainingGenes(
            FittedPreprocessing model, ExpressionMatrix data, PreprocessingSummary summary) {
        Map<String, Integer> places = ExpressionMatrix.index(data.genes(), "gene");
        List<String> absent =
                model.keptGenes().stream().filter(gene -> !places.containsKey(gene)).toList();
        if (!absent.isEmpty()) {
            throw new IllegalArgumentException(
                    text(
                            "%,d of the %,d genes of the preprocessing model are not in the table"
                                    + " (%s); give a table with the same genes, named alike.",
                            absent.size(), model.keptGenes().size(), shown(absent)));
        }
        int samples = data.samples().size();
        double[][] values = new double[model.genes().size()][];
        int found = 0;
        for (int g = 0; g < values.length; g++) {
            Integer place = places.get(model.genes().get(g));
            if (place == null) {
                values[g] = new double[samples];
                Arrays.fill(values[g], Double.NaN);
            } else {
                values[g] = data.values()[place].clone();
                found++;
            }
        }
        int unknown = data.genes().size() - found;
        if (unknown > 0) {
            summary.add("Genes unknown to the training data", 0, unknown, "they were left out");
        }
        return new ExpressionMatrix(model.genes(), data.samples(), values);
    }

    private static ExpressionMatrix withTrainingSamples(
            FittedPreprocessing model, ExpressionMatrix data, PreprocessingSummary summary) {
        Map<String, Integer> places = ExpressionMatrix.index(data.samples(), "sample");
        List<String> absent =
                model.samples().stream().filter(sample -> !places.containsKey(sample)).toList();
        if (!absent.isEmpty()) {
            throw new IllegalArgumentException(
                    text(
                            "%,d of the %,d samples of the preprocessing model are not in the table"
                                    + " (%s); give a table with the same samples, named alike.",
                            absent.size(), model.samples().size(), shown(absent)));
        }
        int[] columns = model.samples().stream().mapToInt(places::get).toArray();
        double[][] values = new double[data.genes().size()][];
        for (int g = 0; g < values.length; g++) {
            double[] row = data.values()[g];
            values[g] = IntStream.of(columns).mapToDouble(column -> row[column]).toArray();
        }
        if (data.samples().size() > columns.length) {
            summary.add(
                    "Samples unknown to the training data",
                    0,
                    0,
                    text("%,d were left out", data.samples().size() - columns.length));
        }
        return new ExpressionMatrix(data.genes(), model.samples(), values);
    }

    private static SampleTimes reorder(
            SampleTimes times, ExpressionMatrix from, ExpressionMatrix to) {
        Map<String, Integer> places = ExpressionMatrix.index(from.samples(), "sample");
        int[] columns = to.samples().stream().mapToInt(places::get).toArray();
        return new SampleTimes(
                IntStream.of(columns).map(column -> times.series()[column]).toArray(),
                IntStream.of(columns).mapToDouble(column -> times.times()[column]).toArray());
    }

    private static String shown(List<String> names) {
        return names.stream()
                        .limit(NAMES_SHOWN)
                        .map(n -> "'" + n + "'")
                        .collect(Collectors.joining(", "))
                + (names.size() > NAMES_SHOWN ? ", ..." : "");
    }

    // --- logarithm and filters

    private static void takeLogarithm(
            PreprocessingSpec spec,
            ExpressionMatrix names,
            double[][] values,
            PreprocessingSummary summary) {
        if (!spec.logarithm()) {
            return;
        }
        long changed = 0;
        double greatest = 0;
        for (int g = 0; g < values.length; g++) {
            for (int s = 0; s < values[g].length; s++) {
                double value = values[g][s];
                if (value <= -1) {
                    throw new IllegalArgumentException(
                            text(
                                    "log2(x + 1) does not exist for the value %s of gene '%s' in"
                                            + " sample '%s'; if the values are logarithms already,"
                                            + " switch the logarithm off.",
                                    value, names.genes().get(g), names.samples().get(s)));
                }
                if (!Double.isNaN(value)) {
                    changed++;
                    greatest = Math.max(greatest, value);
                    values[g][s] = Math.log1p(value) / Math.log(2);
                }
            }
        }
        boolean small = changed > 0 && greatest < LARGEST_LOGARITHM;
        summary.add(
                "log2(x + 1)",
                changed,
                0,
                small
                        ? text(
                                "no value is above %.4g: they may have been logarithms already",
                                greatest)
                        : "");
        if (small) {
            summary.warn(
                    text(
                            "No value is above %.4g, so the values may have been logarithms before"
                                    + " the logarithm was taken.",
                            greatest));
        }
    }

    private static boolean[] filterMissing(
            PreprocessingSpec spec,
            List<String> genes,
            double[][] values,
            PreprocessingSummary summary) {
        boolean[] kept = new boolean[genes.size()];
        int removed = 0;
        int unmeasured = 0;
        for (int g = 0; g < kept.length; g++) {
            int missing = Statistics.missing(values[g]);
            kept[g] = missing <= spec.greatestMissingShare() * values[g].length;
            removed += kept[g] ? 0 : 1;
            unmeasured += missing == values[g].length ? 1 : 0;
        }
        if (spec.greatestMissingShare() < 1) {
            summary.add(
                    text(
                            "Genes with more than %.4g %% missing values",
                            100 * spec.greatestMissingShare()),
                    0,
                    removed,
                    unmeasured > 0 ? text("%,d of them never measured", unmeasured) : "");
        } else if (unmeasured > 0) {
            summary.add(
                    "Genes never measured",
                    0,
                    0,
                    text(
                            "%,d were kept: their values stay missing unless they are filled in",
                            unmeasured));
        }
        return kept;
    }

    /** The variance that a gene must reach: the limit, or that of the last of the most variable. */
    private static double varianceCut(
            PreprocessingSpec spec, double[][] values, boolean[] complete) {
        int most = spec.mostVariableGenes();
        if (most == 0) {
            return spec.smallestVariance();
        }
        double[] sorted =
                IntStream.range(0, values.length)
                        .filter(g -> complete[g])
                        .mapToDouble(g -> varianceOf(values[g]))
                        .sorted()
                        .toArray();
        return sorted.length <= most
                ? spec.smallestVariance()
                : Math.max(spec.smallestVariance(), sorted[sorted.length - most]);
    }

    /** Fewer than two measured values do not vary. */
    private static double varianceOf(double[] values) {
        double variance = Statistics.variance(values);
        return Double.isNaN(variance) ? 0 : variance;
    }

    private static boolean[] filterVariance(
            PreprocessingSpec spec,
            double[][] values,
            boolean[] complete,
            double cut,
            boolean limitNumber,
            PreprocessingSummary summary) {
        if (spec.smallestVariance() == 0 && spec.mostVariableGenes() == 0) {
            return complete;
        }
        boolean[] kept = new boolean[complete.length];
        List<Integer> passing = new ArrayList<>();
        for (int g = 0; g < kept.length; g++) {
            if (complete[g] && varianceOf(values[g]) >= cut) {
                passing.add(g);
            }
        }
        if (limitNumber
                && spec.mostVariableGenes() > 0
                && passing.size() > spec.mostVariableGenes()) {
            // Of genes with the very same variance those that come first are kept.
            passing.sort(Comparator.comparingDouble(g -> -varianceOf(values[g])));
            passing = passing.subList(0, spec.mostVariableGenes());
        }
        passing.forEach(g -> kept[g] = true);
        int before = 0;
        for (boolean one : complete) {
            before += one ? 1 : 0;
        }
        summary.add(
                text("Genes with a variance below %.6g", cut),
                0,
                before - passing.size(),
                spec.mostVariableGenes() > 0 && limitNumber
                        ? text("the %,d most variable were kept", passing.size())
                        : "");
        return kept;
    }

    private static <T> List<T> select(List<T> items, boolean[] kept) {
        return IntStream.range(0, kept.length).filter(i -> kept[i]).mapToObj(items::get).toList();
    }

    private static double[][] select(double[][] rows, boolean[] kept) {
        return IntStream.range(0, kept.length)
                .filter(i -> kept[i])
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
    }

    // --- missing values

    /** What replaces missing values of each gene or sample; empty if the imputation is another. */
    private static double[] fills(double[][] values, Imputation imputation, Axis axis) {
        ToDoubleFunction<double[]> statistic =
                switch (imputation) {
                    case GENE_MEAN -> axis == Axis.GENE ? Statistics::mean : null;
                    case GENE_MEDIAN -> axis == Axis.GENE ? Statistics::median : null;
                    case SAMPLE_MEAN -> axis == Axis.SAMPLE ? Statistics::mean : null;
                    case SAMPLE_MEDIAN -> axis == Axis.SAMPLE ? Statistics::median : null;
                    default -> null;
                };
        if (statistic == null) {
            return new double[0];
        }
        if (axis == Axis.GENE) {
            return Arrays.stream(values).mapToDouble(statistic).toArray();
        }
        int samples = values.length == 0 ? 0 : values[0].length;
        return IntStream.range(0, samples)
                .mapToDouble(s -> statistic.applyAsDouble(Statistics.column(values, s)))
                .toArray();
    }

    private static void fill(
            PreprocessingSpec spec,
            double[][] values,
            double[][] profiles,
            Axis fresh,
            double[] geneFills,
            double[] sampleFills,
            SampleTimes times,
            PreprocessingSummary summary,
            ProgressSink progress,
            CancellationToken cancellation) {
        long before = countMissing(values);
        Imputation imputation = spec.imputation();
        String step = "Missing values";
        String remark = "";
        switch (imputation) {
            case NONE -> {
                return;
            }
            case GENE_MEAN, GENE_MEDIAN -> {
                step += ": " + (imputation == Imputation.GENE_MEAN ? "mean" : "median");
                step += " of the gene";
                for (int g = 0; g < values.length; g++) {
                    for (int s = 0; s < values[g].length; s++) {
                        values[g][s] = Double.isNaN(values[g][s]) ? geneFills[g] : values[g][s];
                    }
                }
            }
            case SAMPLE_MEAN, SAMPLE_MEDIAN -> {
                step += ": " + (imputation == Imputation.SAMPLE_MEAN ? "mean" : "median");
                step += " of the sample";
                for (double[] row : values) {
                    for (int s = 0; s < row.length; s++) {
                        row[s] = Double.isNaN(row[s]) ? sampleFills[s] : row[s];
                    }
                }
            }
            case INTERPOLATE -> {
                step += ": interpolation over time";
                List<int[]> order = times.ordered();
                for (double[] row : values) {
                    order.forEach(samples -> interpolate(row, samples, times.times()));
                }
            }
            case NEAREST_GENES, NEAREST_SAMPLES -> {
                boolean byGenes = imputation == Imputation.NEAREST_GENES;
                step += text(": %,d nearest %s", spec.neighbours(), byGenes ? "genes" : "samples");
                NearestNeighbours.Filled filled =
                        fillFromNeighbours(spec, values, profiles, fresh, progress, cancellation);
                remark =
                        filled.byMean() == 0
                                ? ""
                                : text(
                                        "%,d had no neighbour and got the mean of the %s",
                                        filled.byMean(), byGenes ? "sample" : "gene");
            }
        }
        long left = countMissing(values);
        if (left > 0) {
            remark +=
                    (remark.isEmpty() ? "" : "; ")
                            + text(
                                    "%,d stay missing, nothing to fill them with was measured",
                                    left);
            summary.warn(
                    text(
                            "%,d missing values could not be filled in, because nothing to fill"
                                    + " them with was measured; lower the greatest share of missing"
                                    + " values to remove such genes.",
                            left));
        }
        summary.add(step, before - left, 0, remark);
    }

    private static NearestNeighbours.Filled fillFromNeighbours(
            PreprocessingSpec spec,
            double[][] values,
            double[][] profiles,
            Axis fresh,
            ProgressSink progress,
            CancellationToken cancellation) {
        boolean byGenes = spec.imputation() == Imputation.NEAREST_GENES;
        int samples = values.length == 0 ? 0 : values[0].length;
        int trainingSamples = profiles.length == 0 ? 0 : profiles[0].length;
        // Whatever the neighbours are stands in rows.
        double[][] target = byGenes ? values : ExpressionMatrix.transpose(values, samples);
        double[][] known =
                byGenes ? profiles : ExpressionMatrix.transpose(profiles, trainingSamples);
        boolean neighboursAreShared = byGenes == (fresh == Axis.SAMPLE);
        NearestNeighbours neighbours = new NearestNeighbours(spec.neighbours());
        NearestNeighbours.Filled filled =
                neighboursAreShared
                        // The training data say who is near, the new data what is measured there.
                        ? neighbours.fill(target, known, known, target, progress, cancellation)
                        // Both neighbours and their values are those of the training data.
                        : neighbours.fill(target, target, known, known, progress, cancellation);
        if (!byGenes) {
            for (int s = 0; s < samples; s++) {
                for (int g = 0; g < values.length; g++) {
                    values[g][s] = target[s][g];
                }
            }
        }
        return filled;
    }

    private static void interpolate(double[] row, int[] samples, double[] times) {
        double[] measured = row.clone();
        int before = -1;
        int after = 0;
        for (int i = 0; i < samples.length; i++) {
            if (!Double.isNaN(measured[samples[i]])) {
                before = i;
                continue;
            }
            after = Math.max(after, i);
            while (after < samples.length && Double.isNaN(measured[samples[after]])) {
                after++;
            }
            boolean hasAfter = after < samples.length;
            if (before < 0) {
                row[samples[i]] = hasAfter ? measured[samples[after]] : Double.NaN;
            } else if (!hasAfter) {
                row[samples[i]] = measured[samples[before]];
            } else {
                double from = times[samples[before]];
                double span = times[samples[after]] - from;
                double share = span == 0 ? 0.5 : (times[samples[i]] - from) / span;
                double left = measured[samples[before]];
                row[samples[i]] = left + share * (measured[samples[after]] - left);
            }
        }
    }

    private static long countMissing(double[][] values) {
        long missing = 0;
        for (double[] row : values) {
            missing += Statistics.missing(row);
        }
        return missing;
    }

    // --- scaling

    private static double centre(PreprocessingSpec spec, double[] values) {
        return spec.scaling() == Scaling.Z_SCORE
                ? Statistics.mean(values)
                : Statistics.minimum(values);
    }

    /** What to divide by; 1 for values that do not vary, so that they become 0. */
    private static double scale(PreprocessingSpec spec, double[] values) {
        double spread =
                spec.scaling() == Scaling.Z_SCORE
                        ? Math.sqrt(varianceOf(values))
                        : Statistics.maximum(values) - Statistics.minimum(values);
        return spread > 0 ? spread : 1;
    }

    private static void scale(
            PreprocessingSpec spec,
            double[][] values,
            double[] centres,
            double[] scales,
            PreprocessingSummary summary) {
        boolean byGene = spec.scalingAxis() == Axis.GENE;
        long changed = 0;
        for (int g = 0; g < values.length; g++) {
            for (int s = 0; s < values[g].length; s++) {
                double value = values[g][s];
                if (Double.isNaN(value)) {
                    continue;
                }
                int index = byGene ? g : s;
                // What was never measured in training has no scale.
                values[g][s] =
                        Double.isNaN(centres[index])
                                ? Double.NaN
                                : (value - centres[index]) / scales[index];
                changed++;
            }
        }
        int constant = 0;
        int items = byGene ? values.length : centres.length;
        for (int i = 0; i < items; i++) {
            double[] item = byGene ? values[i] : Statistics.column(values, i);
            constant += Statistics.missing(item) < item.length && varianceOf(item) == 0 ? 1 : 0;
        }
        summary.add(
                (spec.scaling() == Scaling.Z_SCORE ? "Z-score by " : "Min-max by ")
                        + (byGene ? "gene" : "sample"),
                changed,
                0,
                constant > 0
                        ? text("constant %s: %,d", byGene ? "genes" : "samples", constant)
                        : "");
    }

    // --- the ends of the summary

    private static void describeInput(
            PreprocessingSummary summary, ExpressionMatrix matrix, double[][] values) {
        summary.add(
                "Input",
                0,
                0,
                text(
                        "%,d genes, %,d samples, %,d missing values",
                        matrix.genes().size(), matrix.samples().size(), countMissing(values)));
    }

    private static void describeOutput(
            PreprocessingSummary summary, int genes, int samples, double[][] values) {
        summary.add(
                "Output",
                0,
                0,
                text(
                        "%,d genes, %,d samples, %,d missing values",
                        genes, samples, countMissing(values)));
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
