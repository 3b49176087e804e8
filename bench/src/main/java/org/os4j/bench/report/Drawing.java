package org.os4j.bench.report;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws plots as SVG. */
final class Drawing {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 400;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font TITLE_FONT = FONT.deriveFont(Font.BOLD, 14);
    private static final Pattern FONT_NAME = Pattern.compile("font-family:&quot;[^&]*&quot;");
    private static final Pattern CLIP = Pattern.compile("clip-?\\d+");
    private static final Color GRID = new Color(0xDDDDDD);
    private static final Map<String, Color> COLOURS = Map.of("C", Color.BLACK, "os4j", new Color(0x0B5FBF), "JDK", new Color(0xD9730D),
            "FFM by hand", new Color(0x6E7781),
            "jnr-posix", new Color(0x2E8B57), "JNA", new Color(0x8B5A2B), "NuProcess", new Color(0xB03060), "CPython", new Color(0x7A5BA8));
    private static final float[][] DASHES = {null, {7, 3}, {2, 3}, {9, 3, 2, 3}};
    private static final Shape[] MARKERS = {new Ellipse2D.Double(-3, -3, 6, 6), new Rectangle2D.Double(-3, -3, 6, 6)};

    private Drawing() {}

    /** Writes one. */
    static void write(Plot plot, Path file) throws IOException {
        VectorGraphics2D graphics = new VectorGraphics2D();
        chart(plot).draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        Document document = new SVGProcessor().getDocument(graphics.getCommands(), new PageSize(WIDTH, HEIGHT));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.writeTo(bytes);
        Files.writeString(file, portable(bytes.toString(StandardCharsets.UTF_8)));
    }

    /** With the web's name for the font, and with names of clips that are the same whenever it is drawn. */
    private static String portable(String svg) {
        Map<String, String> clips = new HashMap<>();
        return CLIP.matcher(FONT_NAME.matcher(svg).replaceAll("font-family:sans-serif"))
                .replaceAll(clip -> clips.computeIfAbsent(clip.group(), name -> "clip" + clips.size()));
    }

    private static JFreeChart chart(Plot plot) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
        Map<String, Integer> ofPeer = new HashMap<>();
        for (Plot.Line line : plot.lines()) {
            XYSeries series = new XYSeries(line.label());
            line.points().forEach(point -> series.add(point.key().x(), point.median() / plot.row().divisor()));
            int number = data.getSeriesCount();
            int way = ofPeer.merge(line.peer(), 1, Integer::sum) - 1;
            renderer.setSeriesPaint(number, COLOURS.getOrDefault(line.peer(), Color.GRAY));
            renderer.setSeriesStroke(number, stroke(line.peer(), DASHES[way % DASHES.length]));
            renderer.setSeriesShape(number, MARKERS[way % MARKERS.length]);
            data.addSeries(series);
        }
        XYPlot drawn = new XYPlot(data, axis(plot, plot.row().xTitle(), plot.xs()), axis(plot, plot.row().unit(), List.of()), renderer);
        drawn.setBackgroundPaint(Color.WHITE);
        drawn.setDomainGridlinePaint(GRID);
        drawn.setRangeGridlinePaint(GRID);
        drawn.setOutlineVisible(false);
        drawn.setAxisOffset(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(plot.title().replace("`", ""), TITLE_FONT, drawn, true);
        chart.setBackgroundPaint(Color.WHITE);
        LegendTitle legend = chart.getLegend();
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemFont(FONT);
        return chart;
    }

    private static NumberAxis axis(Plot plot, String title, List<Double> marks) {
        NumberAxis axis = plot.logarithmic() ? new DecadeAxis(title, marks) : new NumberAxis(title);
        axis.setNumberFormatOverride(new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        axis.setLabelFont(FONT);
        axis.setTickLabelFont(FONT);
        return axis;
    }

    private static BasicStroke stroke(String peer, float[] dashes) {
        float width = peer.equals("os4j") ? 2.4f : 1.4f;
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }
}
