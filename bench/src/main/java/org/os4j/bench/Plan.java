package org.os4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All steps, in the order in which they are measured. */
final class Plan {
    private Plan() {}

    /** The steps; a quick run has fewer rounds, sizes and heaps. */
    static List<Step> all(Tools tools, Place place, boolean quick) {
        List<Step> steps = new ArrayList<>(new CallSteps(tools, place, quick).all());
        steps.addAll(new ProcessSteps(tools, place, quick).all());
        steps.addAll(new ForkSteps(tools, quick).all());
        return steps;
    }

    /** Those whose whole name one of the patterns matches; all of them if there is no pattern. */
    static List<Step> selected(List<Step> steps, List<Pattern> patterns) {
        return patterns.isEmpty() ? steps
                : steps.stream().filter(step -> patterns.stream().anyMatch(pattern -> pattern.matcher(step.name()).matches())).toList();
    }
}
