// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import java.util.Arrays;

/** The entries of a row that are not zero, in the order they were added; reusable. */
public final class SparseRow {

    private int[] indices = new int[64];
    private float[] values = new float[64];
    private int size;

    /** Makes an empty row. */
    public SparseRow() {}

    /** Removes all entries. */
    public void clear() {
        size = 0;
    }

    /**
     * Adds an entry.
     *
     * @param index the feature, 0 or more
     * @param value its value
     */
    public void add(int index, float value) {
        if (size == indices.length) {
            indices = Arrays.copyOf(indices, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        indices[size] = index;
        values[size++] = value;
    }

    int size() {
        return size;
    }

    int index(int i) {
        return indices[i];
    }

    float value(int i) {
        return values[i];
    }
}
