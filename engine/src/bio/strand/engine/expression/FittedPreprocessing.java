// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.expression;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a preprocessing has learned from training data, enough to treat new data alike.
 *
 * <p>Made by {@link ExpressionPreprocessor#fit} and stored by {@link PreprocessingFormat}. The
 * arrays are never changed once it is made.
 */
public final class FittedPreprocessing {

    private final PreprocessingSpec spec;
    private final Axis rows;
    private final List<String> genes;
    private final List<String> samples;
    private final Learned learned;

    /**
     * The learned numbers; those that the specification does not need are empty.
     *
     * @param kept for each training gene whether it was kept
     * @param smallestVariance what new genes must reach to be kept
     * @param reference the distribution of quantile normalisation, increasing
     * @param geneFills for each kept gene what replaces missing values, NaN for nothing
     * @param sampleFills for each sample what replaces missing values, NaN for nothing
     * @param profiles the training values of kept genes before missing ones were filled in
     * @param centres what is subtracted from each kept gene or each sample, NaN for nothing
     * @param scales what each kept gene or each sample is divided by, NaN for nothing
     */
    record Learned(
            boolean[] kept,
            double smallestVariance,
            double[] reference,
            double[] geneFills,
            double[] sampleFills,
            double[][] profiles,
            double[] centres,
            double[] scales) {}

    FittedPreprocessing(
            PreprocessingSpec spec,
            Axis rows,
            List<String> genes,
            List<String> samples,
            Learned learned) {
        this.spec = spec;
        this.rows = rows;
        this.genes = List.copyOf(genes);
        this.samples = List.copyOf(samples);
        this.learned = learned;
        check();
    }

    private void check() {
        ExpressionMatrix.index(genes, "gene");
        ExpressionMatrix.index(samples, "sample");
        int keptGenes = keptCount();
        require(learned.kept.length == genes.size(), "kept genes");
        require(
                learned.smallestVariance >= 0 && Double.isFinite(learned.smallestVariance),
                "variance");
        require(
                learned.reference.length == (spec.quantileNormalisation() ? genes.size() : 0),
                "reference");
        for (int i = 0; i < learned.reference.length; i++) {
            double value = learned.reference[i];
            require(
                    Double.isFinite(value)
                            // Sums of the same values in another order may differ in the last bit.
                            && (i == 0
                                    || value >= learned.reference[i - 1] - Math.abs(value) * 1e-9),
                    "reference");
        }
        boolean byGene =
                spec.imputation() == Imputation.GENE_MEAN
                        || spec.imputation() == Imputation.GENE_MEDIAN;
        boolean bySample =
                spec.imputation() == Imputation.SAMPLE_MEAN
                        || spec.imputation() == Imputation.SAMPLE_MEDIAN;
        require(learned.geneFills.length == (byGene ? keptGenes : 0), "fills of genes");
        require(learned.sampleFills.length == (bySample ? samples.size() : 0), "fills of samples");
        require(
                learned.profiles.length == (spec.imputation().usesNeighbours() ? keptGenes : 0),
                "profiles");
        for (double[] profile : learned.profiles) {
            require(profile.length == samples.size(), "profiles");
        }
        int scaled = 0;
        if (spec.scaling() != Scaling.NONE) {
            scaled = spec.scalingAxis() == Axis.GENE ? keptGenes : samples.size();
        }
        require(learned.centres.length == scaled && learned.scales.length == scaled, "scales");
        for (double scale : learned.scales) {
            require(Double.isNaN(scale) || scale > 0 && Double.isFinite(scale), "scales");
        }
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(
                    "The preprocessing model is damaged (its " + what + " do not fit).");
        }
    }

    /**
     * What is done.
     *
     * @return the specification
     */
    public PreprocessingSpec spec() {
        return spec;
    }

    /**
     * What stood in the rows of the training table.
     *
     * @return genes or samples
     */
    public Axis rows() {
        return rows;
    }

    /**
     * The training genes.
     *
     * @return all names, removed ones too
     */
    public List<String> genes() {
        return genes;
    }

    /**
     * The training genes that were kept.
     *
     * @return their names
     */
    public List<String> keptGenes() {
        return IntStream.range(0, genes.size())
                .filter(gene -> learned.kept[gene])
                .mapToObj(genes::get)
                .toList();
    }

    /**
     * The training samples.
     *
     * @return their names
     */
    public List<String> samples() {
        return samples;
    }

    Learned learned() {
        return learned;
    }

    private int keptCount() {
        int count = 0;
        for (boolean kept : learned.kept) {
            count += kept ? 1 : 0;
        }
        return count;
    }
}
