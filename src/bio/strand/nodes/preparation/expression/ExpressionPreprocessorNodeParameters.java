// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.expression;

import bio.strand.engine.expression.Axis;
import bio.strand.engine.expression.Imputation;
import bio.strand.engine.expression.PreprocessingSpec;
import bio.strand.engine.expression.Scaling;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.NumberBounds.AtMostOne;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider.DoubleColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** What one may set in the Expression Preprocessor. Field names are the keys of saved workflows. */
final class ExpressionPreprocessorNodeParameters implements NodeParameters {

    @Section(title = "Table")
    interface TableSection {}

    @Section(title = "1. Normalisation")
    @After(TableSection.class)
    interface NormalisationSection {}

    @Section(title = "2. Filters of genes")
    @After(NormalisationSection.class)
    interface FilterSection {}

    @Section(title = "3. Missing values")
    @After(FilterSection.class)
    interface MissingSection {}

    @Section(title = "4. Scaling")
    @After(MissingSection.class)
    interface ScalingSection {}

    /** What one row of the table is. */
    enum RowKind {
        @Label(
                value = "Automatic",
                description =
                        "Genes if there are at least as many rows as value columns, otherwise"
                                + " samples.")
        AUTO,
        @Label(value = "Genes", description = "One row a gene, one column a sample.")
        GENES,
        @Label(value = "Samples", description = "One row a sample, one column a gene.")
        SAMPLES
    }

    /** How missing values are filled in. */
    enum MissingValues {
        @Label(value = "Leave", description = "They stay missing.")
        LEAVE(Imputation.NONE),
        @Label(value = "Mean of the gene", description = "The mean of the gene.")
        GENE_MEAN(Imputation.GENE_MEAN),
        @Label(value = "Median of the gene", description = "The median of the gene.")
        GENE_MEDIAN(Imputation.GENE_MEDIAN),
        @Label(value = "Mean of the sample", description = "The mean of the sample.")
        SAMPLE_MEAN(Imputation.SAMPLE_MEAN),
        @Label(value = "Median of the sample", description = "The median of the sample.")
        SAMPLE_MEDIAN(Imputation.SAMPLE_MEDIAN),
        @Label(
                value = "Nearest genes",
                description =
                        "From the genes with the most similar profiles, weighted by the inverse of"
                                + " their distances (KNNimpute). The best choice in most cases.")
        NEAREST_GENES(Imputation.NEAREST_GENES),
        @Label(value = "Nearest samples", description = "The same from the most similar samples.")
        NEAREST_SAMPLES(Imputation.NEAREST_SAMPLES),
        @Label(
                value = "Interpolate over time",
                description =
                        "On the straight line between the samples before and after. The times are"
                            + " the last numbers in the names of the samples, and samples whose"
                            + " names differ otherwise are other series; if not all names have a"
                            + " number, samples count as equally spaced in their order.")
        INTERPOLATE(Imputation.INTERPOLATE);

        private final Imputation imputation;

        MissingValues(Imputation imputation) {
            this.imputation = imputation;
        }
    }

    /** How values are scaled. */
    enum ScalingKind {
        @Label(value = "None", description = "Values stay as they are.")
        NONE(Scaling.NONE),
        @Label(
                value = "Z-score",
                description = "Mean 0 and standard deviation 1; constant values become 0.")
        Z_SCORE(Scaling.Z_SCORE),
        @Label(value = "Min-max", description = "From 0 to 1; constant values become 0.")
        MIN_MAX(Scaling.MIN_MAX);

        private final Scaling scaling;

        ScalingKind(Scaling scaling) {
            this.scaling = scaling;
        }
    }

    /** What is scaled by itself. */
    enum ScalingUnit {
        @Label(value = "Gene", description = "Each gene over its samples.")
        GENE(Axis.GENE),
        @Label(value = "Sample", description = "Each sample over its genes.")
        SAMPLE(Axis.SAMPLE);

        private final Axis axis;

        ScalingUnit(Axis axis) {
            this.axis = axis;
        }
    }

    interface MissingReference extends ParameterReference<MissingValues> {}

    interface ScalingReference extends ParameterReference<ScalingKind> {}

    static final class HasNeighbours implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(MissingReference.class)
                    .isOneOf(MissingValues.NEAREST_GENES, MissingValues.NEAREST_SAMPLES);
        }
    }

    static final class IsScaled implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ScalingReference.class)
                    .isOneOf(ScalingKind.Z_SCORE, ScalingKind.MIN_MAX);
        }
    }

    @Widget(
            title = "Rows of the table",
            description =
                    "What one row is. It decides what \"gene\" and \"sample\" mean in the steps"
                            + " below; the summary says how it was understood.")
    @ValueSwitchWidget
    @Layout(TableSection.class)
    RowKind rows = RowKind.AUTO;

    @Widget(
            title = "Value columns",
            description =
                    "The numeric columns that hold expression values. All other columns come along"
                            + " unchanged: leave out ages, lengths and numbers to be predicted.")
    @ColumnFilterWidget(choicesProvider = DoubleColumnsProvider.class)
    @Layout(TableSection.class)
    ColumnFilter valueColumns = new ColumnFilter().withIncludeUnknownColumns();

    @Widget(
            title = "Logarithm log2(x + 1)",
            description =
                    "For counts and raw intensities, not for values that are logarithms already."
                            + " Values must be greater than -1.")
    @Layout(NormalisationSection.class)
    boolean logarithm = false;

    @Widget(
            title = "Quantile normalisation",
            description =
                    "Gives all samples the same distribution of values, the mean of the training"
                            + " samples' (Bolstad 2003). For many genes of which most do not"
                            + " change.")
    @Layout(NormalisationSection.class)
    boolean quantileNormalisation = false;

    @Widget(
            title = "Greatest share of missing values",
            description =
                    "Genes with a greater share of missing values, from 0 to 1, are removed; 1"
                            + " keeps all.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostOne.class)
    @Layout(FilterSection.class)
    double greatestMissingShare = 1;

    @Widget(
            title = "Smallest variance",
            description =
                    "Genes with a smaller variance are removed, after the normalisation; 0 keeps"
                            + " all.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(FilterSection.class)
    double smallestVariance = 0;

    @Widget(
            title = "Most variable genes",
            description =
                    "How many genes are kept at most, those with the greatest variance; 0 keeps"
                            + " all.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(FilterSection.class)
    int mostVariableGenes = 0;

    @Widget(title = "Missing values", description = "How missing values are filled in.")
    @ValueReference(MissingReference.class)
    @Layout(MissingSection.class)
    MissingValues missingValues = MissingValues.LEAVE;

    @Widget(
            title = "Neighbours",
            description =
                    "How many similar genes or samples have a part in a value, at least 1."
                            + " Troyanskaya et al. found 10 to 20 good for microarrays.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = HasNeighbours.class, type = EffectType.SHOW)
    @Layout(MissingSection.class)
    int neighbours = 10;

    @Widget(title = "Scaling", description = "How values are brought to a common scale.")
    @ValueSwitchWidget
    @ValueReference(ScalingReference.class)
    @Layout(ScalingSection.class)
    ScalingKind scaling = ScalingKind.Z_SCORE;

    @Widget(
            title = "Scale each",
            description =
                    "Whether each gene or each sample is scaled by its own mean, deviation, minimum"
                            + " and maximum.")
    @ValueSwitchWidget
    @Effect(predicate = IsScaled.class, type = EffectType.SHOW)
    @Layout(ScalingSection.class)
    ScalingUnit scaleEach = ScalingUnit.GENE;

    /**
     * The engine's form of the steps.
     *
     * @return what is done
     * @throws IllegalArgumentException if a number is out of range; the message names the range
     */
    PreprocessingSpec toSpec() {
        return new PreprocessingSpec(
                logarithm,
                quantileNormalisation,
                greatestMissingShare,
                smallestVariance,
                mostVariableGenes,
                missingValues.imputation,
                neighbours,
                scaling.scaling,
                scaleEach.axis);
    }

    /** Whether genes may be removed. */
    boolean removesGenes() {
        return greatestMissingShare < 1 || smallestVariance > 0 || mostVariableGenes > 0;
    }

    /** The steps in a few words each. */
    List<String> steps() {
        List<String> steps = new ArrayList<>();
        if (logarithm) {
            steps.add("log2(x + 1)");
        }
        if (quantileNormalisation) {
            steps.add("quantile normalisation");
        }
        if (removesGenes()) {
            steps.add("filters of genes");
        }
        if (missingValues != MissingValues.LEAVE) {
            steps.add(
                    "missing values: "
                            + missingValues.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        if (scaling != ScalingKind.NONE) {
            steps.add(
                    (scaling == ScalingKind.Z_SCORE ? "z-score by " : "min-max by ")
                            + scaleEach.name().toLowerCase(Locale.ROOT));
        }
        return steps;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            toSpec();
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }
}
