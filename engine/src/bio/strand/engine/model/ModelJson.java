// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import static bio.strand.engine.model.JsonFields.array;
import static bio.strand.engine.model.JsonFields.integer;
import static bio.strand.engine.model.JsonFields.number;
import static bio.strand.engine.model.JsonFields.numbers;
import static bio.strand.engine.model.JsonFields.object;
import static bio.strand.engine.model.JsonFields.real;
import static bio.strand.engine.model.JsonFields.reals;
import static bio.strand.engine.model.JsonFields.text;
import static bio.strand.engine.model.JsonFields.texts;
import static bio.strand.engine.model.JsonFields.truth;
import static bio.strand.engine.model.JsonFields.wholeNumber;

import bio.strand.engine.network.CellActivation;
import bio.strand.engine.network.CellType;
import bio.strand.engine.network.LayerSpec;
import bio.strand.engine.network.NetworkSpec;
import bio.strand.engine.network.ParameterBlock;
import bio.strand.engine.network.Pooling;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The JSON form of a model's parts. Readers of parts throw {@link IllegalArgumentException} (or
 * another unchecked exception of the JSON library) when something is missing or of the wrong kind.
 */
final class ModelJson {

    private ModelJson() {}

    static JsonObject network(NetworkSpec spec, int maximumLength) {
        JsonArray layers = new JsonArray();
        for (LayerSpec layer : spec.layers()) {
            JsonObject json = new JsonObject();
            if (layer instanceof LayerSpec.Embedding embedding) {
                json.addProperty("type", "embedding");
                json.addProperty("size", embedding.size());
            } else if (layer instanceof LayerSpec.Convolution convolution) {
                json.addProperty("type", "convolution");
                json.addProperty("filters", convolution.filters());
                json.addProperty("width", convolution.width());
                json.addProperty("pooling", convolution.pooling());
            } else if (layer instanceof LayerSpec.Recurrent recurrent) {
                json.addProperty("type", "recurrent");
                json.addProperty("cell", recurrent.cell().name());
                json.addProperty("hiddenSize", recurrent.hiddenSize());
                json.addProperty("bidirectional", recurrent.bidirectional());
                json.addProperty("recurrentDropout", recurrent.recurrentDropout());
                json.addProperty("activation", recurrent.activation().name());
            } else if (layer instanceof LayerSpec.Dropout dropout) {
                json.addProperty("type", "dropout");
                json.addProperty("rate", dropout.rate());
            } else if (layer instanceof LayerSpec.Aggregation aggregation) {
                json.addProperty("type", "aggregation");
                json.addProperty("pooling", aggregation.pooling().name());
            } else if (layer instanceof LayerSpec.Dense dense) {
                json.addProperty("type", "dense");
                json.addProperty("units", dense.units());
            }
            layers.add(json);
        }
        JsonObject json = new JsonObject();
        json.addProperty("maximumLength", maximumLength);
        json.add("layers", layers);
        return json;
    }

    static NetworkSpec network(JsonObject json, int version) {
        List<LayerSpec> layers = new ArrayList<>();
        for (JsonElement element : array(json, "layers")) {
            JsonObject layer = element.getAsJsonObject();
            String type = text(layer, "type");
            layers.add(
                    switch (type) {
                        case "embedding" -> new LayerSpec.Embedding(integer(layer, "size"));
                        case "convolution" ->
                                new LayerSpec.Convolution(
                                        integer(layer, "filters"),
                                        integer(layer, "width"),
                                        integer(layer, "pooling"));
                        case "recurrent" ->
                                new LayerSpec.Recurrent(
                                        CellType.valueOf(text(layer, "cell")),
                                        integer(layer, "hiddenSize"),
                                        truth(layer, "bidirectional"),
                                        version == 1 ? 0 : real(layer, "recurrentDropout"),
                                        version == 1
                                                ? CellActivation.TANH
                                                : CellActivation.valueOf(
                                                        text(layer, "activation")));
                        case "dropout" -> new LayerSpec.Dropout(real(layer, "rate"));
                        case "aggregation" ->
                                new LayerSpec.Aggregation(Pooling.valueOf(text(layer, "pooling")));
                        case "dense" -> new LayerSpec.Dense(integer(layer, "units"));
                        default ->
                                throw new IllegalArgumentException(
                                        "unknown layer type '" + type + "'");
                    });
        }
        return new NetworkSpec(layers);
    }

    static JsonArray blocks(List<ParameterBlock> blocks) {
        JsonArray array = new JsonArray();
        for (ParameterBlock block : blocks) {
            JsonObject json = new JsonObject();
            json.addProperty("name", block.name());
            json.addProperty("rows", block.rows());
            json.addProperty("columns", block.columns());
            array.add(json);
        }
        return array;
    }

    static JsonObject task(Task task) {
        JsonObject json = new JsonObject();
        if (task instanceof Task.Classification) {
            json.addProperty("type", "classification");
        } else if (task instanceof Task.MultiLabel) {
            json.addProperty("type", "multiLabel");
        } else if (task instanceof Task.Regression) {
            json.addProperty("type", "regression");
        } else if (task instanceof Task.PositionLabels) {
            json.addProperty("type", "positionLabels");
        } else {
            json.addProperty("type", "forecast");
        }
        JsonArray names = new JsonArray();
        task.names().forEach(names::add);
        json.add("names", names);
        if (task instanceof Task.Regression regression) {
            json.add("means", numbers(regression.means()));
            json.add("deviations", numbers(regression.deviations()));
        }
        return json;
    }

    static Task task(JsonObject json) {
        List<String> names = texts(json, "names");
        String type = text(json, "type");
        return switch (type) {
            case "classification" -> new Task.Classification(names);
            case "multiLabel" -> new Task.MultiLabel(names);
            case "regression" ->
                    new Task.Regression(names, reals(json, "means"), reals(json, "deviations"));
            case "positionLabels" -> new Task.PositionLabels(names);
            case "forecast" -> new Task.Forecast(names);
            default -> throw new IllegalArgumentException("unknown task '" + type + "'");
        };
    }

    /** The task of a model of version 1. */
    static Task classes(JsonObject json) {
        return new Task.Classification(texts(json, "labels"));
    }

    static JsonObject provenance(Provenance provenance) {
        JsonObject settings = new JsonObject();
        provenance.settings().forEach(settings::addProperty);
        JsonArray history = new JsonArray();
        for (EpochRecord epoch : provenance.history()) {
            JsonObject row = new JsonObject();
            row.addProperty("epoch", epoch.epoch());
            row.add("trainingLoss", number(epoch.trainingLoss()));
            row.add("trainingScore", number(epoch.trainingScore()));
            row.add("validationLoss", number(epoch.validationLoss()));
            row.add("validationScore", number(epoch.validationScore()));
            history.add(row);
        }
        JsonObject json = new JsonObject();
        json.addProperty("libraryVersion", provenance.libraryVersion());
        json.addProperty("kernel", provenance.kernel());
        json.addProperty("seed", provenance.seed());
        json.addProperty("dataDigest", provenance.dataDigest());
        json.addProperty("trainingRows", provenance.trainingRows());
        json.addProperty("validationRows", provenance.validationRows());
        json.add("settings", settings);
        json.addProperty("score", provenance.score());
        json.addProperty("bestEpoch", provenance.bestEpoch());
        json.add("history", history);
        return json;
    }

    static Provenance provenance(JsonObject json, int version) {
        String score = version == 1 ? "Accuracy" : "Score";
        SortedMap<String, String> settings = new TreeMap<>();
        JsonObject stored = object(json, "settings");
        stored.entrySet().forEach(e -> settings.put(e.getKey(), e.getValue().getAsString()));
        List<EpochRecord> history = new ArrayList<>();
        for (JsonElement element : array(json, "history")) {
            JsonObject row = element.getAsJsonObject();
            history.add(
                    new EpochRecord(
                            integer(row, "epoch"),
                            real(row, "trainingLoss"),
                            real(row, "training" + score),
                            real(row, "validationLoss"),
                            real(row, "validation" + score)));
        }
        return new Provenance(
                text(json, "libraryVersion"),
                text(json, "kernel"),
                wholeNumber(json, "seed"),
                text(json, "dataDigest"),
                integer(json, "trainingRows"),
                integer(json, "validationRows"),
                settings,
                version == 1 ? Provenance.ACCURACY : text(json, "score"),
                history,
                integer(json, "bestEpoch"));
    }
}
