// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * ND4J arrays that are freed together. ND4J would leave them to the garbage collector, which does
 * not see how large they are: dropped arrays were measured to pile up to gigabytes.
 */
final class ArrayScope implements AutoCloseable {

    private final List<INDArray> arrays = new ArrayList<>();

    /** Takes an array that an operation has just made, and gives it back. */
    INDArray own(INDArray array) {
        arrays.add(array);
        return array;
    }

    /** An array of zeros. */
    INDArray zeros(long... shape) {
        return own(Nd4j.create(DataType.FLOAT, shape, 'c'));
    }

    /** Copies values from the heap, row by row. */
    INDArray upload(float[] values, int offset, long... shape) {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        float[] part = Arrays.copyOfRange(values, offset, offset + (int) count);
        return own(Nd4j.create(part, shape, 'c'));
    }

    /** Rows {@code from} to {@code to} (exclusive) of a matrix, not copied. */
    static INDArray rows(INDArray matrix, int from, int to) {
        return matrix.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
    }

    /** Columns {@code from} to {@code to} (exclusive) of a matrix, not copied. */
    static INDArray columns(INDArray matrix, int from, int to) {
        return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
    }

    /** Copies an array to the heap, row by row. */
    static float[] download(INDArray array) {
        INDArray copy = array.dup('c');
        try {
            return copy.data().asFloat();
        } finally {
            copy.close();
        }
    }

    /** Adds an array to heap values, row by row. */
    static void addTo(INDArray array, float[] target, int offset) {
        float[] values = download(array);
        for (int i = 0; i < values.length; i++) {
            target[offset + i] += values[i];
        }
    }

    @Override
    public void close() {
        for (INDArray array : arrays) {
            if (!array.wasClosed() && array.closeable()) {
                array.close();
            }
        }
        arrays.clear();
    }
}
