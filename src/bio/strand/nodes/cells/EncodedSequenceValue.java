// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import bio.strand.engine.encoding.EncodedSequence;
import org.knime.core.data.DataValue;
import org.knime.core.data.DataValueComparator;
import org.knime.core.data.ExtensibleUtilityFactory;

/**
 * A biological sequence as compact codes, one or two bytes a position, or a series of measured
 * values, together with the legend by which it reads as text.
 *
 * <p>What codes and values mean to a network is stated once for the whole column, in the properties
 * of the column's spec; the legend is enough to show, compare and export a single value.
 */
public interface EncodedSequenceValue extends DataValue {

    /** What KNIME shows and does with values of this type. */
    UtilityFactory UTILITY = new EncodedSequenceUtilityFactory();

    /**
     * The codes or values.
     *
     * @return the sequence, never null; it may have length 0
     */
    EncodedSequence getEncodedSequence();

    /**
     * How the sequence reads.
     *
     * @return the legend, in most cases one for all values of a column
     */
    SequenceLegend getLegend();

    /**
     * The sequence as text.
     *
     * @return a new string: letters or tokens, or the values of each step with four digits
     */
    default String getText() {
        return getLegend().read(getEncodedSequence());
    }

    /** Names the type, and sorts its values by their text. */
    final class EncodedSequenceUtilityFactory extends ExtensibleUtilityFactory {

        private static final DataValueComparator BY_TEXT =
                new DataValueComparator() {
                    @Override
                    protected int compareDataValues(DataValue first, DataValue second) {
                        return ((EncodedSequenceValue) first)
                                .getText()
                                .compareTo(((EncodedSequenceValue) second).getText());
                    }
                };

        private EncodedSequenceUtilityFactory() {
            super(EncodedSequenceValue.class);
        }

        @Override
        public String getName() {
            return "Encoded Sequence";
        }

        @Override
        public String getGroupName() {
            return "Sequences";
        }

        @Override
        protected DataValueComparator getComparator() {
            return BY_TEXT;
        }
    }
}
