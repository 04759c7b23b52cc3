// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.filestore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** Identifier of a file store. */
public final class FileStoreKey implements Comparable<FileStoreKey> {
    private static final Comparator<FileStoreKey> ORDER =
            Comparator.comparing(FileStoreKey::getStoreUUID)
                    .thenComparingInt(FileStoreKey::getIndex)
                    .thenComparing(FileStoreKey::getName);

    private final UUID storeId;
    private final int index;
    private final int[] nestedLoopPath;
    private final int iterationIndex;
    private final String name;

    /**
     * Creates a key.
     *
     * @param storeUUID id of the handler
     * @param index number of the file
     * @param nestedLoopPath iterations of surrounding loops, null outside of loops
     * @param iterationIndex iteration of the loop, -1 outside of loops
     * @param name name of the file
     */
    public FileStoreKey(
            final UUID storeUUID,
            final int index,
            final int[] nestedLoopPath,
            final int iterationIndex,
            final String name) {
        if ((iterationIndex < 0) != (nestedLoopPath == null)) {
            throw new IllegalArgumentException(
                    "Iteration "
                            + iterationIndex
                            + " does not fit "
                            + Arrays.toString(nestedLoopPath));
        }
        this.storeId = Objects.requireNonNull(storeUUID);
        this.index = index;
        this.nestedLoopPath = nestedLoopPath == null ? null : nestedLoopPath.clone();
        this.iterationIndex = iterationIndex;
        this.name = Objects.requireNonNull(name);
    }

    /**
     * The id of the handler.
     *
     * @return the id
     */
    public UUID getStoreUUID() {
        return storeId;
    }

    /**
     * The name of the file.
     *
     * @return the name
     */
    public String getName() {
        return name;
    }

    /**
     * The name on disk, which also tells the iterations of loops.
     *
     * @return the name
     */
    public String getNameOnDisc() {
        if (iterationIndex < 0) {
            return name;
        }
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < nestedLoopPath.length; i++) {
            text.append(i > 0 ? "-" : "").append(nestedLoopPath[i]);
        }
        text.append(nestedLoopPath.length > 0 ? "_" : "");
        return text.append(index)
                .append('_')
                .append(iterationIndex)
                .append('_')
                .append(name)
                .toString();
    }

    /**
     * The number of the file.
     *
     * @return the number
     */
    public int getIndex() {
        return index;
    }

    /**
     * Writes this key; only outside of loops.
     *
     * @param output where to
     * @throws IOException if writing fails
     */
    public void save(final DataOutput output) throws IOException {
        output.writeUTF(storeId.toString());
        output.writeInt(index);
        output.writeUTF(name);
        output.writeInt(iterationIndex);
        if (iterationIndex >= 0) {
            throw new IOException("File stores of loops are not supported");
        }
    }

    /**
     * Reads a key that {@link #save(DataOutput)} wrote.
     *
     * @param input where from
     * @return the key
     * @throws IOException if reading fails
     */
    public static FileStoreKey load(final DataInput input) throws IOException {
        final UUID id = UUID.fromString(input.readUTF());
        final int index = input.readInt();
        final String name = input.readUTF();
        if (input.readInt() >= 0) {
            throw new IOException("File stores of loops are not supported");
        }
        return new FileStoreKey(id, index, null, -1, name);
    }

    /**
     * Writes this key.
     *
     * @param output where to
     */
    public void save(final ModelContentWO output) {
        output.addString("storeUUID", storeId.toString());
        output.addInt("index", index);
        output.addString("name", name);
        output.addInt("iterationIndex", iterationIndex);
        if (iterationIndex >= 0) {
            final byte[] path = new byte[nestedLoopPath.length];
            for (int i = 0; i < path.length; i++) {
                path[i] = (byte) nestedLoopPath[i];
            }
            output.addByteArray("nestedLoopPath", path);
        }
    }

    /**
     * Reads a key that {@link #save(ModelContentWO)} wrote.
     *
     * @param input where from
     * @return the key
     * @throws InvalidSettingsException if it is incomplete
     */
    public static FileStoreKey load(final ModelContentRO input) throws InvalidSettingsException {
        final int iteration = input.getInt("iterationIndex");
        int[] path = null;
        if (iteration >= 0) {
            final byte[] bytes = input.getByteArray("nestedLoopPath");
            path = new int[bytes.length];
            for (int i = 0; i < path.length; i++) {
                path[i] = bytes[i];
            }
        }
        final String name = input.getString("name");
        final String id = input.getString("storeUUID");
        if (name == null || id == null || name.contains("/") || name.contains("\\")) {
            throw new InvalidSettingsException(
                    "Invalid file store \"" + name + "\" of \"" + id + "\"");
        }
        try {
            return new FileStoreKey(
                    UUID.fromString(id), input.getInt("index"), path, iteration, name);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Can't parse file store id \"" + id + "\"", e);
        }
    }

    @Override
    public String toString() {
        return getNameOnDisc() + "-(" + storeId + ")";
    }

    @Override
    public int hashCode() {
        return Objects.hash(storeId, index, name);
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || (obj instanceof FileStoreKey other
                        && storeId.equals(other.storeId)
                        && index == other.index
                        && iterationIndex == other.iterationIndex
                        && Arrays.equals(nestedLoopPath, other.nestedLoopPath)
                        && name.equals(other.name));
    }

    @Override
    public int compareTo(final FileStoreKey o) {
        return ORDER.compare(this, o);
    }
}
