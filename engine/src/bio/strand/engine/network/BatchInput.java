// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.network;

import bio.strand.engine.encoding.EncodedSequence;
import bio.strand.engine.encoding.EncodedSequences;
import bio.strand.engine.kernel.Activations;
import bio.strand.engine.kernel.Kernel;
import java.util.Arrays;
import java.util.Objects;

/** The sequences of a batch, as a whole and in the part that is being computed. */
final class BatchInput {

    private static final int ROWS = Kernel.ROWS;

    private final int partSteps;
    private final Activations whole;

    /** The part; the whole itself when there is only one. */
    private final Activations part;

    // Room for one sequence on its way into the batch.
    private short[] rowCodes = {};
    private float[] rowValues = {};

    /**
     * Creates an empty batch.
     *
     * @param features values at each position; 0 for codes
     * @param partSteps positions of a part; 0 for whole sequences
     */
    BatchInput(int features, int partSteps) {
        this.partSteps = partSteps;
        whole = new Activations(features);
        part = partSteps == 0 ? whole : new Activations(features);
    }

    void begin(int steps) {
        whole.resize(steps);
        Arrays.fill(whole.lengths(), 0);
        if (whole.size() > 0) {
            whole.clear();
        }
    }

    int steps() {
        return whole.steps();
    }

    int[] lengths() {
        return whole.lengths();
    }

    void setCodes(int row, short[] codes, int from, int length) {
        whole.lengths()[row] = length;
        short[] target = whole.codes();
        for (int t = 0; t < length; t++) {
            target[t * ROWS + row] = codes[from + t];
        }
    }

    void setValues(int row, float[] values, int from, int length) {
        whole.lengths()[row] = length;
        float[] target = whole.values();
        int size = whole.size();
        for (int t = 0; t < length; t++) {
            for (int f = 0; f < size; f++) {
                float value = values[(from + t) * size + f];
                target[(t * ROWS + row) * size + f] = Float.isNaN(value) ? 0f : value;
            }
        }
    }

    void set(int row, EncodedSequence sequence) {
        int length = sequence.length();
        makeRoom(length);
        if (whole.size() > 0) {
            sequence.copyValues(rowValues, 0);
            setValues(row, rowValues, 0, length);
        } else {
            sequence.copyCodes(rowCodes, 0);
            setCodes(row, rowCodes, 0, length);
        }
    }

    void set(int row, EncodedSequences sequences, int index, int from, int length) {
        Objects.checkFromIndexSize(from, length, sequences.length(index));
        makeRoom(sequences.length(index));
        if (whole.size() > 0) {
            sequences.copyValues(index, rowValues, 0);
            setValues(row, rowValues, from, length);
        } else {
            sequences.copyCodes(index, rowCodes, 0);
            setCodes(row, rowCodes, from, length);
        }
    }

    private void makeRoom(int length) {
        if (whole.size() == 0 && rowCodes.length < length) {
            rowCodes = new short[length];
        } else if (rowValues.length < length * whole.size()) {
            rowValues = new float[length * whole.size()];
        }
    }

    /** Number of parts of the batch. */
    int parts() {
        return partSteps == 0 ? 1 : (whole.steps() + partSteps - 1) / partSteps;
    }

    /** Number of positions before a part. */
    int first(int index) {
        return index * partSteps;
    }

    /** A part, valid until the next one is asked for. */
    Activations part(int index) {
        if (partSteps == 0) {
            return whole;
        }
        int from = first(index);
        part.resize(Math.min(partSteps, whole.steps() - from));
        int positions = part.steps() * ROWS;
        if (part.size() == 0) {
            System.arraycopy(whole.codes(), from * ROWS, part.codes(), 0, positions);
        } else {
            int size = part.size();
            System.arraycopy(
                    whole.values(), from * ROWS * size, part.values(), 0, positions * size);
        }
        for (int b = 0; b < ROWS; b++) {
            int left = whole.lengths()[b] - from;
            part.lengths()[b] = Math.max(0, Math.min(left, part.steps()));
        }
        return part;
    }
}
