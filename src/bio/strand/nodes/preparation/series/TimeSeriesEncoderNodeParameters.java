// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.preparation.series;

import bio.strand.engine.encoding.MissingValuePolicy;
import bio.strand.engine.encoding.SeriesEncoding;
import bio.strand.engine.encoding.SeriesPoints.RepeatedTimes;
import bio.strand.engine.encoding.SeriesScaling;
import bio.strand.nodes.cells.EncodedSequenceValue;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.NumberBounds.AtMostOne;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.NominalValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
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
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider.DoubleColumnsProvider;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** What one may set in the Time Series Encoder. Field names are the keys of saved workflows. */
final class TimeSeriesEncoderNodeParameters implements NodeParameters {

    static final String PATTERN_TITLE = "Column pattern";

    static final String GROUP_TITLE = "Series column";

    static final String TIME_TITLE = "Time column";

    private static final Set<String> TIME_NAMES =
            Set.of("time", "t", "hour", "hours", "minute", "minutes", "day", "days", "week", "age");

    @Section(title = "Where the series are")
    interface LayoutSection {}

    @Section(title = "Values")
    @After(LayoutSection.class)
    interface ValueSection {}

    @Section(title = "Time")
    @After(ValueSection.class)
    interface TimeSection {}

    @Section(title = "Windows")
    @After(TimeSection.class)
    interface WindowSection {}

    @Section(title = "Output")
    @After(WindowSection.class)
    interface OutputSection {}

    /** How the table holds the series. */
    enum TableLayout {
        @Label(
                value = "Wide",
                description =
                        "One row is one series; its steps stand in columns whose names say the"
                                + " time: <tt>alpha 0</tt>, <tt>alpha 7</tt>, <tt>alpha 14</tt>.")
        WIDE,
        @Label(
                value = "Long",
                description =
                        "One row is one time of one series: a column names the series, one holds"
                                + " the time, the others the measured features.")
        LONG
    }

    /** What happens to values that were not measured. */
    enum MissingValues {
        @Label(
                value = "Keep",
                description =
                        "They stay missing: the network reads zero in their place, and no loss and"
                                + " no score counts them. The best choice for forecasting.")
        KEEP(MissingValuePolicy.KEEP),
        @Label(value = "Zero", description = "They become zero, like a measured zero.")
        ZERO(MissingValuePolicy.ZERO),
        @Label(
                value = "Last value",
                description =
                        "They become the last measured value before them, zero if there is none."
                                + " Add indicators if it matters what was measured.")
        CARRY_FORWARD(MissingValuePolicy.CARRY_FORWARD),
        @Label(
                value = "Interpolate",
                description =
                        "They are put on the straight line between the measured neighbours in"
                                + " time. Do not use it for forecasting: the later neighbour would"
                                + " tell the network the future.")
        INTERPOLATE(MissingValuePolicy.INTERPOLATE),
        @Label(
                value = "Missing cell",
                description = "The whole series becomes a missing cell with the reason.")
        MISSING(MissingValuePolicy.MISSING),
        @Label(value = "Error", description = "The node fails and names row, feature and time.")
        ERROR(MissingValuePolicy.ERROR);

        private final MissingValuePolicy policy;

        MissingValues(MissingValuePolicy policy) {
            this.policy = policy;
        }
    }

    /** How the values of each series are scaled. */
    enum Scaling {
        @Label(value = "None", description = "Values stay as they are.")
        NONE(SeriesScaling.NONE),
        @Label(
                value = "Centre",
                description = "Subtracts the mean of the series, each feature by itself.")
        CENTRE(SeriesScaling.CENTRE),
        @Label(
                value = "Z-score",
                description =
                        "Subtracts the mean and divides by the standard deviation of the series;"
                                + " a constant series becomes zeros.")
        Z_SCORE(SeriesScaling.Z_SCORE);

        private final SeriesScaling scaling;

        Scaling(SeriesScaling scaling) {
            this.scaling = scaling;
        }
    }

    /** What happens to several rows of the same series and time. */
    enum SameTime {
        @Label(value = "Error", description = "The node fails and names the series and the time.")
        ERROR(RepeatedTimes.ERROR),
        @Label(
                value = "Mean",
                description = "They become one step with the means of the measured values.")
        MEAN(RepeatedTimes.MEAN);

        private final RepeatedTimes repeated;

        SameTime(RepeatedTimes repeated) {
            this.repeated = repeated;
        }

        RepeatedTimes repeated() {
            return repeated;
        }
    }

    interface LayoutReference extends ParameterReference<TableLayout> {}

    interface TimeDifferenceReference extends ParameterReference<Boolean> {}

    interface WindowsReference extends ParameterReference<Boolean> {}

    static final class IsWide implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(LayoutReference.class).isOneOf(TableLayout.WIDE);
        }
    }

    static final class IsLong implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(LayoutReference.class).isOneOf(TableLayout.LONG);
        }
    }

    static final class HasTimeDifference implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(TimeDifferenceReference.class).isTrue();
        }
    }

    static final class HasWindows implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(WindowsReference.class).isTrue();
        }
    }

    /** Columns that may name a series: text, whole numbers, anything with distinct values. */
    static final class GroupColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isGroup(column);
        }
    }

    @Widget(title = "Layout of the table", description = "How the input holds the series.")
    @ValueSwitchWidget
    @ValueReference(LayoutReference.class)
    @Layout(LayoutSection.class)
    TableLayout layout = TableLayout.WIDE;

    @Widget(
            title = PATTERN_TITLE,
            description =
                    "Which columns are the steps of a series. Write <tt>{time}</tt> where the"
                            + " number of the time stands (<tt>alpha {time}</tt>) and, if there are"
                            + " several features a step, <tt>{feature}</tt> where the feature is"
                            + " named (<tt>{feature} at {time} h</tt>). A regular expression with"
                            + " one group for the time, or with groups named <tt>time</tt> and"
                            + " <tt>feature</tt>, works too. Empty: the columns whose names differ"
                            + " only in their last number. Steps are ordered by their times,"
                            + " wherever the columns stand.")
    @Effect(predicate = IsWide.class, type = EffectType.SHOW)
    @Layout(LayoutSection.class)
    String columnPattern = "";

    @Widget(
            title = "Name of the feature",
            description =
                    "What the measured value is called when the columns do not name several"
                            + " features. A model applies to series with the same names: keep the"
                            + " default to train on some columns and to predict others.")
    @Advanced
    @Effect(predicate = IsWide.class, type = EffectType.SHOW)
    @Layout(LayoutSection.class)
    String featureName = "value";

    @Widget(
            title = GROUP_TITLE,
            description =
                    "The column that says which series a row belongs to, for example the patient."
                            + " If nothing is chosen, the first text column is taken.")
    @ChoicesProvider(GroupColumns.class)
    @Effect(predicate = IsLong.class, type = EffectType.SHOW)
    @Layout(LayoutSection.class)
    String groupColumn = "";

    @Widget(
            title = TIME_TITLE,
            description =
                    "The column with the time of each row, as a number. Rows may be in any order."
                            + " If nothing is chosen, a column named time, hour, day, ... is taken,"
                            + " or else the first numeric column.")
    @ChoicesProvider(DoubleColumnsProvider.class)
    @Effect(predicate = IsLong.class, type = EffectType.SHOW)
    @Layout(LayoutSection.class)
    String timeColumn = "";

    @Widget(
            title = "Feature columns",
            description =
                    "The numeric columns with the measured features. Series and time column are"
                            + " left out by themselves.")
    @ColumnFilterWidget(choicesProvider = DoubleColumnsProvider.class)
    @Effect(predicate = IsLong.class, type = EffectType.SHOW)
    @Layout(LayoutSection.class)
    ColumnFilter featureColumns = new ColumnFilter().withIncludeUnknownColumns();

    @Widget(
            title = "Rows of the same time",
            description = "What happens to several rows of one series with the same time.")
    @ValueSwitchWidget
    @Effect(predicate = IsLong.class, type = EffectType.SHOW)
    @Layout(LayoutSection.class)
    SameTime sameTime = SameTime.ERROR;

    @Widget(
            title = "Missing values",
            description = "What becomes of values that were not measured (missing cells).")
    @Layout(ValueSection.class)
    MissingValues missingValues = MissingValues.KEEP;

    @Widget(
            title = "Greatest share of missing values",
            description =
                    "Series with a greater share of missing values, from 0 to 1, get a missing cell"
                            + " with the reason. 0.3 is usual for expression data; 1 accepts all.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostOne.class)
    @Layout(ValueSection.class)
    double greatestMissingShare = 1;

    @Widget(
            title = "Indicators of missing values",
            description =
                    "Adds for each measured feature a second one that is 1 where the value was"
                            + " missing and 0 elsewhere, so that the network can tell a filled-in"
                            + " value from a measured one, and no score counts it.")
    @Layout(ValueSection.class)
    boolean indicators = false;

    @Widget(
            title = "Scaling",
            description =
                    "How the values of each series are scaled, by that series alone. To scale by"
                            + " the statistics of the training data, use the Expression"
                            + " Preprocessor before this node.")
    @ValueSwitchWidget
    @Layout(ValueSection.class)
    Scaling scaling = Scaling.NONE;

    @Widget(
            title = "Time difference as feature",
            description =
                    "Adds the time since the step before as the last feature (0 at the first"
                            + " step). Needed when the times are unevenly spaced and the spacing"
                            + " tells something.")
    @ValueReference(TimeDifferenceReference.class)
    @Layout(TimeSection.class)
    boolean timeDifference = false;

    @Widget(
            title = "Time unit",
            description =
                    "Time differences are divided by this number, greater than 0. Choose the usual"
                            + " distance of two steps, so that they come to about 1: networks learn"
                            + " badly from large inputs.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = HasTimeDifference.class, type = EffectType.SHOW)
    @Layout(TimeSection.class)
    double timeUnit = 1;

    @Widget(
            title = "Cut into windows",
            description =
                    "Gives one row for each window of a series instead of one for the whole"
                            + " series, for forecasting from long series. The output then has the"
                            + " columns Series and Window start.")
    @ValueReference(WindowsReference.class)
    @Layout(WindowSection.class)
    boolean windows = false;

    @Widget(
            title = "Steps in a window",
            description =
                    "How many steps a window has, at least 1. Series with fewer steps are left out"
                            + " with a warning.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = HasWindows.class, type = EffectType.SHOW)
    @Layout(WindowSection.class)
    int windowLength = 10;

    @Widget(
            title = "Steps between windows",
            description =
                    "How many steps after the start of a window the next one starts, at least 1."
                            + " The length of a window gives windows that do not overlap.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = HasWindows.class, type = EffectType.SHOW)
    @Layout(WindowSection.class)
    int windowStep = 1;

    @Widget(title = "Name of the new column", description = "The column with the encoded series.")
    @Layout(OutputSection.class)
    String outputColumn = "Encoded series";

    @Widget(
            title = "Keep the columns of the steps",
            description = "Whether the columns that were encoded stay in the output table.")
    @Effect(predicate = IsWide.class, type = EffectType.SHOW)
    @Layout(OutputSection.class)
    boolean keepSteps = true;

    @Widget(
            title = "Keep further columns",
            description =
                    "Whether the columns that are neither series, time nor feature come along. Of"
                            + " each series the first value is taken; if its rows have different"
                            + " values, the cell is missing and a warning says so.")
    @Effect(predicate = IsLong.class, type = EffectType.SHOW)
    @Layout(OutputSection.class)
    boolean keepFurther = true;

    @Widget(
            title = "Greatest length",
            description = "Of longer series only the last steps are kept; 0 for no limit.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Layout(OutputSection.class)
    int maximumLength = 0;

    /** Defaults without knowledge of an input. */
    TimeSeriesEncoderNodeParameters() {}

    /**
     * Defaults for an input: guesses the columns of a long table.
     *
     * @param input what is connected
     */
    TimeSeriesEncoderNodeParameters(NodeParametersInput input) {
        input.getInTableSpec(0)
                .ifPresent(
                        table -> {
                            groupColumn = guessGroup(table);
                            timeColumn = guessTime(table);
                        });
    }

    private static boolean isGroup(DataColumnSpec column) {
        return column.getType().isCompatible(NominalValue.class)
                && !column.getType().isCompatible(EncodedSequenceValue.class);
    }

    static String guessGroup(DataTableSpec table) {
        return table.stream()
                .filter(TimeSeriesEncoderNodeParameters::isGroup)
                .filter(column -> column.getType().isCompatible(StringValue.class))
                .map(DataColumnSpec::getName)
                .findFirst()
                .orElse("");
    }

    static String guessTime(DataTableSpec table) {
        List<String> numeric =
                table.stream()
                        .filter(column -> column.getType().isCompatible(DoubleValue.class))
                        .map(DataColumnSpec::getName)
                        .toList();
        return numeric.stream()
                .filter(name -> TIME_NAMES.contains(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .or(() -> numeric.stream().findFirst())
                .orElse("");
    }

    /**
     * The engine's form of the rules.
     *
     * @param features the names of the measured features
     * @param stepNames the names of the steps, or none
     * @return the encoding
     * @throws IllegalArgumentException if the rules cannot be; the message says what to do
     */
    SeriesEncoding toSpec(List<String> features, List<String> stepNames) {
        return new SeriesEncoding(
                features,
                indicators,
                timeDifference,
                timeUnit,
                missingValues.policy,
                scaling.scaling,
                stepNames,
                maximumLength);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            toSpec(List.of(featureName), List.of());
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
        if (!(greatestMissingShare >= 0 && greatestMissingShare <= 1)) {
            throw new InvalidSettingsException(
                    "The greatest share of missing values must lie between 0 and 1, not "
                            + greatestMissingShare
                            + ".");
        }
        if (featureName.isBlank() || outputColumn.isBlank()) {
            throw new InvalidSettingsException(
                    "The feature and the new column need names: give them one in the dialog.");
        }
        if (windows && (windowLength < 1 || windowStep < 1)) {
            throw new InvalidSettingsException(
                    String.format(
                            "The steps in a window and between windows must be at least 1, not %d"
                                    + " and %d.",
                            windowLength, windowStep));
        }
    }
}
