// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.SequenceEncoding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.node.InvalidSettingsException;

/**
 * Columns of encoded sequences. How all sequences of a column are encoded stands in the properties
 * of the column's specification, so that the next nodes know it before any row is read.
 */
public final class EncodedColumn {

    private EncodedColumn() {}

    /**
     * Describes a column of encoded sequences.
     *
     * @param name the column's name
     * @param encoding how its sequences are encoded
     * @return the specification with the encoding in its properties
     */
    public static DataColumnSpec describe(String name, Encoding encoding) {
        return describe(name, EncodedSequenceCell.TYPE, encoding);
    }

    /**
     * Describes a column that holds encoded sequences in another form, such as lists of numbers.
     *
     * @param name the column's name
     * @param type the type of its cells
     * @param encoding how its sequences are encoded
     * @return the specification with the encoding in its properties
     */
    public static DataColumnSpec describe(String name, DataType type, Encoding encoding) {
        DataColumnSpecCreator column =
                new DataColumnSpecCreator(Objects.requireNonNull(name, "name"), type);
        column.setProperties(new DataColumnProperties(encoding.toProperties()));
        return column.createSpec();
    }

    /**
     * Whether a column, in whatever form, says how its sequences are encoded that were text.
     *
     * @param column the specification of any column
     * @return true if {@link #sequenceEncodingOf} will find an encoding
     */
    public static boolean statesTextEncoding(DataColumnSpec column) {
        Map<String, String> properties = propertiesOf(column);
        try {
            return Encoding.isIn(properties)
                    && Encoding.fromProperties(properties) instanceof SequenceEncoding;
        } catch (IllegalArgumentException e) {
            // The encoding is of a later release; the column cannot be used, so it is not offered.
            return false;
        }
    }

    private static Map<String, String> propertiesOf(DataColumnSpec column) {
        Map<String, String> properties = new LinkedHashMap<>();
        DataColumnProperties stored = column.getProperties();
        stored.properties()
                .asIterator()
                .forEachRemaining(
                        key -> properties.put(key.toString(), stored.getProperty(key.toString())));
        return properties;
    }

    /**
     * Reads how a column's sequences are encoded.
     *
     * @param column the specification of a column of encoded sequences
     * @return the encoding
     * @throws InvalidSettingsException if the column does not state its encoding, or states one of
     *     a later version; names the column and the remedy
     */
    public static Encoding encodingOf(DataColumnSpec column) throws InvalidSettingsException {
        Map<String, String> properties = propertiesOf(column);
        if (!Encoding.isIn(properties)) {
            throw new InvalidSettingsException(
                    "The column \"%s\" no longer says how its sequences are encoded: a node after the encoder has dropped the column's properties. Connect the Sequence Encoder (or Time Series Encoder) after that node."
                            .formatted(column.getName()));
        }
        try {
            return Encoding.fromProperties(properties);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(
                    "Column \"%s\": %s".formatted(column.getName(), e.getMessage()), e);
        }
    }

    /**
     * Reads how a column's sequences are encoded that were text.
     *
     * @param column the specification of a column of encoded sequences
     * @return the encoding
     * @throws InvalidSettingsException as {@link #encodingOf} does, and if the column holds series
     *     of values
     */
    public static SequenceEncoding sequenceEncodingOf(DataColumnSpec column)
            throws InvalidSettingsException {
        if (encodingOf(column) instanceof SequenceEncoding encoding) {
            return encoding;
        }
        throw new InvalidSettingsException(
                "The column \"%s\" holds series of values; choose a column of encoded text sequences."
                        .formatted(column.getName()));
    }
}
