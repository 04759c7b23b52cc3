// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.exchange;

import bio.strand.engine.network.CellActivation;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.HeadSpec;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.Pooling;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Understands the {@code configuration.json} of a DL4J model, layer by layer, without loading any
 * class that it names. Whatever is not known to compute the same here is refused.
 *
 * @param network the layers
 * @param head what the last layer gives
 * @param features inputs at each position, or codes of an embedding
 */
record Dl4jConfiguration(NetworkSpec network, HeadSpec head, int features) {

    private static final String CLASS = "@class";

    /** Reads the layers of one file. */
    private static final class Reader {

        private final List<LayerSpec> layers = new ArrayList<>();
        private HeadSpec head;
        private int features;

        /** Width of what the next layer reads; 0 before the first. */
        private int size;

        private int number;

        void read(JsonObject layer) throws ExchangeException {
            number++;
            if (head != null) {
                throw refused("stands after the output layer");
            }
            String type = simpleName(layer);
            dropout(layer, type.equals("DropoutLayer"));
            switch (type) {
                case "DropoutLayer" -> {}
                case "EmbeddingSequenceLayer" -> {
                    require(layer, "hasBias", "false");
                    requireActivation(layer, "Identity");
                    layers.add(new LayerSpec.Embedding(widen(layer)));
                }
                case "Convolution1DLayer", "Convolution1D" -> convolution(layer);
                case "LSTM", "SimpleRnn" -> recurrent(layer, type);
                case "LastTimeStep" -> {
                    JsonObject inner = object(layer, "underlying");
                    dropout(inner, false);
                    recurrent(inner, simpleName(inner));
                    layers.add(new LayerSpec.Aggregation(Pooling.LAST));
                }
                case "GlobalPoolingLayer" -> layers.add(pooling(layer));
                case "DenseLayer" -> {
                    require(layer, "hasBias", "true");
                    require(layer, "hasLayerNorm", "false");
                    requireActivation(layer, "ReLU");
                    layers.add(new LayerSpec.Dense(widen(layer)));
                }
                case "OutputLayer" -> output(layer, false);
                case "RnnOutputLayer" -> output(layer, true);
                default -> throw refused("is a " + type + ", which has no counterpart here");
            }
        }

        private void dropout(JsonObject layer, boolean isLayer) throws ExchangeException {
            JsonElement dropout = layer.get("idropout");
            if (dropout == null || dropout.isJsonNull()) {
                if (isLayer) {
                    throw refused("drops nothing");
                }
                return;
            }
            JsonObject object = object(layer, "idropout");
            if (!simpleName(object).equals("Dropout")) {
                throw refused("has the dropout " + simpleName(object));
            }
            layers.add(new LayerSpec.Dropout(1 - member(object, "p").getAsDouble()));
        }

        private void convolution(JsonObject layer) throws ExchangeException {
            require(layer, "convolutionMode", "Same");
            require(layer, "hasBias", "true");
            requireNcw(layer);
            requireActivation(layer, "ReLU");
            requireOnes(layer, "stride");
            requireOnes(layer, "dilation");
            int width = array(layer, "kernelSize").get(0).getAsInt();
            layers.add(new LayerSpec.Convolution(widen(layer), width, 1));
        }

        private void recurrent(JsonObject layer, String type) throws ExchangeException {
            requireNcw(layer);
            boolean lstm = type.equals("LSTM");
            if (!lstm && !type.equals("SimpleRnn")) {
                throw refused("is a " + type + ", which has no counterpart here");
            }
            if (lstm) {
                JsonObject gates = object(layer, "gateActivationFn");
                if (!simpleName(gates).equals("ActivationSigmoid")) {
                    throw refused("has gates with " + simpleName(gates));
                }
                requireActivation(layer, "TanH");
            } else {
                require(layer, "hasLayerNorm", "false");
            }
            CellActivation activation = CellActivation.TANH;
            if (!lstm && activation(layer).equals("ActivationReLU")) {
                requireActivation(layer, "ReLU");
                activation = CellActivation.RELU;
            } else {
                requireActivation(layer, "TanH");
            }
            layers.add(
                    new LayerSpec.Recurrent(
                            lstm ? CellType.LSTM : CellType.RNN,
                            widen(layer),
                            false,
                            0,
                            activation));
        }

        private LayerSpec pooling(JsonObject layer) throws ExchangeException {
            require(layer, "collapseDimensions", "true");
            String type = member(layer, "poolingType").getAsString();
            return switch (type) {
                case "AVG" -> new LayerSpec.Aggregation(Pooling.MEAN);
                case "MAX" -> new LayerSpec.Aggregation(Pooling.MAX);
                default -> throw refused("pools by " + type);
            };
        }

        private void output(JsonObject layer, boolean perPosition) throws ExchangeException {
            require(layer, "hasBias", "true");
            String activation = activation(layer);
            int outputs = widen(layer);
            head =
                    switch (activation) {
                        case "ActivationSoftmax" ->
                                perPosition
                                        ? new HeadSpec.PositionSoftmax(outputs)
                                        : new HeadSpec.Softmax(outputs);
                        case "ActivationSigmoid" -> {
                            if (perPosition) {
                                throw refused("has a sigmoid for each position");
                            }
                            yield new HeadSpec.Sigmoid(outputs);
                        }
                        case "ActivationIdentity" ->
                                perPosition
                                        ? new HeadSpec.PositionLinear(outputs)
                                        : new HeadSpec.Linear(outputs);
                        default -> throw refused("has the activation " + activation);
                    };
        }

        /** Takes over the width that a layer gives, after checking the one that it reads. */
        private int widen(JsonObject layer) throws ExchangeException {
            int read = member(layer, "nin").getAsInt();
            if (size == 0) {
                features = read;
            } else if (read != size) {
                throw refused("reads %d values, the layer before gives %d".formatted(read, size));
            }
            size = member(layer, "nout").getAsInt();
            return size;
        }

        private void requireNcw(JsonObject layer) throws ExchangeException {
            if (layer.has("rnnDataFormat") && !layer.get("rnnDataFormat").isJsonNull()) {
                require(layer, "rnnDataFormat", "NCW");
            }
        }

        private void require(JsonObject layer, String key, String value) throws ExchangeException {
            JsonElement element = layer.get(key);
            // Files of earlier versions lack what was the default.
            if (element != null && !element.isJsonNull() && !element.getAsString().equals(value)) {
                throw refused("has %s = %s".formatted(key, element.getAsString()));
            }
        }

        private void requireOnes(JsonObject layer, String key) throws ExchangeException {
            for (JsonElement element : array(layer, key)) {
                if (element.getAsInt() != 1) {
                    throw refused("has a %s of %d".formatted(key, element.getAsInt()));
                }
            }
        }

        private String activation(JsonObject layer) {
            return simpleName(object(layer, "activationFn"));
        }

        private void requireActivation(JsonObject layer, String name) throws ExchangeException {
            JsonObject activation = object(layer, "activationFn");
            if (!simpleName(activation).equals("Activation" + name)) {
                throw refused("has the activation " + simpleName(activation));
            }
            for (String key : List.of("max", "negativeSlope", "threshold")) {
                JsonElement element = activation.get(key);
                if (element != null && !element.isJsonNull() && element.getAsDouble() != 0) {
                    throw refused("has a rectifier with " + key);
                }
            }
        }

        private ExchangeException refused(String why) {
            return new ExchangeException("Layer %d of the DL4J model %s.".formatted(number, why));
        }
    }

    /**
     * Reads a configuration.
     *
     * @throws ExchangeException if there is a layer, or a property of one, that is not understood
     * @throws RuntimeException of Gson's kinds, or an IllegalArgumentException, if the document
     *     does not have the form of a configuration
     */
    static Dl4jConfiguration read(JsonObject json) throws ExchangeException {
        if (!json.has("confs")) {
            throw new ExchangeException(
                    "The file holds another kind of DL4J model than a MultiLayerNetwork.");
        }
        JsonArray layers = array(json, "confs");
        if (layers.size() > NetworkSpec.MAXIMUM_LAYERS) {
            throw new ExchangeException(
                    "The DL4J model has %d layers; at most %d can be read."
                            .formatted(layers.size(), NetworkSpec.MAXIMUM_LAYERS));
        }
        JsonElement processors = json.get("inputPreProcessors");
        if (processors != null && processors.isJsonObject()) {
            for (Map.Entry<String, JsonElement> entry : processors.getAsJsonObject().entrySet()) {
                String name = simpleName(entry.getValue().getAsJsonObject());
                if (!name.equals("RnnToFeedForwardPreProcessor")
                        && !name.equals("FeedForwardToRnnPreProcessor")) {
                    throw new ExchangeException(
                            "The DL4J model has a %s, which has no counterpart here."
                                    .formatted(name));
                }
            }
        }
        Reader reader = new Reader();
        for (JsonElement layer : layers) {
            reader.read(object(layer.getAsJsonObject(), "layer"));
        }
        if (reader.head == null) {
            throw new ExchangeException("The DL4J model has no output layer.");
        }
        if (reader.features == 0) {
            throw new ExchangeException("The DL4J model reads no inputs.");
        }
        return new Dl4jConfiguration(new NetworkSpec(reader.layers), reader.head, reader.features);
    }

    static JsonElement member(JsonObject object, String key) {
        JsonElement member = object.get(key);
        if (member == null || member.isJsonNull()) {
            throw new JsonParseException("'" + key + "' is missing");
        }
        return member;
    }

    static JsonObject object(JsonObject object, String key) {
        return member(object, key).getAsJsonObject();
    }

    private static JsonArray array(JsonObject object, String key) {
        JsonArray array = member(object, key).getAsJsonArray();
        if (array.isEmpty()) {
            throw new JsonParseException("'" + key + "' is empty");
        }
        return array;
    }

    private static String simpleName(JsonObject object) {
        String name = member(object, CLASS).getAsString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
