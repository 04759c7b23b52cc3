// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.cells;

import bio.strand.engine.encoding.EncodedSequence;
import org.knime.core.data.DataValue;
import org.knime.core.data.DataValueComparator;
import org.knime.core.data.ExtensibleUtilityFactory;

/**
 * A biological sequence as compact codes, one byte a position, together with the letter that each
 * code stands for.
 *
 * <p>What the codes mean to a network is stated once for the whole column, in the properties of the
 * column's spec; the letters are enough to show, compare and export a single value.
 */
public interface EncodedSequenceValue extends DataValue {

    /** What KNIME shows and does with values of this type. */
    UtilityFactory UTILITY = new EncodedSequenceUtilityFactory();

    /**
     * The codes.
     *
     * @return the sequence, never null; it may have length 0
     */
    EncodedSequence getEncodedSequence();

    /**
     * The letters that codes stand for.
     *
     * @return one character for each code, the one for code 0 first
     */
    String getLetters();

    /**
     * The sequence as text, one letter a position.
     *
     * @return a new string of the sequence's length
     */
    default String getText() {
        EncodedSequence sequence = getEncodedSequence();
        String letters = getLetters();
        char[] text = new char[sequence.length()];
        for (int i = 0; i < text.length; i++) {
            text[i] = letters.charAt(sequence.codeAt(i));
        }
        return new String(text);
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
