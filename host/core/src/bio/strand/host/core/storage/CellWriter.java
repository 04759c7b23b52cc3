// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTypeRegistry;
import org.knime.core.data.MissingValue;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.NodeLogger;

/**
 * Writes rows: the key and the cells one behind the other, big-endian. A cell is a tag byte and its
 * value; texts are Latin-1 where possible, else UTF-8. Cells without a tag of their own are written
 * by their registered serializer, preceded by the index of their class.
 */
final class CellWriter implements DataCellDataOutput, Closeable {
    static final int MISSING = 0;
    static final int MISSING_WITH_REASON = 1;
    static final int TEXT = 2;
    static final int INT = 3;
    static final int LONG = 4;
    static final int DOUBLE = 5;
    static final int TRUE = 6;
    static final int FALSE = 7;
    static final int SERIALIZED = 8;

    private static final NodeLogger LOGGER = NodeLogger.getLogger(CellWriter.class);
    private static final int BUFFER_SIZE = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private final List<Class<? extends DataCell>> classes;
    private final Map<Class<?>, Integer> classIndices = new HashMap<>();
    private final Map<Class<?>, DataCellSerializer<DataCell>> serializers = new HashMap<>();
    private int used;

    /** The list of classes is filled on the way; readers need it. */
    CellWriter(final OutputStream out, final List<Class<? extends DataCell>> classes) {
        this.out = out;
        this.classes = classes;
    }

    void writeRow(final DataRow row) throws IOException {
        writeUTF(row.getKey().getString());
        for (int i = 0; i < row.getNumCells(); i++) {
            writeDataCell(row.getCell(i));
        }
    }

    @Override
    public void writeDataCell(final DataCell cell) throws IOException {
        if (cell instanceof StringCell text) {
            writeByte(TEXT);
            writeUTF(text.getStringValue());
        } else if (cell instanceof DoubleCell number) {
            writeByte(DOUBLE);
            writeDouble(number.getDoubleValue());
        } else if (cell.getClass() == IntCell.class) {
            writeByte(INT);
            writeInt(((IntCell) cell).getIntValue());
        } else if (cell.getClass() == LongCell.class) {
            writeByte(LONG);
            writeLong(((LongCell) cell).getLongValue());
        } else if (cell instanceof BooleanCell truth) {
            writeByte(truth.getBooleanValue() ? TRUE : FALSE);
        } else if (cell.isMissing()) {
            final String reason = cell instanceof MissingValue missing ? missing.getError() : null;
            writeByte(reason == null ? MISSING : MISSING_WITH_REASON);
            if (reason != null) {
                writeUTF(reason);
            }
        } else {
            writeSerialized(cell);
        }
    }

    private void writeSerialized(final DataCell cell) throws IOException {
        DataCellSerializer<DataCell> serializer = serializers.get(cell.getClass());
        if (serializer == null) {
            final Optional<DataCellSerializer<DataCell>> registered =
                    DataTypeRegistry.getInstance().getSerializer(cell.getClass());
            if (registered.isEmpty()) {
                throw new IOException(
                        "Cells of class "
                                + cell.getClass().getName()
                                + " have no serializer; register one at extension point"
                                + " org.knime.core.DataType");
            }
            serializer = registered.get();
            serializers.put(cell.getClass(), serializer);
            classIndices.put(cell.getClass(), classes.size());
            classes.add(cell.getClass());
        }
        writeByte(SERIALIZED);
        writeLength(classIndices.get(cell.getClass()));
        serializer.serialize(cell, this);
    }

    private void ensure(final int count) throws IOException {
        if (used + count > buffer.length) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    /** Closes the file without writing what is left. */
    void abandon() {
        try {
            out.close();
        } catch (IOException e) {
            LOGGER.debug("A file that is deleted next could not be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }

    @Override
    public void write(final int b) throws IOException {
        ensure(1);
        buffer[used] = (byte) b;
        used++;
    }

    @Override
    public void write(final byte[] b) throws IOException {
        write(b, 0, b.length);
    }

    @Override
    public void write(final byte[] b, final int off, final int len) throws IOException {
        if (len > buffer.length) {
            flush();
            out.write(b, off, len);
        } else {
            ensure(len);
            System.arraycopy(b, off, buffer, used, len);
            used += len;
        }
    }

    @Override
    public void writeBoolean(final boolean v) throws IOException {
        write(v ? 1 : 0);
    }

    @Override
    public void writeByte(final int v) throws IOException {
        write(v);
    }

    @Override
    public void writeShort(final int v) throws IOException {
        write(v >>> 8);
        write(v);
    }

    @Override
    public void writeChar(final int v) throws IOException {
        writeShort(v);
    }

    @Override
    public void writeInt(final int v) throws IOException {
        writeShort(v >>> 16);
        writeShort(v);
    }

    @Override
    public void writeLong(final long v) throws IOException {
        writeInt((int) (v >>> 32));
        writeInt((int) v);
    }

    @Override
    public void writeFloat(final float v) throws IOException {
        writeInt(Float.floatToRawIntBits(v));
    }

    @Override
    public void writeDouble(final double v) throws IOException {
        writeLong(Double.doubleToRawLongBits(v));
    }

    @Override
    public void writeBytes(final String s) throws IOException {
        for (int i = 0; i < s.length(); i++) {
            write(s.charAt(i));
        }
    }

    @Override
    public void writeChars(final String s) throws IOException {
        for (int i = 0; i < s.length(); i++) {
            writeChar(s.charAt(i));
        }
    }

    /** Seven bits a byte, the lowest first. */
    private void writeLength(final int length) throws IOException {
        int rest = length;
        while (rest > 0x7F) {
            write(rest | 0x80);
            rest >>>= 7;
        }
        write(rest);
    }

    /** Twice the number of bytes, plus one if they are UTF-8, then the bytes. */
    @Override
    public void writeUTF(final String s) throws IOException {
        final int length = s.length();
        if (length <= BUFFER_SIZE / 2 && isLatin(s)) {
            writeLength(length << 1);
            ensure(length);
            for (int i = 0; i < length; i++) {
                buffer[used + i] = (byte) s.charAt(i);
            }
            used += length;
        } else {
            final byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > Integer.MAX_VALUE / 2) {
                throw new IOException("A text of " + length + " characters is too long");
            }
            if (!new String(bytes, StandardCharsets.UTF_8).equals(s)) {
                throw new IOException(
                        "A text holds half of a character pair (unpaired surrogate); it cannot be"
                                + " stored");
            }
            writeLength((bytes.length << 1) | 1);
            write(bytes);
        }
    }

    private static boolean isLatin(final String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }
}
