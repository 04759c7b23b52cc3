// SPDX-License-Identifier: Apache-2.0
package bio.strand.nodes.views;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The common look of all charts, and their way into PNG bytes. */
final class ChartImage {

    static final int WIDTH = 900;

    /** Okabe and Ito's colours in the order of use; yellow is left out, being faint on white. */
    static final List<Color> PALETTE =
            List.of(
                    new Color(0x0072B2),
                    new Color(0xD55E00),
                    new Color(0x009E73),
                    new Color(0xCC79A7),
                    new Color(0xE69F00),
                    new Color(0x56B4E9),
                    new Color(0x000000));

    static final Color REFERENCE_COLOR = new Color(0x666666);

    private static final Color GRID_COLOR = new Color(0xDDDDDD);
    private static final float LINE_WIDTH = 2.5f;

    private ChartImage() {}

    /** An empty chart in the common look. */
    static XYChart newChart(String title, String xTitle, String yTitle, int height) {
        XYChart chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(height)
                        .title(title)
                        .xAxisTitle(xTitle)
                        .yAxisTitle(yTitle)
                        .build();
        XYStyler styler = chart.getStyler();
        applyLook(styler);
        styler.setLegendSeriesLineLength(36);
        styler.setMarkerSize(7);
        styler.setToolTipsEnabled(false);
        return chart;
    }

    /** The part of the look that charts of every kind share. */
    static void applyLook(AxesChartStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderColor(GRID_COLOR);
        styler.setPlotGridLinesColor(GRID_COLOR);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
        styler.setChartTitleBoxVisible(false);
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setChartPadding(12);
        styler.setPlotContentSize(0.96);
    }

    /** Adds a line; a single point gets a marker, for a line of one point is invisible. */
    static void addLine(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = add(chart, name, x, y, color);
        series.setLineStyle(
                new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        if (x.length == 1) {
            series.setMarker(SeriesMarkers.CIRCLE);
        }
    }

    /** Adds a dashed line for comparison. */
    static void addDashedLine(
            XYChart chart, String name, double[] x, double[] y, Color color, float dash) {
        add(chart, name, x, y, color)
                .setLineStyle(
                        new BasicStroke(
                                2,
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_ROUND,
                                1,
                                new float[] {dash, dash},
                                0));
    }

    private static XYSeries add(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }

    /** Adds points without a line. */
    static void addPoints(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = add(chart, name, x, y, color);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
    }

    /** Paints charts one below the other. */
    static RenderedChart render(List<? extends Chart<?, ?>> charts) {
        int height = charts.stream().mapToInt(Chart::getHeight).sum();
        try {
            BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            try {
                graphics.setRenderingHint(
                        RenderingHints.KEY_TEXT_ANTIALIASING,
                        RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, WIDTH, height);
                for (Chart<?, ?> chart : charts) {
                    chart.paint(graphics, chart.getWidth(), chart.getHeight());
                    graphics.translate(0, chart.getHeight());
                }
            } finally {
                graphics.dispose();
            }
            return new RenderedChart(encode(image), Optional.empty());
        } catch (AWTError | InternalError | LinkageError e) {
            // A system without fonts or font libraries ends here: Java then cannot write any text.
            String problem =
                    "The chart could not be drawn (%s). Install fontconfig and a font, for instance the packages fontconfig and fonts-dejavu-core, and execute the node again; all other outputs are complete."
                            .formatted(e);
            BufferedImage empty = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
            empty.setRGB(0, 0, 0xFFFFFF);
            return new RenderedChart(encode(empty), Optional.of(problem));
        }
    }

    private static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // A stream in memory keeps ImageIO from caching in a temporary file.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("Java has no writer for PNG images.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written.", e);
        }
        return bytes.toByteArray();
    }
}
