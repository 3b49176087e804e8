package org.os4j.bench.report;

import java.util.Arrays;
import java.util.List;
import org.os4j.bench.Results.Round;
import org.os4j.bench.report.Goal.Way;

/** What os4j is to reach, and what it has reached. */
final class Goals {
    private static final double TIE = 1.08;
    private static final double MILLISECOND = 1e6;
    private static final long KIB_64 = 65536;
    private static final int SMALL = 64;
    private static final int LARGE = 2048;

    private static final Way EMPTY_MAIN = new Way(Row.FIRST_CALL, "JDK", "an empty main", 0);
    private static final Way EMPTY_MAIN_CACHED = new Way(Row.FIRST_CALL, "JDK", "an empty main, AOT cache", 0);

    private static final List<Goal> ALL = List.of(
            Goal.timesC("stat", "`stat`, one field", Way.os4j(Row.STAT), 1.05),
            Goal.timesBestPeer("stat", "`stat`, one field", Way.os4j(Row.STAT), 0.85),
            Goal.timesC("stat", "`stat`, the whole record", Way.os4j(Row.STAT, "record", 0), 1.10),
            Goal.timesC("missing", "`stat` of a missing file, as a probe", Way.os4j(Row.STAT_MISSING), 1.10),
            Goal.times("missing", "`stat` of a missing file, as an exception ÷ the JDK's exception", Way.os4j(Row.STAT_MISSING, "exception", 0),
                    new Way(Row.STAT_MISSING, "JDK", "exception", 0), 1),
            Goal.timesC("open", "`open` and `close`", Way.os4j(Row.OPEN_CLOSE), 1.08),
            Goal.timesC("pread", "`pread` of 1 byte to an array", Way.os4j(Row.PREAD, "array", 1), 1.10),
            Goal.timesC("pread", "`pread` of 1 byte to a direct buffer", Way.os4j(Row.PREAD, "direct", 1), 1.10),
            Goal.timesC("write", "`write` of 1 byte from an array", Way.os4j(Row.WRITE, "array", 1), 1.10),
            Goal.timesC("write", "`write` of 1 byte from a direct buffer", Way.os4j(Row.WRITE, "direct", 1), 1.10),
            Goal.timesC("pread", "`pread` of 64 KiB to a direct buffer", Way.os4j(Row.PREAD, "direct", KIB_64), 1.03),
            Goal.timesC("pread", "`pread` of 64 KiB to a segment", Way.os4j(Row.PREAD, "segment", KIB_64), 1.03),
            Goal.timesC("write", "`write` of 64 KiB from a direct buffer", Way.os4j(Row.WRITE, "direct", KIB_64), TIE),
            Goal.timesC("write", "`write` of 64 KiB from a segment", Way.os4j(Row.WRITE, "segment", KIB_64), TIE),
            Goal.timesC("getcwd", "`getcwd`", Way.os4j(Row.GETCWD), 1.15),
            Goal.timesC("readlink", "`readlink`", Way.os4j(Row.READLINK), 1.15),
            Goal.atMost("labs", "the call alone, with errno", Way.os4j(Row.LABS), 8),
            Goal.above("first", "a first call over an empty main", Way.os4j(Row.FIRST_CALL, "one call", 0), EMPTY_MAIN, 60 * MILLISECOND),
            Goal.above("first", "thirty functions over an empty main", Way.os4j(Row.FIRST_CALL, "thirty functions", 0), EMPTY_MAIN, 60 * MILLISECOND),
            Goal.above("first", "a first call over an empty main, both with an AOT cache", Way.os4j(Row.FIRST_CALL, "one call, AOT cache", 0),
                    EMPTY_MAIN_CACHED, 32 * MILLISECOND),
            Goal.above("first", "thirty functions over an empty main, both with an AOT cache",
                    Way.os4j(Row.FIRST_CALL, "thirty functions, AOT cache", 0), EMPTY_MAIN_CACHED, 32 * MILLISECOND),
            Goal.timesC("spawn", "`/bin/true`, 64 MiB heap, tenth percentiles", Way.os4j(Row.SPAWN, "", SMALL), 1.15, Round::p10),
            Goal.timesC("spawn", "`/bin/true`, 2 GiB heap, tenth percentiles", Way.os4j(Row.SPAWN, "", LARGE), 1.15, Round::p10),
            Goal.times("spawn", "`/bin/true`, 64 MiB heap ÷ ProcessBuilder", Way.os4j(Row.SPAWN, "", SMALL),
                    new Way(Row.SPAWN, "JDK", "ProcessBuilder", SMALL), 0.5),
            Goal.times("spawn", "`/bin/true`, 2 GiB heap ÷ 64 MiB heap", Way.os4j(Row.SPAWN, "", LARGE), Way.os4j(Row.SPAWN, "", SMALL), TIE),
            Goal.timesC("walk", "a walk with a status of each entry", Way.os4j(Row.WALK), 1.08),
            Goal.times("walk", "a walk with a status of each entry ÷ walkFileTree", Way.os4j(Row.WALK), new Way(Row.WALK, "JDK", "walkFileTree", 0), 0.65),
            Goal.timesC("copy", "a copy of 512 MiB", Way.os4j(Row.COPY), TIE),
            Goal.times("copy", "a copy of 512 MiB ÷ Files.copy", Way.os4j(Row.COPY), new Way(Row.COPY, "JDK", "", 0), TIE),
            Goal.atMost("fork", "`fork()`, 64 MiB heap: held beyond the clone", Way.os4j(Row.FORK_BEYOND, "G1, 10 threads", SMALL), MILLISECOND),
            Goal.atMost("fork", "`fork()`, 2 GiB heap: held beyond the clone", Way.os4j(Row.FORK_BEYOND, "G1, 10 threads", LARGE), MILLISECOND));

    private Goals() {}

    /** The table: each goal, its limit, the median of the rounds and their spread. */
    static Table table(Figures figures) {
        Table table = new Table("", "at most", "reached", "rounds", "");
        for (Goal goal : ALL) {
            double[] reached = goal.reached().apply(figures);
            Arrays.sort(reached);
            if (reached.length == 0) {
                table.add(goal.what(), goal.format().apply(goal.limit()), "", "", "not measured");
            } else {
                double median = Figures.median(reached);
                table.add(goal.what(), goal.format().apply(goal.limit()), goal.format().apply(median),
                        goal.format().apply(reached[0]) + " to " + goal.format().apply(reached[reached.length - 1]),
                        verdict(median, reached[0], goal.limit()));
            }
        }
        return table;
    }

    /** What the notes may speak of. */
    static List<String> ids() {
        return ALL.stream().map(Goal::id).distinct().toList();
    }

    private static String verdict(double median, double least, double limit) {
        return median <= limit ? "met" : least <= limit ? "missed, met in a round" : "missed";
    }
}
