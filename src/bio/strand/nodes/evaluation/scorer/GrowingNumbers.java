// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.evaluation.scorer;

import java.util.Arrays;

/** Collects numbers of an unknown count; 8 bytes each. */
final class GrowingNumbers {

    private double[] values = new double[1024];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
