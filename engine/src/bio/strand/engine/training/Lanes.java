// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.training;

import bio.strand.engine.progress.CancelledException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Work that is done on several threads, each with memory of its own. */
public final class Lanes {

    private Lanes() {}

    /**
     * Waits for all lanes, also when one fails: their memory must not be freed under them.
     *
     * @param lanes the work of each
     * @param stop asks all to end, because one has failed or the calling thread was interrupted
     * @throws CancelledException if a lane was cancelled or the calling thread was interrupted,
     *     which it is again then
     * @throws RuntimeException the first failure that is not the mere echo of another one's stop;
     *     errors likewise
     */
    public static void await(List<? extends Future<?>> lanes, Runnable stop) {
        Throwable failure = null;
        boolean interrupted = false;
        for (int i = 0; i < lanes.size(); ) {
            try {
                lanes.get(i).get();
                i++;
            } catch (ExecutionException e) {
                stop.run();
                boolean isKnown = failure != null && !(failure instanceof CancelledException);
                failure = isKnown ? failure : e.getCause();
                i++;
            } catch (InterruptedException e) {
                stop.run();
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }
}
