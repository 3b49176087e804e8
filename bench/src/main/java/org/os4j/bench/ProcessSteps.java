package org.os4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.os4j.bench.process.Copies;
import org.os4j.bench.process.Spawning;
import org.os4j.bench.process.Trees;

/** Whole processes: start-up, children, trees and copies. */
final class ProcessSteps {
    private static final int COPY_MEBIBYTES = 512;
    private static final int SMALL = 64;

    private final Tools tools;
    private final Place place;
    private final boolean quick;
    private final int rounds;

    ProcessSteps(Tools tools, Place place, boolean quick) {
        this.tools = tools;
        this.place = place;
        this.quick = quick;
        this.rounds = quick ? 1 : 3;
    }

    List<Step> all() {
        List<Step> steps = new ArrayList<>(List.of(new StartUp(tools, place.directory()).step(quick ? 5 : 15), spawn(SMALL)));
        if (!quick) {
            steps.add(spawn(Heaps.LARGE));
        }
        steps.add(walk());
        steps.add(copy());
        return steps;
    }

    private Step spawn(int heap) {
        Map<Setting, String> repeats = repeats(quick ? 30 : 100);
        double seconds = heap == SMALL ? 1 : 2;
        List<Contender> contenders = new ArrayList<>();
        floors(contenders, "spawn", heap, repeats, seconds);
        for (String way : List.of("posix_spawn", "Command", "ProcessBuilder", "ProcessBuilderVfork", "NuProcess")) {
            List<String> options = new ArrayList<>(Heaps.options(heap));
            if (way.equals("ProcessBuilderVfork")) {
                options.add("-Djdk.lang.Process.launchMechanism=VFORK");
            }
            contenders.add(Contender.telling(way, Tools.with(tools.java(Spawning.class, options.toArray(String[]::new)), way, heap), repeats, seconds));
        }
        return new Step("spawn" + heap, "/bin/true is started and waited for, with a heap of " + heap + " MiB", rounds, contenders,
                results -> Heaps.require(heap));
    }

    private Step walk() {
        Map<Setting, String> repeats = repeats(quick ? 2 : 4);
        List<Contender> contenders = new ArrayList<>();
        floors(contenders, "walk", 0, repeats, 4);
        for (String way : List.of("scantree", "walkFileTree", "walk", "Files.walk")) {
            contenders.add(Contender.telling(way, Tools.with(tools.java(Trees.class), way), repeats, 4));
        }
        return new Step("walk", "a tree with a status of each entry", rounds, contenders);
    }

    private Step copy() {
        Map<Setting, String> repeats = repeats(3);
        List<Contender> contenders = new ArrayList<>();
        floors(contenders, "copy", 0, repeats, 1);
        for (String way : List.of("copyfile", "Files.copy")) {
            contenders.add(Contender.telling(way, Tools.with(tools.java(Copies.class), way), repeats, 1));
        }
        return new Step("copy", "a file of " + COPY_MEBIBYTES + " MiB is copied", rounds, contenders, results -> place.makeSource(COPY_MEBIBYTES));
    }

    private void floors(List<Contender> contenders, String name, int x, Map<Setting, String> settings, double seconds) {
        if (!tools.floor().isEmpty()) {
            contenders.add(Contender.telling("C", Tools.with(tools.floor(), name, x), settings, seconds));
        }
        if (!tools.python().isEmpty()) {
            contenders.add(Contender.telling("CPython", Tools.with(tools.python(), name, x), settings, seconds));
        }
    }

    private static Map<Setting, String> repeats(int count) {
        return Map.of(Setting.REPEATS, Integer.toString(count));
    }
}
