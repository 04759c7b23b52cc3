// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import java.util.ArrayList;
import java.util.List;

/** Memory outside the heap that is taken piece by piece, all or nothing, and freed together. */
final class NativeScope implements AutoCloseable {

    private final List<NativeFloats> taken = new ArrayList<>();

    /**
     * Takes memory, filled with zeros. When that fails, what this scope took before is freed.
     *
     * @throws bio.strand.engine.backend.OffHeapMemoryException if there is not enough
     */
    NativeFloats floats(int length) {
        try {
            NativeFloats floats = new NativeFloats(length);
            taken.add(floats);
            return floats;
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        taken.forEach(NativeFloats::close);
        taken.clear();
    }
}
