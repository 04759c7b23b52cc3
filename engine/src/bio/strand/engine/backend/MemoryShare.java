// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.backend;

import bio.strand.engine.progress.CancellationToken;
import bio.strand.engine.progress.CancelledException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A computation's part in the memory outside the heap, which all computations of the program share.
 *
 * <p>The limit holds for the program (see {@link OffHeapMemory}), so a computation that would fit
 * alone can find the memory taken by another one that runs at the same time, such as a node in a
 * parallel branch. It then gives back what it has got, waits until another computation ends, and
 * begins again; those that wait take turns in the order in which they came. Only a computation that
 * does not fit while it is alone is refused. Since whoever waits holds nothing, computations never
 * wait for each other in a circle.
 */
public final class MemoryShare implements AutoCloseable {

    /** What a user reads while a computation waits. */
    public static final String WAITING_MESSAGE =
            "Waiting for memory outside the Java heap, which another node is using";

    private static final long POLL_MILLIS = 200;

    private static final Object LOCK = new Object();

    private static final Set<MemoryShare> HOLDERS = new HashSet<>();

    private static final Queue<MemoryShare> WAITING = new ArrayDeque<>();

    /** How often a computation began or ended. */
    private static long begun;

    private static long ended;

    private MemoryShare() {}

    /**
     * Takes part, holding nothing yet.
     *
     * @return to be closed when the computation has freed its memory
     */
    public static MemoryShare open() {
        return new MemoryShare();
    }

    /**
     * Does what takes memory. From here on until {@link #close()} the computation counts as holding
     * memory.
     *
     * @param <T> what is made
     * @param cancellation asked several times a second while waiting
     * @param waiting called each time the computation has to wait
     * @param work takes memory; when it leaves with {@link OffHeapMemoryException} it must have
     *     freed all that it had taken, and be able to begin again
     * @return what {@code work} returned
     * @throws OffHeapMemoryException if there is not enough memory for this computation alone
     * @throws CancelledException if cancelled while waiting
     */
    public <T> T hold(CancellationToken cancellation, Runnable waiting, Supplier<T> work) {
        Objects.requireNonNull(cancellation, "cancellation");
        try {
            while (true) {
                long before;
                boolean alone;
                synchronized (LOCK) {
                    HOLDERS.add(this);
                    alone = HOLDERS.size() == 1;
                    before = ++begun;
                }
                try {
                    return work.get();
                } catch (OffHeapMemoryException e) {
                    long endedBefore;
                    synchronized (LOCK) {
                        HOLDERS.remove(this);
                        if (alone && begun == before) {
                            throw e;
                        }
                        // One that came and failed beside this one frees its memory just as well.
                        endedBefore = ++ended;
                        LOCK.notifyAll();
                        if (!WAITING.contains(this)) {
                            WAITING.add(this);
                        }
                    }
                    waiting.run();
                    awaitTurn(endedBefore, cancellation);
                }
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        } finally {
            synchronized (LOCK) {
                WAITING.remove(this);
                LOCK.notifyAll();
            }
        }
    }

    private void awaitTurn(long endedBefore, CancellationToken cancellation) {
        synchronized (LOCK) {
            while (WAITING.peek() != this || !HOLDERS.isEmpty() && ended == endedBefore) {
                cancellation.throwIfCancelled();
                try {
                    LOCK.wait(POLL_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancelledException();
                }
            }
        }
    }

    /** Says that the computation has freed its memory. Closing twice does nothing. */
    @Override
    public void close() {
        synchronized (LOCK) {
            if (HOLDERS.remove(this)) {
                ended++;
            }
            LOCK.notifyAll();
        }
    }
}
