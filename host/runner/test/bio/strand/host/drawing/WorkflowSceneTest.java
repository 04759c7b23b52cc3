// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import bio.strand.host.testing.TestNodes;
import bio.strand.host.testing.TestRegistry;
import bio.strand.host.testing.WorkflowBuilder;
import bio.strand.host.workflow.WorkflowReader;
import java.awt.Color;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The builder puts node N at (200 N, 100); KNIME's canvas shows it 6 lower. */
public class WorkflowSceneTest {

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private Scene draw(WorkflowBuilder builder) throws Exception {
        return draw(builder, true);
    }

    private Scene draw(WorkflowBuilder builder, boolean annotations) throws Exception {
        Path root = folder.getRoot().toPath();
        return WorkflowScene.of(
                WorkflowReader.read(builder.write(root), root), new TestRegistry(), annotations);
    }

    private static WorkflowBuilder chain() {
        WorkflowBuilder builder = new WorkflowBuilder("chain");
        builder.node(1, "Numbers", TestNodes.NumbersFactory.class);
        builder.node(2, "Add", TestNodes.AddColumnFactory.class);
        return builder.connect(1, 1, 2, 1);
    }

    private static String annotation(String type, String text, int width, int height) {
        return String.format(
                Locale.ROOT,
                "<config key=\"annotations\"><config key=\"annotation_0\">"
                        + "<entry key=\"text\" type=\"xstring\" value=\"%s\"/>"
                        + "<entry key=\"contentType\" type=\"xstring\" value=\"%s\"/>"
                        + "<entry key=\"bgcolor\" type=\"xint\" value=\"16770000\"/>"
                        + "<entry key=\"x-coordinate\" type=\"xint\" value=\"10\"/>"
                        + "<entry key=\"y-coordinate\" type=\"xint\" value=\"20\"/>"
                        + "<entry key=\"width\" type=\"xint\" value=\"%d\"/>"
                        + "<entry key=\"height\" type=\"xint\" value=\"%d\"/>"
                        + "<entry key=\"alignment\" type=\"xstring\" value=\"LEFT\"/>"
                        + "<entry key=\"borderSize\" type=\"xint\" value=\"4\"/>"
                        + "<entry key=\"borderColor\" type=\"xint\" value=\"255\"/>"
                        + "<entry key=\"defFontSize\" type=\"xint\" value=\"9\"/>"
                        + "</config></config>",
                text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"),
                type,
                width,
                height);
    }

    private static List<Mark.Outline> outlines(Scene scene, String role) {
        return scene.marks().stream()
                .filter(mark -> mark.role().equals(role))
                .filter(Mark.Outline.class::isInstance)
                .map(Mark.Outline.class::cast)
                .toList();
    }

    private static List<Mark.Words> words(Scene scene, String role) {
        return scene.marks().stream()
                .filter(mark -> mark.role().equals(role))
                .filter(Mark.Words.class::isInstance)
                .map(Mark.Words.class::cast)
                .toList();
    }

    private static String text(Scene scene, String role) {
        return words(scene, role).stream().map(Mark.Words::text).collect(Collectors.joining("|"));
    }

    private static double[] ends(Mark.Outline path) {
        double[] first = new double[6];
        double[] last = new double[6];
        PathIterator points = path.shape().getPathIterator(null);
        points.currentSegment(first);
        points.next();
        points.currentSegment(last);
        return new double[] {first[0], first[1], last[4], last[5]};
    }

    @Test
    public void everyNodeStandsWhereItWasSaved() throws Exception {
        Scene scene = draw(chain());
        List<Mark.Outline> nodes = outlines(scene, "node");
        assertEquals(2, nodes.size());
        assertEquals(new Rectangle2D.Double(200, 106, 32, 32), nodes.get(0).shape().getBounds2D());
        assertEquals(new Rectangle2D.Double(400, 106, 32, 32), nodes.get(1).shape().getBounds2D());
        assertEquals("the colour of Other", new Color(0xD2A384), nodes.get(0).fill());
        assertEquals("Numbers|Add", text(scene, "node-name"));
        Mark.Words name = words(scene, "node-name").get(0);
        assertEquals("names are centred", 216, name.x() + name.width() / 2, 1e-9);
        assertEquals("names stand above", 96, name.y(), 1e-9);
    }

    @Test
    public void connectionsLeadFromPortToPort() throws Exception {
        Scene scene = draw(chain());
        List<Mark.Outline> connections = outlines(scene, "connection");
        assertEquals(1, connections.size());
        // the middle of the only output is 4.5 right of the square, at half its height
        assertEquals(
                List.of(240.5, 122.0, 391.5, 122.0),
                java.util.Arrays.stream(ends(connections.get(0))).boxed().toList());
        assertEquals("tables are triangles", 3, outlines(scene, "port-table").size());
        assertEquals(new Color(0x201E1E), outlines(scene, "port-table").get(0).stroke());
    }

    @Test
    public void twoPortsLeaveTheMiddleFree() throws Exception {
        WorkflowBuilder builder = chain();
        builder.node(3, "Count Rows", TestNodes.ConcatenateFactory.class);
        builder.connect(1, 1, 3, 1).connect(2, 1, 3, 2);
        List<Mark.Outline> connections = outlines(draw(builder), "connection");
        assertEquals(111.5, ends(connections.get(1))[3], 1e-9);
        assertEquals(132.5, ends(connections.get(2))[3], 1e-9);
    }

    @Test
    public void portsForVariablesAreShownWhereTheyAreConnected() throws Exception {
        WorkflowBuilder builder = chain();
        assertEquals(0, outlines(draw(builder), "port-variables").size());
        Scene scene = draw(builder.connect(1, 0, 2, 0));
        assertEquals(2, outlines(scene, "port-variables").size());
        Mark.Outline connection = outlines(scene, "connection-variables").get(0);
        assertEquals(new Color(0xFF4B4B), connection.stroke());
        assertEquals(101.5, ends(connection)[1], 1e-9);
    }

    @Test
    public void imagesAndModelsLeaveThroughSquaresInTheColourOfTheirType() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("picture");
        builder.node(1, "Picture", TestNodes.PictureFactory.class);
        Mark.Outline port = outlines(draw(builder), "port-other").get(0);
        assertEquals(
                new Color(org.knime.core.node.port.image.ImagePortObject.TYPE.getColor()),
                port.fill());
    }

    @Test
    public void theLightSaysTheState() throws Exception {
        List<Mark.Outline> lights = outlines(draw(chain()), "light-on");
        assertEquals("one of three lights of each node", 2, lights.size());
        assertEquals("EXECUTED is green", new Color(0x70BD5B), lights.get(0).fill());
        assertEquals("the third light", 226, lights.get(0).shape().getBounds2D().getCenterX(), 0.1);
    }

    @Test
    public void failedNodesBearAMark() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("failed");
        builder.node(1, "Numbers", TestNodes.NumbersFactory.class)
                .extra(
                        "<config key=\"nodecontainer_message\">"
                                + "<entry key=\"type\" type=\"xstring\" value=\"ERROR\"/>"
                                + "<entry key=\"message\" type=\"xstring\" value=\"no\"/>"
                                + "</config>");
        assertEquals(3, outlines(draw(builder), "error").size());
    }

    @Test
    public void labelsStandBelowLineByLine() throws Exception {
        WorkflowBuilder builder = new WorkflowBuilder("labels");
        builder.node(1, "Numbers", TestNodes.NumbersFactory.class)
                .extra(
                        "<config key=\"nodeAnnotation\"><entry key=\"text\" type=\"xstring\""
                                + " value=\"first line&#10;second line\"/></config>");
        List<Mark.Words> lines = words(draw(builder), "node-label");
        assertEquals("first line", lines.get(0).text());
        assertEquals("second line", lines.get(1).text());
        assertEquals(14, lines.get(1).y() - lines.get(0).y(), 1e-9);
        assertTrue("below the status", lines.get(0).y() > 106 + 52);
    }

    @Test
    public void nodesThatAreNotInstalledAreDrawnAsMissing() throws Exception {
        WorkflowBuilder builder = chain();
        builder.node(3, "Strange", "org.example.StrangeNodeFactory");
        Scene scene = draw(builder.connect(2, 1, 3, 2));
        assertEquals(1, outlines(scene, "node-missing").size());
        assertEquals("ports as the connections need", 2, outlines(scene, "port-other").size());
        assertTrue(
                scene.warnings().toString(),
                scene.warnings()
                        .contains("Strange (#3) is not installed: it is drawn as a missing node"));
    }

    @Test
    public void nodesWithoutAnIconAreDrawnWithoutOne() throws Exception {
        Scene scene = draw(chain());
        assertTrue(scene.marks().stream().noneMatch(Mark.Picture.class::isInstance));
        assertTrue(
                scene.warnings().toString(), scene.warnings().contains("Numbers (#1) has no icon"));
    }

    @Test
    public void annotationsHaveTheirPlaceColoursAndText() throws Exception {
        String html = "<h3>Title</h3><p>Some <strong>bold</strong> &amp; <i>slanted</i> text</p>";
        Scene scene = draw(chain().extra(annotation("text/html", html, 300, 200)));
        assertEquals(
                new Rectangle2D.Double(10, 20, 300, 200),
                outlines(scene, "annotation").get(0).shape().getBounds2D());
        Mark.Outline border = outlines(scene, "annotation-border").get(0);
        assertEquals(Color.BLUE, border.stroke());
        assertEquals("Title|Some|bold|&|slanted|text", text(scene, "annotation-text"));
        List<Mark.Words> pieces = words(scene, "annotation-text");
        assertEquals(26, pieces.get(0).style().size(), 0);
        assertTrue(pieces.get(2).style().bold());
        assertTrue(pieces.get(4).style().italic());
        assertEquals("inside border and padding", 22, pieces.get(0).x(), 1e-9);
        assertEquals("annotations lie behind the nodes", "annotation", scene.marks().get(0).role());
    }

    @Test
    public void plainAnnotationsKeepTheirBackground() throws Exception {
        Scene scene = draw(chain().extra(annotation("text/plain", "a < b", 300, 200)));
        assertEquals(new Color(16770000), outlines(scene, "annotation").get(0).fill());
        assertEquals("a < b", text(scene, "annotation-text"));
        assertEquals("9 points", 12, words(scene, "annotation-text").get(0).style().size(), 0);
    }

    @Test
    public void linesBreakBetweenWordsAndStayInTheBox() throws Exception {
        String html = "<p>" + "seven letters and more ".repeat(20) + "</p>";
        Scene scene = draw(chain().extra(annotation("text/html", html, 200, 2000)));
        List<Mark.Words> lines = words(scene, "annotation-text");
        assertTrue(lines.size() > 5);
        for (Mark.Words line : lines) {
            assertTrue(line.text(), line.x() + line.width() <= 10 + 200 - 12 + 1e-9);
        }
        assertEquals(
                "seven letters and more ".repeat(20).strip(),
                lines.stream().map(Mark.Words::text).collect(Collectors.joining(" ")));
        assertFalse(scene.warnings().toString().contains("longer than its box"));
    }

    @Test
    public void textBeyondTheBoxIsCutWithAWarning() throws Exception {
        String html = "<p>" + "word ".repeat(500) + "</p>";
        Scene scene = draw(chain().extra(annotation("text/html", html, 200, 100)));
        for (Mark.Words line : words(scene, "annotation-text")) {
            assertTrue(line.y() < 120);
        }
        assertTrue(
                scene.warnings()
                        .contains(
                                "The text of annotation_0 is longer than its box: the end is not"
                                        + " shown"));
    }

    @Test
    public void aWordWithoutEndIsBrokenSomewhere() throws Exception {
        String html = "<p>" + "A".repeat(100_000) + "</p>";
        Scene scene = draw(chain().extra(annotation("text/html", html, 200, 100)));
        for (Mark.Words line : words(scene, "annotation-text")) {
            assertTrue(line.width() <= 176);
        }
    }

    @Test
    public void listsHaveBulletsAndNumbers() throws Exception {
        String html = "<ul><li>one</li><li><p>two</p></li></ul><ol><li>three</li></ol>";
        Scene scene = draw(chain().extra(annotation("text/html", html, 300, 200)));
        assertEquals("\u2022|one|\u2022|two|1.|three", text(scene, "annotation-text"));
        assertEquals("indented", 42, words(scene, "annotation-text").get(1).x(), 1e-9);
    }

    @Test
    public void elementsThatAnnotationsCannotHoldAreLeftOut() throws Exception {
        String html = "<script>alert(1)</script><p onclick='x()'>fine &#65;&#x42; &bogus; 1 < 2";
        Scene scene = draw(chain().extra(annotation("text/html", html, 500, 200)));
        assertEquals("alert(1)|fine AB &bogus; 1 < 2", text(scene, "annotation-text"));
    }

    @Test
    public void annotationsCanBeLeftOut() throws Exception {
        WorkflowBuilder builder = chain().extra(annotation("text/html", "<p>x</p>", 300, 200));
        Scene scene = draw(builder, false);
        assertEquals(0, outlines(scene, "annotation").size());
        assertTrue("the picture is cut to the nodes", scene.bounds().getX() > 100);
    }

    @Test
    public void connectionsFollowTheirBends() throws Exception {
        WorkflowBuilder builder = chain();
        Path path = builder.write(folder.getRoot().toPath());
        Path file = path.resolve("workflow.knime");
        String bend =
                "<config key=\"ui_settings\"><entry key=\"extrainfo.conn.bendpoints_size\""
                    + " type=\"xint\" value=\"1\"/><config"
                    + " key=\"extrainfo.conn.bendpoints_0\"><entry key=\"array-size\" type=\"xint\""
                    + " value=\"2\"/><entry key=\"0\" type=\"xint\" value=\"300\"/><entry key=\"1\""
                    + " type=\"xint\" value=\"50\"/></config></config>";
        java.nio.file.Files.writeString(
                file,
                java.nio.file.Files.readString(file)
                        .replace(
                                "<entry key=\"destPort\" type=\"xint\" value=\"1\"/>",
                                "<entry key=\"destPort\" type=\"xint\" value=\"1\"/>" + bend));
        Scene scene = WorkflowScene.of(WorkflowReader.read(path, path), new TestRegistry(), true);
        Mark.Outline connection = outlines(scene, "connection").get(0);
        double[] ends = ends(connection);
        assertEquals(300, ends[2], 1e-9);
        assertEquals(50, ends[3], 1e-9);
        assertNull(connection.fill());
    }
}
