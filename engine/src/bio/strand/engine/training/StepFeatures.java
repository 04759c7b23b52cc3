// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.encoding.Encoding;
import bio.strand.engine.encoding.SequenceEncoding;

/**
 * Reads the features of single positions for the plain models that networks are compared with: the
 * parts of a code that are not zero, or the values of a step, missing ones counting as zero. Of an
 * encoding for an embedding each code is a feature of its own. For one thread at a time.
 */
final class StepFeatures {

    private final EncodedSequences sequences;
    private final float[][] featureRows;
    private final int features;
    private final int neutral;
    private short[] codes = {};
    private float[] values = {};
    private int row = -1;

    StepFeatures(EncodedSequences sequences, Encoding encoding) {
        this.sequences = sequences;
        features = encoding.features();
        featureRows =
                encoding.hasValues() || encoding.needsEmbedding() ? null : encoding.featureRows();
        neutral = encoding instanceof SequenceEncoding sequence ? sequence.neutralCode() : -1;
    }

    int features() {
        return features;
    }

    EncodedSequences sequences() {
        return sequences;
    }

    /** Reads a row whose steps {@link #add} then gives. */
    int read(int next) {
        int length = sequences.length(next);
        if (next == row) {
            return length;
        }
        row = next;
        if (sequences.hasValues()) {
            values = values.length < length * features ? new float[length * features] : values;
            return sequences.copyValues(next, values, 0);
        }
        codes = codes.length < length ? new short[length] : codes;
        return sequences.copyCodes(next, codes, 0);
    }

    /** The code at a position of the row that was read last; -1 for series of values. */
    int code(int step) {
        return sequences.hasValues() ? -1 : codes[step] & 0xFFFF;
    }

    /**
     * Appends the features of a step of the row that was read last.
     *
     * @param offset is added to the index of each
     */
    void add(int step, int offset, SparseRow target) {
        if (sequences.hasValues()) {
            for (int f = 0; f < features; f++) {
                float value = values[step * features + f];
                if (value != 0 && !Float.isNaN(value)) {
                    target.add(offset + f, value);
                }
            }
            return;
        }
        int code = code(step);
        if (featureRows == null) {
            if (code != neutral) {
                target.add(offset + code, 1);
            }
            return;
        }
        float[] shares = featureRows[code];
        for (int f = 0; f < features; f++) {
            if (shares[f] != 0) {
                target.add(offset + f, shares[f]);
            }
        }
    }
}
