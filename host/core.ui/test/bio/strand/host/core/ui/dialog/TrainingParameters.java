// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.ui.dialog;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSystemOption;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.WithFileSystem;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.util.ColumnSelectionUtil;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider.StringColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Parameters with every kind of widget, as a learner has them. */
public final class TrainingParameters implements NodeParameters {

    @Section(title = "Input")
    interface InputSection {}

    @Section(title = "Training")
    @After(InputSection.class)
    interface TrainingSection {}

    public enum CellType {
        @Label(value = "Plain RNN", description = "Forgets soon.")
        RNN,
        LSTM,
        GATED_RECURRENT_UNIT
    }

    static final class CellTypeRef implements ParameterReference<CellType> {}

    static final class UsesDropout implements BooleanReference {}

    static final class StagesRef implements ParameterReference<Stage[]> {}

    static final class IsGated implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(CellTypeRef.class)
                    .isOneOf(CellType.LSTM, CellType.GATED_RECURRENT_UNIT);
        }
    }

    static final class HasLongStage implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getArray(StagesRef.class)
                    .containsElementSatisfying(
                            element -> element.getBoolean(Stage.IsLong.class).isTrue());
        }
    }

    static final class BelowOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }

        @Override
        public boolean isExclusive() {
            return true;
        }
    }

    static final class DefaultSeed implements OptionalWidget.DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(NodeParametersInput input) {
            return 42;
        }
    }

    public static final class Stage implements NodeParameters {
        static final class IsLong implements BooleanReference {}

        @Widget(title = "Epochs", description = "How often all rows are seen.")
        int epochs = 3;

        @Widget(title = "Long", description = "Whether it takes long.")
        @ValueReference(IsLong.class)
        boolean isLong;
    }

    public static final class Stopping implements NodeParameters {
        @Widget(title = "Patience", description = "Epochs without improvement.")
        @Persist(configKey = "patienceEpochs")
        @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
        int patience = 5;
    }

    @Widget(title = "File", description = "File to read.")
    @FileReaderWidget(fileExtensions = {"csv"})
    @WithFileSystem(FileSystemOption.LOCAL)
    @Layout(InputSection.class)
    String file = "";

    @Widget(title = "Target", description = "Column to learn.")
    @ChoicesProvider(StringColumnsProvider.class)
    @Layout(InputSection.class)
    String target = "";

    @Widget(title = "Cell", description = "Kind of cell.")
    @ValueSwitchWidget
    @ValueReference(CellTypeRef.class)
    @Layout(TrainingSection.class)
    CellType cell = CellType.LSTM;

    @Widget(title = "Forget bias", description = "Of gated cells.", advanced = true)
    @Effect(predicate = IsGated.class, type = EffectType.SHOW)
    @Layout(TrainingSection.class)
    double forgetBias = 1;

    @Widget(title = "Dropout", description = "Use dropout &amp; scaling.")
    @ValueReference(UsesDropout.class)
    boolean dropout;

    @Widget(
            title = "Rate",
            description = "Share of dropped values.",
            effect = @Effect(predicate = UsesDropout.class, type = EffectType.ENABLE))
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = BelowOne.class)
    double rate = 0.5;

    @Widget(title = "Seed", description = "For the random numbers.")
    @OptionalWidget(defaultProvider = DefaultSeed.class)
    Optional<Integer> seed = Optional.empty();

    @Advanced Stopping stopping = new Stopping();

    @Widget(title = "Stages", description = "One after the other.")
    @ArrayWidget(addButtonText = "Add stage")
    @ValueReference(StagesRef.class)
    Stage[] stages = {new Stage()};

    @Widget(title = "Hint", description = "Shown for long stages.")
    @Effect(predicate = HasLongStage.class, type = EffectType.HIDE)
    String hint = "h";

    int withoutWidget = 1;

    public TrainingParameters() {}

    TrainingParameters(NodeParametersInput input) {
        target =
                ColumnSelectionUtil.getFirstCompatibleColumn(input, 0, StringValue.class)
                        .map(column -> column.getName())
                        .orElse("");
        List<?> columns = ColumnSelectionUtil.getAllColumnsOfFirstPort(input);
        withoutWidget = columns.size();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (!(rate > 0 && rate < 1)) {
            throw new InvalidSettingsException(
                    "Rate must be between 0 and 1, but is " + rate + ".");
        }
    }
}
