// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.recurrent.learner;

import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.network.CellActivation;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import bio.strand.engine.network.RecurrentDefaults;
import bio.strand.nodes.ports.TaskKind;
import bio.strand.nodes.recurrent.learner.RnnLearnerNodeParameters.Cell;
import bio.strand.nodes.runtime.EngineErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.node.InvalidSettingsException;

/** The architecture for a task: what the fields state, or what has worked for the task. */
final class NetworkChoice {

    /** Length of learned vectors where the encoding needs them and nothing is set. */
    private static final int DEFAULT_EMBEDDING = 64;

    private NetworkChoice() {}

    /**
     * The architecture to train.
     *
     * @param parameters the settings
     * @param kind the task
     * @param encoding what the network reads
     * @return the architecture
     * @throws InvalidSettingsException if a field does not suit the task; says what to change
     */
    static NetworkSpec of(RnnLearnerNodeParameters parameters, TaskKind kind, Encoding encoding)
            throws InvalidSettingsException {
        if (kind == TaskKind.CLASSES || !parameters.recommended) {
            return set(parameters, kind, embedding(parameters.embeddingSize, encoding));
        }
        return recommended(kind, encoding);
    }

    private static int embedding(int wanted, Encoding encoding) throws InvalidSettingsException {
        if (wanted > 0 && encoding.hasValues()) {
            throw new InvalidSettingsException(
                    "The \"Embedding size\" is %d, but series of measured values have no symbols that could be embedded; set it to 0."
                            .formatted(wanted));
        }
        return wanted == 0 && encoding.needsEmbedding() ? DEFAULT_EMBEDDING : wanted;
    }

    /**
     * What has worked for the task: on the yeast cell cycle, on secondary structure, on solubility
     * and on the assays of Tox21.
     */
    private static NetworkSpec recommended(TaskKind kind, Encoding encoding) {
        List<LayerSpec> layers = new ArrayList<>();
        switch (kind) {
            case FORECAST -> {
                layers.add(new LayerSpec.Recurrent(CellType.GRU, 64, false));
                layers.add(new LayerSpec.Dropout(0.5));
            }
            case POSITIONS -> {
                if (encoding.needsEmbedding()) {
                    layers.add(new LayerSpec.Embedding(DEFAULT_EMBEDDING));
                }
                layers.add(new LayerSpec.Convolution(64, 7, 1));
                layers.add(new LayerSpec.Dropout(0.3));
                layers.add(new LayerSpec.Recurrent(CellType.GRU, 128, true));
                layers.add(new LayerSpec.Dropout(0.3));
                layers.add(new LayerSpec.Recurrent(CellType.GRU, 128, true));
                layers.add(new LayerSpec.Dropout(0.3));
            }
            case CLASSES, NUMBERS, YES_NO -> {
                if (!encoding.hasValues()) {
                    layers.add(new LayerSpec.Embedding(DEFAULT_EMBEDDING));
                }
                layers.add(new LayerSpec.Recurrent(CellType.GRU, 128, true));
                boolean yesNo = kind == TaskKind.YES_NO;
                layers.add(new LayerSpec.Aggregation(yesNo ? Pooling.MAX : Pooling.MEAN));
                layers.add(new LayerSpec.Dropout(yesNo ? 0.3 : 0.2));
            }
        }
        return new NetworkSpec(layers);
    }

    /**
     * The architecture that the fields state.
     *
     * @param parameters the settings
     * @param kind the task
     * @param embedding length of learned vectors, 0 for none
     * @return the architecture
     * @throws InvalidSettingsException if a value is out of its range or does not suit the task
     */
    static NetworkSpec set(RnnLearnerNodeParameters parameters, TaskKind kind, int embedding)
            throws InvalidSettingsException {
        boolean byPosition = kind == TaskKind.POSITIONS || kind == TaskKind.FORECAST;
        if (kind == TaskKind.FORECAST && parameters.convolutionLayers > 0) {
            throw new InvalidSettingsException(
                    "A network that forecasts must not see what comes, but convolutions do: set"
                            + " \"Convolutions\" to 0.");
        }
        if (kind == TaskKind.POSITIONS
                && parameters.convolutionLayers > 0
                && parameters.poolingWindow > 1) {
            throw new InvalidSettingsException(
                    "A label for each position needs every position: set \"Pooling window\" to 1.");
        }
        try {
            double dropout = parameters.dropout;
            List<LayerSpec> layers = new ArrayList<>();
            if (embedding > 0) {
                layers.add(new LayerSpec.Embedding(embedding));
            }
            layers.addAll(
                    RecurrentDefaults.convolutions(
                            parameters.convolutionLayers,
                            parameters.filters,
                            parameters.filterWidth,
                            parameters.poolingWindow));
            int[] sizes = sizes(parameters);
            for (int i = 0; i < sizes.length; i++) {
                if (i > 0) {
                    addDropout(layers, dropout);
                }
                layers.add(
                        new LayerSpec.Recurrent(
                                parameters.cell == Cell.RNN_RELU
                                        ? CellType.RNN
                                        : CellType.valueOf(parameters.cell.name()),
                                sizes[i],
                                parameters.bidirectional && kind != TaskKind.FORECAST,
                                parameters.recurrentDropout,
                                parameters.cell == Cell.RNN_RELU
                                        ? CellActivation.RELU
                                        : CellActivation.TANH));
            }
            if (!byPosition) {
                layers.add(
                        new LayerSpec.Aggregation(Pooling.valueOf(parameters.aggregation.name())));
            }
            addDropout(layers, dropout);
            return new NetworkSpec(layers);
        } catch (IllegalArgumentException e) {
            throw EngineErrors.invalidSettings(e);
        }
    }

    /** The record checks the rate also where it is not above zero. */
    private static void addDropout(List<LayerSpec> layers, double rate) {
        LayerSpec layer = new LayerSpec.Dropout(rate);
        if (rate > 0) {
            layers.add(layer);
        }
    }

    private static int[] sizes(RnnLearnerNodeParameters parameters)
            throws InvalidSettingsException {
        if (parameters.recurrentLayers < 0 || parameters.recurrentLayers > 8) {
            throw new InvalidSettingsException(
                    "The number of recurrent layers must be 0 to 8, not "
                            + parameters.recurrentLayers
                            + ".");
        }
        String text = parameters.layerSizes == null ? "" : parameters.layerSizes.strip();
        if (text.isEmpty()) {
            return IntStream.generate(() -> parameters.hiddenSize)
                    .limit(parameters.recurrentLayers)
                    .toArray();
        }
        String[] parts = text.split(",");
        if (parts.length != parameters.recurrentLayers) {
            throw new InvalidSettingsException(
                    "\"Size of each layer\" names %d sizes (%s) for %d recurrent layers; name one for each, or leave it empty."
                            .formatted(parts.length, text, parameters.recurrentLayers));
        }
        int[] sizes = new int[parts.length];
        for (int i = 0; i < sizes.length; i++) {
            try {
                sizes[i] = Integer.parseInt(parts[i].strip());
            } catch (NumberFormatException e) {
                throw new InvalidSettingsException(
                        "\"Size of each layer\" holds \"%s\", which is no whole number; write for example 128, 64."
                                .formatted(parts[i].strip()),
                        e);
            }
        }
        return sizes;
    }
}
