// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Progress and cancellation. */
public class DefaultNodeProgressMonitorTest {
    private final DefaultNodeProgressMonitor monitor = new DefaultNodeProgressMonitor();
    private final ExecutionMonitor exec = new ExecutionMonitor(monitor);

    @Test
    public void subProgressIsScaledAndAdded() {
        exec.setProgress(0.25);
        final ExecutionMonitor part = exec.createSubProgress(0.5);
        part.setProgress(0.5);

        assertEquals(0.5, monitor.getProgress(), 1e-9);
        part.createSubProgress(0.5).setProgress(1);
        assertEquals(0.75, monitor.getProgress(), 1e-9);
    }

    @Test
    public void messagesOfPartsAreShown() {
        exec.setMessage("Reading");
        exec.createSubProgress(0.5).setMessage("Row 3");

        assertEquals("Reading", monitor.getMessage());
        assertEquals(List.of("Reading", "Row 3"), monitor.getMessages());
    }

    @Test
    public void silentPartsShowNoMessages() {
        exec.setMessage("Reading");
        exec.createSilentSubProgress(0.5).setMessage("Row 3");

        assertEquals(List.of("Reading"), monitor.getMessages());
    }

    @Test
    public void progressStaysBetweenZeroAndOne() {
        exec.setProgress(0.5);
        exec.setProgress(7);

        assertTrue(monitor.getProgress() <= 1);
    }

    @Test
    public void cancellationReachesTheParts() throws CanceledExecutionException {
        exec.createSubProgress(0.5).checkCanceled();
        monitor.setExecuteCanceled();

        assertThrows(CanceledExecutionException.class, exec::checkCanceled);
        assertThrows(CanceledExecutionException.class, exec.createSubProgress(0.5)::checkCanceled);
        exec.createNonCancelableSubProgress().checkCanceled();
    }

    @Test
    public void anInterruptedThreadIsCancelled() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(CanceledExecutionException.class, exec::checkCanceled);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    public void listenersHearOfProgress() {
        final List<String> heard = new ArrayList<>();
        final DefaultNodeProgressMonitor told =
                new DefaultNodeProgressMonitor(
                        event ->
                                heard.add(
                                        event.getNodeProgress().getProgress()
                                                + " "
                                                + event.getNodeProgress().getMessage()));
        new ExecutionMonitor(told).setProgress(0.5, "half");
        final long end = System.currentTimeMillis() + 5_000;
        while (heard.isEmpty() && System.currentTimeMillis() < end) {
            Thread.onSpinWait();
        }

        assertEquals("0.5 half", heard.get(heard.size() - 1));
    }
}
