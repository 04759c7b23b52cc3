// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.exchange;

import bio.strand.engine.backend.Nd4jBackend;
import bio.strand.engine.files.ReproducibleZip;
import bio.strand.engine.model.SequenceModel;
import bio.strand.engine.model.Task;
import bio.strand.engine.network.NetworkInput;
import bio.strand.engine.network.NetworkLayout;
import bio.strand.engine.network.ParameterBlock;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Writes a model as DL4J's zip, which {@code ModelSerializer.restoreMultiLayerNetwork} opens.
 *
 * <p>DL4J's network reads {@code [batch][features][time]}: one-hot (or other) feature rows of the
 * codes, as {@code Encoding.featureRows} gives them, or with an embedding the codes themselves as
 * {@code [batch][time]}. A regression's output is in the unit of its targets: the scale is folded
 * into the last layer. Besides DL4J's entries the zip holds {@value #ENTRY}, with encoding and
 * task, which DL4J ignores and {@link Dl4jModelReader} understands.
 *
 * <p>What DL4J lacks or does wrong is refused: GRU cells, both directions, aggregation by attention
 * or of all states, convolutions that pool.
 */
public final class Dl4jModelWriter {

    static final String ENTRY = "strand.json";
    static final String KEY_ENCODING = "encoding";
    static final String KEY_TASK = "task";
    static final String KEY_MAXIMUM_LENGTH = "maximumLength";

    private Dl4jModelWriter() {}

    /**
     * Writes a model.
     *
     * @param model what to write
     * @param out where to; flushed, not closed
     * @throws ExchangeException if a layer has no counterpart in DL4J; nothing is written then
     * @throws IOException if writing fails
     * @throws bio.strand.engine.backend.BackendUnavailableException if the numeric library cannot
     *     be loaded
     */
    public static void write(SequenceModel model, OutputStream out) throws IOException {
        Dl4jNetwork mapping =
                new Dl4jNetwork(
                        model.network(),
                        NetworkInput.of(model.encoding()),
                        model.task().head(),
                        model.maximumLength());
        Nd4jBackend.load();
        Nd4jBackend.confineThread();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        MultiLayerNetwork network = mapping.build();
        try {
            mapping.fill(network, unscaled(model, mapping.layout()));
            ModelSerializer.writeModel(network, written, false);
        } finally {
            network.close();
        }
        try (ZipInputStream source =
                new ZipInputStream(new ByteArrayInputStream(written.toByteArray()))) {
            ReproducibleZip zip = new ReproducibleZip(out);
            for (ZipEntry entry = source.getNextEntry();
                    entry != null;
                    entry = source.getNextEntry()) {
                zip.deflate(entry.getName(), source.readAllBytes());
            }
            zip.deflate(ENTRY, description(model).toString().getBytes(StandardCharsets.UTF_8));
            zip.finish();
        }
    }

    private static JsonObject description(SequenceModel model) {
        Task task = model.task();
        if (task instanceof Task.Regression regression) {
            int targets = regression.names().size();
            task =
                    new Task.Regression(
                            regression.names(),
                            Collections.nCopies(targets, 0.0),
                            Collections.nCopies(targets, 1.0));
        }
        JsonObject json = new JsonObject();
        json.add(KEY_ENCODING, model.encoding().toJson());
        json.add(KEY_TASK, JsonParser.parseString(task.toText()));
        json.addProperty(KEY_MAXIMUM_LENGTH, model.maximumLength());
        return json;
    }

    /** The parameters with a regression's means and deviations folded into the last layer. */
    private static float[] unscaled(SequenceModel model, NetworkLayout layout) {
        float[] parameters = model.parameters();
        if (model.task() instanceof Task.Regression regression) {
            for (ParameterBlock block : layout.blocks()) {
                if (!block.layer().equals(NetworkLayout.OUTPUT)) {
                    continue;
                }
                for (int i = 0; i < block.count(); i++) {
                    int target = i % block.columns();
                    double value =
                            regression.deviations().get(target) * parameters[block.offset() + i];
                    parameters[block.offset() + i] =
                            (float)
                                    (block.isBias()
                                            ? value + regression.means().get(target)
                                            : value);
                }
            }
        }
        return parameters;
    }
}
