// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.runtime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.progress.CancelledException;
import org.junit.Test;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionMonitor;

public class ExecutionProgressTest {

    private final DefaultNodeProgressMonitor monitor = new DefaultNodeProgressMonitor();
    private final ExecutionProgress progress = ExecutionProgress.of(new ExecutionMonitor(monitor));

    @Test
    public void passesFractionAndMessageOn() {
        progress.report(0.25, "epoch 1");
        assertEquals(0.25, monitor.getProgress(), 0);
        assertEquals("epoch 1", monitor.getMessage());
    }

    @Test
    public void unknownFractionMovesNoBar() {
        progress.report(0.5, "first");
        progress.report(Double.NaN, "second");
        assertEquals(0.5, monitor.getProgress(), 0);
        assertEquals("second", monitor.getMessage());
    }

    @Test
    public void fractionsBeyondTheEndsAreMovedToThem() {
        progress.report(1.5, "too far");
        assertEquals(1, monitor.getProgress(), 0);
    }

    @Test
    public void cancellingReachesTheEngine() {
        assertFalse(progress.isCancelled());
        progress.throwIfCancelled();
        monitor.setExecuteCanceled();
        assertTrue(progress.isCancelled());
        assertThrows(CancelledException.class, progress::throwIfCancelled);
    }
}
