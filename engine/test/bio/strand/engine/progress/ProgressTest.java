// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.progress;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class ProgressTest {

    @Test
    public void stepMapsItsFractionsIntoTheWhole() {
        List<String> reports = new ArrayList<>();
        ProgressSink whole = (fraction, message) -> reports.add(fraction + " " + message);
        ProgressSink step = whole.step(0.5, 0.75);
        step.report(0, "a");
        step.report(0.5, "b");
        step.report(1, "c");
        step.report(Double.NaN, "d");
        assertEquals(List.of("0.5 a", "0.625 b", "0.75 c", "NaN d"), reports);
        assertThrows(IllegalArgumentException.class, () -> whole.step(0.5, 0.4));
        assertThrows(IllegalArgumentException.class, () -> whole.step(-0.1, 0.4));
        assertThrows(IllegalArgumentException.class, () -> whole.step(0, Double.NaN));
    }

    @Test
    public void tokenThrowsOnceCancelled() {
        boolean[] cancelled = {false};
        CancellationToken token = () -> cancelled[0];
        token.throwIfCancelled();
        cancelled[0] = true;
        assertThrows(CancelledException.class, token::throwIfCancelled);
        assertFalse(CancellationToken.never().isCancelled());
        ProgressSink.none().report(0.5, "ignored");
    }
}
