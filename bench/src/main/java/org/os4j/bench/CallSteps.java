package org.os4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.os4j.bench.calls.Calls;

/** The calls: each a loop in C, in CPython and, by JMH, in a JVM for each way that there is in Java. */
final class CallSteps {
    private static final double STARTS = 0.7;
    /** Three, each twice as long as what counts. */
    private static final int WARM_UPS = 6;

    private final Tools tools;
    private final Place place;
    private final boolean quick;
    private final int iterations;
    private final int milliseconds;

    CallSteps(Tools tools, Place place, boolean quick) {
        this.tools = tools;
        this.place = place;
        this.quick = quick;
        this.iterations = quick ? 3 : 4;
        this.milliseconds = quick ? 100 : 150;
    }

    List<Step> all() {
        List<Long> sizes = quick ? List.of(1L, 65536L) : List.of(1L, 4096L, 65536L, 1048576L);
        List<Long> descriptors = quick ? List.of(10L, 1000L) : List.of(10L, 100L, 1000L, 10000L);
        List<Long> entries = quick ? List.of(10L, 1000L) : List.of(10L, 100L, 1000L, 10000L, 100000L);
        List<Long> none = List.of();
        return List.of(
                step("stat", "stat of a path of 14 characters", 7, none),
                step("statLong", "stat of a path of 85 characters", 3, none),
                step("statUnicode", "stat of a path that is not ASCII", 3, none),
                step("statMissing", "stat of a file that is not there", 5, none),
                step("openClose", "open and close", 5, none),
                step("pread", "pread into each kind of buffer", 7, sizes),
                step("write", "write from each kind of buffer", 7, sizes),
                step("getcwd", "getcwd to a String", 2, none),
                step("readlink", "readlink to a String", 3, none),
                step("getenv", "a variable of the environment", 4, none),
                withoutFloor("labs", "the call alone", 4),
                step("listdir", "the names in a directory", 3, entries, results -> place.makeDirectories(entries)),
                polling("epollOne", "epoll_wait with one descriptor ready", descriptors),
                polling("epollAll", "epoll_wait with all descriptors ready", descriptors),
                step("statThreads", "stat from eight threads at once", 3, none),
                withoutFloor("statVirtual", "a thousand virtual threads with a stat each", 4));
    }

    private Step step(String name, String what, int javaWays, List<Long> xs) {
        return step(name, what, javaWays, xs, results -> { });
    }

    private Step step(String name, String what, int javaWays, List<Long> xs, Step.Preparation preparation) {
        List<Contender> contenders = new ArrayList<>();
        double loop = (iterations + 1) * milliseconds / 1000.0;
        boolean isInPython = !name.equals("statThreads");
        for (long x : xs.isEmpty() ? List.of(0L) : xs) {
            if (!tools.floor().isEmpty()) {
                contenders.add(Contender.telling("C", Tools.with(tools.floor(), name, x), settings(), loop));
            }
            if (!tools.python().isEmpty() && isInPython) {
                contenders.add(Contender.telling("CPython", Tools.with(tools.python(), name, x), settings(), loop));
            }
        }
        contenders.add(java(name, javaWays, xs));
        return new Step(name, what, rounds(), contenders, preparation);
    }

    private Step polling(String name, String what, List<Long> descriptors) {
        return step(name, what, 2, Descriptors.allowed(descriptors), results -> Descriptors.tellMissing(descriptors, name, results));
    }

    private Step withoutFloor(String name, String what, int javaWays) {
        return new Step(name, what, rounds(), List.of(java(name, javaWays, List.of())));
    }

    private Contender java(String name, int ways, List<Long> xs) {
        double seconds = ways * Math.max(1, xs.size()) * (STARTS + (iterations + WARM_UPS) * milliseconds / 1000.0);
        return Contender.telling("JVM", Tools.with(Tools.with(tools.java(Calls.class, "-Djmh.ignoreLock=true"), name), xs.toArray()), settings(), seconds);
    }

    private Map<Setting, String> settings() {
        return Map.of(Setting.ITERATIONS, Integer.toString(iterations), Setting.MILLISECONDS, Integer.toString(milliseconds));
    }

    private int rounds() {
        return quick ? 1 : 3;
    }
}
