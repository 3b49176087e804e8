package org.os4j.bench.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis that is marked where something was measured, or at the decades and, where these are few, at 2 and 5 between. */
final class DecadeAxis extends LogarithmicAxis {
    private static final long serialVersionUID = 1L;
    private static final double MANY = 1000;

    private final List<Double> marks;

    /** Marked where something was measured; at the decades if that is nowhere. */
    DecadeAxis(String title, List<Double> measured) {
        super(title);
        this.marks = measured;
    }

    /** Called by JFreeChart, which knows no type for the list. */
    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        List<NumberTick> ticks = new ArrayList<>();
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        for (double value : marks.isEmpty() ? decades() : marks) {
            ticks.add(new NumberTick(value, getNumberFormatOverride().format(value), anchor, TextAnchor.CENTER, 0));
        }
        return ticks;
    }

    private List<Double> decades() {
        double low = getRange().getLowerBound();
        double high = getRange().getUpperBound();
        List<Double> values = new ArrayList<>();
        for (double decade = Math.pow(10, Math.floor(Math.log10(low))); decade <= high; decade *= 10) {
            for (int step : high / low > MANY ? new int[] {1} : new int[] {1, 2, 5}) {
                if (decade * step >= low && decade * step <= high) {
                    values.add(decade * step);
                }
            }
        }
        return values;
    }
}
