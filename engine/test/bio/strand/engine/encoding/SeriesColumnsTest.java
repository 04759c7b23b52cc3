// SPDX-License-Identifier: Apache-2.0
package bio.strand.engine.encoding;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class SeriesColumnsTest {

    private static final List<String> CELL_CYCLE =
            List.of("cln3-1", "cln3-2", "alpha0", "alpha14", "alpha7", "cdc15_10", "cdc15_30");

    private static String message(List<String> names, String pattern) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> SeriesColumns.byPattern(names, pattern, "value"))
                .getMessage();
    }

    @Test
    public void stepsAreOrderedByTheirNumbersAndNotByTheirPlaces() {
        SeriesColumns columns = SeriesColumns.byPattern(CELL_CYCLE, "alpha{time}", "value");
        assertEquals(List.of("value"), columns.features());
        assertArrayEquals(new double[] {0, 7, 14}, columns.times(), 0);
        assertEquals(List.of("0", "7", "14"), columns.stepNames());
        assertEquals("alpha7", columns.column(1, 0));
        assertTrue(columns.isEvenlySpaced());
    }

    @Test
    public void numberInTheFixedPartOfAPatternIsNotTheTime() {
        SeriesColumns columns = SeriesColumns.byPattern(CELL_CYCLE, "cdc15_{time}", "value");
        assertArrayEquals(new double[] {10, 30}, columns.times(), 0);
    }

    @Test
    public void regularExpressionMayNameItsGroupsOrHaveJustOne() {
        assertArrayEquals(
                new double[] {0, 7, 14},
                SeriesColumns.byPattern(CELL_CYCLE, "alpha(\\d+)", "value").times(),
                0);
        SeriesColumns columns =
                SeriesColumns.byPattern(
                        List.of("t1:glucose", "t1:lactate", "t2.5:glucose"),
                        "t(?<time>[0-9.]+):(?<feature>.*)",
                        "value");
        assertEquals(List.of("glucose", "lactate"), columns.features());
        assertArrayEquals(new double[] {1, 2.5}, columns.times(), 0);
        assertEquals("t1:lactate", columns.column(0, 1));
        assertNull("lactate was not measured then", columns.column(1, 1));
    }

    @Test
    public void placeholdersNameSeveralFeatures() {
        SeriesColumns columns =
                SeriesColumns.byPattern(
                        List.of("IL6 (0 h)", "IL6 (1.5 h)", "TNF a (0 h)", "TNF a (1.5 h)", "age"),
                        "{feature} ({time} h)",
                        "value");
        assertEquals(List.of("IL6", "TNF a"), columns.features());
        assertArrayEquals(new double[] {0, 1.5}, columns.times(), 0);
    }

    @Test
    public void withoutAPatternTheOnlyNumberedSeriesIsTaken() {
        SeriesColumns columns =
                SeriesColumns.byNumbers(
                        List.of("weight", "day -2", "day 10", "day 0", "IC50"), "value");
        assertEquals(List.of("value"), columns.features());
        assertArrayEquals(new double[] {-2, 0, 10}, columns.times(), 0);
        assertFalse(columns.isEvenlySpaced());
    }

    @Test
    public void seriesWithTheSameTimesAreFeatures() {
        SeriesColumns columns =
                SeriesColumns.byNumbers(List.of("a_1", "a_2", "b_2", "b_1"), "value");
        assertEquals(List.of("a", "b"), columns.features());
        assertEquals("b_2", columns.column(1, 1));
    }

    @Test
    public void seriesWithDifferentTimesNeedAPatternAndTheErrorOffersThem() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SeriesColumns.byNumbers(CELL_CYCLE, "value"))
                        .getMessage();
        assertTrue(message, message.contains("\"cln3-{time}\", \"alpha{time}\", \"cdc15_{time}\""));
    }

    @Test
    public void namesWithoutNumbersAreNoSeries() {
        assertTrue(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SeriesColumns.byNumbers(List.of("a", "b", "c3"), "value"))
                        .getMessage()
                        .contains("column pattern"));
    }

    @Test
    public void twoColumnsOfTheSameTimeAreNamed() {
        String message = message(List.of("alpha 7", "alpha 7.0"), "alpha {time}");
        assertTrue(message, message.contains("\"alpha 7\" and \"alpha 7.0\""));
        assertTrue(message, message.contains("same time (7)"));
    }

    @Test
    public void patternsThatCannotWorkSayHowToWriteThem() {
        assertTrue(message(CELL_CYCLE, "alpha*").contains("{time}"));
        assertTrue(message(CELL_CYCLE, "{feature}").contains("{time}"));
        assertTrue(message(CELL_CYCLE, "alpha(").contains("no valid pattern"));
        assertTrue(message(CELL_CYCLE, "(alpha)\\d+").contains("no number"));
        String none = message(CELL_CYCLE, "beta{time}");
        assertTrue(none, none.contains("fits none of the 7 numeric columns"));
        assertTrue(none, none.contains("cln3-{time}"));
    }
}
