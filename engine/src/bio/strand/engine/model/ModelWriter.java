// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes models as {@code .strand} files.
 *
 * <p>A file is an archive of {@link ModelArchiveWriter} with these entries in this order:
 *
 * <ol>
 *   <li>{@code format.json}: {@code format} ({@code strand-sequence-model}), {@code version} (now
 *       2), and {@code sha256}, the SHA-256 of each other entry by name;
 *   <li>{@code network.json}: {@code layers}, each with its {@code type} and sizes, {@code
 *       maximumLength}, and {@code parameters}: {@code name}, {@code rows} and {@code columns} of
 *       each block of parameters.bin, row-major, one after the other;
 *   <li>{@code encoding.json}: the encoding, as {@code Encoding.toJson} writes it;
 *   <li>{@code task.json}: its {@code type}, the {@code names} of the outputs in order, for a
 *       regression also {@code means} and {@code deviations};
 *   <li>{@code provenance.json}: library, kernel, seed, data digest, settings and history;
 *   <li>{@code parameters.bin}: the flat parameter vector, little-endian IEEE 754 float32.
 * </ol>
 *
 * <p>Version 1, which is still read, was for classifiers: {@code format} was {@code
 * strand-sequence-classifier}, {@code classes.json} with {@code labels} stood in place of
 * task.json, epochs had an accuracy as score, there was no list of blocks, recurrent layers had no
 * dropout of their own and the activation tanh.
 *
 * <p>JSON is UTF-8. A number that is not finite is {@code null} in JSON.
 */
public final class ModelWriter {

    /** The version of the format that is written, and the latest that is read. */
    public static final int VERSION = 2;

    static final String FORMAT = "strand-sequence-model";
    static final String FORMAT_1 = "strand-sequence-classifier";
    static final String NETWORK_ENTRY = "network.json";
    static final String ENCODING_ENTRY = "encoding.json";
    static final String TASK_ENTRY = "task.json";
    static final String CLASSES_ENTRY_1 = "classes.json";
    static final String PROVENANCE_ENTRY = "provenance.json";
    static final String PARAMETERS_ENTRY = "parameters.bin";

    private ModelWriter() {}

    /**
     * Writes a model. Equal models give equal bytes.
     *
     * @param model what to write
     * @param out where to; flushed, not closed
     * @throws IOException if writing fails
     */
    public static void write(SequenceModel model, OutputStream out) throws IOException {
        JsonObject network = ModelJson.network(model.network(), model.maximumLength());
        network.add("parameters", ModelJson.blocks(model.blocks()));
        new ModelArchiveWriter(FORMAT, VERSION)
                .json(NETWORK_ENTRY, network)
                .json(ENCODING_ENTRY, model.encoding().toJson())
                .json(TASK_ENTRY, ModelJson.task(model.task()))
                .json(PROVENANCE_ENTRY, ModelJson.provenance(model.provenance()))
                .floats(PARAMETERS_ENTRY, model.sharedParameters())
                .write(out);
    }
}
