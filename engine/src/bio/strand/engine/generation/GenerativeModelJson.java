// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.generation;

import bio.strand.engine.encoding.SequenceEncoding;
import bio.strand.engine.model.JsonFields;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The JSON form of a generative model's parts. Readers of parts throw {@link
 * IllegalArgumentException} or another unchecked exception when something is missing or wrong.
 */
final class GenerativeModelJson {

    private GenerativeModelJson() {}

    static JsonObject kind(GeneratedKind kind) {
        JsonObject json = new JsonObject();
        if (kind instanceof GeneratedKind.Sequences sequences) {
            json.addProperty("type", "sequences");
            json.addProperty("steps", sequences.steps());
            json.addProperty("variableLength", sequences.variableLength());
            json.add("encoding", sequences.encoding().toJson());
        } else if (kind instanceof GeneratedKind.Profiles profiles) {
            json.addProperty("type", "profiles");
            json.add("columns", texts(profiles.columns()));
            json.add("means", JsonFields.numbers(profiles.means()));
            json.add("deviations", JsonFields.numbers(profiles.deviations()));
        }
        return json;
    }

    static GeneratedKind kind(JsonObject json) {
        String type = JsonFields.text(json, "type");
        return switch (type) {
            case "sequences" ->
                    new GeneratedKind.Sequences(
                            SequenceEncoding.fromJson(JsonFields.object(json, "encoding")),
                            JsonFields.integer(json, "steps"),
                            JsonFields.truth(json, "variableLength"));
            case "profiles" ->
                    new GeneratedKind.Profiles(
                            JsonFields.texts(json, "columns"),
                            JsonFields.reals(json, "means"),
                            JsonFields.reals(json, "deviations"));
            default -> throw new IllegalArgumentException("unknown kind '" + type + "'");
        };
    }

    static JsonObject condition(Condition condition) {
        JsonObject json = new JsonObject();
        if (condition instanceof Condition.Classes classes) {
            json.addProperty("type", "classes");
            json.addProperty("column", classes.column());
            json.add("labels", texts(classes.labels()));
            json.add("shares", JsonFields.numbers(classes.shares()));
        } else if (condition instanceof Condition.Number number) {
            json.addProperty("type", "number");
            json.addProperty("column", number.column());
            json.addProperty("mean", number.mean());
            json.addProperty("deviation", number.deviation());
            json.add("quantiles", JsonFields.numbers(number.quantiles()));
        } else {
            json.addProperty("type", "none");
        }
        return json;
    }

    static Condition condition(JsonObject json) {
        String type = JsonFields.text(json, "type");
        return switch (type) {
            case "classes" ->
                    new Condition.Classes(
                            JsonFields.text(json, "column"),
                            JsonFields.texts(json, "labels"),
                            JsonFields.reals(json, "shares"));
            case "number" ->
                    new Condition.Number(
                            JsonFields.text(json, "column"),
                            JsonFields.real(json, "mean"),
                            JsonFields.real(json, "deviation"),
                            JsonFields.reals(json, "quantiles"));
            case "none" -> new Condition.None();
            default -> throw new IllegalArgumentException("unknown condition '" + type + "'");
        };
    }

    static JsonObject generator(GeneratorSpec spec) {
        JsonObject json = new JsonObject();
        if (spec instanceof GeneratorSpec.Dense dense) {
            addDense(json, dense.hiddenSizes());
        } else if (spec instanceof GeneratorSpec.ResidualConvolution convolution) {
            addConvolution(json, convolution.channels(), convolution.blocks(), convolution.width());
        } else if (spec instanceof GeneratorSpec.Recurrent recurrent) {
            addRecurrent(json, recurrent.hiddenSize(), recurrent.layers());
        }
        return json;
    }

    static GeneratorSpec generator(JsonObject json) {
        String type = JsonFields.text(json, "type");
        return switch (type) {
            case "dense" -> new GeneratorSpec.Dense(sizes(json));
            case "residualConvolution" ->
                    new GeneratorSpec.ResidualConvolution(
                            JsonFields.integer(json, "channels"),
                            JsonFields.integer(json, "blocks"),
                            JsonFields.integer(json, "width"));
            case "recurrent" ->
                    new GeneratorSpec.Recurrent(
                            JsonFields.integer(json, "hiddenSize"),
                            JsonFields.integer(json, "layers"));
            default -> throw new IllegalArgumentException("unknown network '" + type + "'");
        };
    }

    static JsonObject critic(CriticSpec spec) {
        JsonObject json = new JsonObject();
        if (spec instanceof CriticSpec.Dense dense) {
            addDense(json, dense.hiddenSizes());
        } else if (spec instanceof CriticSpec.ResidualConvolution convolution) {
            addConvolution(json, convolution.channels(), convolution.blocks(), convolution.width());
        } else if (spec instanceof CriticSpec.Recurrent recurrent) {
            addRecurrent(json, recurrent.hiddenSize(), recurrent.layers());
        }
        return json;
    }

    static CriticSpec critic(JsonObject json) {
        String type = JsonFields.text(json, "type");
        return switch (type) {
            case "dense" -> new CriticSpec.Dense(sizes(json));
            case "residualConvolution" ->
                    new CriticSpec.ResidualConvolution(
                            JsonFields.integer(json, "channels"),
                            JsonFields.integer(json, "blocks"),
                            JsonFields.integer(json, "width"));
            case "recurrent" ->
                    new CriticSpec.Recurrent(
                            JsonFields.integer(json, "hiddenSize"),
                            JsonFields.integer(json, "layers"));
            default -> throw new IllegalArgumentException("unknown network '" + type + "'");
        };
    }

    private static void addDense(JsonObject json, List<Integer> hiddenSizes) {
        json.addProperty("type", "dense");
        JsonArray sizes = new JsonArray();
        hiddenSizes.forEach(sizes::add);
        json.add("hiddenSizes", sizes);
    }

    private static List<Integer> sizes(JsonObject json) {
        List<Integer> sizes = new ArrayList<>();
        for (JsonElement size : JsonFields.array(json, "hiddenSizes")) {
            sizes.add(size.getAsBigDecimal().intValueExact());
        }
        return sizes;
    }

    private static void addConvolution(JsonObject json, int channels, int blocks, int width) {
        json.addProperty("type", "residualConvolution");
        json.addProperty("channels", channels);
        json.addProperty("blocks", blocks);
        json.addProperty("width", width);
    }

    private static void addRecurrent(JsonObject json, int hiddenSize, int layers) {
        json.addProperty("type", "recurrent");
        json.addProperty("hiddenSize", hiddenSize);
        json.addProperty("layers", layers);
    }

    static JsonObject relaxation(Relaxation relaxation) {
        JsonObject json = new JsonObject();
        if (relaxation instanceof Relaxation.Softmax softmax) {
            json.addProperty("type", "softmax");
            json.addProperty("temperature", softmax.temperature());
        } else if (relaxation instanceof Relaxation.GumbelSoftmax gumbel) {
            json.addProperty("type", "gumbelSoftmax");
            json.addProperty("temperature", gumbel.temperature());
        } else if (relaxation instanceof Relaxation.StraightThrough straight) {
            json.addProperty("type", "straightThrough");
            json.addProperty("temperature", straight.temperature());
            json.addProperty("gumbel", straight.gumbel());
        } else {
            json.addProperty("type", "identity");
        }
        return json;
    }

    static Relaxation relaxation(JsonObject json) {
        String type = JsonFields.text(json, "type");
        return switch (type) {
            case "softmax" -> new Relaxation.Softmax(JsonFields.real(json, "temperature"));
            case "gumbelSoftmax" ->
                    new Relaxation.GumbelSoftmax(JsonFields.real(json, "temperature"));
            case "straightThrough" ->
                    new Relaxation.StraightThrough(
                            JsonFields.real(json, "temperature"), JsonFields.truth(json, "gumbel"));
            case "identity" -> new Relaxation.Identity();
            default -> throw new IllegalArgumentException("unknown relaxation '" + type + "'");
        };
    }

    static JsonObject objective(ObjectiveSpec spec) {
        JsonObject json = new JsonObject();
        if (spec instanceof ObjectiveSpec.Minimax minimax) {
            json.addProperty("type", "minimax");
            json.addProperty("saturating", minimax.saturating());
            json.addProperty("realPenalty", minimax.realPenalty());
            json.addProperty("penaltyEvery", minimax.penaltyEvery());
        } else if (spec instanceof ObjectiveSpec.WassersteinGradientPenalty wasserstein) {
            json.addProperty("type", "wassersteinGradientPenalty");
            json.addProperty("penalty", wasserstein.penalty());
        } else {
            json.addProperty("type", "hingeSpectral");
        }
        return json;
    }

    static ObjectiveSpec objective(JsonObject json) {
        String type = JsonFields.text(json, "type");
        return switch (type) {
            case "minimax" ->
                    new ObjectiveSpec.Minimax(
                            JsonFields.truth(json, "saturating"),
                            JsonFields.real(json, "realPenalty"),
                            JsonFields.integer(json, "penaltyEvery"));
            case "wassersteinGradientPenalty" ->
                    new ObjectiveSpec.WassersteinGradientPenalty(JsonFields.real(json, "penalty"));
            case "hingeSpectral" -> new ObjectiveSpec.HingeSpectral();
            default -> throw new IllegalArgumentException("unknown objective '" + type + "'");
        };
    }

    static JsonObject calibration(CriticCalibration calibration) {
        JsonObject json = new JsonObject();
        json.addProperty("slope", calibration.slope());
        json.addProperty("intercept", calibration.intercept());
        json.addProperty("highest", calibration.highest());
        return json;
    }

    static CriticCalibration calibration(JsonObject json) {
        return new CriticCalibration(
                JsonFields.real(json, "slope"),
                JsonFields.real(json, "intercept"),
                JsonFields.real(json, "highest"));
    }

    static JsonObject provenance(GanProvenance provenance) {
        JsonObject settings = new JsonObject();
        provenance.settings().forEach(settings::addProperty);
        JsonArray history = new JsonArray();
        for (GanCheck check : provenance.history()) {
            JsonObject row = new JsonObject();
            row.addProperty("iteration", check.iteration());
            row.add("generatorLoss", JsonFields.number(check.generatorLoss()));
            row.add("criticLoss", JsonFields.number(check.criticLoss()));
            row.add("wassersteinEstimate", JsonFields.number(check.wassersteinEstimate()));
            row.add("scoreGap", JsonFields.number(check.scoreGap()));
            row.add("divergence", JsonFields.number(check.divergence()));
            row.add("duplicates", JsonFields.number(check.duplicates()));
            row.add("copies", JsonFields.number(check.copies()));
            row.addProperty("kept", check.kept());
            history.add(row);
        }
        JsonObject json = new JsonObject();
        json.addProperty("libraryVersion", provenance.libraryVersion());
        json.addProperty("kernel", provenance.kernel());
        json.addProperty("seed", provenance.seed());
        json.addProperty("dataDigest", provenance.dataDigest());
        json.addProperty("trainingRows", provenance.trainingRows());
        json.addProperty("heldOutRows", provenance.heldOutRows());
        json.add("settings", settings);
        json.addProperty("measure", provenance.measure());
        json.addProperty("bestCheck", provenance.bestCheck());
        json.add("history", history);
        return json;
    }

    static GanProvenance provenance(JsonObject json) {
        SortedMap<String, String> settings = new TreeMap<>();
        JsonFields.object(json, "settings")
                .entrySet()
                .forEach(e -> settings.put(e.getKey(), e.getValue().getAsString()));
        List<GanCheck> history = new ArrayList<>();
        for (JsonElement element : JsonFields.array(json, "history")) {
            JsonObject row = element.getAsJsonObject();
            history.add(
                    new GanCheck(
                            JsonFields.integer(row, "iteration"),
                            JsonFields.real(row, "generatorLoss"),
                            JsonFields.real(row, "criticLoss"),
                            JsonFields.real(row, "wassersteinEstimate"),
                            JsonFields.real(row, "scoreGap"),
                            JsonFields.real(row, "divergence"),
                            JsonFields.real(row, "duplicates"),
                            JsonFields.real(row, "copies"),
                            JsonFields.truth(row, "kept")));
        }
        return new GanProvenance(
                JsonFields.text(json, "libraryVersion"),
                JsonFields.text(json, "kernel"),
                JsonFields.member(json, "seed").getAsBigDecimal().longValueExact(),
                JsonFields.text(json, "dataDigest"),
                JsonFields.integer(json, "trainingRows"),
                JsonFields.integer(json, "heldOutRows"),
                settings,
                JsonFields.text(json, "measure"),
                history,
                JsonFields.integer(json, "bestCheck"));
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
