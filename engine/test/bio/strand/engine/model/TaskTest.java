// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.network.HeadSpec;
import java.util.List;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class TaskTest {

    static final List<Task> ALL =
            List.of(
                    new Task.Classification(List.of("a", "\"quoted\"", "")),
                    new Task.MultiLabel(List.of("NR-AR", "α")),
                    new Task.Regression(List.of("x"), List.of(-3.05), List.of(1e-300)),
                    new Task.PositionLabels(List.of("H", "E", "C")),
                    new Task.Forecast(List.of("a", "b")));

    @Test
    public void tasksComeBackFromTheirText() {
        for (Task task : ALL) {
            String text = task.toText();
            assertEquals(task, Task.fromText(text));
            assertEquals("one line", 1, text.lines().count());
        }
    }

    @Test
    public void eachTaskHasItsHead() {
        assertEquals(new HeadSpec.Softmax(3), ALL.get(0).head());
        assertEquals(new HeadSpec.Sigmoid(2), ALL.get(1).head());
        assertEquals(new HeadSpec.Linear(1), ALL.get(2).head());
        assertEquals(new HeadSpec.PositionSoftmax(3), ALL.get(3).head());
        assertEquals(new HeadSpec.PositionLinear(2), ALL.get(4).head());
    }

    @Test
    public void namesMustBeEnoughAndDifferent() {
        assertRefused("at least 2 classes", () -> new Task.Classification(List.of("a")));
        assertRefused("same label", () -> new Task.MultiLabel(List.of("a", "a")));
        assertRefused("at least 1 features", () -> new Task.Forecast(List.of()));
    }

    @Test
    public void scalesMustBeUsable() {
        List<String> names = List.of("x");
        for (double deviation : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(
                    "finite and positive",
                    () -> new Task.Regression(names, List.of(0.0), List.of(deviation)));
        }
        assertRefused(
                "1 targets have 2 means",
                () -> new Task.Regression(names, List.of(0.0, 1.0), List.of(1.0)));
    }

    @Test
    public void otherTextIsRefused() {
        for (String text : new String[] {"", "{", "[]", "{\"type\":\"magic\",\"names\":[\"a\"]}"}) {
            assertThrows(IllegalArgumentException.class, () -> Task.fromText(text));
        }
    }

    private static void assertRefused(String messagePart, ThrowingRunnable making) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, making);
        assertTrue(e.getMessage(), e.getMessage().contains(messagePart));
    }
}
