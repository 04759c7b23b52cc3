// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.RecurrentDefaults;
import bio.strand.engine.training.CheckpointStore;
import bio.strand.engine.training.OptimizerSpec;
import bio.strand.engine.training.TrainingSpec;
import bio.strand.nodes.ports.TaskKind;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.LocalFile;
import bio.strand.nodes.runtime.NumberBounds.AtLeastTwo;
import bio.strand.nodes.runtime.NumberBounds.AtMostOne;
import bio.strand.nodes.runtime.NumberBounds.AtMostTen;
import bio.strand.nodes.runtime.NumberBounds.BelowOne;
import bio.strand.nodes.tables.ColumnRole;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSystemOption;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.WithFileSystem;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.DefaultProvider;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
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
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/**
 * What one may set in the RNN Learner; the defaults are the engine's. The field names are the keys
 * in saved workflows and never change.
 */
public final class RnnLearnerNodeParameters implements NodeParameters {

    static final String SEQUENCE_TITLE = "Sequence column";
    static final String TARGET_TITLE = "Target column";
    static final String TARGETS_TITLE = "Target columns";
    static final String MASK_TITLE = "Mask column";

    /** Input ports beside the training data, which the user adds. */
    static final String VALIDATION_PORT = "Validation data";

    static final String INITIAL_MODEL_PORT = "Initial model";

    @Section(title = "Labels of positions")
    @Advanced
    interface PositionsSection {}

    @Section(title = "Convolution")
    @After(PositionsSection.class)
    @Effect(predicate = NetworkIsSet.class, type = EffectType.SHOW)
    interface ConvolutionSection {}

    @Section(title = "Recurrent network")
    @After(ConvolutionSection.class)
    @Effect(predicate = NetworkIsSet.class, type = EffectType.SHOW)
    interface RecurrentSection {}

    @Section(title = "Training")
    @After(RecurrentSection.class)
    interface TrainingSection {}

    @Section(title = "Optimiser")
    @Advanced
    @After(TrainingSection.class)
    @Effect(predicate = NetworkIsSet.class, type = EffectType.SHOW)
    interface OptimizerSection {}

    @Section(title = "Checkpoints and initial model")
    @Advanced
    @After(OptimizerSection.class)
    interface CheckpointSection {}

    /** What is learned; the constants' names are stored in workflows. */
    enum LearningTask {
        @Label(
                value = "Automatic",
                description =
                        "By the target: text is a class, or a label for each position if it is as"
                            + " long as its sequence; numbers are predicted as numbers; several"
                            + " columns of 0 and 1 are yes/no targets; series without a target are"
                            + " forecast.")
        AUTO,
        @Label(value = "Classes", description = "One of several classes for each sequence.")
        CLASSES,
        @Label(
                value = "Numbers",
                description =
                        "A number for each sequence, such as solubility or activity; one target or"
                                + " several (regression).")
        NUMBERS,
        @Label(
                value = "Yes/no targets",
                description =
                        "Yes (1) or no (0) for each of one or several targets, such as assays;"
                                + " missing labels are left out of account.")
        YES_NO,
        @Label(
                value = "A label for each position",
                description =
                        "One letter for each position, such as the secondary structure of each"
                                + " residue.")
        POSITIONS,
        @Label(
                value = "Forecast",
                description = "The next values of a series, from those before. Needs no target.")
        FORECAST
    }

    enum Rule {
        @Label(
                value = "AdamW",
                description =
                        "Adam with decoupled weight decay; without weight decay it is Adam. Suits"
                                + " nearly everything.")
        ADAM_W,
        @Label(value = "Adam", description = "As first published; weight decay is an L2 penalty.")
        ADAM,
        @Label(value = "RMSProp", description = "Steps scaled by the size of recent gradients.")
        RMS_PROP,
        @Label(
                value = "SGD",
                description =
                        "Stochastic gradient descent with momentum; needs a learning rate chosen"
                                + " with care, about 0.01 to 0.1.")
        SGD
    }

    enum Loss {
        @Label(
                value = "Of the task",
                description =
                        "Cross-entropy for classes, yes/no targets and labels; squared error for"
                                + " numbers and forecasts.")
        TASK,
        @Label(value = "Squared error", description = "For numbers; large errors count most.")
        SQUARED_ERROR,
        @Label(value = "Absolute error", description = "For numbers; outliers count little.")
        ABSOLUTE_ERROR,
        @Label(
                value = "Huber",
                description = "For numbers; squared for small errors, absolute for large ones.")
        HUBER
    }

    enum Variation {
        @Label(value = "None", description = "Sequences are read as they are.")
        NONE,
        @Label(
                value = "Reverse complement",
                description =
                        "For nucleotides: each sequence is read as itself or as its reverse"
                            + " complement, by chance, since either strand may carry the signal.")
        REVERSE_COMPLEMENT,
        @Label(
                value = "Random start",
                description =
                        "For forecasts: each series begins at a random step, so that the network"
                                + " cannot learn by heart what each step of the training series"
                                + " looks like, and works on series measured at other times.")
        RANDOM_START
    }

    enum Cell {
        @Label(
                value = "GRU",
                description = "Gated recurrent unit: nearly as able as the LSTM at less cost.")
        GRU,
        @Label(
                value = "LSTM",
                description = "Long short-term memory: for dependencies over many positions.")
        LSTM,
        @Label(
                value = "RNN",
                description = "Plain recurrent cell: fastest, forgets after some ten positions.")
        RNN,
        @Label(
                value = "RNN (ReLU)",
                description = "Plain recurrent cell with a rectifier in place of tanh.")
        RNN_RELU
    }

    enum Aggregation {
        @Label(
                value = "All states",
                description =
                        "The states of all positions side by side. It keeps where a signal lies,"
                            + " and suits aligned sequences such as splice sites. Sequences longer"
                            + " than the longest training sequence cannot be predicted then.")
        ALL,
        @Label(
                value = "Maximum",
                description =
                        "The greatest value of each feature over all positions: for signals that"
                                + " may lie anywhere.")
        MAX,
        @Label(
                value = "Mean",
                description =
                        "The mean of each feature over all positions: for properties of the whole"
                                + " sequence, such as composition.")
        MEAN,
        @Label(
                value = "Last step",
                description =
                        "The state after the last position, the textbook form: for short"
                                + " sequences.")
        LAST,
        @Label(
                value = "Attention",
                description =
                        "A mean whose weights the network learns, so that positions that matter"
                            + " count more. The LSTM Predictor can append the weights, which show"
                            + " where the network looks.")
        ATTENTION
    }

    enum Schedule {
        @Label(value = "Constant", description = "The learning rate stays as it was set.")
        CONSTANT,
        @Label(
                value = "Cosine",
                description =
                        "The learning rate falls along half a cosine to nearly zero at the last"
                                + " epoch.")
        COSINE,
        @Label(
                value = "Step",
                description = "It is multiplied by a factor each time some epochs have passed.")
        STEP,
        @Label(
                value = "Exponential",
                description = "It is multiplied by a factor after every epoch.")
        EXPONENTIAL,
        @Label(
                value = "On plateau",
                description =
                        "It is multiplied by a factor whenever the validation loss has not fallen"
                                + " for some epochs.")
        PLATEAU
    }

    static final class SequenceColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.ENCODED.matches(column);
        }
    }

    static final class TargetColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return LearnerColumns.maybeTarget(column);
        }
    }

    static final class TextColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.SEQUENCE.matches(column);
        }
    }

    interface TaskReference extends ParameterReference<LearningTask> {}

    interface SeveralReference extends ParameterReference<Boolean> {}

    interface RecommendedReference extends ParameterReference<Boolean> {}

    interface MaskReference extends ParameterReference<Boolean> {}

    interface RuleReference extends ParameterReference<Rule> {}

    interface LossReference extends ParameterReference<Loss> {}

    interface ScheduleReference extends ParameterReference<Schedule> {}

    interface VariationReference extends ParameterReference<Variation> {}

    interface CheckpointReference extends ParameterReference<Boolean> {}

    static final class IsNoForecast implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(TaskReference.class).isOneOf(LearningTask.FORECAST).negate();
        }
    }

    static final class HasOneTarget implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(IsNoForecast.class)
                    .and(initializer.getPredicate(HasSeveralTargets.class).negate());
        }
    }

    static final class MayHaveSeveralTargets implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(TaskReference.class)
                    .isOneOf(LearningTask.AUTO, LearningTask.NUMBERS, LearningTask.YES_NO);
        }
    }

    static final class HasSeveralTargets implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(MayHaveSeveralTargets.class)
                    .and(initializer.getBoolean(SeveralReference.class).isTrue());
        }
    }

    static final class IsNotSurelyClasses implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(TaskReference.class).isOneOf(LearningTask.CLASSES).negate();
        }
    }

    /** Whether network and training are those of the fields, at least for some targets. */
    static final class NetworkIsSet implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getBoolean(RecommendedReference.class)
                    .isFalse()
                    .or(
                            initializer
                                    .getEnum(TaskReference.class)
                                    .isOneOf(LearningTask.AUTO, LearningTask.CLASSES));
        }
    }

    static final class MayBePositions implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(TaskReference.class)
                    .isOneOf(LearningTask.AUTO, LearningTask.POSITIONS);
        }
    }

    static final class MaskIsUsed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getPredicate(MayBePositions.class)
                    .and(initializer.getBoolean(MaskReference.class).isTrue());
        }
    }

    static final class RuleIsSgd implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(RuleReference.class).isOneOf(Rule.SGD);
        }
    }

    static final class LossIsHuber implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(LossReference.class).isOneOf(Loss.HUBER);
        }
    }

    static final class LossIsOfTheTask implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(LossReference.class).isOneOf(Loss.TASK);
        }
    }

    static final class ScheduleHasFactor implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(ScheduleReference.class)
                    .isOneOf(Schedule.STEP, Schedule.EXPONENTIAL, Schedule.PLATEAU);
        }
    }

    static final class ScheduleHasEpochs implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(ScheduleReference.class)
                    .isOneOf(Schedule.STEP, Schedule.PLATEAU);
        }
    }

    static final class ScheduleIsCosine implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(ScheduleReference.class).isOneOf(Schedule.COSINE);
        }
    }

    static final class StartIsRandom implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(VariationReference.class).isOneOf(Variation.RANDOM_START);
        }
    }

    static final class CheckpointsAreKept implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getBoolean(CheckpointReference.class).isTrue();
        }
    }

    /** Workflows saved before batches could be sorted by length go on without. */
    static final class UnsortedBefore implements DefaultProvider<Boolean> {
        @Override
        public Boolean getDefault() {
            return false;
        }
    }

    static final class AtMostMillion extends MaxValidation {
        @Override
        protected double getMax() {
            return 1_000_000;
        }
    }

    static final class AtMostEight extends MaxValidation {
        @Override
        protected double getMax() {
            return 8;
        }
    }

    static final class AtMostWindow extends MaxValidation {
        @Override
        protected double getMax() {
            return 255;
        }
    }

    static final class AtMostUnits extends MaxValidation {
        @Override
        protected double getMax() {
            return 16_384;
        }
    }

    static final class AtMostValidationShare extends MaxValidation {
        @Override
        protected double getMax() {
            return 0.9;
        }
    }

    static final class AtMostEpochs extends MaxValidation {
        @Override
        protected double getMax() {
            return 100_000;
        }
    }

    static final class AtMostBatchSize extends MaxValidation {
        @Override
        protected double getMax() {
            return 65_536;
        }
    }

    static final class AtMostWorkers extends MaxValidation {
        @Override
        protected double getMax() {
            return 256;
        }
    }

    @Widget(
            title = SEQUENCE_TITLE,
            description = "The column with the encoded sequences that the Sequence Encoder made.")
    @ChoicesProvider(SequenceColumns.class)
    String sequenceColumn = "";

    @Widget(
            title = TARGET_TITLE,
            description =
                    "The column with what is to be learned: the class of each sequence, a number,"
                        + " or a text with one letter for each position. At least two classes or"
                        + " labels must occur.")
    @ChoicesProvider(TargetColumns.class)
    @Effect(predicate = HasOneTarget.class, type = EffectType.SHOW)
    String targetColumn = "";

    @Widget(
            title = "Task",
            description =
                    "What is learned. Choose it yourself where the target does not say it: classes"
                            + " that are written as numbers, numbers in a text column, or yes/no"
                            + " targets of one column.")
    @ValueReference(TaskReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    LearningTask task = LearningTask.AUTO;

    @Widget(
            title = "Several target columns",
            description =
                    "Whether one network learns several targets at once, such as the assays of a"
                        + " panel. It often helps targets with few labels. Missing labels are left"
                        + " out of account.")
    @ValueReference(SeveralReference.class)
    @Effect(predicate = MayHaveSeveralTargets.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean severalTargets = false;

    @Widget(
            title = TARGETS_TITLE,
            description =
                    "The columns with the targets, chosen one by one, by a pattern of their names"
                            + " or by type. If all hold 0 and 1 (or true and false), yes or no is"
                            + " learned for each, else numbers.")
    @ColumnFilterWidget(choicesProvider = TargetColumns.class)
    @Effect(predicate = HasSeveralTargets.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    ColumnFilter targetColumns = new ColumnFilter();

    @Widget(
            title = "Recommended settings for the task",
            description =
                    "For tasks other than classes: whether network and training are set by what has"
                        + " worked well for the task, instead of by the fields below. For classes"
                        + " the fields below always count; their defaults are the recommended ones."
                        + " Seed, validation share and workers always count.")
    @ValueReference(RecommendedReference.class)
    @Effect(predicate = IsNotSurelyClasses.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean recommended = true;

    @Layout(PositionsSection.class)
    @Widget(
            title = "Leave positions out by a mask",
            description =
                    "For a label at each position: whether a column says which positions are"
                            + " learned from and scored, for instance because the others were not"
                            + " resolved in the experiment.")
    @ValueReference(MaskReference.class)
    @Effect(predicate = MayBePositions.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    boolean useMask = false;

    @Layout(PositionsSection.class)
    @Widget(
            title = MASK_TITLE,
            description =
                    "A text column with one letter a position: 0 where the position is left out,"
                            + " anything else where it counts.")
    @ChoicesProvider(TextColumns.class)
    @Effect(predicate = MaskIsUsed.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String maskColumn = "";

    @Layout(ConvolutionSection.class)
    @Widget(
            title = "Embedding size",
            description =
                    "The length of the vector that the network learns for each symbol, 0 to 16384."
                        + " 0 takes the vectors of the encoding, or 64 learned values where the"
                        + " encoding has none (ordinal). Useful for many symbols, as in SMILES or"
                        + " k-mers.")
    @Advanced
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostUnits.class)
    @Migrate(loadDefaultIfAbsent = true)
    int embeddingSize = 0;

    @Layout(ConvolutionSection.class)
    @Widget(
            title = "Convolutions",
            description =
                    "The number of convolution layers in front of the recurrent ones, 0 to 8. A"
                        + " convolution finds short motifs at every position, which recurrent cells"
                        + " alone learn only slowly.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostEight.class)
    int convolutionLayers = RecurrentDefaults.CONVOLUTION_LAYERS;

    @Layout(ConvolutionSection.class)
    @Widget(
            title = "Filters",
            description = "The number of motifs that each convolution looks for, 1 to 16384.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = AtMostUnits.class)
    int filters = RecurrentDefaults.FILTERS;

    @Layout(ConvolutionSection.class)
    @Widget(
            title = "Filter width",
            description =
                    "The length of a motif in positions, an odd number from 1 to 255. About the"
                            + " length of the motifs that you expect.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = AtMostWindow.class)
    int filterWidth = RecurrentDefaults.FILTER_WIDTH;

    @Layout(ConvolutionSection.class)
    @Widget(
            title = "Pooling window",
            description =
                    "How many neighbouring positions are merged into their maximum after each"
                            + " convolution, 1 to 255. 1 keeps every position. 2 or more makes long"
                            + " sequences cheaper and small shifts harmless.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = AtMostWindow.class)
    int poolingWindow = RecurrentDefaults.CONVOLUTION_POOLING;

    @Layout(RecurrentSection.class)
    @Widget(title = "Cell", description = "The kind of recurrent cell.")
    @ValueSwitchWidget
    Cell cell = Cell.valueOf(RecurrentDefaults.CELL.name());

    @Layout(RecurrentSection.class)
    @Widget(
            title = "Recurrent layers",
            description =
                    "The number of recurrent layers, one on top of the other, 0 to 8. 1 or 2"
                            + " suffice for most tasks. 0 leaves the convolutions alone.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostEight.class)
    int recurrentLayers = RecurrentDefaults.RECURRENT_LAYERS;

    @Layout(RecurrentSection.class)
    @Widget(
            title = "Hidden size",
            description =
                    "The number of values that a cell remembers, 1 to 16384. More values hold more,"
                            + " take longer and need more rows.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = AtMostUnits.class)
    int hiddenSize = RecurrentDefaults.HIDDEN_SIZE;

    @Layout(RecurrentSection.class)
    @Widget(
            title = "Size of each layer",
            description =
                    "Hidden sizes from the first layer to the last, separated by commas, for"
                        + " example <tt>128, 64</tt>, where layers shall differ. Empty gives each"
                        + " layer the hidden size above.")
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    String layerSizes = "";

    @Layout(RecurrentSection.class)
    @Widget(
            title = "Bidirectional",
            description =
                    "Whether a second cell reads each sequence from its end. Usually better, as"
                            + " biology reads both ways; twice the time. Forecasts never do, for"
                            + " they must not see what comes.")
    boolean bidirectional = RecurrentDefaults.BIDIRECTIONAL;

    @Layout(RecurrentSection.class)
    @Widget(
            title = "Aggregation",
            description =
                    "How the states of all positions become the one vector that is classified."
                        + " Where the position of the signal matters, all states are far ahead of"
                        + " the others; where it does not, the maximum is. Without effect for a"
                        + " label at each position and for forecasts.")
    Aggregation aggregation = Aggregation.valueOf(RecurrentDefaults.POOLING.name());

    @Layout(RecurrentSection.class)
    @Widget(
            title = "Dropout",
            description =
                    "The share of values that are left out at random while training, 0 to below 1,"
                            + " between recurrent layers and before the classification. It guards"
                            + " against learning rows by heart.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = BelowOne.class,
            stepSize = 0.1)
    double dropout = RecurrentDefaults.DROPOUT;

    @Layout(RecurrentSection.class)
    @Widget(
            title = "Recurrent dropout",
            description =
                    "The share of values that each cell forgets at random while training, the same"
                            + " ones at all positions of a sequence, 0 to below 1. A stronger guard"
                            + " than dropout for long training.")
    @Advanced
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = BelowOne.class,
            stepSize = 0.1)
    @Migrate(loadDefaultIfAbsent = true)
    double recurrentDropout = 0;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Epochs",
            description =
                    "The greatest number of passes over the training rows, 1 to 100000. Early"
                            + " stopping may end training before.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = AtMostEpochs.class)
    @Effect(predicate = NetworkIsSet.class, type = EffectType.SHOW)
    int epochs = TrainingSpec.DEFAULT_EPOCHS;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Batch size",
            description =
                    "The number of rows for one step of the optimiser, 1 to 65536. Smaller batches"
                            + " take longer and often generalise better.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = AtMostBatchSize.class)
    @Effect(predicate = NetworkIsSet.class, type = EffectType.SHOW)
    int batchSize = TrainingSpec.DEFAULT_BATCH_SIZE;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Learning rate",
            description =
                    "The step size of the optimiser, above 0 and at most 10. If the loss jumps or"
                        + " training diverges, try a tenth; if it hardly falls, try three times as"
                        + " much.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = AtMostTen.class,
            stepSize = 0.001)
    @Effect(predicate = NetworkIsSet.class, type = EffectType.SHOW)
    double learningRate = TrainingSpec.DEFAULT_LEARNING_RATE;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Seed",
            description =
                    "The start of all random numbers: initial weights, validation rows, order of"
                            + " rows, dropout. The same seed on the same rows gives the same model,"
                            + " byte for byte.")
    int seed = (int) TrainingSpec.DEFAULT_SEED;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Validation share",
            description =
                    "The share of the rows, drawn class by class, that is kept out of training to"
                        + " choose the best epoch and to judge the network against simple methods,"
                        + " 0 to 0.9. 0 trains on all rows; the last epoch is kept then, and there"
                        + " is no early stopping.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostValidationShare.class,
            stepSize = 0.05)
    double validationShare = TrainingSpec.DEFAULT_VALIDATION_SHARE;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Patience",
            description =
                    "The number of epochs without a lower validation loss after which training"
                        + " stops early, 0 to 100000. 0 always trains all epochs. Either way the"
                        + " model of the best epoch is kept.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostEpochs.class)
    @Effect(predicate = NetworkIsSet.class, type = EffectType.SHOW)
    int patience = TrainingSpec.DEFAULT_PATIENCE;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Weigh classes",
            description =
                    "Whether every class (or label, or answer of a yes/no target) counts the same"
                        + " however rare it is. Use it if rare classes matter as much as frequent"
                        + " ones; probabilities then no longer reflect how frequent classes are.")
    @Effect(predicate = NetworkIsSet.class, type = EffectType.SHOW)
    boolean classWeights = TrainingSpec.defaults().classWeights();

    @Layout(OptimizerSection.class)
    @Widget(title = "Optimiser", description = "The rule by which the weights follow the gradient.")
    @ValueReference(RuleReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    Rule optimizer = Rule.ADAM_W;

    @Layout(OptimizerSection.class)
    @Widget(title = "Momentum", description = "How much of the last step is kept, 0 to below 1.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = BelowOne.class,
            stepSize = 0.1)
    @Effect(predicate = RuleIsSgd.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    double momentum = OptimizerSpec.DEFAULT_MOMENTUM;

    @Layout(OptimizerSection.class)
    @Widget(title = "Loss", description = "What training makes small.")
    @ValueReference(LossReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    Loss loss = Loss.TASK;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Delta",
            description =
                    "Where Huber's loss turns from squared to absolute, above 0, in standard"
                            + " deviations of the target.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, stepSize = 0.1)
    @Effect(predicate = LossIsHuber.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    double huberDelta = 1;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Label smoothing",
            description =
                    "For classes and labels: the share of certainty that is taken from the true"
                            + " class and spread over all, 0 to below 1. 0.05 to 0.1 guards against"
                            + " wrong labels and overconfidence.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = BelowOne.class,
            stepSize = 0.05)
    @Effect(predicate = LossIsOfTheTask.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    double labelSmoothing = 0;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Gradient clipping",
            description =
                    "The greatest Euclidean norm of the gradient; a larger one is scaled down. 0"
                            + " switches clipping off. It keeps recurrent networks from diverging.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, stepSize = 0.5)
    double gradientClipping = TrainingSpec.DEFAULT_CLIP_NORM;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Learning rate schedule",
            description = "How the learning rate changes in the course of training.")
    @ValueReference(ScheduleReference.class)
    Schedule schedule = Schedule.CONSTANT;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Warm-up epochs",
            description =
                    "The number of epochs in which the learning rate rises to its full height"
                            + " before it falls, 0 to 100000. One or two help large networks.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostEpochs.class)
    @Effect(predicate = ScheduleIsCosine.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int warmupEpochs = 0;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Factor",
            description = "What the learning rate is multiplied by, above 0 and at most 1.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = AtMostOne.class,
            stepSize = 0.1)
    @Effect(predicate = ScheduleHasFactor.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    double scheduleFactor = 0.5;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Epochs between reductions",
            description =
                    "After how many epochs the learning rate is reduced, 1 to 100000; on a plateau,"
                            + " after how many epochs without a lower validation loss.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = AtMostEpochs.class)
    @Effect(predicate = ScheduleHasEpochs.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int scheduleEpochs = 5;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Weight decay",
            description =
                    "How strongly weights are drawn to zero, 0 to 1, in the decoupled form of"
                            + " AdamW; 0 for not at all. Values around 0.01 are usual.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostOne.class,
            stepSize = 0.01)
    double weightDecay = TrainingSpec.DEFAULT_WEIGHT_DECAY;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Clipping of single values",
            description =
                    "The greatest value of each part of the gradient, before its norm is clipped; 0"
                            + " switches it off.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, stepSize = 0.5)
    @Migrate(loadDefaultIfAbsent = true)
    double valueClipping = 0;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Averaging of weights",
            description =
                    "How slowly the average of the weights follows training, 0 to 0.99999; the"
                        + " average is what is validated and kept. 0 keeps the weights themselves;"
                        + " 0.99 to 0.999 often gains a little.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = BelowOne.class,
            stepSize = 0.005)
    @Migrate(loadDefaultIfAbsent = true)
    double weightAveraging = TrainingSpec.DEFAULT_WEIGHT_AVERAGING;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Batches for one step",
            description =
                    "How many batches add up their gradients for one step of the optimiser, 1 to"
                            + " 65536: large effective batches in little memory.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = AtMostBatchSize.class)
    @Migrate(loadDefaultIfAbsent = true)
    int accumulationSteps = 1;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Batches of similar length",
            description =
                    "Whether sequences of similar length share a batch. It saves much time where"
                            + " lengths differ, and is of no effect where they do not.")
    @Migration(UnsortedBefore.class)
    boolean bucketing = TrainingSpec.defaults().bucketing();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Truncation",
            description =
                    "For very long sequences: over how many positions the gradient flows back, 0 to"
                        + " 1000000; 0 for all. Memory then does not grow with the length. Only for"
                        + " networks that read forward, without convolutions wider than 1 and"
                        + " without the aggregation \"All states\".")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostMillion.class)
    @Migrate(loadDefaultIfAbsent = true)
    int truncatedSteps = 0;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Augmentation",
            description = "How training sequences are varied each time they are read.")
    @ValueReference(VariationReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    Variation augmentation = Variation.NONE;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Shortest series",
            description = "How many steps are left at least after a random start, 2 to 1000000.")
    @NumberInputWidget(minValidation = AtLeastTwo.class, maxValidation = AtMostMillion.class)
    @Effect(predicate = StartIsRandom.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int shortestSeries = 4;

    @Layout(CheckpointSection.class)
    @Widget(
            title = "Keep checkpoints",
            description =
                    "Whether the state of training is kept in a file, so that training that was"
                        + " interrupted (cancelled, power cut) goes on where it was and ends with"
                        + " the same model. Execute the node again to resume; the file is deleted"
                        + " when training has ended.")
    @ValueReference(CheckpointReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    boolean keepCheckpoints = false;

    @Layout(CheckpointSection.class)
    @Widget(
            title = "Checkpoint file",
            description =
                    "Where the state is kept: a path on this machine in a folder that exists. Give"
                            + " each learner a file of its own.")
    @FileWriterWidget(fileExtension = "checkpoint")
    @WithFileSystem(FileSystemOption.LOCAL)
    @Effect(predicate = CheckpointsAreKept.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    String checkpointFile = "";

    @Layout(CheckpointSection.class)
    @Widget(
            title = "Epochs between checkpoints",
            description =
                    "After how many epochs the state is kept, 0 to 100000; 0 keeps it by minutes"
                            + " alone.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostEpochs.class)
    @Effect(predicate = CheckpointsAreKept.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    int checkpointEpochs = 1;

    @Layout(CheckpointSection.class)
    @Widget(
            title = "Minutes between checkpoints",
            description =
                    "After how many minutes the state is kept within an epoch, 0 to 10000; 0 keeps"
                            + " it by epochs alone.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = CheckpointsAreKept.class, type = EffectType.SHOW)
    @Migrate(loadDefaultIfAbsent = true)
    double checkpointMinutes = 10;

    @Layout(CheckpointSection.class)
    @Widget(
            title = "Take the network of the initial model",
            description =
                    "Where an initial model is connected: whether its network is trained on,"
                            + " whatever the fields above say. Else the network of the fields is"
                            + " trained, and takes over the layers that fit.")
    @Migrate(loadDefaultIfAbsent = true)
    boolean keepNetwork = true;

    @Layout(CheckpointSection.class)
    @Widget(
            title = "Frozen layers",
            description =
                    "Where an initial model is connected: layers that stay as they are, by name,"
                            + " separated by commas: <tt>embedding</tt>, <tt>convolution1</tt>,"
                            + " <tt>convolution2</tt>, <tt>recurrent1</tt>, ..., <tt>output</tt>."
                            + " Freeze the first layers when there are few new rows.")
    @Migrate(loadDefaultIfAbsent = true)
    String frozenLayers = "";

    @Layout(TrainingSection.class)
    @Widget(
            title = "Workers",
            description =
                    "The number of threads that train, 1 to 256; 0 for one a processor. The result"
                            + " does not depend on it.")
    @Advanced
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostWorkers.class)
    int workers = 0;

    RnnLearnerNodeParameters() {}

    RnnLearnerNodeParameters(NodeParametersInput input) {
        sequenceColumn = input.getInTableSpec(0).flatMap(ColumnRole.ENCODED::guess).orElse("");
        targetColumn = input.getInTableSpec(0).flatMap(ColumnRole.LABEL::guess).orElse("");
    }

    @Override
    public void validate() throws InvalidSettingsException {
        toNetworkSpec();
        toTrainingSpec();
        if (keepCheckpoints) {
            toCheckpointStore();
        }
    }

    /**
     * The architecture that the fields state for classes.
     *
     * @return the engine's record
     * @throws InvalidSettingsException if a value is out of its range; the message names it
     */
    NetworkSpec toNetworkSpec() throws InvalidSettingsException {
        return NetworkChoice.set(this, TaskKind.CLASSES, 0);
    }

    /**
     * The way of training that the fields state.
     *
     * @return the engine's record
     * @throws InvalidSettingsException if a value is out of its range; the message names it
     */
    TrainingSpec toTrainingSpec() throws InvalidSettingsException {
        return TrainingChoice.set(this, Optional.empty());
    }

    /**
     * Where the state of training is kept.
     *
     * @return the store
     * @throws InvalidSettingsException if the file or the numbers will not do
     */
    CheckpointStore toCheckpointStore() throws InvalidSettingsException {
        try {
            return new CheckpointStore(
                    LocalFile.resolve(checkpointFile, "a file for the checkpoint"),
                    checkpointEpochs,
                    checkpointMinutes);
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }

    /** The frozen layers that the text names. */
    Set<String> frozenLayerNames() {
        return Arrays.stream((frozenLayers == null ? "" : frozenLayers).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
