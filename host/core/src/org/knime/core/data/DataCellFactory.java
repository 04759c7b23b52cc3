// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.text.ParseException;
import org.knime.core.data.filestore.FileStoreFactory;

/** Makes cells of one type from other forms. */
public interface DataCellFactory {
    /**
     * The type of the cells.
     *
     * @return the type
     */
    DataType getDataType();

    /**
     * Called once before the first cell is made.
     *
     * @param fileStoreFactory where cells may put files
     */
    default void initFactory(final FileStoreFactory fileStoreFactory) {
        // Most cells need no files.
    }

    /** Makes cells from text. */
    interface FromString extends DataCellFactory {
        /**
         * Makes a cell.
         *
         * @param input the text
         * @return the cell
         * @throws RuntimeException if the text is no such value
         */
        DataCell createCell(String input);
    }

    /** Makes cells from text of one line. */
    interface FromSimpleString extends FromString {}

    /** Makes cells from text of a format of its own. */
    interface FromComplexString extends FromString {}

    /** Makes cells from bytes. */
    interface FromInputStream extends DataCellFactory {
        /**
         * Makes a cell.
         *
         * @param input the bytes, not closed here
         * @return the cell
         * @throws IOException if reading fails
         */
        DataCell createCell(InputStream input) throws IOException;
    }

    /** Makes cells from characters. */
    interface FromReader extends DataCellFactory {
        /**
         * Makes a cell.
         *
         * @param input the characters, not closed here
         * @return the cell
         * @throws ParseException if the text is no such value
         * @throws IOException if reading fails
         */
        DataCell createCell(Reader input) throws ParseException, IOException;
    }
}
