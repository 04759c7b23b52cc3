// SPDX-License-Identifier: Apache-2.0
package bio.strand.tests.fuzz;

import bio.strand.engine.files.ReproducibleZip;
import bio.strand.engine.model.ModelArchiveWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The entries of a good archive, one of which an input takes the place of. */
final class Entries {

    /** What a zip archive begins with: such an input is taken as the whole archive. */
    private static final String ZIP = "PK";

    private Entries() {}

    static boolean isArchive(byte[] data) {
        return data.length > 1 && data[0] == ZIP.charAt(0) && data[1] == ZIP.charAt(1);
    }

    static Map<String, byte[]> of(byte[] archive) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                entries.put(e.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /**
     * The entries with one replaced: the one whose name begins with the input's first letter, by
     * the rest of the input.
     *
     * @return null if there is no such entry
     */
    static Map<String, byte[]> forged(Map<String, byte[]> entries, byte[] data) {
        for (String name : entries.keySet()) {
            if (data.length > 0 && name.charAt(0) == data[0]) {
                Map<String, byte[]> forged = new LinkedHashMap<>(entries);
                forged.put(name, Arrays.copyOfRange(data, 1, data.length));
                return forged;
            }
        }
        return null;
    }

    /** The entries of a model that a unit test of the engine keeps. */
    static Map<String, byte[]> ofGolden(String resource) {
        Path file =
                Path.of(
                                System.getProperty("strand.root"),
                                "engine/test-resources/bio/strand/engine")
                        .resolve(resource);
        try {
            return of(Base64.getMimeDecoder().decode(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The model file that an input stands for: the input itself, or the good entries with one
     * replaced, whose sum fits then.
     */
    static byte[] model(Map<String, byte[]> good, byte[] data, String format, int version)
            throws IOException {
        Map<String, byte[]> entries = isArchive(data) ? null : forged(good, data);
        if (entries == null) {
            return data;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (data[0] == ModelArchiveWriter.FORMAT_ENTRY.charAt(0)) {
            ReproducibleZip zip = new ReproducibleZip(bytes);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.store(entry.getKey(), entry.getValue());
            }
            zip.finish();
        } else {
            ModelArchiveWriter writer = new ModelArchiveWriter(format, version);
            entries.forEach(
                    (name, content) -> {
                        if (!name.equals(ModelArchiveWriter.FORMAT_ENTRY)) {
                            writer.bytes(name, content);
                        }
                    });
            writer.write(bytes);
        }
        return bytes.toByteArray();
    }
}
