// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.container;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.knime.core.data.DataRow;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** Computes rows by several threads and hands them on in the order of their input. */
final class ParallelRows {
    private ParallelRows() {}

    /** Computes one row. */
    interface Computation {
        DataRow compute(DataRow row, long rowIndex);
    }

    /** Gets the computed rows, one after the other. */
    interface Consumer {
        void accept(DataRow computed, long rowIndex) throws CanceledExecutionException;
    }

    static void compute(
            final CloseableRowIterator rows,
            final int workers,
            final int queueSize,
            final Computation computation,
            final Consumer consumer,
            final ExecutionMonitor exec)
            throws CanceledExecutionException {
        final ExecutorService pool = Executors.newFixedThreadPool(workers, threads());
        try {
            final Deque<Future<DataRow>> pending = new ArrayDeque<>();
            long submitted = 0;
            long done = 0;
            while (rows.hasNext() || !pending.isEmpty()) {
                exec.checkCanceled();
                if (rows.hasNext() && pending.size() < queueSize) {
                    final DataRow row = rows.next();
                    final long index = submitted;
                    final Callable<DataRow> task = () -> computation.compute(row, index);
                    pending.add(pool.submit(task));
                    submitted++;
                } else {
                    consumer.accept(result(pending.remove()), done);
                    done++;
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static ThreadFactory threads() {
        final AtomicInteger count = new AtomicInteger();
        return task -> {
            final Thread thread = new Thread(task, "cell-factory-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static DataRow result(final Future<DataRow> future) throws CanceledExecutionException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            final CanceledExecutionException canceled = new CanceledExecutionException();
            canceled.initCause(e);
            throw canceled;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new DataContainerException(e.getCause().getMessage(), e.getCause());
        }
    }
}
