// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.io.simulator;

import bio.strand.engine.simulation.BackgroundModel;
import bio.strand.engine.simulation.MotifModel;
import bio.strand.engine.simulation.Sigma70Promoter;
import bio.strand.engine.simulation.SimulationSpec;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.NumberBounds.AtMostOne;
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
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** What one may set in the Sequence Simulator. Field names are the keys of saved workflows. */
final class SequenceSimulatorNodeParameters implements NodeParameters {

    static final int MAXIMUM_LENGTH = 100_000;

    /**
     * The likelihood ratio needs eight bytes for each place of the motif and each total distance
     * between its boxes; this allows 160 MB.
     */
    private static final long MAXIMUM_PLACEMENTS = 20_000_000;

    private static final double MAXIMUM_STRENGTH = 10;

    @Section(title = "Motif")
    interface MotifSection {}

    @Section(title = "Sequences")
    @After(MotifSection.class)
    interface SequencesSection {}

    @Section(title = "Labels")
    @After(SequencesSection.class)
    interface LabelsSection {}

    /** Which motif is planted. */
    enum MotifChoice {
        @Label(
                value = "Sigma-70 promoter",
                description =
                        "The promoter of <i>Escherichia coli</i>'s housekeeping genes: the boxes"
                                + " TTGACA (-35) and TATAAT (-10), each base as frequent as in 263"
                                + " known promoters, with 15 to 19 bases between them.")
        SIGMA_70,
        @Label(value = "Custom", description = "The motif that you write down.")
        CUSTOM
    }

    interface MotifReference extends ParameterReference<MotifChoice> {}

    static final class IsCustom implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(MotifReference.class).isOneOf(MotifChoice.CUSTOM);
        }
    }

    static final class AtMostMaximumStrength extends MaxValidation {
        @Override
        protected double getMax() {
            return MAXIMUM_STRENGTH;
        }
    }

    static final class AtMostMaximumLength extends MaxValidation {
        @Override
        protected double getMax() {
            return MAXIMUM_LENGTH;
        }
    }

    @Widget(title = "Motif", description = "What is planted into the positive sequences.")
    @ValueSwitchWidget
    @ValueReference(MotifReference.class)
    @Layout(MotifSection.class)
    MotifChoice motif = MotifChoice.SIGMA_70;

    @Widget(
            title = "Custom motif",
            description =
                    "Boxes of bases with the distances between them in brackets:"
                            + " <tt>TTGACA[15-19]TATAAT</tt> has 15 to 19 bases between the boxes,"
                            + " all distances equally likely; <tt>TTGACA[17]TATAAT</tt> always 17;"
                            + " <tt>TTGACA[16:1,17:2,18:1]TATAAT</tt> gives the distances weights."
                            + " Ambiguity codes (R, Y, N, ...) stand for any of their bases.")
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    @Layout(MotifSection.class)
    String customMotif = "TTGACA[15-19]TATAAT";

    @Widget(
            title = "Conservation",
            description =
                    "How often a position of the custom motif has the base that is written there,"
                            + " from 0 to 1. The rest follows the background.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostOne.class)
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    @Layout(MotifSection.class)
    double conservation = 0.8;

    @Widget(
            title = "Motif strength",
            description =
                    "The power to which the frequencies of the motif are raised, above 0 and at"
                        + " most 10. 1 leaves them as they are; 2 makes the motif clearer, so that"
                        + " fewer sequences suffice to learn it; values below 1 blur it.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = AtMostMaximumStrength.class)
    @Layout(MotifSection.class)
    double motifStrength = 1;

    @Widget(
            title = "Number of sequences",
            description = "How many sequences are made, positive and negative ones together.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Layout(SequencesSection.class)
    int sequences = 10_000;

    @Widget(
            title = "Length (bases)",
            description =
                    "The length of every sequence, from the length of the motif to 100,000. The"
                            + " longer, the more places look like the motif by chance.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = AtMostMaximumLength.class)
    @Layout(SequencesSection.class)
    int sequenceLength = 60;

    @Widget(
            title = "Share of positives",
            description =
                    "The share of sequences with the motif, from 0 to 1, rounded to whole"
                            + " sequences.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostOne.class)
    @Layout(SequencesSection.class)
    double positiveShare = 0.5;

    @Widget(
            title = "GC content",
            description =
                    "The share of G and C in the background, above 0 and below 1. The genome of"
                            + " <i>E. coli</i> has 0.508.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = AtMostOne.class)
    @Layout(SequencesSection.class)
    double gcContent = Sigma70Promoter.GENOME_GC_CONTENT;

    @Widget(
            title = "Seed",
            description =
                    "Any whole number. The same seed and settings always give the same sequences;"
                            + " another seed gives others.")
    @Layout(SequencesSection.class)
    int seed = 1;

    @Widget(
            title = "Positive label",
            description = "The class of sequences with the motif. Not empty.")
    @Layout(LabelsSection.class)
    String positiveLabel = "promoter";

    @Widget(
            title = "Negative label",
            description =
                    "The class of sequences without. Not empty, and not the same as the other.")
    @Layout(LabelsSection.class)
    String negativeLabel = "background";

    /**
     * The engine's form of these settings.
     *
     * @return what is simulated; the labels concern only the node
     * @throws IllegalArgumentException if a setting is out of range or the motif does not fit; the
     *     message says which and what to do
     */
    SimulationSpec toSpec() {
        require(sequences >= 1, "Number of sequences", "at least 1", sequences);
        require(
                sequenceLength <= MAXIMUM_LENGTH,
                "Length (bases)",
                "at most " + MAXIMUM_LENGTH,
                sequenceLength);
        require(
                positiveShare >= 0 && positiveShare <= 1,
                "Share of positives",
                "from 0 to 1",
                positiveShare);
        require(gcContent > 0 && gcContent < 1, "GC content", "above 0 and below 1", gcContent);
        require(
                motifStrength > 0 && motifStrength <= MAXIMUM_STRENGTH,
                "Motif strength",
                "above 0 and at most 10",
                motifStrength);
        BackgroundModel background = BackgroundModel.dna(gcContent);
        MotifModel planted =
                switch (motif) {
                    case SIGMA_70 -> Sigma70Promoter.motif(background);
                    case CUSTOM -> customMotif(background);
                };
        long distances = planted.maximumLength() - planted.elementWidth() + 1L;
        if (distances * sequenceLength > MAXIMUM_PLACEMENTS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A motif with distances of up to %,d in sequences of %,d bases has too"
                                    + " many possible places: shorten one of them.",
                            distances - 1,
                            sequenceLength));
        }
        int positives = (int) Math.round(sequences * positiveShare);
        return new SimulationSpec(
                motifStrength == 1 ? planted : planted.sharpened(motifStrength),
                background,
                sequenceLength,
                positives,
                sequences - positives,
                seed);
    }

    private MotifModel customMotif(BackgroundModel background) {
        require(
                conservation >= 0 && conservation <= 1,
                "Conservation",
                "from 0 to 1",
                conservation);
        return MotifModel.parse(customMotif, conservation, background);
    }

    private static void require(boolean holds, String title, String range, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "\"" + title + "\" must be " + range + ", not " + value + ".");
        }
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            toSpec();
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
        if (positiveLabel.isBlank() || negativeLabel.isBlank()) {
            throw new InvalidSettingsException(
                    "\"Positive label\" and \"Negative label\" must not be empty.");
        }
        if (positiveLabel.equals(negativeLabel)) {
            throw new InvalidSettingsException(
                    String.format(
                            "\"Positive label\" and \"Negative label\" must differ, both are"
                                    + " \"%s\".",
                            positiveLabel));
        }
    }
}
