package org.os4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.os4j.bench.process.ForkedWorkers;
import org.os4j.bench.process.Forking;
import org.os4j.bench.process.FreshWorkers;

/** fork() beside the floor, a step for each heap, and forked workers beside JVMs. */
final class ForkSteps {
    private static final int WORKERS = 10;
    private static final int FEW = 10;
    private static final int MANY = 200;

    private final Tools tools;
    private final boolean quick;
    private final int rounds;

    ForkSteps(Tools tools, boolean quick) {
        this.tools = tools;
        this.quick = quick;
        this.rounds = quick ? 1 : 3;
    }

    List<Step> all() {
        List<Step> steps = new ArrayList<>();
        for (int heap : quick ? List.of(64) : List.of(64, 512, Heaps.LARGE)) {
            steps.add(fork(heap));
        }
        steps.add(workers());
        return steps;
    }

    private Step fork(int heap) {
        Map<Setting, String> repeats = Map.of(Setting.REPEATS, "20");
        double seconds = 1.2 + heap / 1000.0;
        List<Contender> contenders = new ArrayList<>();
        if (!tools.floor().isEmpty()) {
            contenders.add(Contender.telling("C", Tools.with(tools.floor(), "fork", heap), repeats, seconds));
        }
        if (!tools.python().isEmpty()) {
            contenders.add(Contender.telling("CPython", Tools.with(tools.python(), "fork", heap), repeats, seconds));
        }
        for (String collector : quick ? List.of("Serial", "G1") : List.of("Serial", "Parallel", "G1", "Shenandoah")) {
            for (int threads : quick ? List.of(FEW) : List.of(FEW, MANY)) {
                contenders.add(java(heap, threads, collector, collector, repeats, seconds));
            }
        }
        contenders.add(java(heap, FEW, "G1", "G1 in huge pages", repeats, seconds, "-XX:+UseTransparentHugePages"));
        return new Step("fork" + heap, "fork() with " + heap + " MiB touched", rounds, contenders, results -> Heaps.require(heap));
    }

    private Contender java(
            int heap, int threads, String collector, String variant, Map<Setting, String> settings, double seconds, String... more) {
        List<String> options = new ArrayList<>(Heaps.options(heap));
        options.add("-XX:+Use" + collector + "GC");
        options.addAll(List.of(more));
        return Contender.telling(variant + "/" + threads,
                Tools.with(tools.java(Forking.class, options.toArray(String[]::new)), heap, threads, variant), settings, seconds);
    }

    private Step workers() {
        return new Step("workers", "forked workers beside JVMs: memory, and the time to the first answer", rounds, List.of(
                Contender.telling("forked", Tools.with(tools.java(ForkedWorkers.class), WORKERS), Map.of(), 3),
                Contender.telling("JVMs", Tools.with(tools.java(FreshWorkers.class), WORKERS), Map.of(), 6)));
    }
}
