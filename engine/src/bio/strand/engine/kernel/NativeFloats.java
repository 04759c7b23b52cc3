// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.backend.Nd4jBackend;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A fixed block of floats outside the heap, for matrix products; freed by {@link #close()}. */
final class NativeFloats implements AutoCloseable {

    /** Floats that are allocated and not freed, by all instances; tests watch it. */
    private static final AtomicLong LIVE = new AtomicLong();

    private final DataBuffer buffer;
    private final FloatBuffer view;
    private final int length;
    private boolean closed;

    NativeFloats(int length) {
        this.length = length;
        Nd4jBackend.confineThread();
        buffer = Nd4j.createBuffer(DataType.FLOAT, length, true);
        view = ((FloatPointer) buffer.pointer()).asBuffer();
        LIVE.addAndGet(length);
    }

    static long live() {
        return LIVE.get();
    }

    int length() {
        return length;
    }

    void write(int at, float[] source, int offset, int count) {
        view.put(at, source, offset, count);
    }

    void read(int at, float[] target, int offset, int count) {
        view.get(at, target, offset, count);
    }

    /** Adds {@code count} floats from {@code at} on to a heap array, by way of {@code scratch}. */
    void addTo(int at, float[] target, int offset, int count, float[] scratch) {
        view.get(at, scratch, 0, count);
        for (int i = 0; i < count; i++) {
            target[offset + i] += scratch[i];
        }
    }

    void zero(float[] zeros) {
        for (int at = 0; at < length; at += zeros.length) {
            view.put(at, zeros, 0, Math.min(zeros.length, length - at));
        }
    }

    /**
     * The row-major matrix {@code [rows][columns]} that begins at {@code offset}, as ND4J must see
     * it for its products to be fast: transposed, in column-major order.
     */
    INDArray transposedView(int offset, int rows, int columns) {
        return Nd4j.create(
                buffer, new long[] {columns, rows}, new long[] {1, columns}, offset, 'f');
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            buffer.close();
            LIVE.addAndGet(-length);
        }
    }
}
