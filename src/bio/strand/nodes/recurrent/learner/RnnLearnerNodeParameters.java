// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import bio.strand.engine.network.CellType;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.network.RecurrentDefaults;
import bio.strand.engine.training.LearningRateSchedule;
import bio.strand.engine.training.TrainingSpec;
import bio.strand.nodes.runtime.EngineErrors;
import bio.strand.nodes.tables.ColumnRole;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/**
 * What one may set in the RNN Learner; the defaults are the engine's. The field names are the keys
 * in saved workflows and never change.
 */
public final class RnnLearnerNodeParameters implements NodeParameters {

    static final String SEQUENCE_TITLE = "Sequence column";
    static final String TARGET_TITLE = "Target column";

    @Section(title = "Convolution")
    interface ConvolutionSection {}

    @Section(title = "Recurrent network")
    @After(ConvolutionSection.class)
    interface RecurrentSection {}

    @Section(title = "Training")
    @After(RecurrentSection.class)
    interface TrainingSection {}

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
        RNN
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
        LAST
    }

    enum Schedule {
        @Label(value = "Constant", description = "The learning rate stays as it was set.")
        CONSTANT,
        @Label(
                value = "Cosine",
                description =
                        "The learning rate falls along half a cosine to nearly zero at the last"
                                + " epoch.")
        COSINE
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
            return ColumnRole.LABEL.matches(column);
        }
    }

    static final class AtLeastZero extends MinValidation {
        @Override
        protected double getMin() {
            return 0;
        }
    }

    static final class AtLeastOne extends MinValidation {
        @Override
        protected double getMin() {
            return 1;
        }
    }

    static final class AboveZero extends MinValidation {
        @Override
        protected double getMin() {
            return 0;
        }

        @Override
        public boolean isExclusive() {
            return true;
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

    static final class AtMostOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }
    }

    static final class AtMostTen extends MaxValidation {
        @Override
        protected double getMax() {
            return 10;
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
                    "The column with the class of each sequence. At least two classes must occur.")
    @ChoicesProvider(TargetColumns.class)
    String targetColumn = "";

    @Layout(ConvolutionSection.class)
    @Widget(
            title = "Convolutions",
            description =
                    "The number of convolution layers in front of the recurrent ones, 0 to 8. A"
                        + " convolution finds short motifs at every position, which recurrent cells"
                        + " alone learn only slowly.")
    @NumberInputWidget(minValidation = AtLeastZero.class, maxValidation = AtMostEight.class)
    int convolutionLayers = RecurrentDefaults.CONVOLUTION_LAYERS;

    @Layout(ConvolutionSection.class)
    @Widget(
            title = "Filters",
            description = "The number of motifs that each convolution looks for, 1 to 16384.")
    @NumberInputWidget(minValidation = AtLeastOne.class, maxValidation = AtMostUnits.class)
    int filters = RecurrentDefaults.FILTERS;

    @Layout(ConvolutionSection.class)
    @Widget(
            title = "Filter width",
            description =
                    "The length of a motif in positions, an odd number from 1 to 255. About the"
                            + " length of the motifs that you expect.")
    @NumberInputWidget(minValidation = AtLeastOne.class, maxValidation = AtMostWindow.class)
    int filterWidth = RecurrentDefaults.FILTER_WIDTH;

    @Layout(ConvolutionSection.class)
    @Widget(
            title = "Pooling window",
            description =
                    "How many neighbouring positions are merged into their maximum after each"
                            + " convolution, 1 to 255. 1 keeps every position. 2 or more makes long"
                            + " sequences cheaper and small shifts harmless.")
    @NumberInputWidget(minValidation = AtLeastOne.class, maxValidation = AtMostWindow.class)
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
    @NumberInputWidget(minValidation = AtLeastZero.class, maxValidation = AtMostEight.class)
    int recurrentLayers = RecurrentDefaults.RECURRENT_LAYERS;

    @Layout(RecurrentSection.class)
    @Widget(
            title = "Hidden size",
            description =
                    "The number of values that a cell remembers, 1 to 16384. More values hold more,"
                            + " take longer and need more rows.")
    @NumberInputWidget(minValidation = AtLeastOne.class, maxValidation = AtMostUnits.class)
    int hiddenSize = RecurrentDefaults.HIDDEN_SIZE;

    @Layout(RecurrentSection.class)
    @Widget(
            title = "Bidirectional",
            description =
                    "Whether a second cell reads each sequence from its end. Usually better, as"
                            + " biology reads both ways; twice the time.")
    boolean bidirectional = RecurrentDefaults.BIDIRECTIONAL;

    @Layout(RecurrentSection.class)
    @Widget(
            title = "Aggregation",
            description =
                    "How the states of all positions become the one vector that is classified."
                        + " Where the position of the signal matters, all states are far ahead of"
                        + " the others; where it does not, the maximum is.")
    Aggregation aggregation = Aggregation.valueOf(RecurrentDefaults.POOLING.name());

    @Layout(RecurrentSection.class)
    @Widget(
            title = "Dropout",
            description =
                    "The share of values that are left out at random while training, 0 to below 1,"
                            + " between recurrent layers and before the classification. It guards"
                            + " against learning rows by heart.")
    @NumberInputWidget(
            minValidation = AtLeastZero.class,
            maxValidation = BelowOne.class,
            stepSize = 0.1)
    double dropout = RecurrentDefaults.DROPOUT;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Epochs",
            description =
                    "The greatest number of passes over the training rows, 1 to 100000. Early"
                            + " stopping may end training before.")
    @NumberInputWidget(minValidation = AtLeastOne.class, maxValidation = AtMostEpochs.class)
    int epochs = TrainingSpec.DEFAULT_EPOCHS;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Batch size",
            description =
                    "The number of rows for one step of the optimiser, 1 to 65536. Smaller batches"
                            + " take longer and often generalise better.")
    @NumberInputWidget(minValidation = AtLeastOne.class, maxValidation = AtMostBatchSize.class)
    int batchSize = TrainingSpec.DEFAULT_BATCH_SIZE;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Learning rate",
            description =
                    "The step size of the optimiser Adam, above 0 and at most 10. If the loss jumps"
                        + " or training diverges, try a tenth; if it hardly falls, try three times"
                        + " as much.")
    @NumberInputWidget(
            minValidation = AboveZero.class,
            maxValidation = AtMostTen.class,
            stepSize = 0.001)
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
            minValidation = AtLeastZero.class,
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
    @NumberInputWidget(minValidation = AtLeastZero.class, maxValidation = AtMostEpochs.class)
    int patience = TrainingSpec.DEFAULT_PATIENCE;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Weigh classes",
            description =
                    "Whether every class counts the same however rare it is. Use it if rare classes"
                        + " matter as much as frequent ones; probabilities then no longer reflect"
                        + " how frequent classes are.")
    boolean classWeights = TrainingSpec.defaults().classWeights();

    @Layout(TrainingSection.class)
    @Widget(
            title = "Gradient clipping",
            description =
                    "The greatest Euclidean norm of the gradient; a larger one is scaled down. 0"
                            + " switches clipping off. It keeps recurrent networks from diverging.")
    @Advanced
    @NumberInputWidget(minValidation = AtLeastZero.class, stepSize = 0.5)
    double gradientClipping = TrainingSpec.DEFAULT_CLIP_NORM;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Learning rate schedule",
            description = "How the learning rate changes in the course of training.")
    @Advanced
    @ValueSwitchWidget
    Schedule schedule = Schedule.valueOf(TrainingSpec.DEFAULT_SCHEDULE.name());

    @Layout(TrainingSection.class)
    @Widget(
            title = "Weight decay",
            description =
                    "How strongly weights are drawn to zero, 0 to 1, in the decoupled form of"
                            + " AdamW; 0 for not at all. Values around 0.01 are usual.")
    @Advanced
    @NumberInputWidget(
            minValidation = AtLeastZero.class,
            maxValidation = AtMostOne.class,
            stepSize = 0.01)
    double weightDecay = TrainingSpec.DEFAULT_WEIGHT_DECAY;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Workers",
            description =
                    "The number of threads that train, 1 to 256; 0 for one a processor. The result"
                            + " does not depend on it.")
    @Advanced
    @NumberInputWidget(minValidation = AtLeastZero.class, maxValidation = AtMostWorkers.class)
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
    }

    /**
     * The architecture that these parameters state.
     *
     * @return the engine's record
     * @throws InvalidSettingsException if a value is out of its range; the message names it
     */
    NetworkSpec toNetworkSpec() throws InvalidSettingsException {
        try {
            return NetworkSpec.recurrent(
                    RecurrentDefaults.convolutions(
                            convolutionLayers, filters, filterWidth, poolingWindow),
                    CellType.valueOf(cell.name()),
                    recurrentLayers,
                    hiddenSize,
                    bidirectional,
                    Pooling.valueOf(aggregation.name()),
                    dropout);
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }

    /**
     * The way of training that these parameters state.
     *
     * @return the engine's record
     * @throws InvalidSettingsException if a value is out of its range; the message names it
     */
    TrainingSpec toTrainingSpec() throws InvalidSettingsException {
        try {
            return TrainingSpec.defaults()
                    .withEpochs(epochs)
                    .withBatchSize(batchSize)
                    .withLearningRate(learningRate)
                    .withSchedule(LearningRateSchedule.valueOf(schedule.name()))
                    .withWeightDecay(weightDecay)
                    .withClipNorm(gradientClipping)
                    .withValidationShare(validationShare)
                    .withPatience(patience)
                    .withClassWeights(classWeights)
                    .withSeed(seed)
                    .withWorkers(workers);
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }

    /**
     * The architecture in a few words, for the model port.
     *
     * @return for example "1 convolution (64 filters of width 9), 1 bidirectional GRU layer (32),
     *     all states"
     */
    String describeNetwork() {
        StringBuilder text = new StringBuilder();
        if (convolutionLayers > 0) {
            text.append(
                    "%d %s (%d filters of width %d), "
                            .formatted(
                                    convolutionLayers,
                                    convolutionLayers == 1 ? "convolution" : "convolutions",
                                    filters,
                                    filterWidth));
        }
        if (recurrentLayers > 0) {
            text.append(
                    "%d %s%s %s (%d), "
                            .formatted(
                                    recurrentLayers,
                                    bidirectional ? "bidirectional " : "",
                                    cell.name(),
                                    recurrentLayers == 1 ? "layer" : "layers",
                                    hiddenSize));
        }
        return text.append(
                        switch (aggregation) {
                            case ALL -> "all states";
                            case MAX -> "maximum of the states";
                            case MEAN -> "mean of the states";
                            case LAST -> "last state";
                        })
                .toString();
    }
}
