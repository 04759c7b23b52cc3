// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import bio.strand.engine.backend.OffHeapMemory;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.FloatPointer;

/** A fixed block of floats outside the heap, for matrix products; freed by {@link #close()}. */
final class NativeFloats implements AutoCloseable {

    /** Floats that are allocated and not freed, by all instances; tests watch it. */
    private static final AtomicLong LIVE = new AtomicLong();

    /** A cache line in floats; products are faster on rows that begin with one. */
    private static final int ALIGNMENT = 16;

    private static final float[] ZEROS = new float[4096];

    private final FloatPointer memory;
    private final FloatBuffer view;
    private final int start;
    private final int length;
    private boolean closed;

    /**
     * Takes memory, filled with zeros.
     *
     * @throws bio.strand.engine.backend.OffHeapMemoryException if there is not enough
     */
    NativeFloats(int length) {
        this.length = length;
        memory = OffHeapMemory.floats(Math.addExact(length, ALIGNMENT));
        long beyondLine = memory.address() / Float.BYTES % ALIGNMENT;
        start = (int) (ALIGNMENT - beyondLine) % ALIGNMENT;
        view = memory.position(start).limit(start + length).asBuffer();
        memory.position(0);
        LIVE.addAndGet(length);
        zero(0, length);
    }

    static long live() {
        return LIVE.get();
    }

    int length() {
        return length;
    }

    /** The address of an element, valid until this memory is closed. */
    FloatPointer at(int index) {
        return new FloatPointer(memory).position((long) start + index);
    }

    void write(int at, float[] source, int offset, int count) {
        view.put(at, source, offset, count);
    }

    /** Copies from other memory. */
    void copy(int at, NativeFloats source, int offset, int count) {
        view.put(at, source.view, offset, count);
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

    void zero(int at, int count) {
        for (int i = 0; i < count; i += ZEROS.length) {
            view.put(at + i, ZEROS, 0, Math.min(ZEROS.length, count - i));
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            memory.deallocate();
            LIVE.addAndGet(-length);
        }
    }
}
