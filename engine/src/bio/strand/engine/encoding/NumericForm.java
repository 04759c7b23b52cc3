// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import java.util.List;

/**
 * Encoded sequences as plain numbers, for learners that know nothing of encodings: position after
 * position, the features of each. Ordinal codes give one number a position, the code itself.
 *
 * <p>Instances are immutable and may be shared between threads.
 */
public final class NumericForm {

    private final List<String> names;

    /** The features of each code; null for ordinal codes. */
    private final float[][] rows;

    /**
     * Creates the form of what an encoding makes.
     *
     * @param encoding the encoding
     */
    public NumericForm(SequenceEncoding encoding) {
        rows = encoding.needsEmbedding() ? null : encoding.featureRows();
        names = rows == null ? List.of("") : encoding.featureNames();
    }

    /**
     * The names of the numbers of one position.
     *
     * @return one name a number, such as the token that it stands for; an empty one for a code
     */
    public List<String> names() {
        return names;
    }

    /**
     * The numbers of a sequence.
     *
     * @param sequence codes of the encoding
     * @return {@code length * names().size()} numbers, position after position
     */
    public double[] valuesOf(EncodedSequence sequence) {
        double[] values = new double[Math.multiplyExact(sequence.length(), names.size())];
        for (int i = 0; i < sequence.length(); i++) {
            int code = sequence.codeAt(i);
            if (rows == null) {
                values[i] = code;
                continue;
            }
            for (int f = 0; f < rows[code].length; f++) {
                values[i * names.size() + f] = rows[code][f];
            }
        }
        return values;
    }
}
