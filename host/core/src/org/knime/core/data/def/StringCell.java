// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.def;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellFactory.FromComplexString;
import org.knime.core.data.DataCellFactory.FromInputStream;
import org.knime.core.data.DataCellFactory.FromReader;
import org.knime.core.data.DataCellFactory.FromSimpleString;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.NominalValue;
import org.knime.core.data.StringValue;

/** Cell that holds a text. */
public final class StringCell extends DataCell implements StringValue, NominalValue {
    private static final long serialVersionUID = 1L;

    /** Type of these cells. */
    public static final DataType TYPE = DataType.getType(StringCell.class);

    private final String text;

    /**
     * Creates a cell.
     *
     * @param str the text
     * @throws NullPointerException if it is null
     */
    public StringCell(final String str) {
        if (str == null) {
            throw new NullPointerException("String value can't be null.");
        }
        text = str;
    }

    @Override
    public String getStringValue() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return text.equals(((StringCell) dc).text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Makes cells of text. */
    public static final class StringCellFactory
            implements FromSimpleString, FromComplexString, FromReader, FromInputStream {
        /** Type of the cells. */
        public static final DataType TYPE = StringCell.TYPE;

        /** Creates a factory. */
        public StringCellFactory() {
            super();
        }

        @Override
        public DataCell createCell(final String input) {
            return create(input);
        }

        @Override
        public DataType getDataType() {
            return TYPE;
        }

        @Override
        public DataCell createCell(final InputStream input) throws IOException {
            return createCell(new InputStreamReader(input, StandardCharsets.UTF_8));
        }

        @Override
        public DataCell createCell(final Reader input) throws IOException {
            final StringBuilder text = new StringBuilder();
            final char[] buffer = new char[4096];
            for (int n = input.read(buffer); n >= 0; n = input.read(buffer)) {
                text.append(buffer, 0, n);
            }
            return create(text.toString());
        }

        /**
         * Makes a cell.
         *
         * @param text the text
         * @return the cell
         */
        public static DataCell create(final String text) {
            return new StringCell(text);
        }
    }

    /** Writes and reads the text. */
    public static final class StringSerializer implements DataCellSerializer<StringCell> {
        /** Creates a serializer. */
        public StringSerializer() {
            super();
        }

        @Override
        public void serialize(final StringCell cell, final DataCellDataOutput output)
                throws IOException {
            output.writeUTF(cell.text);
        }

        @Override
        public StringCell deserialize(final DataCellDataInput input) throws IOException {
            return new StringCell(input.readUTF());
        }
    }
}
