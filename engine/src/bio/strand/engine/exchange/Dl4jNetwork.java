// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.exchange;

import bio.strand.engine.network.CellActivation;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.HeadSpec;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkInput;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.network.Pooling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network of ours as DL4J's {@code MultiLayerNetwork}: the same layers in the same order, with a
 * translation of the parameters in both directions.
 *
 * <p>DL4J reads {@code [batch][features][time]} (an embedding: {@code [batch][time]}), and orders
 * the gates of an LSTM candidate, forget, output, input where ours are input, forget, candidate,
 * output. A convolution's weights have the shape {@code [filters][features][width][1]} in DL4J
 * 1.0.0-M2.1, but its arithmetic takes the numbers as {@code [width][features][filters]}, which is
 * our order; so they are copied as they lie, and a test compares the results.
 */
final class Dl4jNetwork {

    /** Place of each of DL4J's gates among ours. */
    private static final int[] GATES = {2, 1, 3, 0};

    private final NetworkLayout layout;
    private final Map<String, ParameterBlock> blocks = new LinkedHashMap<>();
    private final List<Layer> layers = new ArrayList<>();

    /** For each layer of DL4J the name of ours; null for one without parameters. */
    private final List<String> names = new ArrayList<>();

    private final int features;
    private final boolean embedded;

    /**
     * Translates an architecture.
     *
     * @throws ExchangeException if a layer has no counterpart in DL4J
     */
    Dl4jNetwork(NetworkSpec spec, NetworkInput input, HeadSpec head, int maximumLength)
            throws ExchangeException {
        layout = new NetworkLayout(spec, input, head, maximumLength);
        layout.blocks().forEach(block -> blocks.put(block.name(), block));
        features = input.features();
        embedded = !spec.layers().isEmpty() && spec.layers().get(0) instanceof LayerSpec.Embedding;
        int size = features;
        int[] counts = new int[3];
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            if (layer instanceof LayerSpec.Embedding embedding) {
                if (!(input instanceof NetworkInput.Tokens)) {
                    throw new ExchangeException(
                            "An embedding of feature rows cannot be written for DL4J, which embeds"
                                    + " codes; encode for a learned embedding (ordinal).");
                }
                add("embedding", embedding(size, embedding.size()));
                size = embedding.size();
            } else if (layer instanceof LayerSpec.Convolution convolution) {
                add("convolution" + ++counts[0], convolution(convolution, size));
                size = convolution.filters();
            } else if (layer instanceof LayerSpec.Recurrent recurrent) {
                Layer translated = recurrent(recurrent, size);
                add(
                        "recurrent" + ++counts[1],
                        isLastStep(spec.layers(), i) ? new LastTimeStep(translated) : translated);
                size = recurrent.hiddenSize();
            } else if (layer instanceof LayerSpec.Dropout dropout) {
                // DL4J wants the share that is kept.
                add(null, new DropoutLayer.Builder(1 - dropout.rate()).build());
            } else if (layer instanceof LayerSpec.Dense dense) {
                add("dense" + ++counts[2], dense(size, dense.units()));
                size = dense.units();
            } else {
                aggregate(((LayerSpec.Aggregation) layer).pooling(), spec.layers(), i);
            }
        }
        add(NetworkLayout.OUTPUT, output(head, size));
    }

    private void add(String name, Layer layer) {
        names.add(name);
        layers.add(layer);
    }

    private static Layer embedding(int codes, int size) {
        return new EmbeddingSequenceLayer.Builder()
                .nIn(codes)
                .nOut(size)
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static Layer convolution(LayerSpec.Convolution layer, int size)
            throws ExchangeException {
        if (layer.pooling() > 1) {
            throw new ExchangeException(
                    "A convolution that pools positions cannot be written for DL4J, which pads the"
                            + " first window where Strand shortens the last; train with a pooling"
                            + " window of 1.");
        }
        return new Convolution1D.Builder(layer.width())
                .nIn(size)
                .nOut(layer.filters())
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.RELU)
                .build();
    }

    private static Layer recurrent(LayerSpec.Recurrent layer, int size) throws ExchangeException {
        if (layer.bidirectional()) {
            throw new ExchangeException(
                    "A bidirectional layer cannot be written for DL4J, whose own is wrong for"
                            + " sequences of different lengths; train with one direction.");
        }
        if (layer.cell() == CellType.GRU) {
            throw new ExchangeException(
                    "A GRU layer cannot be written for DL4J, which has none; train with LSTM or"
                            + " RNN cells.");
        }
        if (layer.cell() == CellType.LSTM) {
            return new LSTM.Builder()
                    .nIn(size)
                    .nOut(layer.hiddenSize())
                    .activation(Activation.TANH)
                    .gateActivationFunction(Activation.SIGMOID)
                    .forgetGateBiasInit(1)
                    .build();
        }
        return new SimpleRnn.Builder()
                .nIn(size)
                .nOut(layer.hiddenSize())
                .activation(
                        layer.activation() == CellActivation.RELU
                                ? Activation.RELU
                                : Activation.TANH)
                .build();
    }

    private static Layer dense(int size, int units) {
        return new DenseLayer.Builder().nIn(size).nOut(units).activation(Activation.RELU).build();
    }

    private static boolean isAggregation(LayerSpec layer, Pooling pooling) {
        return layer instanceof LayerSpec.Aggregation aggregation
                && aggregation.pooling() == pooling;
    }

    /** Dropout between a layer and its last step may as well come after the step. */
    private static boolean isLastStep(List<LayerSpec> layers, int recurrent) {
        int next = recurrent + 1;
        while (next < layers.size() && layers.get(next) instanceof LayerSpec.Dropout) {
            next++;
        }
        return next < layers.size() && isAggregation(layers.get(next), Pooling.LAST);
    }

    private void aggregate(Pooling pooling, List<LayerSpec> before, int index)
            throws ExchangeException {
        switch (pooling) {
            case MEAN -> add(null, new GlobalPoolingLayer(PoolingType.AVG));
            case MAX -> add(null, new GlobalPoolingLayer(PoolingType.MAX));
            case LAST -> {
                int recurrent = index - 1;
                while (recurrent >= 0 && before.get(recurrent) instanceof LayerSpec.Dropout) {
                    recurrent--;
                }
                if (recurrent < 0 || !(before.get(recurrent) instanceof LayerSpec.Recurrent)) {
                    throw new ExchangeException(
                            "The last step of a network without recurrent layer cannot be written"
                                    + " for DL4J; choose the mean or the maximum.");
                }
            }
            case ATTENTION, ALL ->
                    throw new ExchangeException(
                            "The aggregation '%s' cannot be written for DL4J, which has none like it; train with the last state, the mean or the maximum."
                                    .formatted(pooling));
        }
    }

    private static Layer output(HeadSpec head, int size) {
        Activation activation =
                head.isSoftmax()
                        ? Activation.SOFTMAX
                        : head instanceof HeadSpec.Sigmoid
                                ? Activation.SIGMOID
                                : Activation.IDENTITY;
        LossFunction loss =
                head.isSoftmax()
                        ? LossFunction.MCXENT
                        : head instanceof HeadSpec.Sigmoid ? LossFunction.XENT : LossFunction.MSE;
        BaseOutputLayer.Builder<?> builder =
                head.isPerPosition()
                        ? new RnnOutputLayer.Builder(loss)
                        : new OutputLayer.Builder(loss);
        return builder.nIn(size).nOut(head.outputs()).activation(activation).build();
    }

    /** The sizes and places of our parameters. */
    NetworkLayout layout() {
        return layout;
    }

    /** The network in DL4J's classes, its parameters at random. The caller closes it. */
    MultiLayerNetwork build() {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(1).list();
        layers.forEach(list::layer);
        if (!embedded) {
            list.setInputType(InputType.recurrent(features));
        }
        MultiLayerConfiguration configuration = list.build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    /** Copies our parameters into a network of {@link #build}. */
    void fill(MultiLayerNetwork network, float[] parameters) {
        translate(network, parameters, true);
    }

    /** Copies the parameters of a network of {@link #build} into a new vector of ours. */
    float[] parametersOf(MultiLayerNetwork network) {
        float[] parameters = new float[layout.parameterCount()];
        translate(network, parameters, false);
        return parameters;
    }

    private void translate(MultiLayerNetwork network, float[] ours, boolean toDl4j) {
        for (int i = 0; i < layers.size(); i++) {
            String name = names.get(i);
            if (name == null) {
                continue;
            }
            if (name.startsWith("recurrent")) {
                int gates = blocks.get(name + ".forward.recurrentWeights").gates();
                String own = name + ".forward.";
                copy(network, i + "_W", own + "inputWeights", gates, ours, toDl4j);
                copy(network, i + "_RW", own + "recurrentWeights", gates, ours, toDl4j);
                copy(network, i + "_b", own + "bias", gates, ours, toDl4j);
            } else {
                copy(network, i + "_W", name + ".weights", 1, ours, toDl4j);
                if (!name.equals("embedding")) {
                    copy(network, i + "_b", name + ".bias", 1, ours, toDl4j);
                }
            }
        }
    }

    /** Any block, row after row; gates change places. */
    private void copy(
            MultiLayerNetwork network,
            String theirs,
            String own,
            int gates,
            float[] ours,
            boolean toDl4j) {
        ParameterBlock block = blocks.get(own);
        int width = block.columns() / gates;
        int[] order = gates == GATES.length ? GATES : new int[] {0};
        float[] values = toDl4j ? new float[block.count()] : values(network, theirs);
        for (int row = 0; row < block.rows(); row++) {
            for (int gate = 0; gate < gates; gate++) {
                int their = row * block.columns() + gate * width;
                int our = block.offset() + row * block.columns() + order[gate] * width;
                if (toDl4j) {
                    System.arraycopy(ours, our, values, their, width);
                } else {
                    System.arraycopy(values, their, ours, our, width);
                }
            }
        }
        if (toDl4j) {
            set(network, theirs, values);
        }
    }

    /** The values row after row, whatever the order in memory. */
    private static float[] values(MultiLayerNetwork network, String name) {
        try (INDArray copy = network.getParam(name).dup('c')) {
            return copy.data().asFloat();
        }
    }

    private static void set(MultiLayerNetwork network, String name, float[] values) {
        INDArray target = network.getParam(name);
        try (INDArray source = Nd4j.create(values, target.shape(), 'c')) {
            target.assign(source);
        }
    }
}
