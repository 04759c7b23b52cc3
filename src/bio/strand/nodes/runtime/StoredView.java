// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What the view of a node shows, from the end of its execution until its reset; kept with the saved
 * workflow among the node's internals as {@code view.json}. Safe for use by several threads: a view
 * may be opened while the node is reset.
 */
public final class StoredView implements ViewSink {

    private static final String FILE = "view.json";

    /** More is not data of ours: what nodes show stays far below. */
    private static final long MAXIMUM_BYTES = 64L << 20;

    private volatile String data;

    /** Starts without data. */
    public StoredView() {}

    @Override
    public void show(String newData) {
        data = Objects.requireNonNull(newData, "newData");
    }

    /** Forgets the data. */
    public void clear() {
        data = null;
    }

    /**
     * What is shown.
     *
     * @return the data, empty if there is none
     */
    public Optional<String> data() {
        return Optional.ofNullable(data);
    }

    /**
     * Writes the data, if there is any.
     *
     * @param folder the folder of the node's internals
     * @throws IOException if it cannot be written
     */
    public void save(File folder) throws IOException {
        String saved = data;
        if (saved != null) {
            Files.writeString(folder.toPath().resolve(FILE), saved, StandardCharsets.UTF_8);
        }
    }

    /**
     * Reads what {@link #save} wrote. A node that was saved without data, by a version that had no
     * view, has none afterwards either.
     *
     * @param folder the folder of the node's internals
     * @throws IOException if there is data that cannot be read
     */
    public void load(File folder) throws IOException {
        Path file = folder.toPath().resolve(FILE);
        if (!Files.isRegularFile(file)) {
            data = null;
            return;
        }
        long size = Files.size(file);
        if (size > MAXIMUM_BYTES) {
            throw new IOException(
                    "The data of the view (%s) has %d bytes, more than any view of Strand; execute the node again."
                            .formatted(file, size));
        }
        data = Files.readString(file, StandardCharsets.UTF_8);
    }
}
