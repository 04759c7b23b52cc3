// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.core.storage;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.data.DataTypeRegistry;
import org.knime.core.data.MissingCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;

/** Reads what {@link CellWriter} wrote. */
final class CellReader implements DataCellDataInput, Closeable {
    private static final int BUFFER_SIZE = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private final List<Class<? extends DataCell>> classes;
    private final Map<Integer, DataCellSerializer<DataCell>> serializers = new HashMap<>();
    private int position;
    private int limit;

    CellReader(final InputStream in, final List<Class<? extends DataCell>> classes) {
        this.in = in;
        this.classes = classes;
    }

    DataRow readRow(final int columnCount) throws IOException {
        final RowKey key = new RowKey(readUTF());
        final DataCell[] cells = new DataCell[columnCount];
        for (int i = 0; i < columnCount; i++) {
            cells[i] = readDataCell();
        }
        return new DefaultRow(key, cells);
    }

    @Override
    public DataCell readDataCell() throws IOException {
        final int tag = readUnsignedByte();
        return switch (tag) {
            case CellWriter.MISSING -> DataType.getMissingCell();
            case CellWriter.MISSING_WITH_REASON -> new MissingCell(readUTF());
            case CellWriter.TEXT -> new StringCell(readUTF());
            case CellWriter.INT -> new IntCell(readInt());
            case CellWriter.LONG -> new LongCell(readLong());
            case CellWriter.DOUBLE -> new DoubleCell(readDouble());
            case CellWriter.TRUE -> BooleanCell.TRUE;
            case CellWriter.FALSE -> BooleanCell.FALSE;
            case CellWriter.SERIALIZED -> serializer(readLength()).deserialize(this);
            default -> throw new IOException("The temporary file of a table is corrupt");
        };
    }

    private DataCellSerializer<DataCell> serializer(final int classIndex) throws IOException {
        DataCellSerializer<DataCell> serializer = serializers.get(classIndex);
        if (serializer == null) {
            final Class<? extends DataCell> cellClass = classes.get(classIndex);
            serializer =
                    DataTypeRegistry.getInstance()
                            .getSerializer(cellClass)
                            .orElseThrow(() -> new IOException("No serializer for " + cellClass));
            serializers.put(classIndex, serializer);
        }
        return serializer;
    }

    /** Makes sure that some bytes lie in the buffer one behind the other. */
    private void require(final int count) throws IOException {
        if (limit - position >= count) {
            return;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < count) {
            final int n = in.read(buffer, limit, buffer.length - limit);
            if (n < 0) {
                throw new EOFException("The temporary file of a table ends too early");
            }
            limit += n;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    @Override
    public void readFully(final byte[] b) throws IOException {
        readFully(b, 0, b.length);
    }

    @Override
    public void readFully(final byte[] b, final int off, final int len) throws IOException {
        int done = Math.min(len, limit - position);
        System.arraycopy(buffer, position, b, off, done);
        position += done;
        while (done < len) {
            final int n = in.read(b, off + done, len - done);
            if (n < 0) {
                throw new EOFException("The temporary file of a table ends too early");
            }
            done += n;
        }
    }

    @Override
    public int skipBytes(final int n) throws IOException {
        for (int i = 0; i < n; i++) {
            readByte();
        }
        return n;
    }

    @Override
    public boolean readBoolean() throws IOException {
        return readByte() != 0;
    }

    @Override
    public byte readByte() throws IOException {
        require(1);
        final byte value = buffer[position];
        position++;
        return value;
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return readByte() & 0xFF;
    }

    @Override
    public short readShort() throws IOException {
        return (short) readUnsignedShort();
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return (readUnsignedByte() << 8) | readUnsignedByte();
    }

    @Override
    public char readChar() throws IOException {
        return (char) readUnsignedShort();
    }

    @Override
    public int readInt() throws IOException {
        return (readUnsignedShort() << 16) | readUnsignedShort();
    }

    @Override
    public long readLong() throws IOException {
        return ((long) readInt() << 32) | (readInt() & 0xFFFFFFFFL);
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat(readInt());
    }

    @Override
    public double readDouble() throws IOException {
        return Double.longBitsToDouble(readLong());
    }

    @Override
    public String readLine() throws IOException {
        throw new IOException("Lines are not supported in cells; use readUTF");
    }

    private int readLength() throws IOException {
        int length = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            final int b = readUnsignedByte();
            length |= (b & 0x7F) << shift;
            if (b < 0x80) {
                return length;
            }
        }
        throw new IOException("The temporary file of a table is corrupt");
    }

    @Override
    public String readUTF() throws IOException {
        final int coded = readLength();
        final int length = coded >>> 1;
        if ((coded & 1) == 0) {
            require(length);
            final String text = new String(buffer, position, length, StandardCharsets.ISO_8859_1);
            position += length;
            return text;
        }
        final byte[] bytes = new byte[length];
        readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
