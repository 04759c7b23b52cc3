// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Memory outside the Java heap, as the numeric library counts it: the limits are the system
 * properties {@code org.bytedeco.javacpp.maxbytes} (what is taken here) and {@code
 * org.bytedeco.javacpp.maxphysicalbytes} (the whole program, Java heap included).
 */
public final class OffHeapMemory {

    private static final double MEGABYTE = 1 << 20;

    private OffHeapMemory() {}

    /**
     * Takes memory. Its contents are undefined.
     *
     * @param count number of floats, at least 1
     * @return the memory, to be freed with {@code deallocate()}
     * @throws OffHeapMemoryException if a limit, or the machine, does not allow it
     */
    public static FloatPointer floats(long count) {
        try {
            return new FloatPointer(count);
        } catch (OutOfMemoryError e) {
            throw new OffHeapMemoryException(describe(count * Float.BYTES), e);
        }
    }

    /** Says what was asked for and what to change. */
    private static String describe(long bytes) {
        return ("There is not enough memory outside the Java heap for %.1f MB more: the program"
                        + " uses %.0f MB in all of %s allowed, of these %.0f MB outside the heap"
                        + " of %s allowed. Take smaller layers or a smaller batch, or allow more:"
                        + " in knime.ini (or STRAND_JAVA_OPTS) set"
                        + " -Dorg.bytedeco.javacpp.maxphysicalbytes=8G and"
                        + " -Dorg.bytedeco.javacpp.maxbytes=4G, or larger values.")
                .formatted(
                        bytes / MEGABYTE,
                        Pointer.physicalBytes() / MEGABYTE,
                        limit(Pointer.maxPhysicalBytes()),
                        Pointer.totalBytes() / MEGABYTE,
                        limit(Pointer.maxBytes()));
    }

    private static String limit(long bytes) {
        return bytes <= 0 ? "an unlimited amount" : "%.0f MB".formatted(bytes / MEGABYTE);
    }
}
