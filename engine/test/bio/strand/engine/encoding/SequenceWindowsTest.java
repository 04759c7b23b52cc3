// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.engine.encoding.SequenceWindows.Ends;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.Test;

public class SequenceWindowsTest {

    private static List<String> texts(SequenceWindows windows, String sequence) {
        return IntStream.range(0, windows.count(sequence.length()))
                .mapToObj(i -> windows.text(sequence, i, '-'))
                .toList();
    }

    @Test
    public void completeWindowsLieWithinTheSequence() {
        SequenceWindows windows = new SequenceWindows(3, 2, 2, Ends.COMPLETE);
        assertEquals(List.of("ABC", "CDE"), texts(windows, "ABCDEF"));
        assertEquals(1, windows.label(0));
        assertEquals(3, windows.label(1));
        assertEquals(List.of(), texts(windows, "AB"));
        assertEquals(List.of("ABC"), texts(windows, "ABC"));
        assertEquals(0, windows.count(0));
    }

    @Test
    public void filledWindowsHaveEveryPositionOfInterest() {
        SequenceWindows windows = new SequenceWindows(3, 1, 2, Ends.FILLED);
        assertEquals(List.of("-AB", "ABC", "BC-"), texts(windows, "ABC"));
        assertEquals(List.of("-A-"), texts(windows, "A"));
        assertEquals(0, windows.count(0));
        SequenceWindows first = new SequenceWindows(4, 2, 1, Ends.FILLED);
        assertEquals(List.of("ABCD", "CDE-", "E---"), texts(first, "ABCDE"));
        SequenceWindows last = new SequenceWindows(4, 2, 4, Ends.FILLED);
        assertEquals(List.of("---A", "-ABC", "BCDE"), texts(last, "ABCDE"));
    }

    @Test
    public void theSymbolOfInterestStandsAtTheLabelPosition() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 1000; i++) {
            int size = 1 + random.nextInt(9);
            SequenceWindows windows =
                    new SequenceWindows(
                            size,
                            1 + random.nextInt(4),
                            1 + random.nextInt(size),
                            Ends.values()[random.nextInt(2)]);
            String sequence = "abcdefghijklmnopqrstuvwxyz".substring(random.nextInt(27));
            for (int w = 0; w < windows.count(sequence.length()); w++) {
                String text = windows.text(sequence, w, '-');
                assertEquals(size, text.length());
                assertEquals(
                        windows + " " + sequence,
                        sequence.charAt(windows.label(w)),
                        text.charAt(windows.labelPosition() - 1));
            }
        }
    }

    @Test
    public void refusesWhatIsOutOfRange() {
        assertRefused("window length", 0, 1, 1);
        assertRefused("step", 1, 0, 1);
        assertRefused("label position", 5, 1, 6);
        assertRefused("label position", 5, 1, 0);
    }

    private static void assertRefused(String part, int size, int step, int label) {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new SequenceWindows(size, step, label, Ends.FILLED));
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }
}
