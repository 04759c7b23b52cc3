// SPDX-License-Identifier: Apache-2.0
package bio.strand.host.drawing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class PictureFilesTest {

    private static final Rectangle2D BOUNDS = new Rectangle2D.Double(-10, 20, 100, 50);

    private static final Set<String> ELEMENTS =
            Set.of("svg", "title", "defs", "image", "rect", "path", "text", "use");

    private static Scene scene(Mark... marks) {
        return new Scene("Workflow <one> & \"two\"", BOUNDS, List.of(marks), List.of());
    }

    private static Mark.Words words(String text) {
        return new Mark.Words("node-name", text, 0, 40, 60, TextStyle.plain(12, Color.BLACK));
    }

    private static byte[] icon(Color color) throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, color.getRGB());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    public void hostileTextStaysText() throws Exception {
        String hostile = "</text><script>alert('x')</script><!-- ]]> & \"quoted\" \u0007 \uD800";
        Document svg = parse(SvgPicture.of(scene(words(hostile))));
        NodeList all = svg.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            assertTrue(all.item(i).getLocalName(), ELEMENTS.contains(all.item(i).getLocalName()));
        }
        assertEquals(
                hostile.replace('\u0007', '\uFFFD').replace('\uD800', '\uFFFD'),
                svg.getElementsByTagName("text").item(0).getTextContent());
        assertEquals(
                "Workflow <one> & \"two\"",
                svg.getElementsByTagName("title").item(0).getTextContent());
    }

    @Test
    public void svgShowsTheBoundsOfTheScene() throws Exception {
        Element svg = parse(SvgPicture.of(scene(words("a")))).getDocumentElement();
        assertEquals("-10 20 100 50", svg.getAttribute("viewBox"));
        assertEquals("100", svg.getAttribute("width"));
    }

    @Test
    public void anIconOfSeveralNodesIsWrittenOnceAndLeadsNowhereElse() throws Exception {
        byte[] red = icon(Color.RED);
        byte[] drawn = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
        String svg =
                SvgPicture.of(
                        scene(
                                new Mark.Picture("icon", red, new byte[0], 0, 30, 16),
                                new Mark.Picture("icon", red, new byte[0], 20, 30, 16),
                                new Mark.Picture("icon", red, drawn, 40, 30, 32)));
        Document document = parse(svg);
        assertEquals(2, document.getElementsByTagName("image").getLength());
        assertEquals(3, document.getElementsByTagName("use").getLength());
        NodeList images = document.getElementsByTagName("image");
        for (int i = 0; i < images.getLength(); i++) {
            assertTrue(((Element) images.item(i)).getAttribute("xlink:href").startsWith("data:"));
        }
        assertTrue(svg, svg.contains("translate(40 30) scale(2)"));
    }

    @Test
    public void numbersAreWrittenAlikeEverywhere() {
        Mark.Outline box =
                new Mark.Outline(
                        "node",
                        new Rectangle2D.Double(0, 30.126, 1e7, 2),
                        new Color(1, 2, 3, 51),
                        null,
                        0);
        String svg = SvgPicture.of(scene(box));
        assertTrue(svg, svg.contains("M0 30.13L10000000 30.13L10000000 32.13L0 32.13L0 30.13Z"));
        assertTrue(svg, svg.contains("fill=\"#010203\" fill-opacity=\"0.2\""));
        assertFalse(svg.contains("stroke"));
    }

    @Test
    public void pngHasTheColoursAtTheirPlaces() throws Exception {
        Mark.Outline box =
                new Mark.Outline("node", new Rectangle2D.Double(0, 30, 20, 20), Color.RED, null, 0);
        Mark.Picture icon = new Mark.Picture("icon", icon(Color.BLUE), new byte[0], 40, 30, 16);
        byte[] png = PngPicture.of(scene(box, icon, words("some text")), 2);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(200, image.getWidth());
        assertEquals(100, image.getHeight());
        assertEquals(Color.RED, new Color(image.getRGB(2 * 15, 2 * 28)));
        assertEquals(Color.BLUE, new Color(image.getRGB(2 * 58, 2 * 18)));
        assertEquals(Color.WHITE, new Color(image.getRGB(1, 1)));
        Set<Integer> colours = new HashSet<>();
        for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
            colours.add(image.getRGB(i % image.getWidth(), i / image.getWidth()));
        }
        assertTrue("letters have soft edges", colours.size() > 8);
    }

    @Test
    public void textIsAsLongAsTheSceneSays() throws Exception {
        byte[] png = PngPicture.of(scene(words("a text of any length")), 1);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int right = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xFF) < 128) {
                    right = x;
                }
            }
        }
        assertEquals(70, right, 3);
    }

    @Test
    public void aPictureTooLargeForMemoryIsRefused() {
        Scene huge =
                new Scene("huge", new Rectangle2D.Double(0, 0, 2e9, 2e9), List.of(), List.of());
        Exception failure =
                assertThrows(IllegalArgumentException.class, () -> PngPicture.of(huge, 1));
        assertTrue(failure.getMessage(), failure.getMessage().contains("smaller --scale"));
        assertThrows(IllegalArgumentException.class, () -> PngPicture.of(scene(), Double.NaN));
    }
}
