// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.kernel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs two independent tasks, at the same time when there is a thread to spare.
 *
 * <p>The second task is offered to others, and whoever comes first does it: if nobody has begun
 * when the first is done, the calling thread does the second, too. So a pool whose threads are all
 * busy costs nothing and cannot deadlock.
 */
final class TaskPair {

    private final Executor helpers;

    /** Tasks run one after the other when {@code helpers} is null. */
    TaskPair(Executor helpers) {
        this.helpers = helpers;
    }

    /** Returns or throws when both tasks have ended; the first task's failure goes before. */
    void run(Runnable first, Runnable second) {
        if (helpers == null) {
            first.run();
            second.run();
            return;
        }
        Offer offer = new Offer(second);
        try {
            helpers.execute(offer);
        } catch (RejectedExecutionException e) {
            offer.run();
        }
        try {
            first.run();
        } catch (RuntimeException | Error e) {
            if (!offer.withdraw()) {
                offer.await();
            }
            throw e;
        }
        offer.run();
        offer.await();
        offer.rethrow();
    }

    private static final class Offer implements Runnable {

        private final Runnable work;
        private final AtomicBoolean taken = new AtomicBoolean();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile RuntimeException exception;
        private volatile Error error;

        Offer(Runnable work) {
            this.work = work;
        }

        /** Does the work, unless somebody has taken it. */
        @Override
        public void run() {
            if (!withdraw()) {
                return;
            }
            try {
                work.run();
            } catch (RuntimeException e) {
                exception = e;
            } catch (Error e) {
                error = e;
            } finally {
                ended.countDown();
            }
        }

        /** Takes the work from the others; false when somebody has it. */
        boolean withdraw() {
            return taken.compareAndSet(false, true);
        }

        /** Waits however long it takes: the work uses memory that the caller may free. */
        void await() {
            boolean interrupted = false;
            while (true) {
                try {
                    ended.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void rethrow() {
            if (error != null) {
                throw error;
            }
            if (exception != null) {
                throw exception;
            }
        }
    }
}
