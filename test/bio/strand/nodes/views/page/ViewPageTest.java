// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views.page;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import bio.strand.nodes.views.page.LinePanel.Line;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

public class ViewPageTest {

    private static String json(Panel panel) {
        JsonWriter json = new JsonWriter();
        panel.write(json);
        return json.toString();
    }

    @Test
    public void aPageIsWrittenFieldByField() {
        ViewPage page =
                new ViewPage(
                        "Node",
                        "",
                        List.of(new ViewPage.Fact("Rows", "5", "")),
                        List.of("a \"note\""),
                        List.of(
                                new TablePanel(
                                        "T",
                                        "",
                                        List.of("a", "b"),
                                        List.of(Arrays.asList("x", null)))));
        assertEquals(
                "{\"version\":1,\"title\":\"Node\",\"subtitle\":\"\","
                        + "\"facts\":[{\"name\":\"Rows\",\"value\":\"5\",\"hint\":\"\"}],"
                        + "\"notes\":[\"a \\\"note\\\"\"],"
                        + "\"panels\":[{\"kind\":\"table\",\"title\":\"T\",\"note\":\"\",\"of\":1,"
                        + "\"columns\":[\"a\",\"b\"],\"rows\":[[\"x\",null]]}]}",
                page.toJson());
    }

    @Test
    public void textsAreWrittenSoThatTheyEndNeitherJsonNorHtml() {
        assertEquals(
                "\"\\u003cb\\u003e \\u0026 \\u0027 \\\\ \\\" \\n"
                        + " \\u0000 \\u2028 \\ud83e\\uddec \\ud83e \u00e9\"",
                new JsonWriter()
                        .text("<b> & ' \\ \" \n \0 \u2028 \ud83e\uddec \ud83e \u00e9")
                        .toString());
    }

    @Test
    public void numbersHaveSixDigitsAndGapsAreNull() {
        assertEquals(
                "[1,-3,0.333333,1.23457E-7,123457000,null,null,0,9007199254740991]"
                        .replace("123457000", "1.23457E+8"),
                new JsonWriter()
                        .numbers(
                                new double[] {
                                    1,
                                    -3,
                                    1 / 3.0,
                                    1.234567e-7,
                                    123456789.4,
                                    Double.NaN,
                                    Double.POSITIVE_INFINITY,
                                    -0.0,
                                    9007199254740991.0
                                })
                        .toString());
    }

    @Test
    public void longLinesAreThinnedButKeepTheirEnds() {
        double[] x = IntStream.range(0, 5000).asDoubleStream().toArray();
        assertEquals(3, Thinning.step(x.length, LinePanel.MAXIMUM_POINTS));
        double[] kept = Thinning.thin(x, 3);
        assertEquals(0, kept[0], 0);
        assertEquals(3, kept[1], 0);
        assertEquals(4999, kept[kept.length - 1], 0);
        assertTrue(kept.length + " points", kept.length <= LinePanel.MAXIMUM_POINTS + 1);
        assertArrayEquals(new double[] {0, 3}, Thinning.thin(new double[] {0, 1, 2, 3}, 3), 0);
        assertEquals(List.of("a", "c", "d"), Thinning.thin(List.of("a", "b", "c", "d"), 2));
        String written =
                json(
                        new LinePanel(
                                "L",
                                "",
                                Axis.of("x"),
                                Axis.of("y"),
                                List.of(Line.solid("l", x, x)),
                                List.of()));
        assertTrue(written.substring(0, 200), written.contains("\"every\":3"));
    }

    @Test
    public void aMatrixOfManyLabelsIsCutButItsSharesReferToAll() {
        int size = MatrixPanel.MAXIMUM_LABELS + 1;
        long[][] counts = new long[size][size];
        counts[0][0] = 3;
        counts[0][size - 1] = 1;
        List<String> labels = IntStream.range(0, size).mapToObj(i -> "l" + i).toList();
        String written = json(new MatrixPanel("M", "", labels, counts));
        assertTrue(written, written.contains("\"of\":41"));
        assertTrue(written, written.contains("\"counts\":[[3,0"));
        assertTrue(written, written.contains("\"totals\":[4,0"));
    }

    @Test
    public void valuesThatDoNotBelongTogetherAreRefused() {
        double[] two = {1, 2};
        double[] three = {1, 2, 3};
        assertThrows(IllegalArgumentException.class, () -> Line.solid("l", two, three));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ScatterPanel.Cloud("c", two, two, List.of("only one")));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new BarPanel(
                                "B",
                                "",
                                "c",
                                Axis.of("v"),
                                List.of("a"),
                                List.of(new BarPanel.Bars("b", two))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new MatrixPanel("M", "", List.of("a"), new long[][] {{1, 2}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TablePanel("T", "", List.of("a"), List.of(List.of("x", "y"))));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new TrackPanel.Track(
                                "t",
                                List.of("A"),
                                List.of("H", "E"),
                                List.of(),
                                new double[0],
                                List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChoicePanel("C", "", "Target", List.of()));
    }

    @Test
    public void aHistogramCountsByRoundIntervals() {
        BarPanel panel =
                Histogram.of(
                        "H",
                        "",
                        "Value",
                        "Rows",
                        new double[] {0, 0.04, 0.05, 0.99, 1, Double.NaN});
        assertEquals("0 to 0.05", panel.categories().get(0));
        assertEquals("0.05 to 0.1", panel.categories().get(1));
        assertEquals("0.95 to 1", panel.categories().get(19));
        double[] counts = panel.series().get(0).values();
        assertEquals(20, counts.length);
        assertEquals(2, counts[0], 0);
        assertEquals(1, counts[1], 0);
        assertEquals("the greatest value belongs to the last interval", 2, counts[19], 0);
    }

    @Test
    public void aHistogramOfEqualOrNoValuesHasOneInterval() {
        BarPanel same = Histogram.of("H", "", "Value", "Rows", new double[] {7, 7});
        assertEquals(1, same.categories().size());
        assertEquals(2, same.series().get(0).values()[0], 0);
        BarPanel none = Histogram.of("H", "", "Value", "Rows", new double[0]);
        assertEquals(0, Arrays.stream(none.series().get(0).values()).sum(), 0);
    }
}
