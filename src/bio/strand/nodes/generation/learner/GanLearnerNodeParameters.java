// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.generation.learner;

import bio.strand.engine.generation.CriticSpec;
import bio.strand.engine.generation.GanCheckpoints;
import bio.strand.engine.generation.GanSpec;
import bio.strand.engine.generation.GeneratorSpec;
import bio.strand.engine.generation.ObjectiveSpec;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.runtime.LocalFile;
import bio.strand.nodes.runtime.NumberBounds.AtLeastTwo;
import bio.strand.nodes.runtime.NumberBounds.AtMostOne;
import bio.strand.nodes.runtime.NumberBounds.AtMostTen;
import bio.strand.nodes.runtime.NumberBounds.BelowOne;
import bio.strand.nodes.tables.ColumnRole;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
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
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/**
 * What one may set in the GAN Learner; the defaults are the engine's. The field names are the keys
 * in saved workflows and never change.
 */
final class GanLearnerNodeParameters implements NodeParameters {

    static final String SEQUENCE_TITLE = "Sequence column";
    static final String PROFILE_TITLE = "Profile columns";
    static final String CLASS_TITLE = "Class column";
    static final String NUMBER_TITLE = "Number column";

    /** The input port beside the training data, which the user adds. */
    static final String HELD_OUT_PORT = "Held-out data";

    private static final ObjectiveSpec.Minimax MINIMAX =
            (ObjectiveSpec.Minimax) GanSpec.defaults().objective();

    private static final GeneratorSpec.ResidualConvolution GENERATOR =
            (GeneratorSpec.ResidualConvolution) GanSpec.defaults().generator();

    private static final CriticSpec.ResidualConvolution CRITIC =
            (CriticSpec.ResidualConvolution) GanSpec.defaults().critic();

    @Section(title = "Training")
    interface TrainingSection {}

    @Section(title = "Networks")
    @Advanced
    @After(TrainingSection.class)
    interface NetworkSection {}

    @Section(title = "Optimiser")
    @Advanced
    @After(NetworkSection.class)
    interface OptimizerSection {}

    @Section(title = "Checks and checkpoints")
    @Advanced
    @After(OptimizerSection.class)
    interface CheckSection {}

    /** What is learned; the constants' names are stored in workflows. */
    enum Source {
        @Label(
                value = "Sequences",
                description =
                        "Encoded sequences of one column: DNA, RNA, proteins or molecules (SMILES),"
                                + " all of one length or of many.")
        SEQUENCES,
        @Label(
                value = "Profiles",
                description =
                        "Rows of several numbers, such as the expression of genes in a sample.")
        PROFILES
    }

    enum ConditionSource {
        @Label(value = "None", description = "What is generated cannot be asked for.")
        NONE,
        @Label(
                value = "A class",
                description =
                        "The GAN Generator can be asked for rows of one class, such as strong"
                                + " promoters.")
        CLASS,
        @Label(
                value = "A number",
                description =
                        "The GAN Generator can be asked for rows with a number, such as a strength"
                                + " of expression.")
        NUMBER
    }

    enum Objective {
        @Label(
                value = "Minimax, non-saturating",
                description =
                        "The game of the first GANs, with the generator's loss that keeps its slope"
                            + " while the discriminator is ahead. With a penalty on the"
                            + " discriminator's slope at real rows it settles down, and it is the"
                            + " fastest.")
        NON_SATURATING,
        @Label(
                value = "Minimax, saturating",
                description =
                        "The first GANs as in theory. The generator hardly learns while the"
                                + " discriminator is ahead; for comparison.")
        SATURATING,
        @Label(
                value = "Wasserstein with gradient penalty",
                description =
                        "The critic measures how far generated rows are from real ones, and its"
                            + " slope is held at 1 (WGAN-GP). Steady; its estimate of the distance"
                            + " falls as the generator improves. Several times slower.")
        WASSERSTEIN,
        @Label(
                value = "Hinge with spectral normalisation",
                description =
                        "The critic's layers are kept from growing, and it learns most from the"
                                + " rows that it is least sure of.")
        HINGE
    }

    enum Network {
        @Label(
                value = "Recommended",
                description =
                        "Residual convolutions for sequences, dense layers for profiles, of a size"
                                + " that trains in minutes.")
        AUTO,
        @Label(
                value = "Residual convolutions",
                description =
                        "Blocks of two convolutions along the sequence with a bypass: the usual"
                                + " choice for sequences.")
        CONVOLUTION,
        @Label(
                value = "LSTM",
                description =
                        "Recurrent layers from the first position to the last: for sequences of"
                                + " very different length; slower.")
        LSTM,
        @Label(
                value = "Dense layers",
                description =
                        "Every value with every other: for profiles and very short sequences.")
        DENSE
    }

    enum SymbolForm {
        @Label(
                value = "Softmax",
                description =
                        "The critic sees the generator's probabilities of the symbols. Simple and"
                                + " steady.")
        SOFTMAX,
        @Label(
                value = "Gumbel-softmax",
                description =
                        "Symbols are drawn by chance, softened by a temperature, so that the critic"
                                + " sees nearly what will be generated.")
        GUMBEL_SOFTMAX,
        @Label(
                value = "Straight-through",
                description =
                        "The critic sees the likeliest symbols themselves, and the gradient passes"
                                + " as if they were soft.")
        STRAIGHT_THROUGH,
        @Label(
                value = "Straight-through, drawn",
                description =
                        "The critic sees symbols drawn by chance, and the gradient passes as if"
                                + " they were soft.")
        STRAIGHT_THROUGH_DRAWN
    }

    static final class SequenceColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.ENCODED.matches(column);
        }
    }

    static final class ClassColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return ColumnRole.LABEL.matches(column);
        }
    }

    interface SourceReference extends ParameterReference<Source> {}

    interface ConditionReference extends ParameterReference<ConditionSource> {}

    interface ObjectiveReference extends ParameterReference<Objective> {}

    interface GeneratorReference extends ParameterReference<Network> {}

    interface CriticReference extends ParameterReference<Network> {}

    interface SymbolFormReference extends ParameterReference<SymbolForm> {}

    interface CheckpointReference extends ParameterReference<Boolean> {}

    static final class LearnsSequences implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(SourceReference.class).isOneOf(Source.SEQUENCES);
        }
    }

    static final class LearnsProfiles implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(SourceReference.class).isOneOf(Source.PROFILES);
        }
    }

    static final class HasClass implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(ConditionReference.class).isOneOf(ConditionSource.CLASS);
        }
    }

    static final class HasNumber implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(ConditionReference.class).isOneOf(ConditionSource.NUMBER);
        }
    }

    static final class IsWasserstein implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(ObjectiveReference.class).isOneOf(Objective.WASSERSTEIN);
        }
    }

    static final class IsMinimax implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer
                    .getEnum(ObjectiveReference.class)
                    .isOneOf(Objective.NON_SATURATING, Objective.SATURATING);
        }
    }

    static final class GeneratorIsChosen implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(GeneratorReference.class).isOneOf(Network.AUTO).negate();
        }
    }

    static final class CriticIsChosen implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(CriticReference.class).isOneOf(Network.AUTO).negate();
        }
    }

    static final class GeneratorIsConvolution implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(GeneratorReference.class).isOneOf(Network.CONVOLUTION);
        }
    }

    static final class CriticIsConvolution implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getEnum(CriticReference.class).isOneOf(Network.CONVOLUTION);
        }
    }

    static final class CheckpointsAreKept implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer initializer) {
            return initializer.getBoolean(CheckpointReference.class).isTrue();
        }
    }

    static final class AtLeastHundredth extends MinValidation {
        @Override
        protected double getMin() {
            return 0.01;
        }
    }

    static final class AtMostHeldOutShare extends MaxValidation {
        @Override
        protected double getMax() {
            return 0.9;
        }
    }

    @Widget(
            title = "Learn from",
            description = "What the rows of the table are, and so what will be generated.")
    @ValueSwitchWidget
    @ValueReference(SourceReference.class)
    Source source = Source.SEQUENCES;

    @Widget(
            title = SEQUENCE_TITLE,
            description =
                    "The column with the encoded sequences that the Sequence Encoder made. A few"
                            + " hundred rows are the least; thousands are better.")
    @ChoicesProvider(SequenceColumns.class)
    @Effect(predicate = LearnsSequences.class, type = EffectType.SHOW)
    String sequenceColumn = "";

    @Widget(
            title = "One length only",
            description =
                    "Whether all sequences must have the same length, and another length is an"
                            + " error. Else the model also learns how long sequences are, by a"
                            + " padding symbol at their end.")
    @Effect(predicate = LearnsSequences.class, type = EffectType.SHOW)
    boolean oneLength = false;

    @Widget(
            title = PROFILE_TITLE,
            description =
                    "The numeric columns that make up a profile. Each is brought to mean 0 and"
                        + " standard deviation 1 for the training; generated profiles are in the"
                        + " units of the table. Heavily skewed values, such as counts, should be"
                        + " logarithms.")
    @ColumnFilterWidget(choicesProvider = DoubleColumnsProvider.class)
    @Effect(predicate = LearnsProfiles.class, type = EffectType.SHOW)
    ColumnFilter profileColumns = new ColumnFilter().withIncludeUnknownColumns();

    @Widget(
            title = "Condition",
            description =
                    "Whether the model also learns how rows depend on a column, so that rows of a"
                            + " kind can be asked for.")
    @ValueSwitchWidget
    @ValueReference(ConditionReference.class)
    ConditionSource condition = ConditionSource.NONE;

    @Widget(
            title = CLASS_TITLE,
            description = "The text column with the class of each row; at least two must occur.")
    @ChoicesProvider(ClassColumns.class)
    @Effect(predicate = HasClass.class, type = EffectType.SHOW)
    String classColumn = "";

    @Widget(
            title = NUMBER_TITLE,
            description =
                    "The numeric column that rows depend on. Strengths over several orders of"
                            + " magnitude should be logarithms.")
    @ChoicesProvider(DoubleColumnsProvider.class)
    @Effect(predicate = HasNumber.class, type = EffectType.SHOW)
    String numberColumn = "";

    @Layout(TrainingSection.class)
    @Widget(
            title = "Objective",
            description =
                    "What generator and critic play for. The first one was the best and the fastest"
                            + " on promoters.")
    @ValueReference(ObjectiveReference.class)
    Objective objective = Objective.NON_SATURATING;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Iterations",
            description =
                    "The number of generator steps, 1 to 100000000. Some thousands are usual,"
                            + " and take minutes; the best generator on the way is kept.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int iterations = GanSpec.defaults().iterations();

    @Layout(TrainingSection.class)
    @Widget(
            title = "Time limit (minutes)",
            description =
                    "After how many minutes training ends early with the best generator so far; 0"
                            + " for no limit. With a limit the result depends on the speed of the"
                            + " machine.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double timeLimitMinutes = 0;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Batch size",
            description =
                    "The number of rows for one step, 2 to 65536. The table must have at least as"
                            + " many rows.")
    @NumberInputWidget(minValidation = AtLeastTwo.class)
    int batchSize = GanSpec.defaults().batchSize();

    @Layout(TrainingSection.class)
    @Widget(
            title = "Held-out share",
            description =
                    "The share of the rows that is kept out of training to measure how far"
                        + " generated rows are from real ones, 0.01 to 0.9. Without effect where"
                        + " held-out data are connected.")
    @NumberInputWidget(
            minValidation = AtLeastHundredth.class,
            maxValidation = AtMostHeldOutShare.class,
            stepSize = 0.05)
    double heldOutShare = GanSpec.defaults().heldOutShare();

    @Layout(TrainingSection.class)
    @Widget(
            title = "Seed",
            description =
                    "The start of all random numbers. The same seed on the same rows gives the same"
                            + " model, byte for byte, on any number of workers.")
    int seed = 1;

    @Layout(NetworkSection.class)
    @Widget(
            title = "Latent values",
            description =
                    "The number of random values that the generator turns into a row, 1 to 4096; 0"
                            + " for the recommended number, which is 128 for sequences and 32 for"
                            + " profiles. Very few give little variety.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int latentSize = 0;

    @Layout(NetworkSection.class)
    @Widget(title = "Generator", description = "The network that makes rows.")
    @ValueReference(GeneratorReference.class)
    Network generator = Network.AUTO;

    @Layout(NetworkSection.class)
    @Widget(
            title = "Generator channels",
            description =
                    "The number of channels of each block, of states of each LSTM layer, or of"
                            + " units of each dense layer, 1 to 4096.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = GeneratorIsChosen.class, type = EffectType.SHOW)
    int generatorChannels = GENERATOR.channels();

    @Layout(NetworkSection.class)
    @Widget(
            title = "Generator layers",
            description = "The number of blocks, LSTM layers or dense layers, 1 to 32.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = GeneratorIsChosen.class, type = EffectType.SHOW)
    int generatorLayers = GENERATOR.blocks();

    @Layout(NetworkSection.class)
    @Widget(
            title = "Generator filter width",
            description = "How many positions a convolution sees at once, an odd number from 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = GeneratorIsConvolution.class, type = EffectType.SHOW)
    int generatorWidth = GENERATOR.width();

    @Layout(NetworkSection.class)
    @Widget(title = "Critic", description = "The network that tells generated rows from real ones.")
    @ValueReference(CriticReference.class)
    Network critic = Network.AUTO;

    @Layout(NetworkSection.class)
    @Widget(
            title = "Critic channels",
            description =
                    "The number of channels of each block, of states of each LSTM layer, or of"
                            + " units of each dense layer, 1 to 4096.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = CriticIsChosen.class, type = EffectType.SHOW)
    int criticChannels = CRITIC.channels();

    @Layout(NetworkSection.class)
    @Widget(
            title = "Critic layers",
            description = "The number of blocks, LSTM layers or dense layers, 1 to 32.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = CriticIsChosen.class, type = EffectType.SHOW)
    int criticLayers = CRITIC.blocks();

    @Layout(NetworkSection.class)
    @Widget(
            title = "Critic filter width",
            description = "How many positions a convolution sees at once, an odd number from 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = CriticIsConvolution.class, type = EffectType.SHOW)
    int criticWidth = CRITIC.width();

    @Layout(NetworkSection.class)
    @Widget(
            title = "Symbols for the critic",
            description =
                    "A sequence has either one symbol or another at a position, but learning needs"
                            + " something between: how the generator's symbols are shown to the"
                            + " critic.")
    @ValueReference(SymbolFormReference.class)
    @Effect(predicate = LearnsSequences.class, type = EffectType.SHOW)
    SymbolForm symbols = SymbolForm.STRAIGHT_THROUGH_DRAWN;

    @Layout(NetworkSection.class)
    @Widget(
            title = "Temperature",
            description =
                    "How soft the symbols are that the critic sees, above 0: near 0 nearly letters,"
                            + " above 1 blurred.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, stepSize = 0.1)
    @Effect(predicate = LearnsSequences.class, type = EffectType.SHOW)
    double temperature = 1;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Generator learning rate",
            description =
                    "The step size of the generator, above 0 and at most 10. If the history swings"
                            + " or breaks down, try half of both rates.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = AtMostTen.class,
            stepSize = 0.0001)
    double generatorLearningRate = GanSpec.defaults().generatorLearningRate();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Critic learning rate",
            description = "The step size of the critic, above 0 and at most 10.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = AtMostTen.class,
            stepSize = 0.0001)
    double criticLearningRate = GanSpec.defaults().criticLearningRate();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Critic steps",
            description =
                    "The number of critic steps before each generator step, 1 to 100; 0 for the"
                            + " usual number, which is 5 with Wasserstein and 1 with the others.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int criticSteps = 0;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Final decay",
            description =
                    "The last part of training in which both learning rates fall evenly to nothing,"
                            + " 0 to 1; 0 keeps them to the end.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = AtMostOne.class,
            stepSize = 0.05)
    double finalDecay = GanSpec.defaults().finalDecay();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Gradient penalty",
            description = "How strongly the critic's slope is held at 1, above 0; 10 is usual.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsWasserstein.class, type = EffectType.SHOW)
    double gradientPenalty = ObjectiveSpec.WassersteinGradientPenalty.DEFAULT_PENALTY;

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Penalty at real rows",
            description =
                    "How strongly the discriminator's slope at real rows is held down (R1), 0 to"
                            + " 10000; 0 for none. Without it training may go round in circles.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, stepSize = 0.5)
    @Effect(predicate = IsMinimax.class, type = EffectType.SHOW)
    double realPenalty = MINIMAX.realPenalty();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Steps between penalties",
            description =
                    "The penalty is computed at every so manyth step, and weighs accordingly, 1 to"
                            + " 1000. More saves time.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsMinimax.class, type = EffectType.SHOW)
    int penaltyEvery = MINIMAX.penaltyEvery();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Averaging of weights",
            description =
                    "How slowly the average of the generator's weights follows training, 0 to below"
                            + " 1; the average is what is checked and kept. 0 keeps the weights"
                            + " themselves. 0.999 often halves the distance to held-out rows.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = BelowOne.class,
            stepSize = 0.001)
    double averaging = GanSpec.defaults().averaging();

    @Layout(OptimizerSection.class)
    @Widget(
            title = "Workers",
            description =
                    "The number of threads that train, 1 to 256; 0 for one a processor. The result"
                            + " does not depend on it.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int workers = 0;

    @Layout(CheckSection.class)
    @Widget(
            title = "Iterations between checks",
            description =
                    "After how many iterations the generator is measured against held-out rows, 1"
                            + " to 1000000. Each check is a row of the history, and the best"
                            + " generator of all checks is given out.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int checkInterval = GanSpec.defaults().checkEvery();

    @Layout(CheckSection.class)
    @Widget(
            title = "Samples a check",
            description =
                    "How many generated rows of each check go to the table of samples, 0 to 10000."
                            + " They have the same latent vectors throughout, so that one sees them"
                            + " change.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int samplesPerCheck = GanSpec.defaults().samples();

    @Layout(CheckSection.class)
    @Widget(
            title = "Keep checkpoints",
            description =
                    "Whether the state of training is kept in a file, so that training that was"
                        + " interrupted goes on where it was when the node is executed again, and"
                        + " ends with the same model. To end early and keep what there is, cancel,"
                        + " lower the number of iterations and execute again.")
    @ValueReference(CheckpointReference.class)
    boolean keepCheckpoints = false;

    @Layout(CheckSection.class)
    @Widget(
            title = "Checkpoint file",
            description =
                    "Where the state is kept: a path on this machine in a folder that exists. Give"
                            + " each learner a file of its own.")
    @FileWriterWidget(fileExtension = "checkpoint")
    @WithFileSystem(FileSystemOption.LOCAL)
    @Effect(predicate = CheckpointsAreKept.class, type = EffectType.SHOW)
    String checkpointFile = "";

    @Layout(CheckSection.class)
    @Widget(
            title = "Minutes between checkpoints",
            description = "After how many minutes the state is kept again, above 0.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = CheckpointsAreKept.class, type = EffectType.SHOW)
    double checkpointMinutes = 5;

    GanLearnerNodeParameters() {}

    GanLearnerNodeParameters(NodeParametersInput input) {
        input.getInTableSpec(0).ifPresent(this::guess);
    }

    private void guess(DataTableSpec table) {
        sequenceColumn = ColumnRole.ENCODED.guess(table).orElse("");
        if (sequenceColumn.isEmpty() && ColumnRole.NUMBER.guess(table).isPresent()) {
            source = Source.PROFILES;
        }
        classColumn = ColumnRole.LABEL.guess(table).orElse("");
    }

    @Override
    public void validate() throws InvalidSettingsException {
        toSpec();
        if (keepCheckpoints) {
            toCheckpoints();
        }
    }

    /**
     * The way of training that the fields state.
     *
     * @return the engine's record
     * @throws InvalidSettingsException if a value is out of its range; the message names it
     */
    GanSpec toSpec() throws InvalidSettingsException {
        return TrainingChoice.of(this);
    }

    /**
     * Where the state of training is kept.
     *
     * @return the place and how often
     * @throws InvalidSettingsException if the file or the number will not do
     */
    GanCheckpoints toCheckpoints() throws InvalidSettingsException {
        try {
            return new GanCheckpoints(
                    LocalFile.resolve(checkpointFile, "a file for the checkpoint"),
                    0,
                    checkpointMinutes);
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }
}
