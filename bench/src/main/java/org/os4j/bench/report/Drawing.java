package org.os4j.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws plots. */
final class Drawing {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 420;
    private static final int FONT_SIZE = 12;
    private static final Map<String, Color> COLOURS = Map.of("C", Color.BLACK, "os4j", new Color(0x0B5FBF), "JDK", new Color(0xD9730D),
            "jnr-posix", new Color(0x2E8B57), "JNA", new Color(0x8B5A2B), "NuProcess", new Color(0xB03060), "CPython", new Color(0x7A5BA8));
    private static final float[][] DASHES = {null, {7, 3}, {2, 3}, {9, 3, 2, 3}};
    private static final Marker[] MARKERS = {SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP};

    private Drawing() {}

    /** As an SVG, whose letters stay letters. */
    static void write(Plot plot, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            ChartEncoder.saveChart(chart(plot), out, "svg");
        }
    }

    private static XYChart chart(Plot plot) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(plot.title().replace("`", "")).xAxisTitle(plot.row().xTitle())
                .yAxisTitle(plot.row().unit()).build();
        style(chart.getStyler(), plot);
        Map<String, Integer> ofPeer = new HashMap<>();
        for (Plot.Line line : plot.lines()) {
            double[] xs = line.points().stream().mapToDouble(point -> point.key().x()).toArray();
            double[] ys = line.points().stream().mapToDouble(point -> point.median() / plot.row().divisor()).toArray();
            int number = (ofPeer.merge(line.peer(), 1, Integer::sum) - 1) % DASHES.length;
            XYSeries series = chart.addSeries(line.label(), xs, ys);
            Color colour = COLOURS.getOrDefault(line.peer(), Color.GRAY);
            series.setMarkerColor(colour);
            series.setMarker(MARKERS[number]);
            series.setLineColor(colour);
            series.setLineStyle(stroke(line.peer(), DASHES[number]));
        }
        return chart;
    }

    private static void style(XYStyler styler, Plot plot) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE);
        styler.setXAxisLogarithmic(plot.logarithmic());
        styler.setYAxisLogarithmic(plot.logarithmic());
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendFont(font);
        styler.setAxisTickLabelsFont(font);
        styler.setAxisTitleFont(font);
        styler.setChartTitleFont(font.deriveFont(Font.BOLD, FONT_SIZE + 2));
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotGridLinesColor(new Color(0xDDDDDD));
        styler.setPlotBorderVisible(false);
        styler.setMarkerSize(6);
        styler.setXAxisTickLabelsFormattingFunction(Drawing::label);
        styler.setYAxisTickLabelsFormattingFunction(Drawing::label);
        if (!plot.logarithmic()) {
            styler.setYAxisMin(0.0);
        }
    }

    private static BasicStroke stroke(String peer, float[] dashes) {
        float width = peer.equals("os4j") ? 2.2f : 1.4f;
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    private static String label(double value) {
        return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
