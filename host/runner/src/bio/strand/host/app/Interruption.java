// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.app;

import bio.strand.host.execution.WorkflowRun;
import bio.strand.host.output.OutputFolder;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens on Ctrl-C or a request to terminate: the run is cancelled, gets two seconds to end
 * in good order, and then everything temporary and everything half-written is removed, whatever
 * still runs. Active from its creation until it is closed.
 */
final class Interruption implements AutoCloseable {

    private static final long GRACE_MILLIS = 2000;

    private final CountDownLatch ended = new CountDownLatch(1);

    private final Thread hook = new Thread(this::interrupt, "strand-interruption");

    // guarded by this
    private WorkflowRun run;

    private OutputFolder results;

    private TemporaryFolder temporary;

    private boolean happened;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    synchronized void alsoDeletes(TemporaryFolder folder) {
        temporary = folder;
    }

    synchronized void alsoDiscards(OutputFolder folder) {
        results = folder;
    }

    /** Sets the run to cancel; cancels it at once if the interruption came before. */
    synchronized void cancels(WorkflowRun workflowRun) {
        run = workflowRun;
        if (happened) {
            run.cancel();
        }
    }

    synchronized boolean happened() {
        return happened;
    }

    /** The shutdown hook. Outside a shutdown it may be called to the same effect. */
    void interrupt() {
        synchronized (this) {
            happened = true;
            if (run != null) {
                run.cancel();
            }
        }
        try {
            if (!ended.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                discard();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            discard();
        }
    }

    private synchronized void discard() {
        try {
            if (results != null) {
                results.discardIncomplete();
            }
            if (temporary != null) {
                temporary.delete();
            }
        } catch (IOException e) {
            System.err.println("strand: could not clean up: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        ended.countDown();
        synchronized (this) {
            run = null;
            if (happened) {
                return;
            }
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the shutdown has just begun: the hook finds that the run has ended
            return;
        }
    }
}
